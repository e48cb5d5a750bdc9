import type { Language } from "../../../kernel/language.ts";
import type { RecordService } from "../../../record/service.ts";
import { documentAddress } from "./addresses.ts";

/** What can be the symbol of a document: `61/208`, `A/RES/61/208`, `resolution 2006/2`, with a paragraph behind it. */
const likeSymbol = /\d+\s*[/⁄]\s*\d+|^[a-z]{1,4}\/[\w./-]*\d|\d+ ?\([ivxlcdm]+\)/i;

export interface MeantDocument {
  readonly symbol: string;
  readonly title: string | null;
  readonly to: string;
}

/** The document that somebody means who types a symbol, in any spelling; undefined where it is none, or is not in the record. */
export async function documentMeant(
  record: RecordService,
  q: string,
  language: Language,
): Promise<MeantDocument | undefined> {
  if (!likeSymbol.test(q)) return undefined;
  const [named = "", paragraph] = q.split("#");
  const found = await record.document(named);
  if (!found.ok) return undefined;
  const { symbol, title } = found.value;
  return { symbol, title, to: documentAddress(language, symbol, paragraph ?? null) };
}
