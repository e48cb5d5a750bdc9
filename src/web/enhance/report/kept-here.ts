/**
 * What was typed and not yet acknowledged lies on this device: by report, language and paragraph, with the revision over which it was
 * written. So it survives a closed lid, a dead battery and a lost session, and two who wrote are told of one another.
 */
export interface KeptHere {
  readonly text: string;
  readonly revision: string;
}

export interface Shelf {
  put(block: string, kept: KeptHere): void;
  drop(block: string): void;
  /** Everything that lies there, by block. */
  all(): ReadonlyMap<string, KeptHere>;
}

/** The shelf of a report in a language. A device that keeps nothing has an empty one. */
export function shelfOf(report: string, language: string): Shelf {
  const prefix = `report ${report} ${language} `;
  return {
    put: (block, kept) => {
      try {
        localStorage.setItem(prefix + block, JSON.stringify(kept));
      } catch {
        // Full or forbidden: it is still saved over the line.
      }
    },
    drop: (block) => {
      try {
        localStorage.removeItem(prefix + block);
      } catch {
        // Nothing was kept.
      }
    },
    all: () => {
      const found = new Map<string, KeptHere>();
      try {
        for (let at = 0; at < localStorage.length; at += 1) {
          const key = localStorage.key(at);
          if (!key?.startsWith(prefix)) continue;
          const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
          if (isKept(kept)) found.set(key.slice(prefix.length), kept);
        }
      } catch {
        // What cannot be read is not offered.
      }
      return found;
    },
  };
}

function isKept(value: unknown): value is KeptHere {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    typeof value.text === "string" &&
    "revision" in value &&
    typeof value.revision === "string"
  );
}
