import { z } from "zod";
import { Day } from "../model.ts";
import { levels } from "../speakers/model.ts";

/** Delegations, credentials and organizations of a meeting, as far as they are kept. */

export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/** Levels from which on a delegation counts as ministerial: Heads of State and Government, and ministers. */
export const ministerial: ReadonlySet<Level> = new Set(levels.slice(0, levels.indexOf("minister") + 1));

/** A delegation by its party, or an admitted organization as `ngo/<id>`. */
export const DelegationId = z
  .string()
  .regex(/^([A-Z]{3}|[a-z][a-z0-9-]{1,39}|ngo\/[a-z0-9][a-z0-9-]{0,59})$/);

/**
 * What a delegate is in the delegation. The head is one of the representatives, of whom rule 25 of the rules of procedure of the General Assembly
 * allows five, with five alternates and as many advisers as required.
 */
export const ranks = ["head", "representative", "alternate", "adviser"] as const;
export const Rank = z.enum(ranks);
export type Rank = z.infer<typeof Rank>;

/** Most representatives, the head among them, and most alternates of a party; advisers are as many as it wants, within what a list can hold. */
export const mostRepresentatives = 5;
export const mostAlternates = 5;
export const mostDelegates = 400;

export const Sex = z.enum(["F", "M"]);

/** A delegate as they are registered. The name stands as its bearer writes it, in any script. */
export const NewDelegate = z.object({
  rank: Rank,
  name: z.string().min(1).max(200),
  post: z.string().max(300).nullable(),
  sex: Sex.nullable(),
});
export type NewDelegate = z.infer<typeof NewDelegate>;

export const Delegate = z.object({
  number: z.int(),
  rank: Rank,
  place: z.int(),
  /** Empty where the name was taken out. */
  name: z.string(),
  post: z.string().nullable(),
  sex: Sex.nullable(),
  /** The person's identifier, where they stand in the directory. */
  person: z.string().nullable(),
  /** When their name was taken out. */
  gone: z.date().nullable(),
});
export type Delegate = z.infer<typeof Delegate>;

/** What of a delegation is no personal data. */
export const Delegation = z.object({
  id: DelegationId,
  /** Null for an organization that is none of the directory's parties. */
  party: z.string().nullable(),
  level: Level.nullable(),
  registered: z.iso.datetime(),
  /** Counts its changes: whoever saves says which they have seen. */
  revision: z.int(),
});
export type Delegation = z.infer<typeof Delegation>;

export const credentialsStates = ["received", "accepted", "provisional", "in-question", "withdrawn"] as const;
export const CredentialsState = z.enum(credentialsStates);
/**
 * `received`: in hand, not examined; `accepted`; `provisional`: seated until the formal ones come; `in-question`: challenged, seated
 * provisionally with the rights of the others until it is decided (rule 29); `withdrawn`: taken back by whoever gave them.
 */
export type CredentialsState = z.infer<typeof CredentialsState>;

/** Who may issue credentials (rule 27). */
export const authorities = ["head-of-state", "head-of-government", "foreign-minister"] as const;
export const Authority = z.enum(authorities);
export type Authority = z.infer<typeof Authority>;

export const Credentials = z.object({
  party: z.string(),
  state: CredentialsState,
  /** Null for what came from another than the three, such as a copy or a letter of a mission: good for provisional seating only. */
  authority: Authority.nullable(),
  issued: Day.nullable(),
  received: Day,
});
export type Credentials = z.infer<typeof Credentials>;

export const decisions = ["admitted", "refused", "withdrawn"] as const;
export const Decision = z.enum(decisions);
export type Decision = z.infer<typeof Decision>;

export const OrganizationId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

/** An organization that asks to take part. */
export const Organization = z.object({
  id: OrganizationId,
  name: z.string().min(1).max(300),
  acronym: z.string().max(40).nullable(),
  /** Where it has its seat. */
  territory: z.string().nullable(),
  site: z.url().nullable(),
  applied: Day,
  /** When the list that names it went to Member States, and the last day on which they may object. */
  circulated: Day.nullable(),
  until: Day.nullable(),
  decision: Decision.nullable(),
});
export type Organization = z.infer<typeof Organization>;

/**
 * How an organization stands on a day. `cleared`: the period has passed and nobody objected; `objected`: somebody did and has not taken it back, so it
 * waits for a decision; a decision goes before either.
 */
export type OrganizationState = "applied" | "circulated" | "objected" | "cleared" | Decision;

/** How an organization stands, `objections` being those that are not withdrawn. */
export function organizationState(
  { circulated, until, decision }: Pick<Organization, "circulated" | "until" | "decision">,
  objections: number,
  today: string,
): OrganizationState {
  if (decision !== null) return decision;
  if (circulated === null || until === null) return "applied";
  if (objections > 0) return "objected";
  return today > until ? "cleared" : "circulated";
}

/** True where it may take part. */
export function takesPart(state: OrganizationState): boolean {
  return state === "cleared" || state === "admitted";
}
