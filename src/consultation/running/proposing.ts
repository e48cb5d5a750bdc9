import type { Party, PartyKind } from "../../directory/model.ts";
import type { Choice, Group } from "./model.ts";

/** Kinds of party by the words with which resolutions address them. */
const addressed: readonly (readonly [words: RegExp, kinds: readonly PartyKind[]])[] = [
  [/\b(governments?|(member )?states|parties|countries)\b/i, ["member-state"]],
  [/\bregional commissions?\b/i, ["regional-commission"]],
  [/\b(specialized )?agencies\b/i, ["agency", "related-organization"]],
  [/\bfunds and programmes\b/i, ["fund-or-programme"]],
  [
    /\b(united nations system|relevant (bodies|entities)|system of the united nations)\b/i,
    ["agency", "fund-or-programme", "regional-commission", "related-organization"],
  ],
  [/\b(regional )?consultative processes\b/i, ["regional-process"]],
  [/\bintergovernmental organizations?\b/i, ["intergovernmental"]],
  [/\b(non-governmental|civil society)\b/i, ["non-governmental"]],
];

/**
 * Whom to ask how something was implemented: the addressees of its mandates, in the English words of the text, as groups and,
 * where an organization is named, as a party; the Member States where only the Secretariat is addressed, since it is they who can
 * say what was done. What it gives is a proposal: somebody looks at it before anybody is asked.
 */
export function proposedChoice(addressees: readonly string[], parties: readonly Party[]): Choice {
  const kinds = new Set<PartyKind>();
  const named = new Set<Party>();
  for (const addressee of addressees) {
    for (const [words, meant] of addressed)
      if (words.test(addressee)) for (const kind of meant) kinds.add(kind);
    for (const party of parties) if (isNamed(party, addressee)) named.add(party);
  }
  if (kinds.size === 0 && named.size === 0) kinds.add("member-state");
  const groups = [...kinds].sort().map((kind): Group => ({ by: "kind", kind }));
  return {
    groups,
    parties: [...named].filter(({ kind }) => !kinds.has(kind)).map(({ id }) => id),
    without: [],
  };
}

/** By its English name or its acronym, as a word of its own. States are addressed together, not by name. */
function isNamed({ kind, names, acronym, until }: Party, text: string): boolean {
  if (kind === "member-state" || kind === "observer-state" || until !== null) return false;
  if (text.toLowerCase().includes(names.en.toLowerCase())) return true;
  return acronym !== null && acronym.length > 2 && text.split(/[^\p{L}\p{N}-]+/u).includes(acronym);
}
