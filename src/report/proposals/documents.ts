import type { Language } from "../../kernel/language.ts";
import type { Words } from "../../kernel/words.ts";

/** Documents, paragraphs and addressees as a sentence names them. */

const organs = ["GA", "SC", "ECOSOC", "CPD", "HRC"] as const;
const bySymbol: readonly (readonly [RegExp, (typeof organs)[number]])[] = [
  [/^A\/HRC\/RES\//, "HRC"],
  [/^A\/RES\//, "GA"],
  [/^S\/RES\//, "SC"],
  [/^E\/CN\.9\/RES\//, "CPD"],
  [/^E\/RES\//, "ECOSOC"],
];

/** `General Assembly resolution 61/208`; in languages that bend nouns in the case that follows "of", with its preposition where one is needed. */
export function documentNamed(symbol: string, { t }: Words): string {
  const organ = bySymbol.find(([pattern]) => pattern.test(symbol))?.[1];
  const number = /\/RES\/(.+)$/.exec(symbol)?.[1];
  return organ !== undefined && number !== undefined
    ? t("report-proposals:document.resolution", { number, organ: t(`report-proposals:organ.${organ}`) })
    : t("report-proposals:document.other", { number: symbol });
}

/** The place of a request, `A/RES/61/208#op_9`, as facts of a sentence: `paragraph` and `resolution`. */
export function placeNamed(address: string, words: Words): { paragraph: string; resolution: string } {
  const [symbol = "", id = ""] = address.split("#");
  return { paragraph: paragraphNumber(id), resolution: documentNamed(symbol, words) };
}

/** `op_9` is 9, `op_29.c` is 29 (c); what has no number keeps its id. */
export function paragraphNumber(id: string): string {
  const found = /^op_(\w+?)((?:\.\w+)*)(?:~\d+)?$/.exec(id);
  if (!found) return id;
  const subs = (found[2] ?? "").split(".").filter((one) => one !== "");
  return [found[1], ...subs.map((one) => `(${one})`)].join(" ");
}

/** Those to whom a request is addressed, in a language where the catalogue has them, else as the text has them. */
export function addresseesNamed(addressees: readonly string[], words: Words): string {
  if (addressees.length === 0) return words.t("report-proposals:addressee.nobody");
  const named = addressees.map((one) => {
    const key = `report-proposals:addressee.${slug(one)}`;
    return words.has(key) ? words.t(key) : foreign(one, words.language);
  });
  return named.join(words.t("report-proposals:separator"));
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the /, "")
    .replace(/[^a-z]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** English words keep to themselves in a text that runs the other way. */
export function foreign(text: string, language: Language): string {
  return language === "ar" ? `\u2068${text}\u2069` : text;
}
