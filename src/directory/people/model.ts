import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import type { PartyId } from "../model.ts";

/** Posts, persons and who holds what: what is kept of them, and what is asked for. Days are `2026-11-21`, both ends included. */

export const postKinds = [
  "national-focal-point",
  "permanent-mission",
  "agency-focal-point",
  "process-focal-point",
  "secretariat-head",
  "secretariat-officer",
  "administrator",
  "chair",
  "co-chair",
  "rapporteur",
] as const;
export const PostKind = z.enum(postKinds);
export type PostKind = z.infer<typeof PostKind>;

/** The kinds of post that belong to a party; the others are the secretariat's and its meetings'. */
export const partyPostKinds = [
  "national-focal-point",
  "permanent-mission",
  "agency-focal-point",
  "process-focal-point",
] as const satisfies readonly PostKind[];

/** A day of the calendar, `2026-11-21`. */
export const Day = z.iso.date();

/** A title in some of the languages, where the kind of the post does not say enough. */
export const PostTitle = z.partialRecord(Language, z.string());
export type PostTitle = z.infer<typeof PostTitle>;

/** A seat that somebody may hold, or nobody: `PHL/national-focal-point`, `secretariat/administrator`. */
export interface Post {
  readonly id: string;
  readonly kind: PostKind;
  /** Null for posts of the secretariat and of its meetings. */
  readonly party: PartyId | null;
  readonly title: PostTitle | null;
  /** The post's own address, whoever holds it. */
  readonly email: string | null;
  /** The language in which the post itself is written to. */
  readonly language: Language | null;
  /** The last day of the post. */
  readonly ended: string | null;
}

export const Sex = z.enum(["F", "M"]);

/** Somebody in the address book. A person who was taken out has an identifier, the day of it, and nothing else. */
export const PersonEntry = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  telephone: z.string().nullable(),
  /** The language in which they are written to and work. */
  language: Language,
  /** Only for statistics of participation, and only where the person said it. */
  sex: Sex.nullable(),
  note: z.string().nullable(),
  /** When what is personal was taken out. */
  gone: z.date().nullable(),
});
export type PersonEntry = z.infer<typeof PersonEntry>;

/** Whoever holds a post; a deputy, who helps in it and may clear in the holder's place; a delegate, who helps in it. */
export const parts = ["holder", "deputy", "delegate"] as const;
export const Part = z.enum(parts);
export type Part = z.infer<typeof Part>;

/** That a person holds a post, or helps in it. */
export const Holding = z.object({
  number: z.int().positive(),
  post: z.string(),
  person: z.uuid(),
  part: Part,
  since: Day,
  /** The last day; null while it goes on. */
  until: Day.nullable(),
  note: z.string().nullable(),
});
export type Holding = z.infer<typeof Holding>;

/** A holding with the person whose it is. */
export interface Held extends Holding {
  readonly who: PersonEntry;
}

/** Who holds a post on a day, and who helps. */
export interface Holders {
  readonly holder: Held | null;
  /** Whoever helps, deputies with them. */
  readonly delegates: readonly Held[];
}

/** A post as it stands on a day. */
export interface PostStanding extends Post, Holders {}

/** Whom to write to for a party. */
export interface Addressee {
  readonly party: string;
  readonly post: string;
  /** Null where the post's own address is written to. */
  readonly person: string | null;
  readonly name: string | null;
  readonly email: string;
  readonly language: Language;
}

/** What somebody says of a new person; {@link PersonEntry} of what is kept. */
export interface NewPerson {
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly telephone?: string | null | undefined;
  readonly language: string;
  readonly sex?: string | null | undefined;
  readonly note?: string | null | undefined;
}

export interface NewPost {
  readonly kind: string;
  /** Left out for posts of the secretariat. */
  readonly party?: string | null | undefined;
  readonly title?: PostTitle | null | undefined;
  readonly email?: string | null | undefined;
  readonly language?: string | null | undefined;
}

export type PostChange = Pick<NewPost, "title" | "email" | "language">;

export interface Appointment {
  readonly post: string;
  /** Somebody of the address book, or one who comes into it by this: whoever has the address already is meant. */
  readonly person: string | NewPerson;
  readonly since: string;
  /** The last day, where it is known. */
  readonly until?: string | null | undefined;
  readonly note?: string | null | undefined;
  /** That colleagues who helped the former holder go on helping; otherwise their help ends with that holder. */
  readonly keepDelegates?: boolean | undefined;
}

export interface Delegation {
  readonly post: string;
  /** Somebody of the address book, or a colleague who comes into it by this. */
  readonly colleague: { readonly person: string } | NewPerson;
  /** That they may also clear what the party answers: a deputy. */
  readonly clears?: boolean | undefined;
  readonly since: string;
  /** The last day; until withdrawn where it is left out. */
  readonly until?: string | null | undefined;
  readonly note?: string | null | undefined;
}

export interface PostFilter {
  readonly party?: string | undefined;
  readonly parties?: readonly string[] | undefined;
  readonly kind?: PostKind | undefined;
  /** Only posts of parties of this regional group. */
  readonly group?: string | undefined;
  readonly vacant?: boolean | undefined;
  /** The language of the holder, or of the post where nobody holds it. */
  readonly language?: Language | undefined;
  /** The day as of which they stand; left out, today. */
  readonly on?: string | undefined;
  /** Also those that have ended. */
  readonly ended?: boolean | undefined;
}

export interface PersonFilter {
  /** Part of the name or of the address. */
  readonly q?: string | undefined;
  readonly language?: Language | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Also those who were taken out. */
  readonly gone?: boolean | undefined;
}
