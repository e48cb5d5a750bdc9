import { elapsed } from "./clock.ts";
import type { Entry, Instant, List } from "./model.ts";

export interface Total {
  readonly key: string;
  readonly speakers: number;
  /** Milliseconds. */
  readonly time: number;
}

/**
 * How many have spoken, and how long together, by region, group, sex, level or whatever the key says; whoever has the floor counts
 * with what they have had of it. The longest first, then by key. A key of null is left out.
 */
export function totals(list: List, keyOf: (entry: Entry) => string | null, at: Instant): readonly Total[] {
  const found = new Map<string, { speakers: number; time: number }>();
  for (const entry of list.entries.values()) {
    const speaking = list.floor?.entry === entry.id ? list.floor : null;
    const time = speaking ? elapsed(speaking, at) : entry.spoke;
    if (!speaking && time === 0) continue;
    const key = keyOf(entry);
    if (key === null) continue;
    const known = found.get(key) ?? { speakers: 0, time: 0 };
    found.set(key, { speakers: known.speakers + 1, time: known.time + time });
  }
  return [...found]
    .map(([key, total]) => ({ key, ...total }))
    .sort((a, b) => b.time - a.time || (a.key < b.key ? -1 : 1));
}
