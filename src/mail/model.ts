import { z } from "zod";
import { Language } from "../kernel/language.ts";

/**
 * What a letter is for. Says which furniture it gets (`words/<language>/mail.json`, `kind.*`) and lets the ledger be read.
 */
export const letterKinds = [
  /** To take a seat: a link to make an account. */
  "invitation",
  /** Something that the receiver asked for about their account: another link. */
  "account",
  /** Something happened with the account: a new sign-in, a changed password. */
  "security",
  /** A consultation asks a party. */
  "note-verbale",
  "reminder",
  "extension",
  /** A reply waits for the head of post. */
  "clearance",
  /** A reply was submitted. */
  "receipt",
  /** What came of a meeting goes to a reader. */
  "outcome",
  /** Anything else. */
  "notice",
] as const;
export const LetterKind = z.enum(letterKinds);
export type LetterKind = z.infer<typeof LetterKind>;

/** Letters of which the receiver's mail system is asked to say that it has delivered them: those for which somebody keeps a receipt. */
export const confirmedKinds: ReadonlySet<LetterKind> = new Set(["outcome"]);

/**
 * Where a letter stands. `queued`: waits for its (next) try; `sending`: a worker has it; `sent`: a server, or the outbox on
 * disk, took it; `failed`: nobody will take it, or nobody did in all tries; `bounced`: was sent and came back.
 */
export const letterStates = ["queued", "sending", "sent", "failed", "bounced", "cancelled"] as const;
export const LetterState = z.enum(letterStates);
export type LetterState = z.infer<typeof LetterState>;

/** What a mail system may say of a letter later. `relayed` is not delivered: it was passed on to where no news comes from. */
export const letterNews = ["bounced", "delivered", "relayed", "delayed"] as const;
export type LetterNews = (typeof letterNews)[number];

/**
 * How a try ended, or what was heard later. `refused`: a server said no; `unreachable`: no server answered in time;
 * `interrupted`: the process that sent it ended before it knew.
 */
export const attemptOutcomes = ["sent", "refused", "unreachable", "interrupted", ...letterNews] as const;
export const AttemptOutcome = z.enum(attemptOutcomes);
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

/** What somebody wants to be sent. */
export interface LetterDraft {
  /** Names this letter among all: asked for twice it is sent once. For example `reminder/61-208/FRA/2`. */
  readonly once: string;
  readonly kind: LetterKind;
  /** What it is about, for the ledger: a consultation's id. */
  readonly about: string | null;
  readonly party: string | null;
  /** The person's identifier in the directory. */
  readonly person: string | null;
  readonly address: string;
  /** The receiver as the letter's `To` names them. */
  readonly name: string;
  readonly language: Language;
  readonly subject: string;
  /**
   * Plain text: paragraphs with an empty line between them, addresses of the web as they are. {@link secretPlace} stands
   * where `secret` goes.
   */
  readonly body: string;
  /**
   * What only the receiver may see, such as a link that signs in. It never shows in the ledger and is forgotten when the
   * letter has gone.
   */
  readonly secret?: string | undefined;
}

/** Stands in a body where the letter's secret will. */
export const secretPlace = "\u27e6secret\u27e7";

/** A letter in the ledger. */
export const Letter = z.object({
  number: z.int(),
  once: z.string(),
  kind: LetterKind,
  about: z.string().nullable(),
  party: z.string().nullable(),
  person: z.string().nullable(),
  address: z.string(),
  name: z.string(),
  language: Language,
  subject: z.string(),
  state: LetterState,
  /** How it went out; null until it has. */
  via: z.enum(["smtp", "outbox"]).nullable(),
  tries: z.int(),
  /** When it will be tried (again); while it is being sent, when others may take it over. */
  nextTry: z.date().nullable(),
  queued: z.date(),
  settled: z.date().nullable(),
  /** True where it had a secret: such a letter cannot be sent again, the secret is gone. */
  hadSecret: z.boolean(),
});
export type Letter = z.infer<typeof Letter>;

/** One try, or news of what became of the letter later. */
export const Attempt = z.object({
  try: z.int(),
  /** Of news, when it came to that. */
  at: z.date(),
  outcome: AttemptOutcome,
  /** The server's own words, or a code of ours that stands in the catalogue (`mail:answer.*`). */
  answer: z.string(),
});
export type Attempt = z.infer<typeof Attempt>;

/** A letter with its text and all that was tried. */
export interface LetterStory extends Letter {
  /** Without its secret, whose place shows as {@link secretPlace}. */
  readonly body: string;
  readonly messageId: string;
  readonly attempts: readonly Attempt[];
}
