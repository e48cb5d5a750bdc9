import { sql } from "kysely";
import { expect, test } from "vitest";
import { PartyId } from "../../directory/model.ts";
import { unwrap } from "../../kernel/problem.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { house, letters, operator, prepared, questions, seat, seated, settle } from "./support/house.ts";

const id = (text: string) => PartyId.parse(text);

describeBothStores("consultations", (open) => {
  test("are prepared from a settled version with ready letters, and opened once", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations, directory } = here;
    await seat(directory, "FRA", { name: "A. Point", email: "a@example.org", language: "fr" });
    await seat(directory, "MEX", { name: "B. Punto", email: "b@example.org", language: "es" });
    const made = await prepared(here, ["FRA", "MEX", "PHL"]);
    expect(made).toBe("implementation-2027");

    const before = unwrap(await consultations.recipients(operator, made));
    expect(before.map(({ party, state, writtenTo }) => [party, state, writtenTo?.language ?? null])).toEqual([
      ["FRA", null, "fr"],
      ["MEX", null, "es"],
      ["PHL", null, null],
    ]);

    const [first, second] = [
      unwrap(await consultations.open(operator, made)),
      unwrap(await consultations.open(operator, made)),
    ];
    expect(first).toEqual({ parties: 3, written: 2, nobody: ["PHL"], already: false });
    expect(second).toEqual({ parties: 3, written: 0, nobody: [], already: true });

    const sent = await letters(store);
    expect(sent.map(({ once, language }) => [once, language])).toEqual([
      ["implementation-2027/note-verbale/FRA", "fr"],
      ["implementation-2027/note-verbale/MEX", "es"],
    ]);
    expect(sent[0]?.subject).toBe(
      "Application de 61/208 : réponse demandée avant le 1 mars 2027 inclus".replace(" :", "\u202f:"),
    );
    expect(sent[0]?.body).toContain("A. Point, ");
    expect(sent[0]?.body).toContain("A/RES/61/208, paragraphe 9");
    expect(sent[0]?.body).toContain("https://corridor.example/fr/replies/implementation-2027/FRA");
    // The title has no Spanish: it stands as it was written.
    expect(sent[1]?.body).toContain("«Implementation of 61/208»");
    for (const { body, subject } of sent) expect(body + subject).not.toMatch(/[{}]/);

    const progress = unwrap(await consultations.one(operator, made));
    expect(progress).toMatchObject({
      asked: 3,
      counts: { asked: 3, submitted: 0 },
      letters: { queued: 2 },
      next: { step: "two-weeks", day: "2027-02-15", parties: 3 },
    });
    expect(progress.groups).toContainEqual({
      group: "western-european-and-others",
      asked: 1,
      submitted: 0,
      begun: 0,
    });
  });

  test("opening is all or nothing", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations, directory } = here;
    await seat(directory, "FRA", { name: "A", email: "a@example.org", language: "fr" });
    const made = await prepared(here, ["FRA", "MEX"]);
    // Somebody's letter is in the way: the last statement of the deed fails.
    await store.deed(operator, { deed: "test.block", subject: "" }, (trx) =>
      sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`.execute(
        trx,
      ),
    );
    await store.deed(operator, { deed: "test.block", subject: "" }, (trx) =>
      sql`create trigger refuse before insert on letter for each row execute function refuse()`.execute(trx),
    );
    await expect(consultations.open(operator, made)).rejects.toThrow(/no/);
    expect(unwrap(await consultations.one(operator, made))).toMatchObject({
      consultation: { state: "preparing" },
      counts: { asked: 0 },
    });
    const left = await sql<{ n: number }>`select count(*) as n from reply`.execute(store.database());
    expect(left.rows[0]?.n).toBe(0);
    await store.deed(operator, { deed: "test.free", subject: "" }, (trx) =>
      sql`drop trigger refuse on letter`.execute(trx),
    );
    expect(unwrap(await consultations.open(operator, made)).written).toBe(1);
  });

  test("two who open at once open once", async () => {
    const { store } = await open();
    const here = await house(store);
    await seat(here.directory, "FRA", { name: "A", email: "a@example.org", language: "fr" });
    const made = await prepared(here, ["FRA", "MEX"]);
    const both = await Promise.all([
      here.consultations.open(operator, made),
      here.consultations.open(operator, made),
    ]);
    expect(both.map((one) => unwrap(one).already).sort()).toEqual([false, true]);
    expect(await letters(store)).toHaveLength(1);
  });

  test("what is wrong is refused, with its place, and nothing is kept", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations } = here;
    const good = {
      questionnaire: "implementation",
      version: 1,
      title: { en: "Views" },
      opens: "2027-01-04",
      closes: "2027-03-01",
    };
    const codes = async (given: object) => {
      const made = await consultations.create(operator, { ...good, ...given });
      return made.ok ? [] : made.problems.map(({ code }) => code.replace("consultations.", ""));
    };
    expect(await codes({ version: 2 })).toEqual(["not-settled"]);
    expect(await codes({ title: {} })).toEqual(["untitled"]);
    expect(await codes({ closes: "2027-01-04" })).toEqual(["closes-early"]);
    expect(await codes({ closes: "soon" })).toEqual(["malformed"]);
    expect(await codes({ previous: "nothing-2020" })).toEqual(["previous-unknown"]);
    const letter = (text: object) => ({
      letter: { fallback: "en", texts: { en: { subject: "s", body: "{{link}}", ...text } } },
    });
    expect(await codes(letter({ body: "{{who}} {{link}}" }))).toEqual(["field-unknown"]);
    expect(await codes(letter({ body: "no way" }))).toEqual(["link-missing"]);
    expect(await codes({ letter: { fallback: "fr", texts: letter({}).letter.texts } })).toEqual([
      "letter-missing",
    ]);
    const step = { id: "a", days: -1, texts: letter({}).letter.texts };
    expect(await codes({ ...letter({}), reminders: [step, step] })).toEqual(["malformed"]);
    await settle(store, "views", questions(1, []));
    expect(await codes({ questionnaire: "views", ...letter({ body: "{{mandate}} {{link}}" }) })).toEqual([
      "field-empty",
    ]);
    expect(await codes({ questionnaire: "views" })).toEqual([]);
    expect(await consultations.list(operator)).toHaveLength(1);
    const empty = unwrap(await consultations.create(operator, good));
    expect(await consultations.open(operator, empty.id)).toMatchObject({
      problems: [{ code: "consultations.nobody-chosen" }],
    });
    here.clock.at = new Date("2027-03-01T00:00:00Z");
    expect(await consultations.open(operator, empty.id)).toMatchObject({
      problems: [{ code: "consultations.closes-early" }],
    });
  });

  test("an open one keeps what was asked: only its title, a later day and its reminders change", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations } = here;
    const made = await prepared(here, ["FRA"]);
    unwrap(await consultations.open(operator, made));
    expect(await consultations.change(operator, made, { promise: "anonymous" })).toMatchObject({
      problems: [{ code: "consultations.settled", facts: { what: "promise" } }],
    });
    expect(await consultations.change(operator, made, { closes: "2027-02-01" })).toMatchObject({ ok: false });
    expect(await consultations.discard(operator, made)).toMatchObject({ ok: false });
    const later = unwrap(
      await consultations.change(operator, made, { closes: "2027-04-01", title: { en: "New" } }),
    );
    expect(later).toMatchObject({ closes: "2027-04-01", title: { en: "New" }, state: "open" });
    const other = await prepared(here, ["FRA"]);
    expect(other).toBe("implementation-2027-2");
    unwrap(await consultations.discard(operator, other));
    expect(await consultations.one(operator, other)).toMatchObject({
      problems: [{ code: "consultations.unknown" }],
    });
  });

  test("more recipients, more time, the end, and a new beginning", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations, directory, clock } = here;
    await seat(directory, "FRA", { name: "A", email: "a@example.org", language: "fr" });
    const made = await prepared(here, ["FRA"]);
    unwrap(await consultations.open(operator, made));

    const more = { groups: [], parties: [id("FRA"), id("MEX")], without: [] };
    expect(unwrap(await consultations.addRecipients(operator, made, more))).toMatchObject({
      parties: 1,
      nobody: ["MEX"],
    });
    expect(unwrap(await consultations.addRecipients(operator, made, more))).toMatchObject({ already: true });
    // Somebody takes the vacant post: the letter goes to them, once.
    await seat(directory, "MEX", { name: "B", email: "b@example.org", language: "es" });
    expect(unwrap(await consultations.writeMissing(operator, made)).written).toBe(1);
    expect(unwrap(await consultations.writeMissing(operator, made))).toMatchObject({ already: true });

    unwrap(await consultations.extend(operator, made, "FRA", { closes: "2027-04-15", tell: true }));
    expect(
      await consultations.extend(operator, made, "FRA", { closes: "2027-02-01", tell: true }),
    ).toMatchObject({
      problems: [{ code: "consultations.closes-early" }],
    });
    expect(
      await consultations.extend(operator, made, "PHL", { closes: "2027-04-15", tell: true }),
    ).toMatchObject({
      problems: [{ code: "consultations.not-asked" }],
    });
    const [french, mexican] = unwrap(await consultations.recipients(operator, made));
    expect(french).toMatchObject({ closes: "2027-04-15", extended: true, lastLetter: { kind: "extension" } });
    expect(french?.nextReminder).toEqual({ step: "two-weeks", day: "2027-04-01" });
    expect(mexican).toMatchObject({
      closes: "2027-03-01",
      extended: false,
      lastLetter: { kind: "note-verbale" },
    });
    expect((await letters(store)).at(-1)?.body).toContain("15 avril 2027");
    unwrap(await consultations.extend(operator, made, "FRA", { closes: null, tell: false }));
    expect(unwrap(await consultations.recipients(operator, made))[0]).toMatchObject({ extended: false });

    clock.at = new Date("2027-02-01T09:00:00Z");
    expect(unwrap(await consultations.close(operator, made))).toMatchObject({
      state: "closed",
      closes: "2027-02-01",
    });
    expect(await consultations.close(operator, made)).toMatchObject({ ok: false });
    expect(await consultations.remindNow(operator, made)).toMatchObject({ ok: false });
    expect(await consultations.reopen(operator, made, "2027-02-01")).toMatchObject({ ok: false });
    expect(unwrap(await consultations.reopen(operator, made, "2027-03-15"))).toMatchObject({
      state: "open",
      closes: "2027-03-15",
    });
  });

  test("letters to a party that reads another language fall back, and say so in theirs", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations, directory } = here;
    await seat(directory, "CHN", { name: "C", email: "c@example.org", language: "zh" });
    const made = await prepared(here, ["CHN"]);
    const only = { subject: "{{title}}", body: "{{party}}, {{closes}}\n\n{{link}}" };
    unwrap(await consultations.change(operator, made, { letter: { fallback: "en", texts: { en: only } } }));
    unwrap(await consultations.open(operator, made));
    const [letter] = await letters(store);
    expect(letter).toMatchObject({ language: "en" });
    expect(letter?.body).toMatch(/^China, 1 March 2027\n\n/);
    expect(letter?.body).toContain("/zh/replies/");
    expect(letter?.body).toContain("您所用语文");
  });

  test("a preview is what is sent; a test letter goes to whoever asks and leaves no trace in the ledger", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations, directory } = here;
    await seat(directory, "FRA", { name: "A", email: "a@example.org", language: "fr" });
    const own = await directory.addPerson(operator, {
      name: "Officer",
      email: "o@example.org",
      language: "en",
    });
    const made = await prepared(here, ["FRA"]);
    const shown = unwrap(
      await consultations.preview(operator, made, { kind: "note-verbale" }, { party: "FRA" }),
    );
    const officer = { ...seated("secretariat"), id: unwrap(own).id };
    const arabic = unwrap(
      await consultations.test(
        officer,
        made,
        { kind: "step", step: "last-day" },
        { party: "FRA", language: "ar" },
      ),
    );
    expect(arabic).toMatchObject({ party: null, address: "o@example.org", language: "ar" });
    expect(
      await consultations.test(operator, made, { kind: "note-verbale" }, { party: "FRA", language: "en" }),
    ).toMatchObject({
      problems: [{ code: "consultations.no-own-address" }],
    });
    unwrap(await consultations.open(operator, made));
    const [tested, sent] = await letters(store);
    expect(tested).toMatchObject({ kind: "notice", party: null, address: "o@example.org" });
    expect(sent?.subject).toBe(shown.subject);
    // Who has no account is invited by the same letter; the link itself never shows.
    expect(sent?.body.startsWith(shown.body)).toBe(true);
    expect(sent?.body.slice(shown.body.length)).toMatch(/21 jours.*\n\n\u27e6secret\u27e7$/su);
    expect(unwrap(await consultations.one(operator, made)).letters).toEqual({ queued: 1 });
  });

  test("without pages to lead to no letter is written", async () => {
    const { store } = await open();
    const here = await house(store);
    const made = await prepared(here, ["FRA"]);
    const { openConsultations } = await import("./service.ts");
    const unserved = openConsultations({ store, now: () => here.clock.at });
    expect(await unserved.open(operator, made)).toMatchObject({
      problems: [{ code: "consultations.not-served" }],
    });
  });

  test("rights: who may keep, who may follow, what everybody sees", async () => {
    const { store } = await open();
    const here = await house(store);
    const { consultations } = here;
    const made = await prepared(here, ["FRA", "MEX"]);
    const all = { groups: [], parties: [], without: [] };
    const good = {
      questionnaire: "implementation",
      version: 1,
      title: { en: "T" },
      opens: "2027-01-04",
      closes: "2027-03-01",
    };
    const letter = { kind: "note-verbale" } as const;
    type Who = Parameters<typeof consultations.list>[0];
    const keep: ((actor: Who) => Promise<unknown>)[] = [
      (actor) => consultations.create(actor, good),
      (actor) => consultations.change(actor, made, { title: { en: "Other" } }),
      (actor) => consultations.open(actor, made),
      (actor) => consultations.addRecipients(actor, made, all),
      (actor) => consultations.writeMissing(actor, made),
      (actor) => consultations.extend(actor, made, "FRA", { closes: "2027-04-01", tell: true }),
      (actor) => consultations.remindNow(actor, made),
      (actor) => consultations.close(actor, made),
      (actor) => consultations.reopen(actor, made, "2027-04-01"),
      (actor) => consultations.discard(actor, made),
      (actor) => consultations.test(actor, made, letter, { party: "FRA", language: "en" }),
      (actor) => consultations.remindDue(actor).catch((error: unknown) => error),
    ];
    const follow: ((actor: Who) => Promise<unknown>)[] = [
      (actor) => consultations.one(actor, made),
      (actor) => consultations.recipients(actor, made),
      (actor) => consultations.reminders(actor, made),
      (actor) => consultations.preview(actor, made, letter, { party: "FRA" }),
    ];
    const denied = { problems: [{ code: "directory.not-allowed" }] };
    const others = [
      { kind: "visitor" } as const,
      seated("focal-point", "FRA"),
      seated("mission", "FRA"),
      seated("colleague", "FRA"),
      seated("chair"),
      seated("administrator"),
    ];
    for (const actor of others) {
      for (const deed of [...keep, ...follow]) expect(await deed(actor)).toMatchObject(denied);
      expect(await consultations.list(actor)).toEqual([]);
    }
    for (const deed of keep) expect(await deed(seated("rapporteur"))).toMatchObject(denied);
    for (const deed of follow) expect(await deed(seated("rapporteur"))).toMatchObject({ ok: true });
    expect(unwrap(await consultations.one(operator, made)).consultation).toMatchObject({
      state: "preparing",
    });

    unwrap(await consultations.open(seated("secretariat"), made));
    const [shown] = await consultations.list({ kind: "visitor" });
    expect(shown).toMatchObject({ id: made, state: "open", counts: null, published: false });
    expect(JSON.stringify(shown)).not.toMatch(/letter|choice|reminders|actor/);
  });
});
