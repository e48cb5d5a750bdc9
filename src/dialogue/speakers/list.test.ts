import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { elapsed, remaining } from "./clock.ts";
import { courseAfter, courseOf, newCourse } from "./course.ts";
import { afterAct, listAfter, swapsAsked, waiting } from "./list.ts";
import type { Act, Deed, Entry, Level, List, Policy } from "./model.ts";
import { Simulation } from "./support/simulation.ts";

const start = Date.UTC(2006, 8, 14, 10);
const inscription: Policy = { order: "inscription" };

function acts(...deeds: readonly (Deed & { readonly at?: number })[]): readonly Act[] {
  return deeds.map((deed, index) => ({ at: start + index * 1000, ...deed, number: index + 1 }));
}

function inscribe(english: string, level: Level = "minister", group: string | null = null): Deed {
  const onBehalfOf = group === null ? null : { group, members: [] };
  const speaker = { name: `H.E. ${english}`, level, sex: "F" as const };
  return { act: "inscribe", party: english.slice(0, 3).toUpperCase(), english, speaker, onBehalfOf };
}

const line = (list: List) => waiting(list).map(({ party }) => party);
const listOf = (policy: Policy, ...deeds: readonly (Deed & { readonly at?: number })[]) =>
  unwrap(listAfter(policy, acts(...deeds)));
const why = (list: List, deed: Deed) => {
  const done = afterAct(list, { ...deed, number: list.acts + 1, at: start + 9_999_000 });
  return done.ok ? "done" : done.problems[0]?.code;
};
const entry = (list: List, id: number): Entry => {
  const found = list.entries.get(id);
  if (!found) throw new Error(`no entry ${id}`);
  return found;
};

describe("the three policies", () => {
  const three = [
    inscribe("Zambia", "minister"),
    inscribe("Albania", "head-of-state"),
    inscribe("Côte d'Ivoire", "representative"),
    inscribe("Malta", "head-of-government"),
  ];
  test("in the order of inscription", () => {
    expect(line(listOf(inscription, ...three))).toEqual(["ZAM", "ALB", "CÔT", "MAL"]);
  });
  test("Heads of State or Government, then other heads of delegation, then others; as they asked within each", () => {
    expect(line(listOf({ order: "bands" }, ...three))).toEqual(["ALB", "MAL", "ZAM", "CÔT"]);
  });
  test("from the letter drawn and round; whoever comes after the window follows", () => {
    const policy: Policy = { order: "window", letter: "C", closes: start + 2500 };
    expect(line(listOf(policy, ...three))).toEqual(["CÔT", "ZAM", "ALB", "MAL"]);
  });
});

describe("what happens to a list", () => {
  const three = [inscribe("Angola"), inscribe("Benin"), inscribe("Chad")];
  test("two exchange places; whoever is absent goes to the end", () => {
    expect(line(listOf(inscription, ...three, { act: "swap", entries: [1, 3] }))).toEqual([
      "CHA",
      "BEN",
      "ANG",
    ]);
    expect(line(listOf(inscription, ...three, { act: "absent", entry: 1 }))).toEqual(["BEN", "CHA", "ANG"]);
    expect(entry(listOf(inscription, ...three, { act: "absent", entry: 1 }), 1).absences).toBe(1);
  });
  test("a closed list takes no one", () => {
    expect(why(listOf(inscription, ...three, { act: "close-list" }), inscribe("Fiji"))).toBe(
      "speakers.list-closed",
    );
  });
  test("calling the next takes the floor from whoever has it; time is measured by the server's clock alone", () => {
    const list = listOf(
      inscription,
      ...three,
      { act: "limit", seconds: 180 },
      { act: "call", entry: null, at: start + 10_000 },
      { act: "call", entry: null, at: start + 130_000 },
    );
    expect(entry(list, 1)).toMatchObject({ state: "spoken", spoke: 120_000 });
    expect(list.floor && remaining(list.floor, start + 150_000)).toBe(160_000);
    expect(list.floor && elapsed(list.floor, start)).toBe(0);
  });
  test("a point of order stops the clock until it is ruled on, and nobody is called before", () => {
    const list = listOf(
      inscription,
      ...three,
      { act: "call", entry: null, at: start },
      { act: "point-of-order", party: "CHA", at: start + 30_000 },
    );
    expect(why(list, { act: "call", entry: null })).toBe("speakers.point-pending");
    const ruled = unwrap(afterAct(list, { act: "rule", upheld: false, number: 6, at: start + 90_000 }));
    expect(ruled.floor && elapsed(ruled.floor, start + 100_000)).toBe(40_000);
  });
  test("a speaker removed while speaking gives the floor back with the time that was had", () => {
    const list = listOf(
      inscription,
      ...three,
      { act: "call", entry: 2, at: start },
      { act: "withdraw", entry: 2, at: start + 5000 },
    );
    expect(list.floor).toBeNull();
    expect(entry(list, 2)).toMatchObject({ state: "withdrawn", spoke: 5000 });
  });
  test("two rights of reply for a party on an item, 10 minutes and 5, after all statements; none to a reply or to oneself", () => {
    const reply = (party: string, to: number | null = null): Deed => ({
      act: "ask-reply",
      party,
      speaker: { name: "R", level: "representative", sex: null },
      to,
    });
    const list = listOf(inscription, ...three, reply("ANG", 3), reply("BEN"), reply("ANG"));
    expect(waiting(list).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(entry(list, 4).to).toBe(3);
    expect(why(list, reply("ANG"))).toBe("speakers.no-more-replies");
    expect(why(list, reply("BEN", 4))).toBe("speakers.reply-to-reply");
    expect(why(list, reply("BEN", 2))).toBe("speakers.reply-to-own");
    expect(why(list, reply("BEN", 99))).toBe("speakers.unknown-entry");
    const calls = ([4, 6] as const).map(
      (id) => unwrap(afterAct(list, { act: "call", entry: id, number: 7, at: start })).floor?.limit,
    );
    expect(calls).toEqual([600, 300]);
  });
  test("withdrawn credentials keep the place, uncalled, until they are restored", () => {
    const list = listOf(inscription, ...three, { act: "hold", party: "ANG" });
    expect(line(list)).toEqual(["BEN", "CHA"]);
    expect(why(list, { act: "call", entry: 1 })).toBe("speakers.held");
    const back = unwrap(afterAct(list, { act: "restore", party: "ANG", number: 5, at: start }));
    expect(line(back)).toEqual(["ANG", "BEN", "CHA"]);
  });
  test("suspended, the clock stands and nobody is called, but the list goes on being made", () => {
    const list = listOf(
      inscription,
      ...three,
      { act: "call", entry: null, at: start },
      { act: "suspend", at: start + 60_000 },
    );
    expect(why(list, { act: "finish" })).toBe("speakers.suspended");
    expect(why(list, inscribe("Fiji"))).toBe("done");
    const on = unwrap(afterAct(list, { act: "resume", number: 6, at: start + 3_660_000 }));
    expect(on.floor && elapsed(on.floor, start + 3_670_000)).toBe(70_000);
  });
  test("the chair takes the last act back, again and again: the floor goes on as if nothing had been done", () => {
    const made = acts(
      ...three,
      { act: "call", entry: null, at: start },
      { act: "call", entry: null, at: start + 60_000 },
    );
    const undone = [...made, { act: "undo", number: 6, at: start + 70_000 } as const];
    const list = unwrap(listAfter(inscription, undone));
    expect(list.floor).toMatchObject({ entry: 1, since: start });
    const all = [...undone, ...[7, 8, 9, 10].map((number) => ({ act: "undo", number, at: start }) as const)];
    expect(unwrap(listAfter(inscription, all)).entries.size).toBe(0);
    expect(listAfter(inscription, [...all, { act: "undo", number: 11, at: start }])).toMatchObject({
      problems: [{ code: "speakers.nothing-to-undo" }],
    });
  });
  test("whoever speaks for a group may speak for itself too, comes first where the list says so, and has its own limit", () => {
    const policy: Policy = { order: "bands", groupsFirst: true };
    const list = listOf(
      policy,
      inscribe("Angola", "head-of-state"),
      inscribe("Benin", "minister", "Group of 77 and China"),
      inscribe("Benin", "minister"),
      { act: "limit", seconds: 180, groups: 300 },
    );
    expect(waiting(list).map(({ id }) => id)).toEqual([2, 1, 3]);
    expect(why(list, inscribe("Benin", "minister"))).toBe("speakers.already-inscribed");
    expect(why(list, inscribe("Benin", "minister", "Another group"))).toBe("speakers.already-inscribed");
    const ofItself = { ...inscribe("Chad"), onBehalfOf: { group: null, members: ["ANG", "CHA"] } } as Deed;
    expect(why(list, ofItself)).toBe("speakers.group-wrong");
    const first = unwrap(afterAct(list, { act: "call", entry: null, number: 5, at: start }));
    const second = unwrap(afterAct(first, { act: "call", entry: null, number: 6, at: start }));
    expect([first.floor?.limit, second.floor?.limit]).toEqual([300, 180]);
  });
  test("nobody is inscribed before the window opens", () => {
    const policy: Policy = { order: "window", letter: "C", opens: start + 1500, closes: start + 9000 };
    expect(listAfter(policy, acts(inscribe("Angola")))).toMatchObject({
      problems: [{ code: "speakers.window-closed" }],
    });
    expect(line(listOf(policy, { ...inscribe("Angola"), at: start + 1500 }))).toEqual(["ANG"]);
  });
  test("the secretariat puts an entry in front or behind another; the later put stands nearer", () => {
    const list = listOf(
      inscription,
      ...three,
      inscribe("Fiji"),
      { act: "move", entry: 4, after: 1 },
      { act: "move", entry: 3, after: 1 },
      { act: "move", entry: 2, after: null },
    );
    expect(line(list)).toEqual(["BEN", "ANG", "CHA", "FIJ"]);
  });
  test("a swap is asked for, and moves nothing before it is agreed to", () => {
    const asked = listOf(inscription, ...three, { act: "ask-swap", entry: 1, other: 3 });
    expect(line(asked)).toEqual(["ANG", "BEN", "CHA"]);
    expect(swapsAsked(asked).map(({ asks, other }) => [asks.id, other.id])).toEqual([[1, 3]]);
    const agreed = unwrap(afterAct(asked, { act: "swap", entries: [1, 3], number: 5, at: start }));
    expect([line(agreed), swapsAsked(agreed)]).toEqual([["CHA", "BEN", "ANG"], []]);
    expect(why(asked, { act: "decline-swap", entry: 1 })).toBe("done");
    expect(why(asked, { act: "decline-swap", entry: 2 })).toBe("speakers.not-asked");
    const gone = unwrap(afterAct(asked, { act: "withdraw", entry: 3, number: 5, at: start }));
    expect(swapsAsked(gone)).toEqual([]);
  });
  test("whoever was given the floor and is not there gives it back without having spoken", () => {
    const list = listOf(
      inscription,
      ...three,
      { act: "call", entry: 1, at: start },
      { act: "absent", entry: 1, at: start + 20_000 },
    );
    expect(line(list)).toEqual(["BEN", "CHA", "ANG"]);
    expect(list.floor).toBeNull();
    expect(entry(list, 1)).toMatchObject({ state: "waiting", spoke: 0, absences: 1 });
  });
  test("an act that is missing is noticed", () => {
    const made = acts(...three).filter(({ number }) => number !== 2);
    expect(listAfter(inscription, made)).toMatchObject({
      problems: [{ code: "speakers.out-of-order", facts: { expected: 2, found: 3 } }],
    });
  });
  test("ten thousand inscriptions make a list", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => inscribe((index + 1296).toString(36)));
    const list = unwrap(listAfter({ order: "bands" }, acts(...many)));
    expect(waiting(list)).toHaveLength(10_000);
  });
});

const party = fc.constantFrom("Angola", "Benin", "Chad", "Åland", "Fiji", "Ghana");
/** People are called as they are called: in every script, with marks that turn the direction, with an emoji, with nothing but spaces between. */
const name = fc.constantFrom(
  "فاطمة الزهراء",
  "Анна Ивановна",
  "王小明",
  "Nguyễn Thị Ánh",
  "ጸሐይ ገብረ",
  "กฤษณา",
  "ᐊᓄᕌᖅ",
  "\u2067שרה\u2069",
  "O'Brien <b>&amp;",
  "👩🏽‍⚖️ Ada",
  "𐤀𐤁",
);
const someone = fc.integer({ min: 1, max: 30 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(party, fc.constantFrom<Level>("head-of-state", "minister", "representative"), name)
      .map(([english, level, called]): Deed => {
        const one = inscribe(english, level);
        return one.act === "inscribe" ? { ...one, speaker: { ...one.speaker, name: called } } : one;
      }),
  },
  { weight: 2, arbitrary: party.map((name) => inscribe(name, "minister", "A group")) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(someone, someone)
      .map(([one, other]): Deed => ({ act: "ask-swap", entry: one, other })),
  },
  { weight: 1, arbitrary: someone.map((id): Deed => ({ act: "decline-swap", entry: id })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(someone, fc.option(someone))
      .map(([one, after]): Deed => ({ act: "move", entry: one, after })),
  },
  { weight: 2, arbitrary: someone.map((id): Deed => ({ act: "withdraw", entry: id })) },
  { weight: 2, arbitrary: fc.tuple(someone, someone).map((entries): Deed => ({ act: "swap", entries })) },
  { weight: 4, arbitrary: fc.option(someone).map((id): Deed => ({ act: "call", entry: id })) },
  { weight: 2, arbitrary: someone.map((id): Deed => ({ act: "absent", entry: id })) },
  fc.constantFrom<Deed>(
    { act: "finish" },
    { act: "rule", upheld: true },
    { act: "suspend" },
    { act: "resume" },
    { act: "close-list" },
    { act: "open-list" },
    { act: "undo" },
    { act: "undo" },
    { act: "limit", seconds: 120 },
  ),
  party.map((name): Deed => ({ act: "point-of-order", party: name.slice(0, 3).toUpperCase() })),
  party.map((name): Deed => ({ act: "hold", party: name.slice(0, 3).toUpperCase() })),
  party.map((name): Deed => ({ act: "restore", party: name.slice(0, 3).toUpperCase() })),
  {
    weight: 4,
    arbitrary: fc.tuple(party, fc.option(someone)).map(
      ([english, to]): Deed => ({
        act: "ask-reply",
        party: english.slice(0, 3).toUpperCase(),
        speaker: { name: english, level: "representative", sex: null },
        to,
      }),
    ),
  },
);
const policy = fc.constantFrom<Policy>(
  inscription,
  { order: "bands" },
  { order: "bands", groupsFirst: true },
  { order: "window", letter: "C", closes: start + 20_000 },
  { order: "window", letter: "B", opens: start + 3000, closes: start + 30_000, groupsFirst: true },
);

/** The faults of the issue that acts can make, and what a list does of each: all of them happen in the random meetings below. */
const faults: Readonly<Record<string, (act: Act, before: List, outcome: string) => boolean>> = {
  "a speaker removed while speaking gives the floor back": (act, { floor }, outcome) =>
    act.act === "withdraw" && floor?.entry === act.entry && outcome === "done",
  "a speaker removed while a point of order stands takes that along": (
    act,
    { floor, pointOfOrder },
    outcome,
  ) => act.act === "withdraw" && floor?.entry === act.entry && pointOfOrder !== null && outcome === "done",
  "a right of reply to a right of reply is refused": (act, _, outcome) =>
    act.act === "ask-reply" && outcome === "speakers.reply-to-reply",
  "a third right of reply is refused": (act, _, outcome) =>
    act.act === "ask-reply" && outcome === "speakers.no-more-replies",
  "credentials withdrawn while others wait: the place is kept, uncalled": (act, { entries }, outcome) =>
    act.act === "hold" &&
    outcome === "done" &&
    [...entries.values()].some((one) => one.party === act.party && one.state === "waiting"),
  "credentials withdrawn from whoever speaks: the speech is finished": (act, { floor, entries }, outcome) =>
    act.act === "hold" && outcome === "done" && entries.get(floor?.entry ?? 0)?.party === act.party,
  "somebody held is not called": (act, _, outcome) => act.act === "call" && outcome === "speakers.held",
  "one who is held and restored stands where they stood": (act, { held }, outcome) =>
    act.act === "restore" && held.has(act.party) && outcome === "done",
  "an operator who has not seen the last act does nothing": (_, __, outcome) =>
    outcome === "speakers.out-of-order",
  "an operator takes back what another did": (act, { acts }, outcome) =>
    act.act === "undo" && acts > 0 && outcome === "done",
  "the same is inscribed twice: once": (act, _, outcome) =>
    act.act === "inscribe" && outcome === "speakers.already-inscribed",
  "nobody is called while a point of order stands": (act, _, outcome) =>
    act.act === "call" && outcome === "speakers.point-pending",
};

const step = fc.record({
  deed,
  /** Acts that whoever does this has not seen. */
  behind: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 })),
  killed: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
});

test("twelve hundred long random meetings, with every fault: the list is that of a slow and obvious simulation", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(policy, fc.array(step, { minLength: 1, maxLength: 60, size: "max" }), (chosen, steps) => {
      const kept: Act[] = [];
      let course = newCourse(chosen);
      for (const { deed: one, behind, killed } of steps) {
        // One of two operators may have missed what the other did; and whoever comes back after a kill begins with what was kept.
        const number = kept.length + 1 - Math.min(behind, kept.length);
        const act: Act = { ...one, number, at: start + kept.length * 1500 };
        if (killed) course = unwrap(courseOf(chosen, kept));
        const done = listAfter(chosen, [...kept, act]);
        const slow = number === kept.length + 1 ? Simulation.of(chosen, [...kept, act]) : "refused";
        expect(done.ok).toBe(slow !== "refused");
        const outcome = done.ok ? "done" : (done.problems[0]?.code ?? "");
        for (const [fault, happened] of Object.entries(faults))
          if (happened(act, course.list, outcome)) seen.add(fault);
        const next = courseAfter(course, act);
        expect(next.ok).toBe(done.ok);
        if (!done.ok || slow === "refused") continue;
        kept.push(act);
        const { value: list } = done;
        course = unwrap(next);
        expect(course.list).toEqual(list);
        expect(waiting(list).map(({ id }) => id)).toEqual(slow.line());
        expect(list.floor?.entry ?? null).toBe(slow.speaking);
        const now = act.at + 700;
        expect(
          [...list.entries.values()].reduce((sum, { spoke }) => sum + spoke, 0) +
            (list.floor ? elapsed(list.floor, now) : 0),
        ).toBe(slow.spokenUntil(now));
        // One act more is the same as all from the start.
        const before = listAfter(chosen, kept.slice(0, -1));
        if (before.ok && act.act !== "undo") expect(unwrap(afterAct(before.value, act))).toEqual(list);
        // Whatever somebody is called, that is what the list says.
        if (act.act === "inscribe") expect(list.entries.get(number)?.speaker).toBe(act.speaker);
      }
    }),
    { numRuns: 1200 },
  );
  expect([...seen].sort()).toEqual(Object.keys(faults).sort());
}, 120_000);
