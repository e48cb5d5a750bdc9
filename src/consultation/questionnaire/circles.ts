import type { PartyKind } from "../../directory/model.ts";

/** A circle of recipients who are asked the same: States, the United Nations system, processes and forums, other organizations. */
export type Circle = "states" | "system" | "processes" | "organizations";

const kinds: Readonly<Record<Circle, readonly PartyKind[]>> = {
  states: ["member-state", "observer-state"],
  system: ["secretariat", "regional-commission", "fund-or-programme", "agency", "related-organization"],
  processes: ["regional-process", "forum"],
  organizations: ["intergovernmental", "observer", "non-governmental", "other"],
};

/** The kinds of party in a circle. */
export function kindsOf(circle: Circle): readonly PartyKind[] {
  return kinds[circle];
}

/** Bodies that decide and those who serve them: what they are asked is not for a questionnaire to others. */
const deliberative =
  /^(?:the )?(?:General Assembly|Assembly|Security Council|Economic and Social Council|Council|Human Rights Council|Commission on .*|Secretary-General|President of .*)$/i;

const everyone = /\b(?:stakeholders?|actors|partners|all those|society as a whole|participants)\b/i;

/** Words of addressees by circle, in the English of resolutions. */
const named: readonly (readonly [Circle, RegExp])[] = [
  [
    "states",
    /\b(?:States?|Governments?|countries|country|Parties|donors?|international community|parliaments?|national authorities)\b/,
  ],
  [
    "system",
    /\b(?:United Nations (?:system|bodies|entities|agencies|organizations|Secretariat|development|funds)|bodies, agencies|agenc(?:y|ies)|funds? and programmes?|funds?, programmes?|specialized|regional commissions?|Office of|Fund\b|Programme\b|International (?:Labour|Organization)|World (?:Bank|Health)|Global Migration Group|Network on Migration|High Commissioner|international (?:organizations|financial institutions|community)|multilateral institutions|Secretariat|organizations of the United Nations)/,
  ],
  ["processes", /\b(?:consultative processes|regional processes|Forum|forums|processes)\b/],
  [
    "organizations",
    /\b(?:intergovernmental|non-governmental|civil society|private sector|regional (?:and subregional )?organizations|subregional|international organizations|multilateral institutions|employers|trade unions|academi[ac]|foundations|media|diaspora)\b/i,
  ],
];

const all: readonly Circle[] = ["states", "system", "processes", "organizations"];

/**
 * Who is asked by a request with these addressees. Those that are of no circle that we know ask everybody; the bodies that decide
 * and the Secretary-General ask nobody.
 */
export function circlesOf(addressees: readonly string[]): readonly Circle[] {
  const found = new Set<Circle>();
  for (const addressee of addressees) {
    if (deliberative.test(addressee.trim())) continue;
    const circles = named.filter(([, words]) => words.test(addressee)).map(([circle]) => circle);
    for (const circle of circles.length === 0 || everyone.test(addressee) ? all : circles) found.add(circle);
  }
  return all.filter((circle) => found.has(circle));
}

/** True for a paragraph that speaks of the regional consultative processes. */
export function processesNamed(text: string): boolean {
  return /\bregional(?: and interregional)? (?:consultative )?processes\b/i.test(text);
}
