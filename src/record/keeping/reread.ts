import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { parseForm } from "../parse.ts";
import type { EditionRow } from "../repository/editions.ts";
import type { SourceRow } from "../repository/sources.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";

/**
 * Reads the document of an edition from its source's text again, as the parser does now. It keeps the symbol under which it is filed.
 * Problem: `records.place-gone` where the text now falls into fewer documents.
 */
export function readAgain(
  { format, text, hints, lines }: Pick<SourceRow, "format" | "text" | "hints" | "lines">,
  {
    place,
    givenSymbol,
    corrections,
    understood,
  }: Pick<EditionRow, "place" | "givenSymbol" | "corrections" | "understood">,
): Result<UnderstoodDocument> {
  const symbol = givenSymbol ?? (place === 0 ? understood.symbol : null);
  const form = { format, text, hints, ...(lines === null ? {} : { lines }) };
  const parsed = parseForm(form, { ...(symbol === null ? {} : { symbol }), corrections });
  if (!parsed.ok) return parsed;
  const document = parsed.value[place];
  if (!document) return failed(problem("records.place-gone", { symbol: understood.symbol ?? "" }));
  return ok(document);
}
