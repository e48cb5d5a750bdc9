import { expect, test } from "vitest";
import type { Actor, Seat } from "../kernel/actor.ts";
import { type Result, unwrap } from "../kernel/problem.ts";
import { auditEntries, verifyAudit } from "../store/audit.ts";
import { describeBothStores, type TestStore } from "../store/support/both.ts";
import type { NewPerson } from "./people/model.ts";
import { type DirectoryService, openDirectory } from "./service.ts";

const operator = { kind: "operator", name: "test" } as const;
const at = new Date("2031-05-10T10:00:00Z");
const focalPoint = "PHL/national-focal-point";

const maria: NewPerson = { name: "Maria Santos", email: "Maria.Santos@Example.ORG", language: "en" };
const omar: NewPerson = {
  name: "عمر حداد",
  email: "omar@example.org",
  language: "ar",
  telephone: "+212 5 00",
};
const elena: NewPerson = { name: "Елена Орлова", email: "elena@example.org", language: "ru", sex: "F" };

function directoryOf({ store }: TestStore): DirectoryService {
  return openDirectory({ store, now: () => at });
}

function codes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

function person(seats: readonly Seat[], id = "00000000-0000-4000-8000-000000000001"): Actor {
  return { kind: "person", id, name: "Somebody", seats };
}

const secretariat = person([{ role: "secretariat", post: "secretariat/secretariat-officer", party: null }]);
const administrator = person([{ role: "administrator", post: "secretariat/administrator", party: null }]);

async function deedsOf({ store }: TestStore) {
  const deeds: { readonly deed: string; readonly subject: string; readonly detail: unknown }[] = [];
  for await (const { deed, subject, detail } of auditEntries(store.database()))
    if (deed.startsWith("people.")) deeds.push({ deed, subject, detail });
  return deeds;
}

describeBothStores("the directory", (open) => {
  test("a first start writes nothing, and every State and organization has its posts, all vacant", async () => {
    const opened = await open();
    const directory = directoryOf(opened);
    const [parties, posts] = [await directory.parties(), await directory.posts()];
    expect(parties.filter(({ kind }) => kind === "member-state")).toHaveLength(193);
    expect(posts.slice(0, 2).map(({ id }) => id)).toEqual([
      "AFG/national-focal-point",
      "AFG/permanent-mission",
    ]);
    expect(posts).toHaveLength(parties.length + 195 + 6);
    expect(posts.every(({ holder, delegates }) => holder === null && delegates.length === 0)).toBe(true);
    expect(posts.at(-6)).toMatchObject({ id: "secretariat/administrator", party: null });
    expect(await directory.posts({ vacant: false })).toEqual([]);
    expect(await directory.posts({ party: "abu-dhabi-dialogue" })).toMatchObject([
      { kind: "process-focal-point" },
    ]);
    expect(await directory.posts({ group: "eastern-european", kind: "permanent-mission" })).toHaveLength(23);
    expect(await deedsOf(opened)).toEqual([]);
  });

  test("hand-over: the former holder leaves on the day before, and colleagues with them; the history stays", async () => {
    const opened = await open();
    const directory = directoryOf(opened);
    const [a, b, c] = await Promise.all(
      [maria, omar, elena].map(async (one) => unwrap(await directory.addPerson(operator, one)).id),
    );
    if (!a || !b || !c) throw new Error("three were added");
    unwrap(await directory.appoint(operator, { post: focalPoint, person: a, since: "2031-01-01" }));
    unwrap(
      await directory.delegate(operator, {
        post: focalPoint,
        colleague: { person: c },
        since: "2031-02-01",
      }),
    );
    unwrap(await directory.appoint(operator, { post: focalPoint, person: b, since: "2031-06-01" }));
    const holderOn = async (day: string) => (await directory.holders(focalPoint, day)).holder?.person;
    expect(await Promise.all(["2030-12-31", "2031-01-01", "2031-05-31", "2031-06-01"].map(holderOn))).toEqual(
      [undefined, a, a, b],
    );
    const helpOn = async (day: string) => (await directory.holders(focalPoint, day)).delegates.length;
    expect(await Promise.all(["2031-01-31", "2031-02-01", "2031-05-31", "2031-06-01"].map(helpOn))).toEqual([
      0, 1, 1, 0,
    ]);
    expect(
      (await directory.history({ post: focalPoint })).map(({ person, part, since, until }) => [
        person,
        part,
        since,
        until,
      ]),
    ).toEqual([
      [b, "holder", "2031-06-01", null],
      [c, "delegate", "2031-02-01", "2031-05-31"],
      [a, "holder", "2031-01-01", "2031-05-31"],
    ]);
    // Help that is given when the holder's last day is known ends with it.
    const short = await directory.delegate(operator, {
      post: focalPoint,
      colleague: { name: "Late", email: "late@example.org", language: "fr" },
      since: "2031-05-15",
    });
    expect(
      (await directory.history({ post: focalPoint })).find(({ number }) => number === unwrap(short)),
    ).toMatchObject({ since: "2031-05-15", until: "2031-05-31" });
    unwrap(await directory.withdraw(operator, unwrap(short), "2031-05-14"));
    // Before somebody who is appointed already there is no room.
    expect(
      await directory.appoint(operator, { post: focalPoint, person: c, since: "2031-05-20" }),
    ).toMatchObject({
      problems: [{ code: "directory.post-held", facts: { post: focalPoint, date: "2031-06-01" } }],
    });
    // But there is between two terms, where the last day is said.
    unwrap(
      await directory.appoint(operator, {
        post: focalPoint,
        person: c,
        since: "2030-06-01",
        until: "2030-12-31",
      }),
    );
    expect(await holderOn("2030-12-31")).toBe(c);
    // A term that is still to come can be taken back.
    const [coming] = await directory.history({ post: focalPoint });
    unwrap(await directory.release(operator, coming?.number ?? 0, "2031-05-31"));
    expect(await holderOn("2031-06-01")).toBeUndefined();
    expect(unwrap(await verifyAudit(opened.store.database())).entries).toBeGreaterThan(7);
  });

  test("colleagues go on helping where that is said", async () => {
    const directory = directoryOf(await open());
    const ids = await Promise.all(
      [maria, omar, elena].map(async (one) => unwrap(await directory.addPerson(operator, one)).id),
    );
    const [a = "", b = "", c = ""] = ids;
    unwrap(await directory.appoint(operator, { post: focalPoint, person: a, since: "2031-01-01" }));
    unwrap(
      await directory.delegate(operator, { post: focalPoint, colleague: { person: c }, since: "2031-02-01" }),
    );
    unwrap(
      await directory.appoint(operator, {
        post: focalPoint,
        person: b,
        since: "2031-03-01",
        keepDelegates: true,
      }),
    );
    expect((await directory.holders(focalPoint)).delegates).toMatchObject([{ person: c, until: null }]);
    expect(await directory.seatsOf(c)).toEqual([{ role: "colleague", post: focalPoint, party: "PHL" }]);
    expect(await directory.actorOf(b)).toMatchObject({
      kind: "person",
      name: omar.name,
      seats: [{ role: "focal-point", post: focalPoint, party: "PHL" }],
    });
    expect(await directory.seatsOf(a)).toEqual([]);
    expect(await directory.seatsOf("nobody")).toEqual([]);
  });

  test("two who appoint to one post at once: one is told who came first, and the post has one holder", async () => {
    const opened = await open();
    const directory = directoryOf(opened);
    const people = await Promise.all(
      [maria, omar, elena].map(async (one) => unwrap(await directory.addPerson(operator, one)).id),
    );
    const done = await Promise.all(
      people.map((id) =>
        directory.appoint(operator, { post: "ilo/agency-focal-point", person: id, since: "2031-05-10" }),
      ),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.flatMap(codes)).toEqual(["directory.post-held", "directory.post-held"]);
    expect(await directory.history({ post: "ilo/agency-focal-point" })).toHaveLength(1);
    // The same address twice at once is one person.
    const twice = await Promise.all(
      [1, 2].map(() => directory.addPerson(operator, { ...maria, email: "new@example.org" })),
    );
    expect(twice.flatMap(codes)).toEqual(["directory.email-taken"]);
  });

  test("whom to write to: the focal point, else the mission, else the post's own address, else nobody", async () => {
    const directory = directoryOf(await open());
    expect(await directory.addressees("PHL")).toEqual([]);
    unwrap(
      await directory.changePost(operator, "PHL/permanent-mission", {
        email: "Mission@Example.org",
        language: "fr",
      }),
    );
    expect(await directory.addressees("PHL")).toEqual([
      {
        party: "PHL",
        post: "PHL/permanent-mission",
        person: null,
        name: null,
        email: "mission@example.org",
        language: "fr",
      },
    ]);
    const { id: b } = unwrap(await directory.addPerson(operator, omar));
    unwrap(
      await directory.appoint(operator, { post: "PHL/permanent-mission", person: b, since: "2031-05-01" }),
    );
    expect(await directory.addressees("PHL")).toMatchObject([{ person: b, language: "ar" }]);
    const { id: a } = unwrap(await directory.addPerson(operator, { name: "No address", language: "en" }));
    unwrap(await directory.appoint(operator, { post: focalPoint, person: a, since: "2031-05-01" }));
    // One who cannot be written to does not keep the letter from the mission.
    expect(await directory.addressees("PHL")).toMatchObject([{ person: b }]);
    unwrap(await directory.changePerson(operator, a, { email: "a@example.org" }));
    expect(await directory.addressees("PHL")).toMatchObject([{ person: a, post: focalPoint }]);
    const second = unwrap(await directory.addPost(operator, { kind: "national-focal-point", party: "PHL" }));
    expect(second.id).toBe("PHL/national-focal-point-2");
    unwrap(await directory.appoint(operator, { post: second.id, person: b, since: "2031-05-01" }));
    expect((await directory.addressees("PHL")).map(({ person }) => person)).toEqual([a, b]);
    const many = await directory.addresseesOf(["PHL", "MEX", "nobody"]);
    expect([...many].map(([party, found]) => [party, found.length])).toEqual([
      ["PHL", 2],
      ["MEX", 0],
      ["nobody", 0],
    ]);
  });

  test("a focal point sees and changes the people of the own party only", async () => {
    const directory = directoryOf(await open());
    const ids = await Promise.all(
      [maria, omar, elena].map(async (one) => unwrap(await directory.addPerson(operator, one)).id),
    );
    const [a = "", b = "", c = ""] = ids;
    unwrap(await directory.appoint(operator, { post: focalPoint, person: a, since: "2031-01-01" }));
    unwrap(
      await directory.appoint(operator, { post: "MEX/national-focal-point", person: b, since: "2031-01-01" }),
    );
    const actor = await directory.actorOf(a);
    if (!actor) throw new Error("she has a seat");
    const book = directory.seenBy(actor);
    expect(book.whole).toBe(false);
    expect((await book.posts()).map(({ party }) => party)).toEqual(["PHL", "PHL"]);
    expect((await book.persons()).map(({ id }) => id)).toEqual([a]);
    expect((await book.persons({ ids: [a, b, c] })).map(({ id }) => id)).toEqual([a]);
    expect(codes(await book.person(b))).toEqual(["directory.unknown-person"]);
    expect(codes(await book.post("MEX/national-focal-point"))).toEqual(["directory.not-allowed"]);
    expect(await book.history("MEX/national-focal-point")).toEqual([]);
    expect(await book.holdingsOf(b)).toEqual([]);
    const help = {
      colleague: { name: "A colleague", email: "c@example.org", language: "en" },
      since: "2031-05-10",
    };
    unwrap(await directory.delegate(actor, { post: focalPoint, ...help }));
    const deputy = { name: "B deputy", email: "d@example.org", language: "en" };
    const acting = { colleague: deputy, since: "2031-05-10", until: "2031-05-10", clears: true };
    unwrap(await directory.delegate(actor, { post: focalPoint, ...acting }));
    const standing = await directory.personByEmail("d@example.org");
    expect((await directory.actorOf(standing?.id ?? "", "2031-05-10"))?.seats).toEqual([
      { role: "deputy", post: focalPoint, party: "PHL" },
    ]);
    expect((await directory.actorOf(standing?.id ?? "", "2031-05-11"))?.seats).toEqual([]);
    expect((await book.persons()).map(({ name }) => name)).toEqual([
      "A colleague",
      "B deputy",
      "Maria Santos",
    ]);
    const refused = [
      await directory.delegate(actor, { post: "MEX/national-focal-point", ...help }),
      await directory.appoint(actor, { post: focalPoint, person: c, since: "2031-06-01" }),
      await directory.addPerson(actor, { ...elena, email: "e@example.org" }),
      await directory.changePerson(actor, a, { name: "Other" }),
      await directory.removePerson(actor, c),
      await directory.addPost(actor, { kind: "national-focal-point", party: "PHL" }),
      await directory.changePost(actor, focalPoint, { email: "x@example.org" }),
      await directory.endPost(actor, focalPoint, "2031-06-01"),
      await directory.addParty(actor, { kind: "other", names: { en: "X Y" } }),
      await directory.changeParty(actor, "PHL", { site: "https://example.org" }),
    ];
    expect(refused.map(codes)).toEqual(refused.map(() => ["directory.not-allowed"]));
    // Whom they cannot see they cannot name either.
    expect(
      codes(
        await directory.delegate(actor, { post: focalPoint, colleague: { person: c }, since: "2031-05-10" }),
      ),
    ).toEqual(["directory.unknown-person"]);
    const visitor = directory.seenBy({ kind: "visitor" });
    expect([await visitor.posts(), await visitor.persons(), await visitor.history(focalPoint)]).toEqual([
      [],
      [],
      [],
    ]);
    expect(directory.seenBy(secretariat).whole).toBe(true);
  });

  test("only an administrator makes administrators, or gives them another address", async () => {
    const directory = directoryOf(await open());
    const { id } = unwrap(await directory.addPerson(secretariat, maria));
    const appointment = { post: "secretariat/administrator", person: id, since: "2031-05-10" };
    expect(codes(await directory.appoint(secretariat, appointment))).toEqual(["directory.not-allowed"]);
    const number = unwrap(await directory.appoint(administrator, appointment));
    const refused = [
      await directory.changePerson(secretariat, id, { email: "mine@example.org" }),
      await directory.removePerson(secretariat, id),
      await directory.release(secretariat, number, "2031-05-10"),
      await directory.addPost(secretariat, { kind: "administrator" }),
    ];
    expect(refused.map(codes)).toEqual(refused.map(() => ["directory.not-allowed"]));
    unwrap(await directory.changePerson(secretariat, id, { telephone: "+41 22 917 0000" }));
    expect(
      codes(
        await directory.delegate(administrator, {
          post: "secretariat/administrator",
          colleague: { name: "X", email: "x@example.org", language: "en" },
          since: "2031-05-10",
        }),
      ),
    ).toEqual(["directory.no-delegates"]);
  });

  test("who is taken out leaves an identifier and what was done, and no personal data anywhere", async () => {
    const opened = await open();
    const directory = directoryOf(opened);
    const { id } = unwrap(
      await directory.addPerson(operator, { ...elena, telephone: "+7 495 000", note: "Prefers mornings" }),
    );
    unwrap(
      await directory.appoint(operator, {
        post: focalPoint,
        person: id,
        since: "2031-01-01",
        note: "Elena again",
      }),
    );
    unwrap(
      await directory.appoint(operator, { post: "ilo/agency-focal-point", person: id, since: "2031-07-01" }),
    );
    unwrap(await directory.removePerson(operator, id));
    expect(await directory.person(id)).toMatchObject({ id, name: "", email: null, sex: null, gone: at });
    expect(await directory.persons()).toEqual([]);
    expect(await directory.personByEmail("elena@example.org")).toBeUndefined();
    expect(await directory.actorOf(id)).toBeUndefined();
    expect(await directory.history({ person: id })).toMatchObject([
      { post: focalPoint, since: "2031-01-01", until: "2031-05-10", note: null },
    ]);
    expect(codes(await directory.changePerson(operator, id, { name: "Back" }))).toEqual([
      "directory.unknown-person",
    ]);
    const log = JSON.stringify(await deedsOf(opened));
    expect(log).toContain(id);
    expect(log).not.toMatch(/Орлова|example\.org|\+7 495|mornings|again/);
    // The address is free again.
    unwrap(await directory.addPerson(operator, elena));
  });

  test("an address is one person's, in any spelling", async () => {
    const directory = directoryOf(await open());
    const { id, email } = unwrap(await directory.addPerson(operator, maria));
    expect(email).toBe("maria.santos@example.org");
    expect((await directory.personByEmail(" MARIA.santos@EXAMPLE.org "))?.id).toBe(id);
    expect(
      codes(await directory.addPerson(operator, { ...maria, email: "maria.santos@example.ORG" })),
    ).toEqual(["directory.email-taken"]);
    expect(codes(await directory.addPerson(operator, { ...maria, email: "maria@" }))).toEqual([
      "directory.email-malformed",
    ]);
    unwrap(await directory.changePerson(operator, id, { name: "Maria  del Carmen\tSantos" }));
    expect((await directory.person(id))?.name).toBe("Maria del Carmen Santos");
    expect(await directory.persons({ q: "CARMEN" })).toHaveLength(1);
    expect(await directory.persons({ q: "100%_" })).toEqual([]);
  });

  test("parties are added and corrected; a State stays a State", async () => {
    const opened = await open();
    const directory = directoryOf(opened);
    const added = unwrap(
      await directory.addParty(secretariat, {
        kind: "non-governmental",
        names: { en: "Migrants’ Forum", ar: "منتدى المهاجرين" },
        acronym: "MF 2",
        since: "1999",
        site: "https://example.org/",
      }),
    );
    expect(added).toMatchObject({ id: "mf-2", since: 1999, names: { fr: "Migrants’ Forum" } });
    expect((await directory.posts({ party: "mf-2" })).map(({ id }) => id)).toEqual([
      "mf-2/agency-focal-point",
    ]);
    expect(await directory.party("mf-2")).toEqual(added);
    unwrap(await directory.changeParty(secretariat, "ilo", { acronym: "ILO/OIT", until: 2040 }));
    expect(await directory.party("ilo")).toMatchObject({ acronym: "ILO/OIT", kind: "agency", until: 2040 });
    const parties = await directory.parties();
    expect(parties.filter(({ id }) => id === "ilo")).toHaveLength(1);
    expect(parties.slice(0, 195).every(({ territory }) => territory !== null)).toBe(true);
    const refused = [
      await directory.addParty(secretariat, { kind: "other", names: { en: "ilo" }, id: "ilo" }),
      await directory.addParty(secretariat, { kind: "other", names: { en: "S" }, id: "secretariat" }),
      await directory.addParty(secretariat, { kind: "club", names: { en: "X" } }),
      await directory.addParty(secretariat, { kind: "other", names: {}, id: "nobody" }),
      await directory.addParty(secretariat, { kind: "member-state", names: { en: "P" }, territory: "PHL" }),
      await directory.changeParty(secretariat, "PHL", { kind: "agency" }),
      await directory.changeParty(secretariat, "nobody", { acronym: "N" }),
      await directory.changeParty(secretariat, "ilo", { site: "javascript:alert(1)" }),
      await directory.addPost(secretariat, { kind: "national-focal-point", party: "nobody" }),
      await directory.addPost(secretariat, { kind: "chair", party: "PHL" }),
    ];
    expect(refused.flatMap(codes)).toEqual([
      "directory.party-taken",
      "directory.party-malformed",
      "directory.kind-unknown",
      "directory.name-missing",
      "directory.party-taken",
      "directory.kind-unknown",
      "directory.unknown-party",
      "directory.site-malformed",
      "directory.unknown-party",
      "directory.post-of-nobody",
    ]);
    expect((await deedsOf(opened)).map(({ deed, subject }) => `${deed} ${subject}`)).toEqual([
      "people.add-party mf-2",
      "people.change-party ilo",
    ]);
  });

  test("a post ends, and nobody can hold it afterwards", async () => {
    const directory = directoryOf(await open());
    const { id } = unwrap(await directory.addPerson(operator, maria));
    unwrap(await directory.appoint(operator, { post: focalPoint, person: id, since: "2031-01-01" }));
    unwrap(await directory.endPost(operator, focalPoint, "2031-05-09"));
    expect(await directory.posts({ party: "PHL" })).toMatchObject([{ kind: "permanent-mission" }]);
    expect(await directory.posts({ party: "PHL", ended: true })).toHaveLength(2);
    expect(await directory.seatsOf(id)).toEqual([]);
    expect(
      codes(await directory.appoint(operator, { post: focalPoint, person: id, since: "2031-05-10" })),
    ).toEqual(["directory.post-ended"]);
  });

  test("an address book is looked at, taken in as one deed, and read again as it was written", async () => {
    const opened = await open();
    const directory = directoryOf(opened);
    const { id } = unwrap(await directory.addPerson(operator, maria));
    unwrap(await directory.appoint(operator, { post: focalPoint, person: id, since: "2031-01-01" }));
    const file = {
      name: "book.csv",
      bytes: new TextEncoder().encode(
        "party,post,name,e-mail,language,since\nPhilippines,National focal point,عمر,omar@example.org,ar,2031-06-01\nILO,,Elena,elena@example.org,ru,\n",
      ),
    };
    const looked = unwrap(await directory.importBook(secretariat, file, { dryRun: true }));
    expect(looked).toMatchObject({ imported: false, lines: 2 });
    expect(looked.steps.map(({ kind }) => kind)).toEqual([
      "person-added",
      "ended",
      "appointed",
      "person-added",
      "appointed",
    ]);
    expect(await directory.persons()).toHaveLength(1);
    expect(unwrap(await directory.importBook(secretariat, file)).imported).toBe(true);
    expect((await directory.holders(focalPoint, "2031-05-31")).holder?.person).toBe(id);
    expect((await directory.holders(focalPoint, "2031-06-01")).holder?.who.name).toBe("عمر");
    expect((await directory.addressees("ilo"))[0]?.email).toBe("elena@example.org");
    for (const format of ["csv", "xlsx"] as const) {
      const bytes = unwrap(await directory.exportBook(secretariat, format, "ar"));
      const again = unwrap(await directory.importBook(secretariat, { name: `b.${format}`, bytes }));
      expect(again).toMatchObject({ imported: false, steps: [] });
    }
    const deeds = (await deedsOf(opened)).filter(({ deed }) => deed === "people.import");
    expect(deeds).toMatchObject([
      { subject: looked.sha256, detail: { lines: 2, steps: { "person-added": 2, appointed: 2, ended: 1 } } },
    ]);
    expect(JSON.stringify(deeds)).not.toMatch(/example|عمر/);
  });

  test("a book with one wrong line changes nothing, and an officer's makes no administrator", async () => {
    const directory = directoryOf(await open());
    const book = (text: string) => ({ name: "book.csv", bytes: new TextEncoder().encode(text) });
    const wrong = book("party,name,e-mail\nPHL,A,a@example.org\nPHLL,B,b@example.org\n");
    expect(await directory.importBook(secretariat, wrong)).toMatchObject({
      problems: [{ place: { file: "book.csv", cell: "A3" } }],
    });
    expect(await directory.persons()).toEqual([]);
    const grab = book("post,name,e-mail\nAdministrator,A,a@example.org\n");
    expect(codes(await directory.importBook(secretariat, grab))).toEqual(["directory.not-allowed"]);
    unwrap(await directory.importBook(administrator, grab));
    const [officer] = await directory.persons();
    const redirect = book(`name,e-mail,identifier of the person\nA,mine@example.org,${officer?.id}\n`);
    expect(codes(await directory.importBook(secretariat, redirect))).toEqual(["directory.not-allowed"]);
    const own = person([{ role: "focal-point", post: focalPoint, party: "PHL" }]);
    expect(codes(await directory.importBook(own, grab))).toEqual(["directory.not-allowed"]);
    expect(codes(await directory.exportBook(own, "csv", "en"))).toEqual(["directory.not-allowed"]);
  });
});
