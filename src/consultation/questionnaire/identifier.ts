import { slugOf } from "../../kernel/identifier.ts";
import { languages } from "../../kernel/language.ts";
import type { Questionnaire } from "./model.ts";

/** Words of addresses that are no identifier of a questionnaire. */
const reserved = new Set(["new", "import", "ready", "questionnaire"]);

/** Characters that an identifier has at the most before its number. */
const longest = 48;

/** From which words a questionnaire gets its identifier: those of its English title, or else of the first that has Latin letters. */
export function stemOf({ title }: Questionnaire): string {
  const [stem] = ["en" as const, ...languages]
    .map((one) => slugOf(title[one] ?? "", longest))
    .filter((one) => one !== "");
  return stem === undefined || reserved.has(stem) ? `q${stem === undefined ? "" : `-${stem}`}` : stem;
}
