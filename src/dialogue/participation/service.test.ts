import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import type { Person, Role } from "../../kernel/actor.ts";
import { ok, unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import { openMeetings } from "../meetings/service.ts";
import type { NewDelegate } from "./model.ts";
import { forgetDelegate } from "./registering.ts";
import { openParticipation } from "./service.ts";

const operator = { kind: "operator", name: "test" } as const;
const visitor = { kind: "visitor" } as const;

function seated(role: Role, party: string | null = null): Person {
  return {
    kind: "person",
    id: "00000000-0000-4000-8000-000000000001",
    name: role,
    seats: [{ role, post: `${party ?? "secretariat"}/${role}`, party }],
  };
}

function delegate(rank: NewDelegate["rank"], name: string, sex: NewDelegate["sex"] = null): NewDelegate {
  return { rank, name, post: null, sex };
}

/** An announced High-level Dialogue, and what the speakers' lists were told. */
async function house({ store }: TestStore) {
  const clock = { at: new Date("2027-05-10T12:00:00Z") };
  const now = () => clock.at;
  const held: string[] = [];
  const directory = openDirectory({ store, now, forget: [forgetDelegate] });
  const meetings = openMeetings({ store, now, address: "https://corridor.example" });
  const participation = openParticipation({
    ...{ store, now, address: "https://corridor.example" },
    hold: async (_, meeting, party, withdrawn) => {
      held.push(`${meeting} ${party} ${withdrawn ? "held" : "called"}`);
      return ok(null);
    },
  });
  const meeting = async (title: string) => {
    const made = unwrap(
      await meetings.create(operator, {
        ...{ kind: "high-level-dialogue", title: { en: title }, zone: "America/New_York" },
        ...{ opens: "2027-09-14", closes: "2027-09-15" },
      }),
    );
    unwrap(await meetings.announce(operator, made.id));
    return made.id;
  };
  return { store, clock, directory, meetings, participation, held, meeting };
}

describeBothStores("participation", (open) => {
  let here: Awaited<ReturnType<typeof house>>;
  beforeAll(async () => {
    here = await house(await open());
  }, 120_000);

  test("a focal point registers its own delegation within the limits, in any script, and nobody else's", async () => {
    const { participation, meeting } = here;
    const id = await meeting("Limits");
    const own = seated("focal-point", "FRA");
    const register = (delegates: readonly NewDelegate[], seen: number | null = null, party = "FRA") =>
      participation.register(own, id, party, { level: "minister", delegates: [...delegates], seen });
    const codes = async (delegates: readonly NewDelegate[]) => {
      const done = await register(delegates);
      return done.ok ? [] : done.problems.map(({ code, facts }) => `${code} ${facts.rank ?? ""}`.trim());
    };
    const many = (rank: NewDelegate["rank"], number: number) =>
      Array.from({ length: number }, (_, index) => delegate(rank, `Name ${rank} ${index}`));
    const head = delegate("head", "Zoë Ñandú");
    expect(await codes([head, ...many("representative", 5)])).toEqual(["meetings.too-many representative"]);
    expect(await codes([head, ...many("alternate", 6)])).toEqual(["meetings.too-many alternate"]);
    expect(await codes(many("adviser", 1))).toEqual(["meetings.no-head"]);
    expect(await codes([head, head])).toEqual(["meetings.two-heads"]);
    expect(await codes([head, delegate("adviser", "  \u3000 ")])).toEqual(["meetings.nameless"]);
    expect(await register([head], null, "DEU")).toMatchObject({
      problems: [{ code: "directory.not-allowed" }],
    });
    expect(await register([head], null, "nobody")).toMatchObject({
      problems: [{ code: "directory.not-allowed" }],
    });

    const names = [
      "Zoë Ñandú",
      "محمد بن عبد الله",
      "Наталья Ёлкина",
      "王小明",
      "李 明",
      "Siân O’Brien-ʻOkina",
    ];
    const all = [
      ...names.map((name, index) =>
        delegate(index === 0 ? "head" : "adviser", name, index % 2 === 0 ? "F" : "M"),
      ),
      ...many("representative", 4),
      ...many("alternate", 5),
      ...many("adviser", 30),
    ];
    expect(unwrap(await register(all)).revision).toBe(1);
    const seen = unwrap(await participation.delegation(own, id, "FRA"));
    expect(seen.delegates.map(({ name }) => name)).toEqual(
      expect.arrayContaining(names.map((name) => name.normalize("NFC"))),
    );
    expect(seen.delegates[0]).toMatchObject({ rank: "head", name: "Zoë Ñandú" });

    // Two at once: the second is told, and nothing of the first is lost.
    unwrap(await register([head], 1));
    expect(await register([head, head], 1)).toMatchObject({ ok: false });
    expect(await register([head], 1)).toMatchObject({
      problems: [{ code: "meetings.registered-meanwhile" }],
    });
  });

  test("everybody sees who is registered at which level; names are for the delegation and the secretariat", async () => {
    const { participation, meeting } = here;
    const id = await meeting("Seen");
    for (const [party, level, sex] of [
      ["KEN", "head-of-state", "F"],
      ["PHL", "minister", "M"],
      ["MEX", "vice-minister", null],
    ] as const)
      unwrap(
        await participation.register(operator, id, party, {
          ...{ level, seen: null },
          delegates: [delegate("head", `Head of ${party}`, sex), delegate("adviser", `Adviser ${party}`)],
        }),
      );
    const all = unwrap(await participation.seen(visitor, id));
    expect(JSON.stringify(all)).not.toMatch(/Head of|Adviser /);
    expect(all.statistics).toMatchObject({
      ...{ parties: 3, ministerial: 2, delegates: 6 },
      sex: { women: 1, men: 1, unstated: 4 },
    });
    expect(all.statistics.levels.map(({ level }) => level)).toEqual([
      "head-of-state",
      "minister",
      "vice-minister",
    ]);
    expect(all.rows.filter(({ delegation }) => delegation !== null).map((row) => row.id)).toEqual([
      "KEN",
      "MEX",
      "PHL",
    ]);
    expect(all.rows.find((row) => row.id === "FRA")).toMatchObject({ delegation: null, counts: null });
    expect(
      unwrap(await participation.seen(seated("chair"), id)).rows.find((row) => row.id === "KEN")?.head,
    ).toBe("Head of KEN");
    expect(await participation.delegation(seated("mission", "PHL"), id, "KEN")).toMatchObject({ ok: false });
    expect(
      unwrap(await participation.delegation(seated("mission", "KEN"), id, "KEN")).delegates,
    ).toHaveLength(2);
    expect(await participation.badges(seated("chair"), id, words("en"))).toMatchObject({ ok: false });
  });

  test("a party that has ceased cannot be registered, and one that ceases after it did stays in sight", async () => {
    const { participation, meeting, directory, meetings } = here;
    const id = await meeting("Ceased");
    const made = unwrap(
      await directory.addParty(operator, { id: "old-agency", kind: "agency", names: { en: "Old agency" } }),
    );
    unwrap(
      await participation.register(operator, id, made.id, {
        level: null,
        seen: null,
        delegates: [delegate("head", "A")],
      }),
    );
    unwrap(await directory.changeParty(operator, "old-agency", { until: "2026" }));
    expect(
      await participation.register(operator, id, "old-agency", { level: null, seen: 1, delegates: [] }),
    ).toMatchObject({ problems: [{ code: "meetings.party-ceased", facts: { until: 2026 } }] });
    const row = unwrap(await participation.seen(operator, id)).rows.find((one) => one.id === "old-agency");
    expect(row?.delegation).not.toBeNull();
    const plan = unwrap(await meetings.plan(operator, id)).find((line) => line.id === "registration");
    expect(plan?.awaited.map((party) => party.id as string)).not.toContain("old-agency");
  });

  test("credentials are checked step by step, and the speakers' lists follow", async () => {
    const { participation, meeting, held } = here;
    const id = await meeting("Credentials");
    unwrap(
      await participation.register(operator, id, "FRA", {
        level: "minister",
        seen: null,
        delegates: [delegate("head", "A. Name")],
      }),
    );
    const received = { issued: "2027-04-01", received: "2027-05-01", note: null };
    expect(await participation.examine(operator, id, "FRA", { state: "accepted", note: null })).toMatchObject(
      {
        problems: [{ code: "meetings.no-credentials-yet" }],
      },
    );
    expect(
      await participation.receive(operator, id, "ilo", { ...received, authority: "head-of-state" }),
    ).toMatchObject({ problems: [{ code: "meetings.no-credentials" }] });
    unwrap(await participation.receive(operator, id, "FRA", { ...received, authority: null }));
    // A copy is good for a seat, not for more.
    expect(await participation.examine(operator, id, "FRA", { state: "accepted", note: null })).toMatchObject(
      {
        problems: [{ code: "meetings.no-authority" }],
      },
    );
    unwrap(await participation.examine(operator, id, "FRA", { state: "provisional", note: "copy" }));
    unwrap(await participation.receive(operator, id, "FRA", { ...received, authority: "foreign-minister" }));
    unwrap(await participation.examine(operator, id, "FRA", { state: "accepted", note: null }));
    expect(unwrap(await participation.badges(operator, id, words("en")))).toHaveLength(1);
    unwrap(
      await participation.examine(operator, id, "FRA", { state: "withdrawn", note: "another Government" }),
    );
    expect(unwrap(await participation.badges(operator, id, words("en")))).toEqual([]);
    unwrap(await participation.examine(operator, id, "FRA", { state: "in-question", note: null }));
    expect(held.filter((one) => one.startsWith(id)).slice(-3)).toEqual([
      `${id} FRA called`,
      `${id} FRA held`,
      `${id} FRA called`,
    ]);
    const steps = unwrap(await participation.delegation(seated("secretariat"), id, "FRA")).steps;
    expect(steps.map(({ state }) => state)).toEqual([
      ...["in-question", "withdrawn", "accepted", "received", "provisional", "received"],
    ]);
    expect(
      await participation.examine(seated("chair"), id, "FRA", { state: "accepted", note: null }),
    ).toMatchObject({
      problems: [{ code: "directory.not-allowed" }],
    });
  });

  test("organizations take part when nobody objects; who objects is the secretariat's to know", async () => {
    const { participation, meeting, clock } = here;
    clock.at = new Date("2027-05-10T12:00:00Z");
    const id = await meeting("Organizations");
    const add = (name: string) =>
      participation.addOrganization(operator, id, { name, acronym: null, territory: null, site: null });
    const [first, second] = [unwrap(await add("Migrants’ Voice")), unwrap(await add("Другая организация"))];
    expect(await add("migrants’  voice")).toMatchObject({
      problems: [{ code: "meetings.organization-known" }],
    });
    expect(second.id).toBe("organization");
    expect(await participation.circulate(operator, id, "2027-05-12")).toMatchObject({
      problems: [{ code: "meetings.period-wrong" }],
    });
    unwrap(await participation.circulate(operator, id, "2027-06-10"));
    const own = seated("mission", "KEN");
    const object = (actor: Person, party: string, yes = true) =>
      participation.object(actor, {
        meeting: id,
        organization: second.id,
        party,
        reason: "Because",
        object: yes,
      });
    expect(await object(seated("secretariat"), "KEN")).toMatchObject({
      problems: [{ code: "directory.not-allowed" }],
    });
    unwrap(await object(own, "KEN"));
    expect(await object(own, "KEN")).toMatchObject({ problems: [{ code: "meetings.objected-already" }] });

    clock.at = new Date("2027-06-11T12:00:00Z");
    const states = async (actor: Parameters<typeof participation.organizations>[0]) =>
      unwrap(await participation.organizations(actor, id)).map(
        ({ organization, state }) => `${organization.id} ${state}`,
      );
    expect(await states(operator)).toEqual([`${first.id} cleared`, `${second.id} objected`]);
    expect(await states(visitor)).toEqual([`${first.id} cleared`]);
    expect(await states(seated("mission", "PHL"))).toEqual([`${first.id} cleared`, `${second.id} applied`]);
    expect(await states(own)).toEqual([`${first.id} cleared`, `${second.id} objected`]);
    for (const actor of [visitor, seated("mission", "PHL"), seated("chair")])
      expect(JSON.stringify(unwrap(await participation.organizations(actor, id)))).not.toMatch(/KEN|Because/);
    expect(unwrap(await participation.organizations(operator, id))[1]?.by).toEqual([
      { party: "KEN", reason: "Because" },
    ]);
    expect(
      await participation.register(operator, id, `ngo/${second.id}`, {
        level: null,
        seen: null,
        delegates: [],
      }),
    ).toMatchObject({
      problems: [{ code: "meetings.not-admitted" }],
    });
    unwrap(await object(own, "KEN", false));
    expect(await states(visitor)).toEqual([`${first.id} cleared`, `${second.id} cleared`]);
    unwrap(
      await participation.register(operator, id, `ngo/${second.id}`, {
        ...{ level: null, seen: null },
        delegates: [delegate("head", "Head")],
      }),
    );
  });

  test("names can be taken out, one by one or with the person, and no file or log holds them", async () => {
    const { participation, meeting, directory, store } = here;
    const id = await meeting("Erased");
    const person = unwrap(
      await directory.addPerson(operator, { name: "Ana Erased", email: "ana@example.org", language: "es" }),
    );
    unwrap(
      await directory.appoint(operator, {
        post: "MEX/national-focal-point",
        person: person.id,
        since: "2027-01-01",
      }),
    );
    const delegates = [
      delegate("head", "Ana Erased", "F"),
      delegate("adviser", "=cmd|' /C calc'!A0"),
      delegate("adviser", "Bo Erased"),
    ];
    unwrap(await participation.register(operator, id, "MEX", { level: null, seen: null, delegates }));
    const file = unwrap(await participation.badgeFile(operator, id, "csv", words("en")));
    expect(new TextDecoder().decode(file)).toContain(",'=cmd|' /C calc'!A0,");
    unwrap(await directory.removePerson(operator, person.id));
    const left = unwrap(await participation.delegation(operator, id, "MEX")).delegates;
    expect(left.map(({ name, sex }) => [name, sex])).toEqual([
      ["", null],
      ["=cmd|' /C calc'!A0", null],
      ["Bo Erased", null],
    ]);
    unwrap(await participation.erase(operator, id, left[2]?.number ?? 0));
    expect(await participation.erase(operator, id, left[2]?.number ?? 0)).toMatchObject({
      problems: [{ code: "meetings.unknown-delegate" }],
    });
    const { rows } = await sql<{ found: number }>`select count(*)::int as found from audit_entry
      where audit_entry::text like '%Erased%' and subject like ${`${id}%`}`.execute(store.database());
    expect(rows[0]?.found).toBe(0);
  });
});
