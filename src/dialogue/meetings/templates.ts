import type { PartyKind } from "../../directory/model.ts";
import type { Attribution, Body, Meeting } from "../model.ts";
import type { MeetingKind } from "../planning/deadlines.ts";

/** What a kind of meeting brings, before anybody has said otherwise. */
export interface Template {
  readonly attribution: Attribution;
  /** Who is invited. */
  readonly kinds: readonly PartyKind[];
  /** Who carries it. */
  readonly bodies: readonly Body[];
  /** True where organizations apply and Member States may object. */
  readonly organizations: boolean;
  /** True where delegations bring credentials. */
  readonly credentials: boolean;
}

const states = ["member-state", "observer-state"] as const;
const system = [
  "secretariat",
  "regional-commission",
  "fund-or-programme",
  "agency",
  "related-organization",
] as const;

/**
 * The templates. A High-level Dialogue is the General Assembly's own: credentials and non-objection by its rules. The Global Forum is
 * led by Governments, with a Chair, the Troika, a Steering Group and the Friends of the Forum, and speaks under the Chatham House Rule
 * (operating modalities of Brussels, 2007).
 */
export const templates: Readonly<Record<MeetingKind, Template>> = {
  "high-level-dialogue": {
    attribution: "attributed",
    kinds: [...states, ...system, "intergovernmental", "observer"],
    bodies: ["chair"],
    organizations: true,
    credentials: true,
  },
  "global-forum": {
    attribution: "chatham-house",
    kinds: [...states, "fund-or-programme", "agency", "related-organization", "intergovernmental"],
    bodies: ["chair", "troika", "steering-group", "friends"],
    organizations: true,
    credentials: false,
  },
  "regional-consultation": {
    attribution: "attributed",
    kinds: [],
    bodies: ["chair", "host"],
    organizations: false,
    credentials: false,
  },
  "expert-panel": {
    attribution: "chatham-house",
    kinds: [],
    bodies: ["chair"],
    organizations: false,
    credentials: false,
  },
};

/** Whom the template of a kind invites, and the empty bodies that it has. */
export function templateOf(kind: MeetingKind): Pick<Meeting, "attribution" | "invites" | "bodies"> {
  const { attribution, kinds, bodies } = templates[kind];
  return {
    attribution,
    invites: { kinds: [...kinds], parties: [], without: [] },
    bodies: Object.fromEntries(bodies.map((body) => [body, []])),
  };
}
