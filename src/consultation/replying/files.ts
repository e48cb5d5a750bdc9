import { readFile } from "node:fs/promises";
import { requireRight } from "../../directory/rights.ts";
import { recogniseFile } from "../../files/upload-kinds.ts";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { keepOriginal, originalPath, setAside } from "../../store/originals.ts";
import type { Answer, Attachment } from "./answer.ts";
import type { ReplyAddress } from "./model.ts";
import { actsForParty, isTeam, type ReplyParts, requireOwnOrFor, requireReply } from "./parts.ts";
import { selectAnswers, selectAsked, selectReply, selectSubmissions } from "./repository.ts";
import { requireOpen } from "./steps.ts";
import type { Database } from "./tables.ts";

/** Largest file that comes with an answer, in bytes. */
export const largestFile = 20 * 1024 ** 2;

/** Files that came and are in no answer yet, by who may put them there: one party must not name the file of another. */
export class FreshFiles {
  readonly #known = new Set<string>();

  add(address: ReplyAddress, { sha256 }: Attachment): void {
    this.#known.add(keyOf(address, sha256));
    if (this.#known.size > 10_000) for (const first of this.#known) return void this.#known.delete(first);
  }

  has(address: ReplyAddress, sha256: string): boolean {
    return this.#known.has(keyOf(address, sha256));
  }
}

function keyOf({ consultation, party }: ReplyAddress, sha256: string): string {
  return `${consultation}/${party}/${sha256}`;
}

/**
 * Keeps a file for an answer that is about to be saved. Throws ProblemError `replies.file-too-large` (facts: name, limit) and those
 * of `recogniseFile`.
 */
export async function keepFile(
  parts: ReplyParts,
  fresh: FreshFiles,
  actor: Actor,
  address: ReplyAddress,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Attachment> {
  const database = parts.store.database<object>();
  const reply = await requireReply(database, address);
  requireOwnOrFor(actor, "reply.write", reply);
  await requireOpen(database, actor, reply, parts.now());
  if (file.bytes.length > largestFile)
    throw new ProblemError(
      problem("replies.file-too-large", { name: file.name.slice(0, 150), limit: largestFile / 1024 ** 2 }),
    );
  const { name, type } = unwrap(await recogniseFile(file.bytes, file.name));
  const copy = await setAside(parts.paths, file.bytes);
  await keepOriginal(parts.paths, copy);
  const attachment = { sha256: copy.sha256, name, bytes: file.bytes.length, type };
  fresh.add(address, attachment);
  return attachment;
}

/** Throws ProblemError `replies.file-foreign` where an answer names a file that neither came for this reply nor is in it already. */
export async function requireOwnFiles(
  parts: ReplyParts,
  fresh: FreshFiles,
  address: ReplyAddress,
  answers: readonly (Answer | null)[],
): Promise<void> {
  const named = answers.flatMap(attachmentsOf).filter(({ sha256 }) => !fresh.has(address, sha256));
  if (named.length === 0) return;
  const known = await knownFiles(parts.store.database<object>(), address, true);
  for (const { sha256 } of named)
    if (!known.has(sha256)) throw new ProblemError(problem("replies.file-foreign"));
}

/** The file under this hash, where an answer that the actor may see has it. Throws ProblemError `replies.file-unknown-here`. */
export async function openFile(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  sha256: string,
): Promise<{ readonly attachment: Attachment; readonly bytes: Uint8Array<ArrayBuffer> }> {
  requireRight(actor, "reply.read", address.party);
  const drafts = isTeam(actor, address.party) || actsForParty(actor, address.party);
  const attachment = (await knownFiles(parts.store.database<object>(), address, drafts)).get(sha256);
  if (!attachment) throw new ProblemError(problem("replies.file-unknown-here"));
  return { attachment, bytes: new Uint8Array(await readFile(originalPath(parts.paths, sha256))) };
}

/** The files in a reply's submissions, with drafts also in its answers and in what the party submitted in the consultation before. */
async function knownFiles(
  database: Database,
  address: ReplyAddress,
  drafts: boolean,
): Promise<ReadonlyMap<string, Attachment>> {
  const reply = await requireReply(database, address);
  const said: Answer[] = [];
  if (drafts) {
    const asked = await selectAsked(database, address.consultation);
    const before =
      asked?.previous &&
      (await selectReply(database, { consultation: asked.previous, party: address.party }));
    for (const { answers } of before ? await selectSubmissions(database, before.number) : [])
      said.push(...Object.values(answers));
    for (const { value } of await selectAnswers(database, reply.number)) said.push(value);
  }
  for (const { answers } of await selectSubmissions(database, reply.number))
    said.push(...Object.values(answers));
  return new Map(said.flatMap(attachmentsOf).map((one) => [one.sha256, one]));
}

function attachmentsOf(answer: Answer | null): readonly Attachment[] {
  return answer?.kind === "document" ? answer.files : [];
}
