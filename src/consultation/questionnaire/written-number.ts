import type { Language } from "../../kernel/language.ts";

/** What a decimal and a group of thousands are divided by, besides spaces and apostrophes, which only ever divide groups. */
const marks: Readonly<Record<Language, { readonly decimal: "." | ","; readonly group: "." | "," | null }>> = {
  ar: { decimal: ".", group: "," },
  zh: { decimal: ".", group: "," },
  en: { decimal: ".", group: "," },
  fr: { decimal: ",", group: null },
  ru: { decimal: ",", group: null },
  es: { decimal: ",", group: "." },
};

/** `ambiguous` where a mark could divide thousands or a decimal, and guessing would be wrong by a factor of a thousand. */
export type WrittenNumber = number | "ambiguous" | "not-a-number";

/**
 * Reads a number as a person writes it in a language: `1,234.5`, `1 234,5`, `1.234,5`, `1'234`, `٣٤٫٥`. Digits of Arabic, Persian and
 * full-width script are digits. A mark that is not the language's own is believed where it can mean one thing only.
 */
export function readNumber(text: string, language: Language): WrittenNumber {
  const plain = latin(text.trim());
  const match = /^([-+]?)(\d[\d.,\s']*|[.,]\d+)$/u.exec(plain);
  if (!match) return "not-a-number";
  const sign = match[1] === "-" ? -1 : 1;
  const body = withoutSpaces(match[2] ?? "");
  if (body === null) return "not-a-number";
  const used = [...new Set(body.replace(/\d/g, ""))];
  if (used.length === 0) return sign * Number(body);
  if (used.length > 2) return "not-a-number";
  const last = body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
  const other = last === "." ? "," : ".";
  const decimals = body.split(last).length - 1;
  // Both marks: the last divides the decimal, and only once.
  if (used.length === 2)
    return decimals === 1 ? parts(sign, body, { decimal: last, group: other }) : "not-a-number";
  // One mark more than once divides groups.
  if (decimals > 1) return parts(sign, body, { decimal: null, group: last });
  const { decimal, group } = marks[language];
  if (last === decimal) return parts(sign, body, { decimal: last, group: null });
  const groups = /^[1-9]\d{0,2}[.,]\d{3}$/.test(body);
  if (!groups) return parts(sign, body, { decimal: last, group: null });
  return last === group ? parts(sign, body, { decimal: null, group: last }) : "ambiguous";
}

/** Digits and marks of other scripts as those of ASCII; signs for minus as a hyphen. */
function latin(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll("\u066b", ".")
    .replaceAll("\u066c", "'")
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/[\u2212\u2013\u2010\u2011]/g, "-")
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "");
}

/** Takes out the spaces and apostrophes that divide groups of three; null where they divide anything else. */
function withoutSpaces(body: string): string | null {
  if (!/[\s']/.test(body)) return body;
  return /^\d{1,3}([\s']\d{3})+([.,]\d+)?$/.test(body) ? body.replace(/[\s']/g, "") : null;
}

function parts(
  sign: number,
  body: string,
  { decimal, group }: { readonly decimal: string | null; readonly group: string | null },
): number | "not-a-number" {
  const [whole = "", fraction = ""] = decimal === null ? [body] : body.split(decimal);
  if (group !== null) {
    const [first = "", ...rest] = whole.split(group);
    if (!/^\d{1,3}$/.test(first) || rest.some((one) => !/^\d{3}$/.test(one))) return "not-a-number";
    return sign * Number(`${first}${rest.join("")}.${fraction || "0"}`);
  }
  return sign * Number(`${whole || "0"}.${fraction || "0"}`);
}
