import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { parseRecord } from "../parse.ts";
import type { EditionRow } from "../repository.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";

/**
 * Reads the document of an edition from its source's text again, as the parser does now. It keeps the symbol under which it is filed.
 * Problem: `records.place-gone` where the text now falls into fewer documents.
 */
export function readAgain(
  text: string,
  {
    place,
    givenSymbol,
    corrections,
    understood,
  }: Pick<EditionRow, "place" | "givenSymbol" | "corrections" | "understood">,
): Result<UnderstoodDocument> {
  const symbol = givenSymbol ?? (place === 0 ? understood.symbol : null);
  const parsed = parseRecord(text, { ...(symbol === null ? {} : { symbol }), corrections });
  if (!parsed.ok) return parsed;
  const document = parsed.value[place];
  if (!document) return failed(problem("records.place-gone", { symbol: understood.symbol ?? "" }));
  return ok(document);
}
