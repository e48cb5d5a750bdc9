/**
 * What somebody does in the work. Rights hang on roles (`directory/rights.ts`), roles on posts, and a person has them only
 * as long as the post is theirs or delegated to them.
 */
export const roles = [
  /** Keeps people, posts, accounts and settings. */
  "administrator",
  /** An officer of the secretariat: asks, reminds, imports, compiles. */
  "secretariat",
  "chair",
  "rapporteur",
  /** Speaks for a party: a national focal point, the focal point of an agency or a process. Clears and submits. */
  "focal-point",
  /** A permanent mission: follows what its State is asked and says. */
  "mission",
  /** Helps a focal point with an answer, who has asked them to. */
  "colleague",
  /** A colleague who may also clear what the party answers, as long as the focal point lets them. */
  "deputy",
] as const;
export type Role = (typeof roles)[number];

/** A role that a person has at this moment, and the post and party through which they have it. */
export interface Seat {
  readonly role: Role;
  readonly post: string;
  /** Null for posts of the secretariat and of meetings. */
  readonly party: string | null;
}

/** Somebody with an account, in all the seats that are theirs now. */
export interface Person {
  readonly kind: "person";
  /** The person's identifier in the directory. */
  readonly id: string;
  readonly name: string;
  readonly seats: readonly Seat[];
}

/**
 * Who does a deed. Services check it before anything else and deny what is not expressly allowed. The operator is whoever
 * runs the command line on the machine, and may do everything there; in a browser there are only persons and visitors.
 */
export type Actor =
  | { readonly kind: "visitor" }
  | { readonly kind: "operator"; readonly name: string }
  | Person
  /** The software itself, at first start and when it mends its folder. */
  | { readonly kind: "system" };

/** How an actor stands in the audit log. A person by identifier: their name may change, and be taken out. */
export function actorName(actor: Actor): string {
  if (actor.kind === "operator") return `operator:${actor.name}`;
  return actor.kind === "person" ? `person:${actor.id}` : actor.kind;
}
