import type { Person } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import type { Auth } from "./auth.ts";
import type { Throttles } from "./throttles.ts";

/** Somebody at a browser, as far as signing in needs to know them. */
export interface Caller {
  /** The header `Cookie` of their request. */
  readonly cookies: string;
  /** As their browser calls itself. */
  readonly device: string;
  /** Where they come from, for counting attempts only: it is never kept. */
  readonly address: string;
}

/** What a step of signing in gives: cookies to be set, and what comes next. */
export interface Entered {
  readonly cookies: readonly string[];
  readonly next: "in" | "second-factor";
}

/** Whose a session is, and what they may do now. */
export interface Signed {
  readonly session: string;
  readonly actor: Person;
  readonly language: Language;
  readonly email: string;
  /** What the forms of this session carry. */
  readonly token: string;
  readonly secondFactor: boolean;
  /** Set where a post of theirs asks for a second factor that they have not set up: until then they have no rights. */
  readonly must: "second-factor" | null;
}

/** What the deeds of accounts work with. */
export interface AccountParts {
  readonly store: Store;
  readonly auth: Auth;
  /** Signs what is handed out: tokens of forms, the state of a single sign-on. */
  readonly secret: string;
  readonly now: () => Date;
  readonly throttles: Throttles;
  /** Where the pages are, without a slash at the end; letters lead there. */
  readonly address: () => string;
  /** A person with the seats that are theirs at this moment. */
  readonly actorOf: (person: string) => Promise<Person | undefined>;
  /** Whether administrators and the secretariat must have a second factor. */
  readonly requireSecondFactor: boolean;
}

export type Attempted<T> = Promise<Result<T>>;
