import { expect, test } from "vitest";
import { listAfter } from "../../../dialogue/speakers/list.ts";
import { starterParties } from "../../../directory/parties.ts";
import { words } from "../../../kernel/words.ts";
import { behalfOf } from "../../parts/speakers/saying.ts";
import { deedOf, placed } from "./posted.ts";

const parties = starterParties();
const saying = { words: words("en"), parties: new Map(parties.map((party) => [party.id as string, party])) };

function inscribed(fields: Readonly<Record<string, string>>): unknown {
  const form = new FormData();
  const typed = { act: "inscribe", party: "EGY", name: "A speaker", level: "minister", ...fields };
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  return deedOf(form, parties);
}

test("the members of a group are named by names in any language or by codes, each once", () => {
  const members = " kenya\r\nGHA\r\n\r\nالهند\r\nMÉXICO\r\nKEN";
  expect(inscribed({ group: "Some States", members })).toMatchObject({
    onBehalfOf: { group: "Some States", members: ["KEN", "GHA", "IND", "MEX"] },
  });
  expect(inscribed({ members: "Kenya\nGhana" })).toMatchObject({
    onBehalfOf: { group: null, members: ["KEN", "GHA"] },
  });
  expect(inscribed({})).toMatchObject({ onBehalfOf: null });
});

test("what is no party stays as it was typed, to be told so", () => {
  expect(inscribed({ group: "Some States", members: "Atlantis" })).toMatchObject({
    onBehalfOf: { members: ["Atlantis"] },
  });
});

test("a screen names a group and its members, where they are few", () => {
  const said = (group: string | null, members: readonly string[]) =>
    behalfOf(saying, { onBehalfOf: { group, members } });
  expect(said("Some States", ["KEN", "GHA"])).toBe("on behalf of Some States (Kenya and Ghana)");
  expect(said(null, ["KEN", "GHA"])).toBe("on behalf of Kenya and Ghana");
  expect(said("Some States", [])).toBe("on behalf of Some States");
  const many = parties.filter(({ kind }) => kind === "member-state").map(({ id }) => id);
  expect(said("Group of 77 and China", many.slice(0, 40))).toBe("on behalf of Group of 77 and China");
});

test("a place by its number is after whom one is moved so as to stand there, or with whom one exchanges", () => {
  const list = listAfter(
    { order: "inscription", groupsFirst: false },
    ["KEN", "GHA", "IND", "MEX"].map((party, index) => ({
      ...{ act: "inscribe" as const, number: index + 1, at: index, party, english: party, onBehalfOf: null },
      speaker: { name: party, level: "minister" as const, sex: null },
    })),
  );
  if (!list.ok) throw new Error(JSON.stringify(list.problems));
  const asked = (act: string, entry: number, place: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ act, entry: String(entry), place }))
      form.append(name, value);
    placed(form, list.value);
    return deedOf(form);
  };
  expect(asked("move", 4, "1")).toEqual({ act: "move", entry: 4, after: null });
  expect(asked("move", 4, "2")).toEqual({ act: "move", entry: 4, after: 1 });
  expect(asked("move", 1, "2")).toEqual({ act: "move", entry: 1, after: 2 });
  expect(asked("move", 1, "4")).toEqual({ act: "move", entry: 1, after: 4 });
  expect(asked("swap", 1, "3")).toEqual({ act: "swap", entries: [1, 3] });
  // A place that there is not: without `after`, or without the other, the service refuses.
  expect(asked("move", 1, "5")).toEqual({ act: "move", entry: 1 });
  expect(asked("swap", 1, "5")).toEqual({ act: "swap", entries: [1, null] });
});
