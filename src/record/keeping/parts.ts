import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import type { HomePaths } from "../../store/paths.ts";
import { type DocumentRow, selectByKeys, selectNear } from "../repository/documents.ts";
import { type EditionRow, selectCurrent } from "../repository/editions.ts";
import { symbolKey, symbolKeys } from "./symbols.ts";
import type { Database } from "./tables.ts";

/** What the record's deeds and questions work with. */
export interface RecordParts {
  readonly store: Store;
  readonly paths: HomePaths;
  readonly now: () => Date;
}

/** For reading. */
export function database({ store }: Pick<RecordParts, "store">): Database {
  return store.database();
}

/** How many near symbols a refusal names. */
const few = 5;

/**
 * The document that somebody names, by any spelling. Throws ProblemError: `records.unknown-document`, `records.unknown-near` with what
 * may have been meant, `records.ambiguous-symbol` where a number is that of several organs.
 */
export async function resolveDocument(database: Database, text: string): Promise<DocumentRow> {
  const [found, ...others] = await selectByKeys(database, symbolKeys(text));
  if (!found) {
    const near = await selectNear(database, symbolKey(text), few);
    throw new ProblemError(
      near.length === 0
        ? problem("records.unknown-document", { symbol: text })
        : problem("records.unknown-near", { symbol: text, near: near.join(", ") }),
    );
  }
  if (others.length > 0 && found.key !== symbolKey(text)) {
    const symbols = [found, ...others].map(({ symbol }) => symbol).join(", ");
    throw new ProblemError(problem("records.ambiguous-symbol", { symbol: text, symbols }));
  }
  return found;
}

/** The text of a document. Throws ProblemError `records.no-text` where only facts are known. */
export async function requireText(database: Database, { number, symbol }: DocumentRow): Promise<EditionRow> {
  const current = await selectCurrent(database, number);
  if (!current) throw new ProblemError(problem("records.no-text", { symbol }));
  return current;
}
