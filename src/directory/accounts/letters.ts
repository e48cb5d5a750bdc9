import type { Transaction } from "kysely";
import type { Language } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import { type LetterKind, secretPlace } from "../../mail/model.ts";
import { queueLetter } from "../../mail/queue.ts";

/** Where a link of ours leads: a page with the key in its query. */
const pages = { invitation: "invitation", reset: "new-password", enter: "first-account" } as const;

export function linkAddress(
  address: string,
  language: Language,
  purpose: keyof typeof pages,
  key: string,
): string {
  return `${address}/${language}/${pages[purpose]}?key=${key}`;
}

export interface AccountLetter {
  /** Names the letter among all. */
  readonly once: string;
  readonly kind: Extract<LetterKind, "invitation" | "account" | "security">;
  /** Which words: `accounts:letter.<text>.subject` and `.body`. */
  readonly text: string;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** The link that only the receiver may see. */
  readonly link?: string;
  readonly to: {
    readonly person: string;
    readonly address: string;
    readonly name: string;
    readonly language: Language;
  };
  readonly party?: string | null;
}

/** Queues a letter about an account, in its receiver's language, in the transaction of the deed that it tells of. */
export async function queueAccountLetter(
  trx: Transaction<unknown>,
  at: Date,
  { once, kind, text, facts = {}, link, to, party = null }: AccountLetter,
): Promise<void> {
  const { t } = words(to.language);
  const said = { name: to.name, ...facts, ...(link === undefined ? {} : { link: secretPlace }) };
  await queueLetter(trx, at, {
    once,
    kind,
    about: null,
    party,
    person: to.person,
    address: to.address,
    name: to.name,
    language: to.language,
    subject: t(`accounts:letter.${text}.subject`, said),
    body: t(`accounts:letter.${text}.body`, said),
    ...(link === undefined ? {} : { secret: link }),
  });
}
