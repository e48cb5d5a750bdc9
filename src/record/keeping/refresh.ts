import { failed, type Problem, problem } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { type EditionRow, selectCurrent, selectOutdated, updateUnderstood } from "../repository/editions.ts";
import { type SourceRow, selectSource } from "../repository/sources.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { parserVersion } from "./parser.ts";
import { readAgain } from "./reread.ts";

/** What opening the record had to understand anew. */
export interface Refreshed {
  readonly documents: number;
  /** `records.place-gone`: these stay as an older parser understood them. */
  readonly problems: readonly Problem[];
}

/** So many documents share a transaction: an interruption loses little. */
const batch = 50;

/**
 * Understands again what an older parser has understood: same texts, same corrections. Addresses of mandates stay, and with them what
 * was said of the mandates. Doing it twice, or being killed in the middle and doing it again, comes to the same.
 */
export async function refresh(store: Store): Promise<Refreshed> {
  let documents = 0;
  const problems: Problem[] = [];
  let source: SourceRow | undefined;
  for (;;) {
    const outdated = await selectOutdated(store.database(), parserVersion, batch);
    if (outdated.length === 0) return { documents, problems };
    const renewed: { readonly current: EditionRow; readonly understood: UnderstoodDocument }[] = [];
    for (const number of outdated) {
      const current = await selectCurrent(store.database(), number);
      if (!current) continue;
      if (source?.sha256 !== current.source) source = await selectSource(store.database(), current.source);
      const { symbol } = current.understood;
      const read = source
        ? readAgain(source, current)
        : failed(problem("records.no-text", { symbol: symbol ?? "" }));
      if (!read.ok) problems.push(...read.problems);
      renewed.push({ current, understood: read.ok ? { ...read.value, symbol } : current.understood });
    }
    const symbols = renewed.map(({ current }) => current.understood.symbol);
    await store.deed(
      { kind: "system" },
      { deed: "record.understand", subject: `parser/${parserVersion}`, detail: { documents: symbols } },
      async (trx) => {
        for (const { current, understood } of renewed)
          await updateUnderstood(trx, current, parserVersion, understood);
      },
    );
    documents += renewed.length;
  }
}
