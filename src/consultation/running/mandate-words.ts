import type { Words } from "../../kernel/words.ts";
import type { Questionnaire } from "../questionnaire/model.ts";

/** What a questionnaire asks about, each address once, in the order of its questions. */
export function mandatesOf({ sections }: Pick<Questionnaire, "sections">): readonly string[] {
  return [...new Set(sections.flatMap(({ questions }) => questions.flatMap(({ about }) => about)))];
}

/** Addresses of paragraphs in words, by document: "A/RES/61/208, paragraphs 9 and 12". Empty where there are none. */
export function mandateWords(addresses: readonly string[], { t, list }: Words): string {
  const byDocument = new Map<string, string[]>();
  for (const address of addresses) {
    const [symbol = "", fragment = ""] = address.split("#");
    const known = byDocument.get(symbol) ?? [];
    const paragraph = operativeNumber(fragment);
    if (paragraph !== undefined && !known.includes(paragraph)) known.push(paragraph);
    byDocument.set(symbol, known);
  }
  return list(
    [...byDocument].map(([symbol, paragraphs]) =>
      paragraphs.length === 0
        ? symbol
        : t("consultations:letter.paragraphs", {
            symbol,
            paragraphs: list(paragraphs),
            count: paragraphs.length,
          }),
    ),
  );
}

/** `op_9` is paragraph 9, `op_9.a` is 9 (a); other places have no number that a letter would name. */
function operativeNumber(fragment: string): string | undefined {
  const match = /^op_(\d+)((?:\.[a-z0-9]+)*)/i.exec(fragment);
  if (!match?.[1]) return undefined;
  const parts = (match[2] ?? "").split(".").filter((part) => part !== "");
  return [match[1], ...parts.map((part) => `(${part})`)].join(" ");
}
