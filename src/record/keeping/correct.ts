import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { isText } from "../parse.ts";
import { type Correction, settled } from "../reading/corrections.ts";
import { upsertFacts } from "../repository/content.ts";
import { deleteDocument } from "../repository/documents.ts";
import { insertEdition } from "../repository/editions.ts";
import { selectSource } from "../repository/sources.ts";
import { parserVersion } from "./parser.ts";
import { database, type RecordParts, requireText, resolveDocument } from "./parts.ts";
import { readAgain } from "./reread.ts";

/** What `RecordService.correctDocument` does; gives the document's symbol. Throws its problems. */
export async function correctDocument(
  parts: RecordParts,
  actor: Actor,
  named: string,
  given: readonly Correction[],
): Promise<string> {
  requireRight(actor, "record.correct");
  const document = await resolveDocument(database(parts), named);
  const current = await requireText(database(parts), document);
  const { symbol } = document;
  const source = await selectSource(database(parts), current.source);
  if (!source) throw new ProblemError(problem("records.no-text", { symbol }));
  if (!isText(source)) throw new ProblemError(problem("records.structured", { symbol }));
  const corrections = settled(given);
  const understood = unwrap(readAgain(source, { ...current, corrections }));
  const { place, givenSymbol } = current;
  const edition = {
    source: source.sha256,
    place,
    givenSymbol,
    corrections,
    parser: parserVersion,
    understood: { ...understood, symbol },
    at: parts.now(),
    actor: actorName(actor),
  };
  await parts.store.deed(
    actor,
    { deed: "record.correct", subject: symbol, detail: { corrections } },
    async (trx) => {
      await insertEdition(trx, symbol, edition);
    },
  );
  return symbol;
}

/** What `RecordService.removeDocument` does; gives the document's symbol. Throws its problems. */
export async function removeDocument(parts: RecordParts, actor: Actor, named: string): Promise<string> {
  requireRight(actor, "record.remove");
  const { number, symbol, facts } = await resolveDocument(database(parts), named);
  await parts.store.deed(actor, { deed: "record.remove", subject: symbol }, async (trx) => {
    await deleteDocument(trx, number);
    // What came with the software is known without the text, too.
    if (facts) await upsertFacts(trx, facts, parts.now());
  });
  return symbol;
}
