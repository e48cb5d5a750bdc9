import { beforeAll, expect, test } from "vitest";
import type { Actor, Person } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import { verifyAudit } from "../../store/audit.ts";
import type { Store } from "../../store/open.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import { openMeetings } from "../meetings/service.ts";
import { MeetingId } from "../model.ts";
import type { NewList } from "./keeping/kept.ts";
import { waiting } from "./list.ts";
import { drawnLetter } from "./lot.ts";
import { type ListNews, openSpeakers, type SpeakersService } from "./service.ts";

const day = Date.UTC(2027, 8, 14, 14);
const operator = { kind: "operator", name: "test" } as const;
const visitor = { kind: "visitor" } as const;
const person = (role: Person["seats"][number]["role"], party: string | null = null): Actor => ({
  kind: "person",
  id: `00000000-0000-4000-8000-0000000000${role.length}${party?.length ?? 0}`,
  name: role,
  seats: [{ role, party, post: `${party ?? "secretariat"}/${role}` }],
});
const chair = person("chair");
const officer = person("secretariat");
const delegate = (party: string) => person("focal-point", party);
const statement = (party: string, name = `H.E. ${party}`) => ({
  act: "inscribe",
  party,
  speaker: { name, level: "minister", sex: null },
  onBehalfOf: null,
});

describeBothStores("speakers' lists", (open) => {
  let test1: TestStore;
  let store: Store;
  let speakers: SpeakersService;
  let clock = day;
  const now = () => new Date(clock);

  beforeAll(async () => {
    test1 = await open();
    store = test1.store;
    speakers = openSpeakers({ store, now });
    const meetings = openMeetings({ store, now });
    for (const [id, kind] of [
      ["hld-2027", "high-level-dialogue"],
      ["forum-2027", "global-forum"],
    ] as const)
      unwrap(
        await meetings.create(operator, {
          id: MeetingId.parse(id),
          kind,
          title: { en: id },
          opens: "2027-09-14",
          closes: "2027-09-15",
          zone: "America/New_York",
          attribution: id === "forum-2027" ? "chatham-house" : "attributed",
        }),
      );
    await store.deed(operator, { deed: "test.announce", subject: "" }, (trx) =>
      trx
        .withTables<{ meeting: { announced: Date } }>()
        .updateTable("meeting")
        .set({ announced: new Date(day) })
        .execute(),
    );
  });

  const plain = (): NewList => ({
    meeting: MeetingId.parse("hld-2027"),
    session: null,
    title: { en: "Plenary" },
    order: "inscription",
    groupsFirst: false,
    window: null,
    plan: { sittings: [{ begins: day, ends: day + 10_800_000 }], between: 30, usual: 180, least: 60 },
    shown: "signed-in",
  });
  const made = async (given: Partial<NewList> = {}) =>
    unwrap(await speakers.make(officer, { ...plain(), ...given })).id;
  const line = async (id: string) =>
    waiting(unwrap(await speakers.look(operator, id)).list).map(({ party }) => party);

  test("delegations inscribe themselves and nobody else; the chair runs the list; visitors see what is shown to everybody", async () => {
    const id = await made();
    expect((await speakers.act(delegate("KEN"), id, statement("KEN"), null)).ok).toBe(true);
    for (const [actor, deed] of [
      [delegate("KEN"), statement("GHA")],
      [delegate("GHA"), { act: "withdraw", entry: 1 }],
      [delegate("KEN"), { act: "call", entry: 1 }],
      [person("colleague", "KEN"), statement("KEN")],
      [person("administrator"), { act: "close-list" }],
    ] as const)
      expect(await speakers.act(actor, id, deed, null)).toMatchObject({
        problems: [{ code: "directory.not-allowed" }],
      });
    expect((await speakers.act(chair, id, { act: "call", entry: 1 }, 1)).ok).toBe(true);
    // Whoever speaks no longer waits: giving the floor back is the chair's.
    expect((await speakers.act(delegate("KEN"), id, { act: "withdraw", entry: 1 }, null)).ok).toBe(false);
    expect(await speakers.look(visitor, id)).toMatchObject({ problems: [{ code: "speakers.unknown" }] });
    expect(unwrap(await speakers.lists(visitor, "hld-2027")).map((one) => one.id)).not.toContain(id);
    unwrap(await speakers.change(officer, id, { shown: "everybody" }));
    expect(unwrap(await speakers.look(visitor, id)).acts).toEqual([]);
    expect(unwrap(await speakers.look(chair, id)).acts).toHaveLength(2);
  });

  test("two operators who both call the next: the second is told what happened, and nobody is called twice", async () => {
    const id = await made();
    for (const party of ["KEN", "GHA", "PHL"])
      unwrap(await speakers.act(officer, id, statement(party), null));
    const both = await Promise.all([
      speakers.act(chair, id, { act: "call", entry: 1 }, 3),
      speakers.act(officer, id, { act: "call", entry: 2 }, 3),
    ]);
    expect(both.map((one) => unwrap(one).kind)).toEqual(["done", "conflict"]);
    expect(unwrap(both[1])).toMatchObject({ since: [{ number: 4, act: "call", entry: 1 }], number: 4 });
    // Inscriptions that come in between change nothing of what the chair means, but for what is taken back.
    unwrap(await speakers.act(delegate("FJI"), id, statement("FJI"), null));
    expect(unwrap(await speakers.act(chair, id, { act: "undo" }, 4)).kind).toBe("conflict");
    expect(unwrap(await speakers.act(chair, id, { act: "call", entry: 2 }, 4)).kind).toBe("done");
    expect(unwrap(await speakers.act(chair, id, { act: "undo" }, 6)).kind).toBe("done");
    const { list, last } = unwrap(await speakers.look(chair, id));
    expect(list.floor?.entry).toBe(1);
    expect(last).toMatchObject({ number: 5, act: "inscribe", party: "FJI" });
  });

  test("an opening window: hundreds at once are each on the list, in few transactions, and what was refused is not", async () => {
    const id = await made({
      order: "window",
      window: { opens: day + 60_000, closes: day + 600_000, seed: "61/208" },
    });
    const parties = ["AGO", "BEN", "TCD", "DNK", "EGY", "FJI", "GHA", "HUN", "IND", "JAM"];
    expect(await speakers.act(delegate("AGO"), id, statement("AGO"), null)).toMatchObject({
      problems: [{ code: "speakers.window-closed" }],
    });
    clock = day + 60_000;
    const news: ListNews[] = [];
    const stop = speakers.watch((one) => news.push(one));
    const done = await Promise.all(
      [...parties, ...parties].map((party) => speakers.act(delegate(party), id, statement(party), null)),
    );
    stop();
    expect(done.filter(({ ok }) => ok)).toHaveLength(10);
    expect(news.length).toBeLessThan(10);
    expect(news.flatMap(({ acts }) => acts.map(({ number }) => number))).toEqual(
      parties.map((_, n) => n + 1),
    );
    const letter = drawnLetter("61/208");
    const names = [...(await line(id))];
    expect(names).toHaveLength(10);
    const { record, list } = unwrap(await speakers.look(operator, id));
    expect(record).toMatchObject({ lot: "61/208", policy: { letter } });
    const english = waiting(list).map(({ place }) => String(place[3]));
    const from = english.filter((name) => name.slice(0, 1) >= letter);
    expect(english).toEqual([
      ...from.toSorted(),
      ...english.filter((name) => !from.includes(name)).toSorted(),
    ]);
    clock = day;
  });

  test("the order is said anew until somebody was called; a seed that nobody gave is drawn and shown", async () => {
    const id = await made();
    for (const [party, level] of [
      ["KEN", "representative"],
      ["GHA", "head-of-state"],
    ] as const)
      unwrap(
        await speakers.act(
          officer,
          id,
          { ...statement(party), speaker: { name: party, level, sex: null } },
          null,
        ),
      );
    unwrap(await speakers.change(officer, id, { order: "bands", groupsFirst: true, window: null }));
    expect(await line(id)).toEqual(["GHA", "KEN"]);
    const changed = unwrap(
      await speakers.change(officer, id, {
        order: "window",
        window: { opens: null, closes: day - 1, seed: null },
      }),
    );
    expect(changed.lot).toMatch(/^[\da-f]{32}$/);
    unwrap(await speakers.act(chair, id, { act: "call", entry: 1 }, null));
    expect(await speakers.change(officer, id, { order: "bands" })).toMatchObject({
      problems: [{ code: "speakers.begun" }],
    });
    expect(await speakers.make(officer, { ...plain(), order: "window" })).toMatchObject({
      problems: [{ code: "speakers.window-wrong" }],
    });
    expect(await speakers.make(delegate("KEN"), plain())).toMatchObject({
      problems: [{ code: "directory.not-allowed" }],
    });
  });

  test("two delegations exchange places by asking and agreeing, and nobody else can for them", async () => {
    const id = await made();
    for (const party of ["KEN", "GHA", "PHL"])
      unwrap(await speakers.act(officer, id, statement(party), null));
    const swap = { act: "swap", entries: [1, 3] };
    expect((await speakers.act(delegate("PHL"), id, swap, null)).ok).toBe(false);
    unwrap(await speakers.act(delegate("KEN"), id, { act: "ask-swap", entry: 1, other: 3 }, null));
    expect((await speakers.act(delegate("KEN"), id, swap, null)).ok).toBe(false);
    expect((await speakers.act(delegate("GHA"), id, swap, null)).ok).toBe(false);
    unwrap(await speakers.act(delegate("PHL"), id, swap, null));
    expect(await line(id)).toEqual(["PHL", "GHA", "KEN"]);
  });

  test("credentials that are withdrawn hold a party in all lists of its meeting, and give its place back", async () => {
    const [one, other] = [await made(), await made()];
    for (const id of [one, other])
      for (const party of ["KEN", "GHA"]) unwrap(await speakers.act(officer, id, statement(party), null));
    expect(unwrap(await speakers.credentials(officer, "hld-2027", "KEN", true))).toBeGreaterThan(1);
    expect([await line(one), await line(other)]).toEqual([["GHA"], ["GHA"]]);
    expect(unwrap(await speakers.credentials(officer, "hld-2027", "KEN", true))).toBe(0);
    unwrap(await speakers.credentials(officer, "hld-2027", "KEN", false));
    expect(await line(one)).toEqual(["KEN", "GHA"]);
    expect((await speakers.credentials(delegate("KEN"), "hld-2027", "KEN", false)).ok).toBe(false);
  });

  test("a meeting without attribution has no list, and shows none that it had", async () => {
    const without = { ...plain(), meeting: MeetingId.parse("forum-2027") };
    expect(await speakers.make(officer, without)).toMatchObject({
      problems: [{ code: "speakers.no-attribution" }],
    });
    const id = await made({ shown: "everybody" });
    unwrap(await speakers.act(officer, id, statement("KEN"), null));
    await turnTo(store, "chatham-house");
    for (const actor of [visitor, operator, chair]) {
      expect(await speakers.look(actor, id)).toMatchObject({
        problems: [{ code: "speakers.no-attribution" }],
      });
      expect(unwrap(await speakers.lists(actor, "hld-2027"))).toEqual([]);
    }
    expect((await speakers.act(officer, id, statement("GHA"), null)).ok).toBe(false);
    await turnTo(store, "attributed");
  });

  test("what no name can be is refused before anything is done; names of every script are names", async () => {
    const id = await made();
    for (const name of ["", " ", "a\nb", "x".repeat(201), "\u0007"])
      expect(await speakers.act(officer, id, statement("KEN", name), null)).toMatchObject({
        problems: [{ code: "speakers.malformed", facts: { field: "speaker.name" } }],
      });
    expect(await speakers.act(officer, id, statement("nobody-at-all"), null)).toMatchObject({
      problems: [{ code: "directory.unknown-party" }],
    });
    const names = ["السيدة أمينة", "王毅", "Ñandú Ø’Brien", "Ёлкина", "<script>alert(1)</script>", "🙂"];
    for (const [n, name] of names.entries())
      unwrap(
        await speakers.act(
          officer,
          id,
          statement(["KEN", "GHA", "PHL", "FJI", "PER", "MLI"][n] ?? "", name),
          null,
        ),
      );
    expect(
      waiting(unwrap(await speakers.look(operator, id)).list).map(({ speaker }) => speaker.name),
    ).toEqual(names);
  });

  test("opened again, every list is what it was, and the log holds together", async () => {
    const id = await made();
    for (const party of ["KEN", "GHA"]) unwrap(await speakers.act(officer, id, statement(party), null));
    unwrap(await speakers.act(chair, id, { act: "limit", seconds: 120 }, null));
    unwrap(await speakers.act(chair, id, { act: "call", entry: null }, null));
    const before = unwrap(await speakers.look(chair, id));
    const again = unwrap(await openSpeakers({ store, now }).look(chair, id));
    expect(again).toEqual(before);
    expect((await verifyAudit(store.database())).ok).toBe(true);
  });
});

async function turnTo(store: Store, attribution: string): Promise<void> {
  await store.deed(operator, { deed: "test.attribution", subject: "" }, (trx) =>
    trx
      .withTables<{ meeting: { id: string; attribution: string } }>()
      .updateTable("meeting")
      .set({ attribution })
      .where("id", "=", "hld-2027")
      .execute(),
  );
}
