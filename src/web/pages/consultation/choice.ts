import { groupHolds } from "../../../consultation/running/choosing.ts";
import { Choice, type Group } from "../../../consultation/running/model.ts";
import type { Party } from "../../../directory/model.ts";
import { partyKinds, regionalGroups } from "../../../directory/model.ts";
import { failed, ok, problem, type Result } from "../../../kernel/problem.ts";
import { TerritoryId } from "../../../kernel/territory/model.ts";
import { territoryName } from "../../../kernel/territory/register.ts";
import type { Words } from "../../../kernel/words.ts";

/** Whom a form of checkboxes and lists means, and how one is filled. */

/** M49: least developed, land-locked developing, small island developing; Africa, Americas, Asia, Europe, Oceania. */
const territories = ["199", "432", "722", "002", "019", "142", "150", "009"] as const;

const groups: readonly { readonly set: "kinds" | "groups" | "regions"; readonly group: Group }[] = [
  ...partyKinds.map((kind) => ({ set: "kinds" as const, group: { by: "kind" as const, kind } })),
  ...regionalGroups.map((group) => ({
    set: "groups" as const,
    group: { by: "regional-group" as const, group },
  })),
  ...territories.map((id) => ({
    set: "regions" as const,
    group: { by: "territory" as const, territory: TerritoryId.parse(id) },
  })),
];

/** What a group is in a form: `kind:agency`. */
export function groupName(group: Group): string {
  if (group.by === "kind") return `kind:${group.kind}`;
  return group.by === "regional-group" ? `group:${group.group}` : `territory:${group.territory}`;
}

/** Every group that may be ticked, in sets, with how many parties it holds. Empty ones are left out. */
export function groupsToTick(choice: Choice, parties: readonly Party[], words: Words) {
  const ticked = new Set(choice.groups.map(groupName));
  return (["kinds", "groups", "regions"] as const).map((set) => ({
    set,
    groups: groups
      .filter((one) => one.set === set)
      .map(({ group }) => ({
        name: groupName(group),
        words: groupWords(group, words),
        parties: parties.filter((party) => groupHolds(group, party)).length,
        ticked: ticked.has(groupName(group)),
      }))
      .filter((one) => one.parties > 0),
  }));
}

function groupWords(group: Group, { t, language }: Words): string {
  if (group.by === "kind") return t(`directory:kinds.${group.kind}`);
  if (group.by === "regional-group") return t(`directory:group.${group.group}`);
  return territoryName(group.territory, language);
}

/** A party as it is written in a list: what {@link choiceOf} reads again. */
export function partyLine(id: string, parties: readonly Party[], { language }: Words): string {
  return parties.find((party) => party.id === id)?.names[language] ?? id;
}

/**
 * What a form says. Parties are named a line each, by identifier, acronym or name in any language. Problem:
 * `consultations.party-unknown` (facts: party).
 */
export function choiceOf(form: FormData, parties: readonly Party[]): Result<Choice> {
  const ticked = new Set(form.getAll("group").map(String));
  const [single, without] = [named(form, "parties", parties), named(form, "without", parties)];
  const wrong = [...single.unknown, ...without.unknown];
  if (wrong.length > 0)
    return failed(
      ...wrong.map((party) => problem("consultations.party-unknown", { party: party.slice(0, 60) })),
    );
  return ok(
    Choice.parse({
      groups: groups.map(({ group }) => group).filter((group) => ticked.has(groupName(group))),
      parties: single.ids,
      without: without.ids,
    }),
  );
}

function named(form: FormData, name: string, parties: readonly Party[]) {
  const text = form.get(name);
  const lines = (typeof text === "string" ? text : "")
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 1000);
  const byName = new Map(
    parties.flatMap((party) =>
      [party.id, party.acronym ?? "", ...Object.values(party.names)].map(
        (spelling) => [spelling.toLowerCase(), party.id] as const,
      ),
    ),
  );
  const found = lines.map((line) => ({ line, id: byName.get(line.toLowerCase()) }));
  return {
    ids: [...new Set(found.flatMap(({ id }) => id ?? []))],
    unknown: found.filter(({ id }) => id === undefined).map(({ line }) => line),
  };
}
