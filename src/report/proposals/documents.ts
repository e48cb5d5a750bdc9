import type { Language } from "../../kernel/language.ts";
import type { Words } from "../../kernel/words.ts";

/** Documents, paragraphs and addressees as a sentence names them. */

export type NamedOrgan = "GA" | "SC" | "ECOSOC" | "CPD" | "HRC";
const bySymbol: readonly (readonly [RegExp, NamedOrgan])[] = [
  [/^A\/HRC\/RES\//, "HRC"],
  [/^A\/RES\//, "GA"],
  [/^S\/RES\//, "SC"],
  [/^E\/CN\.9\/RES\//, "CPD"],
  [/^E\/RES\//, "ECOSOC"],
];

/** Whose resolution a symbol is of, and its number; null where it is none. */
export function resolutionOf(symbol: string): { readonly organ: NamedOrgan; readonly number: string } | null {
  const organ = bySymbol.find(([pattern]) => pattern.test(symbol))?.[1];
  const number = /\/RES\/(.+)$/.exec(symbol)?.[1];
  return organ === undefined || number === undefined ? null : { organ, number };
}

/** `General Assembly resolution 61/208`; in languages that bend nouns in the case that follows "of", with its preposition where one is needed. */
export function documentNamed(symbol: string, { t }: Words): string {
  const found = resolutionOf(symbol);
  return found === null
    ? t("report-proposals:document.other", { number: symbol })
    : t("report-proposals:document.resolution", {
        number: found.number,
        organ: t(`report-proposals:organ.${found.organ}`),
      });
}

/** A title in the reader's language where the catalogue has it, else as the document has it. */
export function titleNamed(title: string, words: Words): string {
  const key = `report-proposals:title.${slug(title)}`;
  return words.has(key) ? words.t(key) : kept(title, words.language);
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
    return words.has(key) ? words.t(key) : kept(one, words.language);
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

/** Between these, words stand in the language of the record (`report/setting` says so to whoever reads them). */
export const keptMarks = ["\u2066", "\u2069"] as const;

/** Words of the record in a text of another language: they keep to themselves. */
function kept(text: string, language: Language): string {
  return language === "en" ? text : `${keptMarks[0]}${text}${keptMarks[1]}`;
}
