import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { z } from "zod";
import { type Actor, actorName } from "../../../kernel/actor.ts";
import { ProblemError } from "../../../kernel/problem.ts";
import { mayDo, requireRight } from "../../rights.ts";
import { dayOf } from "../days.ts";
import type { PeopleParts } from "../parts.ts";
import { insertHolding, updateHolding, writePerson, writePost } from "../repository.ts";
import { type Planned, planBook } from "./plan.ts";
import { readBook } from "./read.ts";
import { type BookState, bookState } from "./state.ts";
import { BookStep, stepsOf } from "./steps.ts";

/** A file as it came, with the name that problems call it by. */
export interface BookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const BookOutcome = z.object({
  /** False where it was only looked at, or nothing would change. */
  imported: z.boolean(),
  /** Lines that were read. */
  lines: z.int(),
  sha256: z.string(),
  steps: z.array(BookStep),
});
export type BookOutcome = z.infer<typeof BookOutcome>;

/** What `DirectoryService.importBook` does. Throws its problems. */
export async function importBook(
  parts: PeopleParts,
  actor: Actor,
  { name, bytes }: BookFile,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<BookOutcome> {
  requireRight(actor, "people.import");
  const lines = await readBook(bytes, name);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const options = { on: dayOf(parts.now()), newId: randomUUID };
  const plan = (before: BookState) => {
    const planned = planBook(before, lines, options);
    if (planned.problems.length > 0) throw new ProblemError(...planned.problems);
    requireAdministrator(actor, before, planned);
    return { planned, steps: [...stepsOf(before, planned)] };
  };
  const looked = plan(await parts.store.snapshot(bookState));
  const told = { lines: lines.length, sha256, steps: looked.steps, imported: false };
  if (dryRun || looked.steps.length === 0) return told;
  return parts.store.deed(
    actor,
    ({ steps }: BookOutcome) => ({
      deed: "people.import",
      subject: sha256,
      detail: { lines: lines.length, steps: counted(steps) },
    }),
    async (trx) => {
      // Planned again: somebody may have changed things since it was looked at.
      const before = await bookState(trx);
      const { planned, steps } = plan(before);
      await write(parts, actor, trx, before, planned);
      return { ...told, steps, imported: true };
    },
  );
}

async function write(
  parts: PeopleParts,
  actor: Actor,
  trx: Transaction<unknown>,
  before: BookState,
  { after }: Planned,
): Promise<void> {
  const now = parts.now();
  for (const [id, person] of after.persons)
    if (before.persons.get(id) !== person) await writePerson(trx, person, now);
  const held = [...after.holdings.values()].filter((one) => before.holdings.get(one.number) !== one);
  const used = new Set(held.map(({ post }) => post));
  for (const [id, post] of after.posts)
    if (before.posts.get(id) !== post || used.has(id)) await writePost(trx, post, now);
  // Terms that end before those that take their place.
  for (const holding of held) if (holding.number > 0) await updateHolding(trx, holding);
  for (const { number, ...holding } of held.toSorted((a, b) => b.number - a.number))
    if (number < 0) await insertHolding(trx, holding, now, actorName(actor));
}

/** A book must not make administrators, unmake them or give them another address, unless an administrator brings it. */
function requireAdministrator(actor: Actor, before: BookState, { after }: Planned): void {
  if (mayDo(actor, "people.administer")) return;
  const isOffice = (post: string) => after.posts.get(post)?.kind === "administrator";
  const officers = new Set(
    [...before.holdings.values()].filter(({ post }) => isOffice(post)).map(({ person }) => person),
  );
  const touched =
    [...after.posts].some(([id, post]) => isOffice(id) && before.posts.get(id) !== post) ||
    [...after.holdings].some(
      ([number, holding]) => isOffice(holding.post) && before.holdings.get(number) !== holding,
    ) ||
    [...officers].some((id) => before.persons.get(id)?.email !== after.persons.get(id)?.email);
  if (touched) requireRight(actor, "people.administer");
}

function counted(steps: readonly BookStep[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of steps) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
