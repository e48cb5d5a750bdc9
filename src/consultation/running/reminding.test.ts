import { sql } from "kysely";
import { expect, test } from "vitest";
import { PartyId } from "../../directory/model.ts";
import { unwrap } from "../../kernel/problem.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { house, letters, operator, prepared, seat, system } from "./support/house.ts";
import { manyParties } from "./support/many.ts";

/** A reply that was submitted, as the room beside writes it. */
async function submit(
  store: Parameters<typeof letters>[0],
  party: string,
  at: Date,
  state = "submitted",
): Promise<void> {
  await store.deed(system, { deed: "test.submit", subject: party }, (trx) =>
    sql`update reply set state = ${state}, submitted = ${state === "submitted" ? at : null} where party = ${party}`.execute(
      trx,
    ),
  );
}

const told = async (store: Parameters<typeof letters>[0]) =>
  (await letters(store))
    .filter(({ kind }) => kind === "reminder")
    .map(({ once }) => once.split("/").slice(1).join(" "));

describeBothStores("reminders", (open) => {
  test("each step once over months, whenever the clock looks, over sleeps and restarts", async () => {
    const opened = await open();
    const first = await house(opened.store);
    for (const [party, language] of [
      ["FRA", "fr"],
      ["MEX", "es"],
      ["CHN", "zh"],
      ["PHL", "en"],
    ] as const)
      await seat(first.directory, party, { name: party, email: `${party}@example.org`, language });
    const made = await prepared(first, ["FRA", "MEX", "CHN", "PHL", "RUS"]);
    unwrap(await first.consultations.open(operator, made));

    // Many looks a day change nothing.
    for (const hour of ["06", "09", "23"]) {
      first.clock.at = new Date(`2027-02-14T${hour}:00:00Z`);
      expect(await first.consultations.remindDue(system)).toEqual({ letters: 0, problems: [] });
    }
    first.clock.at = new Date("2027-02-15T00:00:00Z");
    expect((await first.consultations.remindDue(system)).letters).toBe(4);
    expect((await first.consultations.remindDue(system)).letters).toBe(0);
    expect(await told(opened.store)).toEqual([
      "two-weeks CHN",
      "two-weeks FRA",
      "two-weeks MEX",
      "two-weeks PHL",
    ]);

    // One submits, one declines, one gets more time; the server sleeps over two steps and is started anew.
    await submit(opened.store, "MEX", new Date("2027-02-16T10:00:00Z"));
    await submit(opened.store, "CHN", new Date("2027-02-16T10:00:00Z"), "declined");
    unwrap(await first.consultations.extend(operator, made, "PHL", { closes: "2027-04-01", tell: false }));
    await opened.close();
    const again = await opened.reopen();
    const second = await house(again.store, "2027-03-05T09:00:00Z");
    expect((await second.consultations.remindDue(system)).letters).toBe(1);
    expect((await told(again.store)).slice(4)).toEqual(["last-day FRA"]);
    const [, , overtaken] = unwrap(await second.consultations.reminders(operator, made));
    expect(overtaken).toMatchObject({ step: "last-day", letters: { queued: 1 }, nobody: ["RUS"] });

    for (let day = 6; day < 130; day += 1) {
      second.clock.at = new Date(Date.UTC(2027, 2, day, 7));
      await second.consultations.remindDue(system);
    }
    expect((await told(again.store)).slice(5)).toEqual([
      "week-after FRA",
      "three-days PHL",
      "last-day PHL",
      "week-after PHL",
    ]);
    const all = await told(again.store);
    expect(new Set(all).size).toBe(all.length);
    const effects = unwrap(await second.consultations.reminders(operator, made));
    expect(
      effects.map(({ step, submittedAfter, overtaken, nobody }) => [step, submittedAfter, overtaken, nobody]),
    ).toEqual([
      ["two-weeks", 1, 0, ["RUS"]],
      ["three-days", 0, 2, []],
      ["last-day", 0, 0, ["RUS"]],
      ["week-after", 0, 0, ["RUS"]],
    ]);
  });

  test("whoever is asked late, and a plan made late, wake no reminders of the past", async () => {
    const { store } = await open();
    const here = await house(store, "2027-02-20T09:00:00Z");
    const { consultations, directory, clock } = here;
    await seat(directory, "FRA", { name: "A", email: "a@example.org", language: "fr" });
    const made = await prepared(here, ["FRA"]);
    unwrap(await consultations.open(operator, made));
    expect((await consultations.remindDue(system)).letters).toBe(0);
    const { reminders } = unwrap(await consultations.one(operator, made)).consultation;
    const [step] = reminders;
    if (!step) throw new Error("the ready plan has steps");
    unwrap(
      await consultations.change(operator, made, {
        reminders: [...reminders, { ...step, id: "ten-days", days: -10 }],
      }),
    );
    expect((await consultations.remindDue(system)).letters).toBe(0);
    clock.at = new Date("2027-02-26T09:00:00Z");
    expect((await consultations.remindDue(system)).letters).toBe(1);
    expect(await told(store)).toEqual(["three-days FRA"]);
  });

  test("one bad address, and one consultation that cannot be written about, stop nobody else", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations, directory, clock } = here;
    const bad = await seat(directory, "FRA", { name: "A", email: "a@example.org", language: "fr" });
    await seat(directory, "MEX", { name: "B", email: "b@example.org", language: "es" });
    const [one, other] = [await prepared(here, ["FRA", "MEX"]), await prepared(here, ["MEX"])];
    unwrap(await consultations.open(operator, one));
    unwrap(await consultations.open(operator, other));
    await store.deed(system, { deed: "test.spoil", subject: "" }, async (trx) => {
      await sql`update person set email = 'not an address' where id = ${bad}`.execute(trx);
      await sql`update consultation set reminders = '[{"id": "two-weeks", "days": -14, "texts": {}}]' where id = ${one}`.execute(
        trx,
      );
    });
    clock.at = new Date("2027-02-15T09:00:00Z");
    expect(await consultations.remindDue(system)).toMatchObject({
      letters: 1,
      problems: [{ code: "consultations.letter-missing" }],
    });
    const kept = unwrap(await consultations.one(operator, other)).consultation.reminders;
    unwrap(
      await consultations.change(operator, one, { reminders: [...kept].filter(({ days }) => days > -14) }),
    );
    clock.at = new Date("2027-02-26T09:00:00Z");
    await consultations.remindDue(system);
    const states = (await letters(store)).filter(({ once }) => once.includes(`${one}/three-days`));
    expect(states.map(({ party, state }) => [party, state])).toEqual([
      ["FRA", "failed"],
      ["MEX", "queued"],
    ]);
  });

  test("by hand: those who have not submitted, at most once a day, and the plan goes on", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations, directory, clock } = here;
    await seat(directory, "FRA", { name: "A", email: "a@example.org", language: "fr" });
    await seat(directory, "MEX", { name: "B", email: "b@example.org", language: "es" });
    const made = await prepared(here, ["FRA", "MEX", "RUS"]);
    unwrap(await consultations.open(operator, made));
    await submit(store, "MEX", clock.at);
    clock.at = new Date("2027-02-01T09:00:00Z");
    expect(unwrap(await consultations.remindNow(operator, made))).toEqual({
      parties: 2,
      written: 1,
      nobody: ["RUS"],
      already: false,
    });
    expect(unwrap(await consultations.remindNow(operator, made))).toMatchObject({
      already: true,
      written: 0,
    });
    clock.at = new Date("2027-02-02T09:00:00Z");
    expect(unwrap(await consultations.remindNow(operator, made, ["FRA"]))).toMatchObject({ written: 1 });
    expect(unwrap(await consultations.reminders(operator, made)).map(({ step }) => step)).toEqual([
      "two-weeks",
      "three-days",
      "last-day",
      "week-after",
      "by-hand-2027-02-01",
      "by-hand-2027-02-02",
    ]);
    clock.at = new Date("2027-02-15T09:00:00Z");
    expect((await consultations.remindDue(system)).letters).toBe(1);
  });

  test("a closed consultation reminds those alone who were given more time", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations, directory, clock } = here;
    await seat(directory, "FRA", { name: "A", email: "a@example.org", language: "fr" });
    await seat(directory, "MEX", { name: "B", email: "b@example.org", language: "es" });
    const made = await prepared(here, ["FRA", "MEX"]);
    unwrap(await consultations.open(operator, made));
    unwrap(await consultations.extend(operator, made, "MEX", { closes: "2027-05-01", tell: false }));
    clock.at = new Date("2027-03-02T09:00:00Z");
    unwrap(await consultations.close(operator, made));
    clock.at = new Date("2027-04-20T09:00:00Z");
    await consultations.remindDue(system);
    expect(await told(store)).toEqual(["two-weeks MEX"]);
  });

  test("opening 400 parties with 80 questions, and reminding them", async () => {
    const { store } = await open();
    const parties = await manyParties(store, 400);
    const here = await house(store);
    const { consultations, clock } = here;
    const { id } = unwrap(
      await consultations.create(operator, {
        questionnaire: "large",
        version: 1,
        title: { en: "Large" },
        opens: "2027-01-04",
        closes: "2027-03-01",
        choice: {
          groups: [
            { by: "kind", kind: "member-state" },
            { by: "kind", kind: "non-governmental" },
          ],
          parties: parties.map((party) => PartyId.parse(party)),
          without: [],
        },
      }),
    );
    const began = performance.now();
    expect(unwrap(await consultations.open(operator, id))).toMatchObject({ parties: 400, written: 400 });
    const opened = performance.now();
    clock.at = new Date("2027-02-15T09:00:00Z");
    expect((await consultations.remindDue(system)).letters).toBe(400);
    const reminded = performance.now();
    process.stderr.write(
      `${store.kind}: opened 400 x 80 in ${Math.round(opened - began)} ms, reminded in ${Math.round(reminded - opened)} ms (under load)\n`,
    );
    const kept = await letters(store);
    expect(new Set(kept.map(({ once }) => once)).size).toBe(800);
    expect(kept.every(({ body, subject }) => !/[{}]/.test(subject + body))).toBe(true);
  });
});
