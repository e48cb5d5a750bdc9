import type { Actor } from "../../kernel/actor.ts";
import { slugOf } from "../../kernel/identifier.ts";
import { languages } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { type NewParty, type Party, type PartyChange, PartyId, PartyKind, RegionalGroup } from "../model.ts";
import { requireRight } from "../rights.ts";
import { checkedName, checkedSite, checkedYear } from "./checks.ts";
import { allParties, type PeopleParts, requireParty } from "./parts.ts";
import { writeParty } from "./repository.ts";
import { house } from "./starter-posts.ts";

/** What `DirectoryService.addParty` does. Throws its problems. */
export async function addParty(parts: PeopleParts, actor: Actor, given: NewParty): Promise<Party> {
  requireRight(actor, "people.keep");
  const kind = oneOf(PartyKind.safeParse(given.kind), "directory.kind-unknown", given.kind);
  const names = sixNames(given.names);
  const territory = kind.endsWith("-state") ? territoryOf(given.territory ?? given.id ?? "") : null;
  const party: Party = {
    ...checkedFacts(given),
    id:
      territory === null
        ? partyId(given.id || slugOf(given.acronym || names.en, 40).replace(/^[^a-z]+/, ""))
        : PartyId.parse(territory),
    kind,
    names,
    territory,
    regionalGroup: kind === "member-state" ? group(given.regionalGroup) : null,
  };
  forwards(party);
  await parts.store.deed(
    actor,
    { deed: "people.add-party", subject: party.id, detail: { kind } },
    async (trx) => {
      if ((await allParties(trx)).some(({ id }) => id === party.id))
        throw new ProblemError(problem("directory.party-taken", { party: party.id }));
      await writeParty(trx, party, parts.now());
    },
  );
  return party;
}

/** What `DirectoryService.changeParty` does. Throws its problems. */
export async function changeParty(
  parts: PeopleParts,
  actor: Actor,
  id: string,
  change: PartyChange,
): Promise<Party> {
  requireRight(actor, "people.keep");
  return parts.store.deed(
    actor,
    { deed: "people.change-party", subject: id, detail: { changed: Object.keys(change).sort() } },
    async (trx) => {
      const before = await requireParty(trx, id);
      const isState = before.territory !== null;
      const kind = oneOf(
        PartyKind.safeParse(change.kind ?? before.kind),
        "directory.kind-unknown",
        change.kind ?? "",
      );
      if (kind.endsWith("-state") !== isState)
        throw new ProblemError(problem("directory.kind-unknown", { text: kind }));
      const party: Party = {
        ...before,
        ...checkedFacts({ ...before, ...change }),
        kind,
        names: change.names ? sixNames({ ...before.names, ...change.names }) : before.names,
        regionalGroup:
          kind === "member-state" && change.regionalGroup !== undefined
            ? group(change.regionalGroup)
            : kind === "member-state"
              ? before.regionalGroup
              : null,
      };
      forwards(party);
      await writeParty(trx, party, parts.now());
      return party;
    },
  );
}

function checkedFacts({
  acronym,
  since,
  until,
  site,
}: Omit<PartyChange, "kind" | "names">): Pick<Party, "acronym" | "since" | "until" | "site"> {
  return {
    acronym: acronym ? checkedName(acronym) : null,
    since: checkedYear(since),
    until: checkedYear(until),
    site: checkedSite(site),
  };
}

function forwards({ since, until }: Party): void {
  if (since !== null && until !== null && until < since)
    throw new ProblemError(problem("directory.period-backwards", { since, until }));
}

/** Where a language has no name, that in English stands, or the first that is there. */
function sixNames(given: NewParty["names"]): Party["names"] {
  const first = given.en?.trim() || languages.map((language) => given[language]?.trim()).find(Boolean) || "";
  const name = (language: (typeof languages)[number]) => checkedName(given[language]?.trim() || first);
  return {
    ar: name("ar"),
    zh: name("zh"),
    en: name("en"),
    fr: name("fr"),
    ru: name("ru"),
    es: name("es"),
  };
}

function partyId(text: string): PartyId {
  const found = PartyId.safeParse(text);
  if (!found.success || text === house || /^[A-Z]/.test(text))
    throw new ProblemError(problem("directory.party-malformed", { text: text.slice(0, 60) }));
  return found.data;
}

function territoryOf(text: string): NonNullable<Party["territory"]> {
  const found = resolveTerritory(text);
  if (!found.ok) throw new ProblemError(...found.problems);
  return found.value.id;
}

function group(given: string | null | undefined): RegionalGroup | null {
  if (given === undefined || given === null || given === "") return null;
  return oneOf(RegionalGroup.safeParse(given), "directory.group-unknown", given);
}

function oneOf<T>(
  parsed: { readonly success: true; readonly data: T } | { readonly success: false },
  code: string,
  text: string,
): T {
  if (parsed.success) return parsed.data;
  throw new ProblemError(problem(code, { text: text.slice(0, 60) }));
}
