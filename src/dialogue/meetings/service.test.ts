import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import type { Person, Role } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { starterFacts } from "../../record/keeping/facts.ts";
import { openRecord } from "../../record/service.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import { openMeetings } from "./service.ts";

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

/** A store with the starter record, focal points of two States, and a clock that a test moves. */
async function house({ store, home }: TestStore) {
  const clock = { at: new Date("2027-01-10T12:00:00Z") };
  const now = () => clock.at;
  const { record } = await openRecord({ store, paths: home.paths, now });
  unwrap(await record.takeFacts({ kind: "system" }, await starterFacts()));
  const directory = openDirectory({ store, now });
  for (const [party, email, language] of [
    ["FRA", "a@example.org", "fr"],
    ["EGY", "b@example.org", "ar"],
  ] as const) {
    const person = unwrap(await directory.addPerson(operator, { name: `Point ${party}`, email, language }));
    unwrap(
      await directory.appoint(operator, {
        post: `${party}/national-focal-point`,
        person: person.id,
        since: "2027-01-01",
      }),
    );
  }
  const sent = async (about: string) => {
    const { rows } = await sql<{ once: string; language: string }>`select once, language from letter
      where about = ${about} order by once`.execute(store.database());
    return rows.map(({ once, language }) => `${once} ${language}`);
  };
  const meetings = openMeetings({ store, record, now, address: "https://corridor.example" });
  return { clock, meetings, directory, sent };
}

const dialogue = {
  kind: "high-level-dialogue",
  title: { en: "High-level Dialogue" },
  opens: "2027-09-14",
  closes: "2027-09-15",
  zone: "America/New_York",
  place: { en: "New York", fr: "New York" },
} as const;

describeBothStores("meetings", (open) => {
  // One house for all: each test has meetings of its own.
  let here: Awaited<ReturnType<typeof house>>;
  beforeAll(async () => {
    here = await house(await open());
  }, 120_000);

  test("a meeting is read out of the paragraph that convenes it", async () => {
    const { meetings } = here;
    const said = unwrap(await meetings.fromMandate(operator, "A/RES/58/208#op_9"));
    expect(said).toMatchObject({ kind: "high-level-dialogue", year: 2006, opens: null });
    expect(said.title).toMatchObject({
      en: "High-level Dialogue on International Migration and Development, 2006",
      zh: "2006年国际移民与发展问题高级别对话",
    });
    // What the next paragraph says of its organization comes along, with its number.
    expect(said.details.map(({ number }) => number)).toEqual(["9", "10"]);
    // From that next paragraph on it is the same: its year is that of the decision.
    const organized = unwrap(await meetings.fromMandate(operator, "A/RES/58/208#op_10"));
    expect(organized).toEqual({ ...said, mandate: "A/RES/58/208#op_10" });
    const none = await meetings.fromMandate(operator, "A/RES/58/208#op_99");
    expect(none).toMatchObject({ ok: false, problems: [{ code: "meetings.no-paragraph" }] });
  });

  test("is nobody's but the secretariat's until it is announced; then all who are invited are written to, once", async () => {
    const { meetings, sent, clock } = here;
    const { id } = unwrap(await meetings.create(operator, dialogue));
    expect(id).toBe("high-level-dialogue-2027");
    expect(await meetings.one(visitor, id)).toMatchObject({
      ok: false,
      problems: [{ code: "meetings.unknown" }],
    });
    expect(await meetings.create(seated("focal-point", "FRA"), dialogue)).toMatchObject({ ok: false });
    expect((await meetings.open(operator, id)).ok).toBe(false);

    const told = unwrap(await meetings.announce(operator, id));
    expect(told.written).toBe(2);
    expect(told.nobody).not.toContain("FRA");
    expect(await sent(id)).toEqual([
      "meeting/high-level-dialogue-2027/announce/EGY ar",
      "meeting/high-level-dialogue-2027/announce/FRA fr",
    ]);
    expect(await meetings.announce(operator, id)).toMatchObject({
      problems: [{ code: "meetings.announced-already" }],
    });
    expect(unwrap(await meetings.one(visitor, id)).title.en).toBe("High-level Dialogue");
    expect((await meetings.discard(operator, id)).ok).toBe(false);

    // A week before registration ends both are reminded, once however often the clock looks.
    clock.at = new Date("2027-08-25T12:00:00Z");
    expect((await meetings.remindDue({ kind: "system" })).letters).toBe(2);
    expect((await meetings.remindDue({ kind: "system" })).letters).toBe(0);

    // The meeting moves by a month, every deadline with it, and all are told; a new day is a new reminder.
    const before = unwrap(await meetings.plan(operator, id)).find((one) => one.id === "report")?.day;
    unwrap(await meetings.reschedule(operator, id, "background-notes", "2027-08-10"));
    expect(
      unwrap(await meetings.postpone(operator, id, { opens: "2027-10-14", closes: "2027-10-15" })).written,
    ).toBe(2);
    const plan = new Map(unwrap(await meetings.plan(operator, id)).map((line) => [line.id, line]));
    expect([before, plan.get("report")?.day]).toEqual(["2027-06-22", "2027-07-22"]);
    expect(plan.get("background-notes")?.day).toBe("2027-09-09");
    expect(plan.get("registration")?.awaited.map((party) => party.id as string)).toContain("FRA");
    clock.at = new Date("2027-09-24T12:00:00Z");
    expect((await meetings.remindDue({ kind: "system" })).letters).toBe(2);
    expect((await sent(id)).filter((one) => one.includes("registration/before-"))).toHaveLength(4);

    // By hand: whoever is awaited, once a day.
    expect(unwrap(await meetings.remind(operator, id, "registration")).written).toBe(2);
    expect(unwrap(await meetings.remind(operator, id, "registration")).parties).toBe(0);

    unwrap(await meetings.open(operator, id));
    expect(await meetings.change(operator, id, { attribution: "chatham-house" })).toMatchObject({
      problems: [{ code: "meetings.attribution-settled" }],
    });
    expect(
      await meetings.postpone(operator, id, { opens: "2027-11-14", closes: "2027-11-15" }),
    ).toMatchObject({
      problems: [{ code: "meetings.wrong-state" }],
    });
    unwrap(await meetings.close(operator, id));
    expect(unwrap(await meetings.one(visitor, id)).state).toBe("closed");
  });

  test("its deadlines are a calendar whose entries keep their names when it moves", async () => {
    const { meetings } = here;
    const { id } = unwrap(
      await meetings.create(operator, { ...dialogue, title: { en: "Dialogue; with, marks" } }),
    );
    const before = unwrap(await meetings.calendar(operator, id, words("en")));
    unwrap(await meetings.postpone(operator, id, { opens: "2027-10-14", closes: "2027-10-15" }));
    const after = unwrap(await meetings.calendar(operator, id, words("ar")));
    const uids = (text: string) => [...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid).sort();
    expect(uids(after)).toEqual(uids(before));
    expect(before).toContain("DTSTART;VALUE=DATE:20270907\r\nDTEND;VALUE=DATE:20270908\r\n");
    expect(before).toContain("NAME:Dialogue\\; with\\, marks\r\n");
    for (const line of after.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test("what cannot be a meeting is refused with all that is wrong", async () => {
    const { meetings } = here;
    const codes = async (given: object) => {
      const made = await meetings.create(operator, { ...dialogue, ...given });
      return made.ok ? [] : made.problems.map(({ code }) => code);
    };
    expect(await codes({ title: {}, closes: "2027-09-01", zone: "New York" })).toEqual([
      "meetings.untitled",
      "meetings.backwards",
      "meetings.zone-unknown",
    ]);
    expect(await codes({ closes: "2028-09-15" })).toEqual(["meetings.too-long"]);
    expect(await codes({ opens: "2027-02-30" })).toEqual(["meetings.malformed"]);
    expect(await codes({ id: "new" })).toEqual(["meetings.id-taken"]);
  });

  test("past meetings are taken once, are everybody's, and stay as they are", async () => {
    const { meetings } = here;
    expect(unwrap(await meetings.takePast({ kind: "system" }))).toBeGreaterThan(15);
    expect(unwrap(await meetings.takePast({ kind: "system" }))).toBe(0);
    const convened = await meetings.list(visitor, { document: "A/RES/58/208" });
    expect(convened.map(({ id }) => id)).toEqual(["hld-2006"]);
    // Where a text says the year alone, the days are those of the record.
    expect(unwrap(await meetings.fromMandate(operator, "A/RES/58/208#op_10"))).toMatchObject({
      opens: "2006-09-14",
      closes: "2006-09-15",
      place: { en: "New York" },
      known: "hld-2006",
    });
    expect(await meetings.change(operator, "hld-2006", { title: { en: "x" } })).toMatchObject({
      problems: [{ code: "meetings.of-the-record" }],
    });
  });
});
