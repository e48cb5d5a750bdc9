import { type Party, partyKinds, regionalGroups } from "../../directory/model.ts";
import { territory } from "../../kernel/territory/register.ts";

/** By what parties are counted together: the region of their territory, the regional group, the kind, the development of their territory. */
export const groupings = ["region", "regional-group", "kind", "development"] as const;
export type Grouping = (typeof groupings)[number];

/** Regions of M49, and its division by development in which each State stands once. */
const regions = ["002", "019", "142", "150", "009"];
const developments = ["199", "934", "901"];

/** Whoever has no place in a grouping: an agency has no region. */
export const noGroup = "none";

/** The group of a party: an identifier of a territory, of a regional group or of a kind; {@link noGroup} where it has none. */
export function groupOf(party: Party, grouping: Grouping): string {
  if (grouping === "kind") return party.kind;
  if (grouping === "regional-group") return party.regionalGroup ?? noGroup;
  const among = grouping === "region" ? regions : developments;
  const groups = party.territory === null ? [] : (territory(party.territory)?.memberOf ?? []);
  return among.find((one) => groups.some((id) => id === one)) ?? noGroup;
}

/** All groups of a grouping in the order in which they are listed, {@link noGroup} last. */
export function groupsOf(grouping: Grouping): readonly string[] {
  switch (grouping) {
    case "region":
      return [...regions, noGroup];
    case "development":
      return [...developments, noGroup];
    case "regional-group":
      return [...regionalGroups, noGroup];
    case "kind":
      return partyKinds;
  }
}

/** The group under which a party stands where its name may not be said: a State's regional group, anybody else's kind. */
export function quietGroup(party: Party): string {
  return party.regionalGroup ?? party.kind;
}
