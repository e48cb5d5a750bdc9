import { ProblemError, problem } from "../../kernel/problem.ts";
import type { StatementParts } from "../contributions/parts.ts";
import { keyHash } from "./keys.ts";
import { type LetterByKey, markLetter, selectByKey } from "./repository.ts";

const visitor = { kind: "visitor" } as const;

export type Mark = "opened" | "downloaded" | "acknowledged";

/**
 * Notes what the bearer of a letter's link has done, the first time that they do it. Whoever downloads has opened, whoever acknowledges
 * too. Throws ProblemError `outcome.link-unknown`.
 */
export async function receive(parts: StatementParts, key: string, mark: Mark): Promise<LetterByKey> {
  const hash = keyHash(key);
  const known = await selectByKey(parts.store.database(), hash);
  if (!known) throw new ProblemError(problem("outcome.link-unknown"));
  if (known[mark] !== null) return known;
  const at = parts.now();
  const marks = { [mark]: at, ...(known.opened === null ? { opened: at } : {}) };
  const subject = `${known.meeting}/${known.distribution}/${known.party}`;
  await parts.store.deed(visitor, { deed: `outcome.${mark}`, subject }, async (trx) => {
    // Of two at once the first counts.
    const still = await selectByKey(trx, hash);
    if (still && still[mark] === null) await markLetter(trx, hash, marks);
  });
  return { ...known, ...marks };
}
