import { expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import type { Actor, Role } from "../../kernel/actor.ts";
import { type Result, unwrap } from "../../kernel/problem.ts";
import { selectLetters, selectStory } from "../../mail/repository.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { openMeetings } from "../meetings/service.ts";
import { MeetingId } from "../model.ts";
import type { SessionGiven } from "./asked-of.ts";
import { openProgrammes } from "./service.ts";

const operator: Actor = { kind: "operator", name: "test" };
const visitor: Actor = { kind: "visitor" };
const id = "dialogue-2026";

const plenary: SessionGiven = {
  kind: "plenary",
  segment: null,
  room: null,
  when: { day: "2026-10-24", begins: "10:00", ends: "13:00" },
  title: { en: "Plenary", fr: "Plénière" },
  theme: null,
  questions: [],
  people: [],
  documents: [],
  note: null,
  attendance: "open",
};

const codes = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code }) => code));

describeBothStores("programmes", (open) => {
  test("a programme from its template to its third version: steps, conflicts, letters, calendars, tables", async () => {
    const { store } = await open();
    const clock = { at: new Date("2026-09-01T09:00:00Z") };
    const now = () => clock.at;
    const directory = openDirectory({ store, now });
    const meetings = openMeetings({ store, now });
    const programmes = openProgrammes({ store, now, address: "https://corridor.example" });
    const person = unwrap(
      await directory.addPerson(operator, {
        name: "Ms. A. Chair",
        email: "chair@example.org",
        language: "fr",
      }),
    ).id;
    // Clocks are set back in Brussels in the night to 25 October 2026.
    unwrap(
      await meetings.create(operator, {
        ...{ id: MeetingId.parse(id), kind: "global-forum", title: { en: "Forum", fr: "Forum mondial" } },
        ...{ opens: "2026-10-24", closes: "2026-10-25", zone: "Europe/Brussels" },
      }),
    );
    const draft = async () => unwrap(await programmes.draft(operator, id)).draft;
    const session = async (name: string) => (await draft()).sessions.find((one) => one.id === name);

    // Begun once, whoever begins it.
    if ((await draft()).sessions.length === 0) unwrap(await programmes.begin(operator, id));
    expect(codes(await programmes.begin(operator, id))).toEqual(["programme.begun"]);
    expect((await draft()).sessions.filter(({ kind }) => kind === "round-table")).toHaveLength(4);
    expect(unwrap(await programmes.pending(operator, id)).clashes.conflicts).toEqual([]);

    // Added with its people; two at once on one revision.
    const chaired: SessionGiven = {
      ...plenary,
      people: [{ role: "chair", name: "Ms. A. Chair", post: { en: "Minister" }, party: null, person }],
    };
    const added = unwrap(await programmes.add(operator, id, chaired)).session ?? "";
    const first = (await session(added))?.revision ?? 0;
    const both = await Promise.all([
      programmes.change(operator, id, added, { ...chaired, theme: { en: "One" } }, first),
      programmes.change(operator, id, added, { ...chaired, theme: { en: "Two" } }, first),
    ]);
    expect(both.flatMap(codes)).toEqual(["programme.changed-since"]);

    // The same person elsewhere at the same time is a conflict, not a refusal.
    const elsewhere = unwrap(await programmes.add(operator, id, chaired)).session ?? "";
    expect(unwrap(await programmes.pending(operator, id)).clashes.conflicts).toContainEqual(
      expect.objectContaining({ kind: "person", what: `person:${person}` }),
    );
    const removed = unwrap(
      await programmes.remove(operator, id, elsewhere, (await session(elsewhere))?.revision ?? 0),
    );
    unwrap(await programmes.undo(operator, id, removed.step));
    expect(await session(elsewhere)).toBeDefined();
    expect(codes(await programmes.undo(operator, id, removed.step))).toEqual(["programme.undone-already"]);
    unwrap(await programmes.remove(operator, id, elsewhere, (await session(elsewhere))?.revision ?? 0));

    // What was changed since cannot be taken back alone.
    const copied = unwrap(await programmes.copy(operator, id, added));
    const copy = copied.session ?? "";
    const room = (await draft()).rooms[1]?.id ?? null;
    unwrap(
      await programmes.move(
        operator,
        id,
        copy,
        { when: { day: "2026-10-25", begins: "02:30", ends: "04:00", fold: "second" }, room },
        (await session(copy))?.revision ?? 0,
      ),
    );
    expect(await session(copy)).toMatchObject({ room, begins: "2026-10-25T01:30:00.000Z" });
    expect(codes(await programmes.undo(operator, id, copied.step))).toEqual(["programme.undo-late"]);
    unwrap(await programmes.remove(operator, id, copy, (await session(copy))?.revision ?? 0));

    // Refused with what is wrong, and nothing is kept.
    const before = (await draft()).revision;
    const wrong = async (given: Partial<SessionGiven>) =>
      codes(await programmes.add(operator, id, { ...plenary, ...given }));
    expect(await wrong({ title: {} })).toEqual(["programme.untitled"]);
    expect(await wrong({ room: "cellar" })).toEqual(["programme.room-unknown"]);
    expect(await wrong({ when: { day: "2026-10-25", begins: "02:30", ends: "04:00" } })).toEqual([
      "programme.time-twice",
    ]);
    expect(await wrong({ when: { day: "2027-03-28", begins: "02:30", ends: "04:00" } })).toEqual([
      "programme.time-skipped",
    ]);
    expect(await wrong({ when: { day: "2026-10-24", begins: "12:00", ends: "11:00" } })).toEqual([
      "programme.ends-first",
    ]);
    expect(await wrong({ when: { day: "2062-10-24", begins: "10:00", ends: "11:00" } })).toEqual([
      "programme.day-far",
    ]);
    expect((await draft()).revision).toBe(before);
    const { rooms, segments, intervals } = await draft();
    expect(codes(await programmes.frame(operator, id, { rooms: [], segments, intervals }, before))).toEqual([
      "programme.room-used",
    ]);

    // Nobody else sees a draft; what is published is for everybody who may know of the meeting.
    expect(codes(await programmes.published(operator, id))).toEqual(["programme.unpublished"]);
    const seen = async () => (await draft()).revision;
    const one = unwrap(
      await programmes.publish(operator, id, { seen: await seen(), note: null, tell: true }),
    );
    expect(one).toMatchObject({ number: 1, written: 1, nobody: [] });
    expect(
      codes(await programmes.publish(operator, id, { seen: await seen(), note: null, tell: true })),
    ).toEqual(["programme.nothing-new"]);
    expect(codes(await programmes.published(visitor, id))).toEqual(["meetings.unknown"]);
    meetings.servedAt("https://corridor.example");
    unwrap(await meetings.announce(operator, id));
    expect(unwrap(await programmes.published(visitor, id)).version.number).toBe(1);

    // Moved into another room, one cancelled: told once, in the reader's language, with what was.
    clock.at = new Date("2026-09-10T09:00:00Z");
    const own = await session(added);
    const moved = { when: { day: "2026-10-24", begins: "11:00", ends: "13:00" }, room: rooms[0]?.id ?? null };
    unwrap(await programmes.move(operator, id, added, moved, own?.revision ?? 0));
    unwrap(await programmes.remove(operator, id, "panel-1", (await session("panel-1"))?.revision ?? 0));
    const two = unwrap(
      await programmes.publish(operator, id, { seen: await seen(), note: { en: "A word" }, tell: true }),
    );
    expect(two).toMatchObject({ number: 2, written: 1 });
    const told = (await selectLetters(store.database(), { about: id }, { limit: 5000, offset: 0 }))
      .filter(({ once }) => once.startsWith("programme/"))
      .sort((a, b) => a.number - b.number);
    const letters = await Promise.all(told.map(({ number }) => selectStory(store.database(), number)));
    expect(told.map(({ address, language }) => [address, language])).toEqual([
      ["chair@example.org", "fr"],
      ["chair@example.org", "fr"],
    ]);
    expect(letters[1]?.body).toContain(
      "samedi 24 octobre 2026, 11:00–13:00 (Europe/Brussels), Salle plénière",
    );
    expect(letters[1]?.body).toContain("Auparavant");
    expect(letters[1]?.body).toContain("https://corridor.example/fr/meetings/dialogue-2026/programme");
    const { changes } = unwrap(await programmes.changes(visitor, id, 1));
    expect(changes.map(({ id: which, kind, aspects }) => [which, kind, aspects])).toEqual(
      expect.arrayContaining([
        [added, "changed", ["time", "room"]],
        ["panel-1", "removed", []],
      ]),
    );

    // A calendar says what was moved and what is cancelled; held again, it is news.
    const calendar = async () => {
      const { body } = unwrap(await programmes.file(visitor, id, { format: "ics", language: "ar" }));
      return Buffer.from(body).toString("utf8").replaceAll("\r\n ", "");
    };
    const event = async (which: string) =>
      (await calendar()).split("BEGIN:VEVENT").find((text) => text.includes(`UID:${which}.${id}@`)) ?? "";
    expect(await event(added)).toMatch(/SEQUENCE:1\r\nSTATUS:CONFIRMED\r\nDTSTART:20261024T090000Z/);
    expect(await event("panel-1")).toMatch(/SEQUENCE:1\r\nSTATUS:CANCELLED/);

    // Out as a table and in again: nothing changes; a wrong cell, and nothing is taken.
    for (const [format, language] of [
      ["csv", "ru"],
      ["xlsx", "zh"],
    ] as const) {
      const { body, name } = unwrap(await programmes.draftTable(operator, id, format, language));
      const again = unwrap(
        await programmes.takeTable(operator, id, { name, bytes: body }, { dryRun: false, rest: "remove" }),
      );
      expect(again, `${format} ${language}`).toMatchObject({ imported: false, removed: [] });
    }
    const table = (text: string) => ({ name: "t.csv", bytes: new TextEncoder().encode(text) });
    const bad = await programmes.takeTable(
      operator,
      id,
      table(
        `Session,Title,Day,Begins,Ends,People\n,A,2026-10-24,9:00,10:00,Chair: B | | XXX\n${added},,soon,,,\n`,
      ),
      { dryRun: false, rest: "stay" },
    );
    expect(bad).toMatchObject({
      problems: [
        { code: "programme.party-unknown", place: { file: "t.csv", cell: "F2" } },
        { code: "programme.day-malformed", place: { cell: "C3" } },
      ],
    });
    const good = unwrap(
      await programmes.takeTable(
        operator,
        id,
        table(
          "Title;Title (fr);Day;Begins;Ends;Room;People\nSide;En marge;2026-10-24;13h15;14:00;Garden;Chair: B | Minister | PHL\n",
        ),
        { dryRun: false, rest: "stay" },
      ),
    );
    expect(good).toMatchObject({ imported: true, plan: { newRooms: ["Garden"] } });
    expect((await draft()).sessions.find(({ title }) => title.en === "Side")).toMatchObject({
      title: { en: "Side", fr: "En marge" },
      begins: "2026-10-24T11:15:00.000Z",
      people: [{ role: "chair", name: "B", post: { en: "Minister" }, party: "PHL" }],
    });

    // Rights.
    const seated = (role: Role): Actor => ({
      kind: "person",
      id: "11111111-1111-4111-8111-111111111111",
      name: "X",
      seats: [{ role, post: "p", party: role === "focal-point" ? "PHL" : null }],
    });
    for (const actor of [visitor, seated("focal-point"), seated("administrator"), seated("chair")]) {
      const denied = ["directory.not-allowed"];
      expect(codes(await programmes.add(actor, id, plenary))).toEqual(denied);
      expect(codes(await programmes.remove(actor, id, added, 1))).toEqual(denied);
      expect(codes(await programmes.undo(actor, id, 1))).toEqual(denied);
      expect(codes(await programmes.frame(actor, id, { rooms, segments, intervals }, 1))).toEqual(denied);
      expect(
        codes(await programmes.takeTable(actor, id, table("x"), { dryRun: true, rest: "stay" })),
      ).toEqual(denied);
      expect(codes(await programmes.publish(actor, id, { seen: 1, note: null, tell: false }))).toEqual(
        denied,
      );
      expect(codes(await programmes.pending(actor, id))).toEqual(denied);
    }
    expect(codes(await programmes.draft(visitor, id))).toEqual(["directory.not-allowed"]);
    expect((await programmes.draft(seated("chair"), id)).ok).toBe(true);
  }, 120_000);
});
