import { numberedName } from "../../kernel/identifier.ts";
import type { Observation } from "../observation.ts";

type Notes = Readonly<Record<string, string>>;

export interface JoinedNotes {
  /** The footnotes of both, each text under one key. */
  readonly notes: Notes;
  /** The observation with its keys as they are in `notes`. */
  rekeyed(observation: Observation): Observation;
}

/**
 * The footnotes of a further file of a revision together with those of an earlier release of it. Publishers number the
 * footnotes of each workbook anew (in WPP 2019, Crimea is note 23 of one and note 19 of another), so a key of the file
 * that means something else in the earlier release is given the key that the same text has there, or one of its own.
 */
export function joinNotes(earlier: Notes, own: Notes): JoinedNotes {
  const notes: Record<string, string> = { ...earlier };
  const byText = new Map(Object.entries(earlier).map(([key, text]) => [text, key]));
  const renamed = new Map<string, string>();
  for (const [key, text] of Object.entries(own)) {
    if (notes[key] === text) continue;
    const known = byText.get(text);
    const joined = known ?? unused(key, earlier, own);
    if (joined !== key) renamed.set(key, joined);
    notes[joined] = text;
  }
  const rekey = (keys: string) =>
    [...new Set(keys.split(",").map((key) => renamed.get(key) ?? key))].join(",");
  return {
    notes,
    rekeyed: (one) => (one.notes === null || renamed.size === 0 ? one : { ...one, notes: rekey(one.notes) }),
  };
}

function unused(key: string, earlier: Notes, own: Notes): string {
  const taken = { has: (name: string) => name in earlier || name in own };
  return key in earlier ? numberedName(key, taken, 2) : key;
}
