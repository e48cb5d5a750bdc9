import type { Party } from "../../directory/model.ts";
import { members } from "../../kernel/territory/register.ts";
import type { Choice, Group } from "./model.ts";

/** True where the group holds the party. A region or development group holds the States whose territories it holds. */
export function groupHolds(group: Group, party: Party): boolean {
  if (group.by === "kind") return party.kind === group.kind;
  if (group.by === "regional-group") return party.regionalGroup === group.group;
  return party.territory !== null && members(group.territory).includes(party.territory);
}

/** The parties that are meant, in the order in which they are given; those that are no more only where one by one. */
export function chosenParties(choice: Choice, parties: readonly Party[], year: number): readonly Party[] {
  const single = new Set<string>(choice.parties);
  const without = new Set<string>(choice.without);
  return parties.filter((party) => {
    if (without.has(party.id)) return false;
    if (single.has(party.id)) return true;
    const isNoMore = party.until !== null && party.until < year;
    return !isNoMore && choice.groups.some((group) => groupHolds(group, party));
  });
}

/** How many of the parties each group holds, in the order of the groups. */
export function groupSizes(groups: readonly Group[], parties: readonly Party[]): readonly number[] {
  return groups.map((group) => parties.filter((party) => groupHolds(group, party)).length);
}
