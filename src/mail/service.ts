import type { Actor } from "../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result } from "../kernel/problem.ts";
import type { Store } from "../store/open.ts";
import type { HomePaths } from "../store/paths.ts";
import { readSetting, writeSetting } from "../store/settings.ts";
import { type Bounce, readBounce } from "./bounce.ts";
import { type Delivery, startDelivery } from "./delivery.ts";
import { markNews, selectByClue } from "./hearing.ts";
import { watchInbox } from "./inbox.ts";
import type { Sender } from "./message.ts";
import type { Letter, LetterNews, LetterState, LetterStory } from "./model.ts";
import { outboxTransport } from "./outbox.ts";
import { countLetters, type LetterFilter, moveLetter, selectLetters, selectStory } from "./repository.ts";
import { hostOfAddress, type MailServer } from "./server.ts";
import { smtpTransport } from "./smtp.ts";
import type { Transport } from "./transport.ts";

/** Letters on a page of the ledger. */
export const lettersOnPage = 100;

/** The ledger of letters. Reading needs `mail.read`, everything else `mail.send` (`directory.not-allowed`). */
export interface LetterService {
  /** How letters go out, to be said on the page and in the terminal; never a password. */
  readonly way:
    | { readonly via: "smtp"; readonly host: string }
    | { readonly via: "outbox"; readonly folder: string };
  /** Letters that fit, the newest first, a page (from 1) at a time, with how many there are in each state. */
  letters(actor: Actor, filter?: LetterFilter, page?: number): Promise<Result<LetterPage>>;
  /** One letter as it was written, with all that was tried. Problem: `mail.unknown-letter`. */
  letter(actor: Actor, number: number): Promise<Result<LetterStory>>;
  /**
   * Sends a letter again that failed, came back or was cancelled. Problems: `mail.unknown-letter`, `mail.not-settled`,
   * `mail.secret-gone` for one that held a link, `mail.nobody-left` where its receiver was taken out of the directory.
   */
  retry(actor: Actor, number: number): Promise<Result<LetterStory>>;
  /** Takes a letter back that still waits. Problems: `mail.unknown-letter`, `mail.not-waiting`. */
  cancel(actor: Actor, number: number): Promise<Result<LetterStory>>;
  /**
   * Takes in a mail that came back: a letter that failed, or a notification of what became of it. Problems: `mail.not-a-bounce`,
   * `mail.unknown-letter-back`.
   */
  bounce(actor: Actor, mail: Uint8Array): Promise<Result<BounceTaken>>;
  /** Starts sending, until it is stopped; letters that others queue are found by themselves. */
  deliver(onFault?: (error: unknown) => void): Delivery;
}

export interface LetterPage {
  readonly letters: readonly Letter[];
  /** Of all that fit but for their state. */
  readonly counts: Readonly<Record<LetterState, number>>;
  readonly page: number;
  readonly pages: number;
}

export interface BounceTaken {
  readonly number: number;
  readonly address: string;
  /** Null where it tells nothing of the letter's way: somebody's program answered. */
  readonly news: LetterNews | null;
  /** False where nothing was kept: it was known, or there was no news. */
  readonly changed: boolean;
}

export interface LetterOptions {
  readonly store: Store;
  readonly paths: HomePaths;
  readonly now?: (() => Date) | undefined;
  /** Lets an actor go on who may do the deed, else throws: the table of rights stands above this room. */
  readonly requireRight: (actor: Actor, deed: "mail.read" | "mail.send") => void;
  /** Without one, letters become files in the outbox. */
  readonly server?: MailServer | undefined;
}

/** Opens the ledger of a data folder that this process holds. Nothing is sent until `deliver`. */
export async function openLetters(options: LetterOptions): Promise<LetterService> {
  const { store, paths, requireRight, server, now = () => new Date() } = options;
  if (server) await nameHost(store, hostOfAddress(server.sender.address));
  const sender = await senderOf(store, server);
  const db = store.database();
  let delivery: Delivery | undefined;

  async function story(number: number): Promise<LetterStory> {
    const found = await selectStory(db, number);
    if (!found) throw new ProblemError(problem("mail.unknown-letter", { number }));
    return found;
  }

  async function move(actor: Actor, number: number, to: "queued" | "cancelled"): Promise<LetterStory> {
    requireRight(actor, "mail.send");
    const deed = to === "queued" ? "mail.retry" : "mail.cancel";
    await store.deed(actor, { deed, subject: String(number) }, async (trx) => {
      const found = await selectStory(trx, number);
      if (!found) throw new ProblemError(problem("mail.unknown-letter", { number }));
      const { state, hadSecret, address } = found;
      if (to === "cancelled" && state !== "queued")
        throw new ProblemError(problem("mail.not-waiting", { number }));
      if (to === "queued" && state !== "failed" && state !== "bounced" && state !== "cancelled")
        throw new ProblemError(problem("mail.not-settled", { number }));
      if (to === "queued" && address === "") throw new ProblemError(problem("mail.nobody-left", { number }));
      if (to === "queued" && hadSecret) throw new ProblemError(problem("mail.secret-gone", { number }));
      await moveLetter(trx, number, now(), to);
    });
    delivery?.nudge();
    return story(number);
  }

  async function bounce(actor: Actor, mail: Uint8Array): Promise<BounceTaken> {
    requireRight(actor, "mail.send");
    const read = readBounce(mail);
    if (!read || (read.messageId === null && read.returned === null))
      throw new ProblemError(problem("mail.not-a-bounce"));
    const clue = { messageId: read.messageId ?? undefined, returned: read.returned ?? undefined };
    const letter = await selectByClue(db, clue);
    if (!letter) throw new ProblemError(problem("mail.unknown-letter-back"));
    const { number, address } = letter;
    const news = newsOf(read);
    if (news === null) return { number, address, news, changed: false };
    const answer = [read.status, read.diagnostic].filter((part) => part).join(" ") || "no-words";
    const changed = await store.deed(
      actor,
      (done: boolean) => ({ deed: "mail.bounce", subject: String(number), detail: { news, changed: done } }),
      async (trx) => {
        const story = await selectStory(trx, number);
        const heard = story && heardOf(story, news);
        if (!heard) return false;
        // Another server's clock may be wrong: nothing happened before the letter was written, or will have tomorrow.
        const told = read.at !== null && read.at >= story.queued && read.at <= now() ? read.at : now();
        await markNews(trx, number, { news, at: told, answer, ...heard });
        return true;
      },
    );
    return { number, address, news, changed };
  }

  return {
    way: server ? { via: "smtp", host: server.host } : { via: "outbox", folder: paths.outbox },
    letters: (actor, filter = {}, page = 1) =>
      attempt(async () => {
        requireRight(actor, "mail.read");
        const { state, ...rest } = filter;
        const counts = await countLetters(db, rest);
        const found = state ? counts[state] : Object.values(counts).reduce((sum, one) => sum + one, 0);
        const pages = Math.max(1, Math.ceil(found / lettersOnPage));
        const offset = (page - 1) * lettersOnPage;
        const letters = await selectLetters(db, filter, { limit: lettersOnPage, offset });
        return { letters, counts, page, pages };
      }),
    letter: (actor, number) =>
      attempt(async () => {
        requireRight(actor, "mail.read");
        return story(number);
      }),
    retry: (actor, number) => attempt(() => move(actor, number, "queued")),
    cancel: (actor, number) => attempt(() => move(actor, number, "cancelled")),
    bounce: (actor, mail) => attempt(() => bounce(actor, mail)),
    deliver: (onFault) => {
      const transport: Transport = server ? smtpTransport(server) : outboxTransport(paths.outbox);
      const started = startDelivery({
        store,
        transport,
        now,
        sender,
        ...(onFault ? { onFault } : {}),
      });
      const inbox = watchInbox(paths.inbox, {
        take: (mail) => attempt(() => bounce({ kind: "system" }, mail)),
        ...(onFault ? { onFault } : {}),
      });
      delivery = {
        ...started,
        stop: async (within) => {
          await Promise.all([inbox.stop(), started.stop(within)]);
        },
      };
      return delivery;
    },
  };
}

/** Mail to a letter's own return path that cannot be read says that it failed: nobody else knows that address. */
function newsOf({ action, returned }: Bounce): LetterNews | null {
  if (action === "answered") return null;
  if (action === "unknown") return returned === null ? null : "bounced";
  return action === "failed" ? "bounced" : action;
}

/**
 * Where a letter stands after what was heard of it; undefined where that was known. Notifications come in any order, so what is surest
 * counts: of several mailboxes behind an address, that one has the letter outweighs that another has not.
 */
function heardOf(
  { state, attempts }: LetterStory,
  news: LetterNews,
): { readonly state: "sent" | "bounced" | null } | undefined {
  const sent = attempts.findLastIndex(({ outcome }) => outcome === "sent");
  const since = attempts.slice(sent + 1);
  if (since.some(({ outcome }) => outcome === news)) return undefined;
  if (news === "delivered") return { state: "sent" };
  if (news !== "bounced" || attempts.some(({ outcome }) => outcome === "delivered")) return { state: null };
  return state === "sent" || state === "sending" || state === "queued" ? { state: "bounced" } : undefined;
}

/** Letters of a machine without a mail server come from its own name. */
async function senderOf(store: Store, server: MailServer | undefined): Promise<Sender> {
  if (server) return server.sender;
  const host = (await readSetting(store.database(), "mail.host")) ?? "corridor.localdomain";
  return { address: `corridor@${host}`, name: "Corridor", replyTo: null };
}

async function nameHost(store: Store, host: string): Promise<void> {
  if ((await readSetting(store.database(), "mail.host")) === host) return;
  await store.deed({ kind: "system" }, { deed: "mail.host", subject: host }, (trx) =>
    writeSetting(trx, "mail.host", host),
  );
}
