import { languages } from "../../kernel/language.ts";
import type { Questionnaire } from "./model.ts";

/** Words of addresses that are no identifier of a questionnaire. */
const reserved = new Set(["new", "import", "ready", "questionnaire"]);

/** The readable part of a title: `Remittances: a survey` is `remittances-a-survey`; empty where no Latin letter is in it. */
export function slugOf(text: string, longest = 48): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
}

/** From which words a questionnaire gets its identifier: those of its English title, or else of the first that has Latin letters. */
export function stemOf({ title }: Questionnaire): string {
  const [stem] = ["en" as const, ...languages]
    .map((one) => slugOf(title[one] ?? ""))
    .filter((one) => one !== "");
  return stem === undefined || reserved.has(stem) ? `q${stem === undefined ? "" : `-${stem}`}` : stem;
}

/** The stem, or the stem with the first number that is free. */
export function freeIdentifier(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}
