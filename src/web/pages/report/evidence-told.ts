import type { Language } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import type { Taken } from "../../../report/binding/model.ts";
import type { EvidenceTold } from "../../../report/trace/model.ts";
import { reportAddress } from "./addresses.ts";
import { titleOf } from "./reporting.ts";

/** A value as a page shows it: a number in the digits of the language, words in that in which they were written. */
export interface ValueShown {
  readonly text: string;
  readonly language: Language | null;
}

/** What a reference says, said, and was issued with. */
export interface ToldShown {
  /** Null where it no longer resolves; then `problems` say why. */
  readonly said: ValueShown | null;
  readonly problems: readonly string[];
  /** Null where the source says the same, or is no longer there; `changed` tells the two apart. */
  readonly now: ValueShown | null;
  readonly changed: "same" | "other" | "gone";
  readonly frozen: readonly (ValueShown & { readonly report: string; readonly to: string })[];
}

/** In the words of a page; null for a whole release or document, which has no one value. */
export function toldInWords(told: EvidenceTold, words: Words): ToldShown | null {
  const { said, now, problems, frozen } = told;
  if (problems.some(({ code }) => code === "report-proposals.reference-unclear")) return null;
  const same = said !== null && now !== null && JSON.stringify(said.value) === JSON.stringify(now.value);
  return {
    said: said === null ? null : shown(said, words),
    problems: problems.map((one) => words.problem(one)),
    now: now === null || same ? null : shown(now, words),
    changed: now === null ? "gone" : same ? "same" : "other",
    frozen: frozen.map((one) => ({
      ...shown(one, words),
      report: one.symbol ?? titleOf(one, words.language).text,
      to: reportAddress(words.language, one.report),
    })),
  };
}

function shown(
  { value, in: written }: { readonly value: Taken["value"]; readonly in?: Language | null | undefined },
  words: Words,
): ValueShown {
  if (value === null) return { text: words.t("report-pages:uses.empty"), language: null };
  if (typeof value === "string") return { text: value, language: written ?? null };
  const number = (one: number) => words.number(one, { maximumFractionDigits: 6 });
  const text = typeof value === "number" ? number(value) : `${number(value.low)}–${number(value.high)}`;
  return { text, language: null };
}
