import { languages } from "../../kernel/language.ts";
import { type Place, ProblemError, problem } from "../../kernel/problem.ts";
import { enough, likenessOf } from "../../kernel/territory/near.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { spellingKey } from "../../kernel/territory/spelling.ts";
import type { Party } from "../model.ts";

/** Finds the party that a text means, and the near ones where none is meant. */
export interface PartyNames {
  /**
   * By identifier, acronym, name in any of the six languages or, for States, anything that names their territory. Never guesses. Throws
   * ProblemError `directory.party-unclear` (facts: text, candidates), `directory.party-unknown` or `directory.party-near` (facts: text, near).
   */
  resolve(text: string, place?: Place): Party;
}

/** How many near names a refusal gives. */
const few = 3;

export function partyNames(parties: readonly Party[]): PartyNames {
  const spellings = new Map<string, Set<Party>>();
  const say = (spelling: string | null, party: Party) => {
    const key = spellingKey(spelling ?? "");
    if (key !== "") spellings.set(key, (spellings.get(key) ?? new Set()).add(party));
  };
  for (const party of parties) {
    say(party.id, party);
    say(party.acronym, party);
    for (const language of languages) say(party.names[language], party);
  }
  const byTerritory = new Map(
    parties.flatMap((party) => (party.territory ? [[party.territory, party]] : [])),
  );

  return {
    resolve: (text, place) => {
      const exact = parties.find(({ id }) => id === text.trim());
      if (exact) return exact;
      const key = spellingKey(text);
      const [found, ...others] = spellings.get(key) ?? [];
      if (found && others.length === 0) return found;
      if (found)
        throw new ProblemError(
          problem("directory.party-unclear", { text, candidates: listed([found, ...others]) }, place),
        );
      const territory = resolveTerritory(text);
      const state = territory.ok ? byTerritory.get(territory.value.id) : undefined;
      if (state) return state;
      const near = nearest(key, spellings);
      throw new ProblemError(
        near.length === 0
          ? problem("directory.party-unknown", { text }, place)
          : problem("directory.party-near", { text, near: listed(near) }, place),
      );
    },
  };
}

function nearest(key: string, spellings: ReadonlyMap<string, ReadonlySet<Party>>): readonly Party[] {
  if (key.length < 3) return [];
  const best = new Map<Party, number>();
  for (const [other, parties] of spellings) {
    const alike = other.length < 3 ? 0 : likenessOf(key, other);
    if (alike < enough) continue;
    for (const party of parties) best.set(party, Math.max(best.get(party) ?? 0, alike));
  }
  return [...best]
    .sort(([a, x], [b, y]) => y - x || (a.id < b.id ? -1 : 1))
    .slice(0, few)
    .map(([party]) => party);
}

function listed(parties: readonly Party[]): string {
  return parties.map(({ names, id }) => `${names.en} (${id})`).join("; ");
}
