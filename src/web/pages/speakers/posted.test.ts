import { expect, test } from "vitest";
import { starterParties } from "../../../directory/parties.ts";
import { words } from "../../../kernel/words.ts";
import { behalfOf } from "../../parts/speakers/saying.ts";
import { deedOf } from "./posted.ts";

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
