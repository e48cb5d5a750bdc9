import type { MeetingAsk } from "../meetings/asked.ts";
import {
  draftAddress,
  draftRoomsAddress,
  draftTableAddress,
  programmeAddress,
  publishAddress,
} from "./addresses.ts";

export type DraftWay = "published" | "grid" | "table" | "rooms" | "publish";

/** The pages on which a draft is worked on. */
export function draftWays({ words, language, id, person }: MeetingAsk, here: DraftWay) {
  const keeps = person?.may("programme.keep") === true;
  const ways = [
    ["grid", draftAddress(language, id), true],
    ["table", draftTableAddress(language, id), keeps],
    ["rooms", draftRoomsAddress(language, id), keeps],
    ["publish", publishAddress(language, id), keeps],
    ["published", programmeAddress(language, id), true],
  ] as const;
  return ways
    .filter(([, , shown]) => shown)
    .map(([name, to]) => ({ words: words.t(`programme:way.${name}`), to, here: name === here }));
}
