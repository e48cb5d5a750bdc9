import type { Actor, Role } from "../kernel/actor.ts";
import { ProblemError, problem } from "../kernel/problem.ts";

/**
 * The table of rights: which role may do which deed, and for whom. What does not stand here, nobody may do but the operator
 * of the machine. `any`: for every party and everything; `own`: only for the party in whose seat the person is.
 */
type Reach = "any" | "own";
type Row = Readonly<Partial<Record<Role, Reach>>>;

const rights = {
  // Figures
  "import.stage": { secretariat: "any" },
  "import.accept": { secretariat: "any" },
  "import.discard": { secretariat: "any" },
  "import.journal": { secretariat: "any" },
  "release.make-current": { secretariat: "any" },
  "release.derive": { secretariat: "any" },
  // The record
  "record.import": { secretariat: "any" },
  "record.state": { secretariat: "any" },
  "record.correct": { secretariat: "any" },
  "record.remove": { secretariat: "any" },
  "record.facts": {},
  // Who is who
  "people.see": { administrator: "any", secretariat: "any", "focal-point": "own" },
  "people.keep": { administrator: "any", secretariat: "any" },
  "people.import": { administrator: "any", secretariat: "any" },
  "people.invite": { administrator: "any", secretariat: "any", "focal-point": "own" },
  "people.delegate": { administrator: "any", secretariat: "any", "focal-point": "own" },
  "people.administer": { administrator: "any" },
  "settings.change": { administrator: "any" },
  "audit.read": { administrator: "any", secretariat: "any" },
  "mail.read": { administrator: "any", secretariat: "any" },
  "mail.send": { secretariat: "any" },
  // Questionnaires and consultations
  "questionnaire.write": { secretariat: "any" },
  "questionnaire.read": { secretariat: "any", rapporteur: "any" },
  "consultation.keep": { secretariat: "any" },
  "consultation.follow": { secretariat: "any", rapporteur: "any" },
  "consultation.code": { secretariat: "any", rapporteur: "any" },
  /** Showing answers to those for whom they were given; letting out the words of one that anonymity was promised to. */
  "consultation.publish": { secretariat: "any" },
  // A party's reply
  "reply.read": {
    secretariat: "any",
    rapporteur: "any",
    "focal-point": "own",
    mission: "own",
    colleague: "own",
    deputy: "own",
  },
  "reply.write": { "focal-point": "own", colleague: "own", deputy: "own" },
  /** A party's drafts, its notes to itself, and who is at work on them: its own people's alone. */
  "reply.team": { "focal-point": "own", mission: "own", colleague: "own", deputy: "own" },
  "reply.clear": { "focal-point": "own", deputy: "own" },
  "reply.submit": { "focal-point": "own" },
  /** Paper and mail, entered for a party and marked as such. */
  "reply.enter-for": { secretariat: "any" },
  // Meetings
  "meeting.keep": { secretariat: "any" },
  /** What of a meeting is not for everybody: who is late, who is registered, what is being prepared. */
  "meeting.follow": { secretariat: "any", chair: "any", rapporteur: "any" },
  "delegation.register": { secretariat: "any", "focal-point": "own", mission: "own" },
  "credentials.check": { secretariat: "any" },
  /** Against an organization that asks to take part: Member States alone. */
  "organization.object": { "focal-point": "own", mission: "own" },
  "programme.keep": { secretariat: "any" },
  "speakers.run": { secretariat: "any", chair: "any" },
  "speakers.inscribe": { secretariat: "any", "focal-point": "own", mission: "own" },
  "contribution.give": { secretariat: "any", "focal-point": "own", mission: "own" },
  "contribution.number": { secretariat: "any" },
  "points.note": { secretariat: "any", rapporteur: "any" },
  "summary.write": { secretariat: "any", chair: "any", rapporteur: "any" },
  "summary.comment": { secretariat: "any", "focal-point": "own", mission: "own" },
  "summary.issue": { secretariat: "any", chair: "any" },
  "outcome.distribute": { secretariat: "any" },
  "follow-up.keep": { secretariat: "any" },
  // Reports
  "report.write": { secretariat: "any", rapporteur: "any" },
  "report.comment": { secretariat: "any", rapporteur: "any", chair: "any" },
  "report.clear": { secretariat: "any" },
  "report.issue": { secretariat: "any" },
} as const satisfies Record<string, Row>;

export type Deed = keyof typeof rights;
export const deeds = Object.keys(rights) as readonly Deed[];

/**
 * True where the actor may do the deed. `party` is whom it concerns; left out, the deed must be allowed for all.
 */
export function mayDo(actor: Actor, deed: Deed, party?: string): boolean {
  if (actor.kind === "operator" || actor.kind === "system") return true;
  if (actor.kind === "visitor") return false;
  const row: Row = rights[deed];
  return actor.seats.some((seat) => {
    const reach = row[seat.role];
    if (reach === "any") return true;
    return reach === "own" && seat.party !== null && party !== undefined && seat.party === party;
  });
}

/** True where the actor may do the deed for some party at least: whether to show the way there. */
export function maySomewhere(actor: Actor, deed: Deed): boolean {
  if (actor.kind !== "person") return mayDo(actor, deed);
  const row: Row = rights[deed];
  return actor.seats.some((seat) => row[seat.role] !== undefined);
}

/** The parties for which the actor may do the deed; `"all"` where there is no limit. */
export function partiesFor(actor: Actor, deed: Deed): "all" | readonly string[] {
  if (mayDo(actor, deed)) return "all";
  if (actor.kind !== "person") return [];
  const row: Row = rights[deed];
  const own = actor.seats.flatMap(({ role, party }) => (row[role] && party !== null ? [party] : []));
  return [...new Set(own)].sort();
}

/** Lets an actor go on who may do the deed. Throws ProblemError `directory.not-allowed` (facts: deed). */
export function requireRight(actor: Actor, deed: Deed, party?: string): void {
  if (!mayDo(actor, deed, party)) throw new ProblemError(problem("directory.not-allowed", { deed }));
}

/** Who may do what, row by row, for the help page and for tests. */
export function rightsTable(): readonly { readonly deed: Deed; readonly roles: Row }[] {
  return deeds.map((deed) => ({ deed, roles: rights[deed] }));
}
