import { z } from "zod";
import type { Language } from "../kernel/language.ts";
import type { TerritoryId } from "../kernel/territory/model.ts";

/**
 * What kind of party takes part in the work: a Member State; a State or an organization that observes; a department or
 * office of the Secretariat; a regional commission; a fund or programme; a specialized agency (the Bretton Woods
 * institutions among them); an organization related to the United Nations; another intergovernmental one; an organization that
 * observes; a regional consultative process; a forum of Governments or agencies; a non-governmental organization; anybody else.
 */
export const partyKinds = [
  "member-state",
  "observer-state",
  "secretariat",
  "regional-commission",
  "fund-or-programme",
  "agency",
  "related-organization",
  "intergovernmental",
  "observer",
  "regional-process",
  "forum",
  "non-governmental",
  "other",
] as const;
export const PartyKind = z.enum(partyKinds);
export type PartyKind = z.infer<typeof PartyKind>;

/** The groups by which the General Assembly distributes seats among its Members. */
export const regionalGroups = [
  "african",
  "asia-pacific",
  "eastern-european",
  "latin-american-and-caribbean",
  "western-european-and-others",
] as const;
export const RegionalGroup = z.enum(regionalGroups);
export type RegionalGroup = z.infer<typeof RegionalGroup>;

/** A State by the alpha-3 code of its territory (`PHL`), anybody else by a short name of ours (`ilo`). */
export const PartyId = z
  .string()
  .regex(/^([A-Z]{3}|[a-z][a-z0-9-]{1,39})$/)
  .brand<"PartyId">();
export type PartyId = z.infer<typeof PartyId>;

/** One who is asked, answers, speaks and is reported on. */
export interface Party {
  readonly id: PartyId;
  readonly kind: PartyKind;
  /** Official short forms. */
  readonly names: Readonly<Record<Language, string>>;
  readonly acronym: string | null;
  /** The State's territory, whose figures are its own. */
  readonly territory: TerritoryId | null;
  readonly regionalGroup: RegionalGroup | null;
  /** The year in which it was set up and, where it is no more, the year of its end; null for States. */
  readonly since: number | null;
  readonly until: number | null;
  /** Its public address on the web. */
  readonly site: string | null;
}

/** A party that is added: kinds, groups and codes as text, checked by the service. */
export interface NewParty {
  /** Left out, it is made of the acronym or the name; a State has the code of its territory. */
  readonly id?: string | undefined;
  readonly kind: string;
  /** At least one; a language without a name gets the English one, or the first that is there. */
  readonly names: Readonly<Partial<Record<Language, string>>>;
  readonly acronym?: string | null | undefined;
  readonly territory?: string | null | undefined;
  readonly regionalGroup?: string | null | undefined;
  readonly since?: string | number | null | undefined;
  readonly until?: string | number | null | undefined;
  readonly site?: string | null | undefined;
}

/** What of a party may be said anew. */
export type PartyChange = Partial<Omit<NewParty, "id" | "territory">>;
