import type { Actor } from "../kernel/actor.ts";
import type { Language } from "../kernel/language.ts";
import { attempt, type Result } from "../kernel/problem.ts";
import { forgetReceiver } from "../mail/forgetting.ts";
import type { Store } from "../store/open.ts";
import { forgetAccount } from "./accounts/forgetting.ts";
import type { NewParty, Party, PartyChange } from "./model.ts";
import { type BookFile, type BookOutcome, importBook } from "./people/book/import.ts";
import { bookState } from "./people/book/state.ts";
import { writeBookCsv, writeBookXlsx } from "./people/book/write.ts";
import { dayOf } from "./people/days.ts";
import { appoint, delegate, release, withdraw } from "./people/keep-holdings.ts";
import { addParty, changeParty } from "./people/keep-parties.ts";
import { addPerson, changePerson, removePerson } from "./people/keep-persons.ts";
import { addPost, changePost, endPost } from "./people/keep-posts.ts";
import type {
  Appointment,
  Delegation,
  NewPerson,
  NewPost,
  PersonEntry,
  Post,
  PostChange,
} from "./people/model.ts";
import type { PeopleParts } from "./people/parts.ts";
import { type DirectoryReading, readingOver } from "./people/reading.ts";
import { type SeenDirectory, seenBy } from "./people/seen.ts";
import { requireRight } from "./rights.ts";

export type { DirectoryReading };

/** Who is who. Every deed checks the actor's right (`directory.not-allowed`) and leaves one entry in the audit log, with identifiers only. */
export interface DirectoryService extends DirectoryReading {
  /** The address book as this actor may see it. */
  seenBy(actor: Actor): SeenDirectory;

  /** Adds an organization, or a State that is new. Problems: `directory.party-taken`, `.party-malformed`, `.kind-unknown`, `.name-missing`. */
  addParty(actor: Actor, party: NewParty): Promise<Result<Party>>;
  /** Corrects a party, also one known from the start. Problems: `directory.unknown-party` and those of {@link addParty}. */
  changeParty(actor: Actor, id: string, change: PartyChange): Promise<Result<Party>>;

  /** Adds a post to a party or to the secretariat. Problems: `directory.kind-unknown`, `.unknown-party`, `.post-of-party`, `.post-of-nobody`. */
  addPost(actor: Actor, post: NewPost): Promise<Result<Post>>;
  /** Its title, its own address, its language. Problems: `directory.unknown-post`, `.email-malformed`. */
  changePost(actor: Actor, id: string, change: PostChange): Promise<Result<Post>>;
  /** Ends a post with a last day; who holds it leaves with it. */
  endPost(actor: Actor, id: string, lastDay: string): Promise<Result<Post>>;

  /** Problems: `directory.name-missing`, `.email-malformed`, `.email-taken`, `.language-unknown` and others of what was written. */
  addPerson(actor: Actor, person: NewPerson): Promise<Result<PersonEntry>>;
  /** Problems: `directory.unknown-person` and those of {@link addPerson}. */
  changePerson(actor: Actor, id: string, change: Partial<NewPerson>): Promise<Result<PersonEntry>>;
  /**
   * Takes out what is personal and ends every seat today; the identifier stays, with what was done under it. The account goes with it (sessions,
   * second factor, links), and the letters to the person no longer say to whom they went. Problem: `directory.unknown-person`.
   */
  removePerson(actor: Actor, id: string): Promise<Result<PersonEntry>>;

  /**
   * A person holds a post from a day; who held it leaves on the day before, and their delegates with them. Gives the holding's number.
   * Problems: `directory.post-held` (facts: post, date) where somebody is appointed at or after that day, `.post-ended`, `.unknown-post`,
   * `.unknown-person`, `.day-malformed`, `.period-backwards`.
   */
  appoint(actor: Actor, appointment: Appointment): Promise<Result<number>>;
  /** A holder's last day; before the first day of a term that is still to come, the term is taken back. Problem: `directory.unknown-holding`. */
  release(actor: Actor, holding: number, lastDay: string): Promise<Result<null>>;
  /** Lets a colleague help in a post, until a day or until withdrawn, and never longer than its holder holds it. Problems: `directory.no-delegates`, `.own-delegate`, `.already-delegate`. */
  delegate(actor: Actor, delegation: Delegation): Promise<Result<number>>;
  /** A delegate's last day, as {@link release}. */
  withdraw(actor: Actor, holding: number, lastDay: string): Promise<Result<null>>;

  /**
   * Takes an address book in: all of it, or nothing. With `dryRun` it only tells what would be added, changed and ended. Problems: those of
   * reading tables, `directory.book-*` and those of the deeds above, each with the place of its cell.
   */
  importBook(
    actor: Actor,
    file: BookFile,
    options?: { readonly dryRun?: boolean },
  ): Promise<Result<BookOutcome>>;
  /** The address book of today as a table in a language; {@link importBook} reads it again. Right: `people.see` for everybody. */
  exportBook(actor: Actor, format: BookFormat, language: Language): Promise<Result<Uint8Array<ArrayBuffer>>>;
}

export type BookFormat = "csv" | "xlsx";

export interface DirectoryOptions {
  readonly store: Store;
  readonly now?: (() => Date) | undefined;
  /** What rooms above keep of persons, and take out with them. */
  readonly forget?: PeopleParts["forget"] | undefined;
}

/** Opens the directory over the store. Nothing is written: see `people/starter-posts.ts`. */
export function openDirectory({
  store,
  now = () => new Date(),
  forget = [],
}: DirectoryOptions): DirectoryService {
  const parts = { store, now, forget: [forgetAccount, forgetReceiver, ...forget] };
  const reading = readingOver(parts);
  return {
    ...reading,
    seenBy: (actor) => seenBy(reading, actor),
    addParty: (actor, party) => attempt(() => addParty(parts, actor, party)),
    changeParty: (actor, id, change) => attempt(() => changeParty(parts, actor, id, change)),
    addPost: (actor, post) => attempt(() => addPost(parts, actor, post)),
    changePost: (actor, id, change) => attempt(() => changePost(parts, actor, id, change)),
    endPost: (actor, id, lastDay) => attempt(() => endPost(parts, actor, id, lastDay)),
    addPerson: (actor, person) => attempt(() => addPerson(parts, actor, person)),
    changePerson: (actor, id, change) => attempt(() => changePerson(parts, actor, id, change)),
    removePerson: (actor, id) => attempt(() => removePerson(parts, actor, id)),
    appoint: (actor, appointment) => attempt(() => appoint(parts, actor, appointment)),
    release: (actor, holding, lastDay) =>
      attempt(() => release(parts, actor, holding, lastDay).then(() => null)),
    delegate: (actor, delegation) => attempt(() => delegate(parts, actor, delegation)),
    withdraw: (actor, holding, lastDay) =>
      attempt(() => withdraw(parts, actor, holding, lastDay).then(() => null)),
    importBook: (actor, file, options) => attempt(() => importBook(parts, actor, file, options)),
    exportBook: (actor, format, language) =>
      attempt(async () => {
        requireRight(actor, "people.see");
        const [state, today] = [await store.snapshot(bookState), dayOf(now())];
        if (format === "xlsx") return writeBookXlsx(state, today, language);
        return new TextEncoder().encode(writeBookCsv(state, today, language));
      }),
  };
}
