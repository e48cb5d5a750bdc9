import { expect, test } from "vitest";
import { parseRecord } from "../parse.ts";
import type { Mandate } from "./model.ts";
import { allMandates } from "./understand.ts";

/** The mandates of operative paragraphs of a made-up resolution of the 85th session. */
function mandates(...operative: readonly string[]): readonly Mandate[] {
  const text = ["85/300. Corridors", "The General Assembly,", ...operative].join("\n");
  const parsed = parseRecord(text);
  return parsed.ok ? parsed.value.flatMap(allMandates) : [];
}

const asked = (...operative: readonly string[]) =>
  mandates(...operative).map(({ addressee, form }) => [addressee.join("; "), form]);

test("who is asked stands before and behind an adjunct", () => {
  expect(
    asked(
      "1. Requests the Secretary-General, in consultation with Member States, and the executive heads of the agencies to report on it.",
    ),
  ).toEqual([["Secretary-General; executive heads of the agencies", "report"]]);
  expect(
    asked(
      "1. Requests the Secretary-General, in cooperation with States, agencies, and the private sector, to report on it.",
    ),
  ).toEqual([["Secretary-General", "report"]]);
  expect(asked("1. Requests, in this regard, the Secretary-General to report on it.")).toEqual([
    ["Secretary-General", "report"],
  ]);
});

test("States parties may act, and be parties to something", () => {
  expect(asked("1. Urges all States parties to take the needs into account.")).toEqual([
    ["all States parties", "action"],
  ]);
  expect(asked("1. Urges States parties to human rights instruments to act.")).toEqual([
    ["States parties to human rights instruments", "action"],
  ]);
});

test("two verbs with one task ask both", () => {
  expect(asked("1. Calls upon States, and invites international organizations, to take action.")).toEqual([
    ["States; international organizations", "action"],
  ]);
});

test("a part may ask by an infinitive of its own", () => {
  expect(
    asked("1. Decides:", "(a) To request the Secretary-General to submit a report;", "(b) To be glad;"),
  ).toEqual([["Secretary-General", "report"]]);
});

test("a declaration asks in every sentence", () => {
  expect(
    asked(
      "1. We look forward to the summit. We invite the Secretary-General to report on it. We request that States update their plans.",
    ),
  ).toEqual([
    ["Secretary-General", "report"],
    ["States", "information"],
  ]);
});

test("what an annexed declaration asks for is a mandate with its own address", () => {
  const [mandate, ...others] = mandates(
    "1. Adopts the declaration annexed to the present resolution.",
    "Annex",
    "Declaration",
    "1. We reaffirm that we have met.",
    "2. We request the Secretary-General to report to the General Assembly on a biennial basis.",
  );
  expect(others).toEqual([]);
  expect(mandate).toMatchObject({
    id: "A/RES/85/300#annex_1.p_2",
    form: "report",
    due: { recurrence: "biennial" },
  });
});

test.each([
  [
    "Requests the Secretary-General to submit an interim report at its eighty-seventh session and a final report at its eighty-ninth session.",
    {
      session: 87,
      organ: "GA",
      opens: "2032-09",
      also: [{ session: 89, organ: "GA", opens: "2034-09" }],
    },
  ],
  [
    "Requests the Secretary-General to submit to the General Assembly and the Human Rights Council at their eighty-sixth and seventy-second sessions, respectively, a report.",
    { session: 86, organ: "GA", opens: "2031-09", also: [{ session: 72, organ: "HRC" }] },
  ],
  [
    "Requests the Secretary-General to make proposals in the programme budget for the biennium 2032–2033.",
    {},
  ],
  ["Requests the Council to consider, in 2032, the scope of the report.", { date: "2032" }],
  ["Requests agencies to prepare reports for the Group at its session in May 2031.", { date: "2031-05" }],
])("%s", (text, due) => {
  expect(mandates(`1. ${text}`)[0]?.due).toEqual(due);
});

test.each([
  ["Requests agencies to prepare reports on corridors.", "report"],
  [
    "Requests the Secretary-General, in his report on corridors, to give due consideration to women.",
    "in-report",
  ],
  ["Requests the Council to consider the ways in the light of the report of the Committee.", "consider"],
  ["Requests the Council to address the recommendations contained in the report of the Committee.", "action"],
  ["Urges States to organize support for corridors.", "action"],
  ["Invites States to organize, each year, meetings on corridors.", "convene"],
  ["Decides to elaborate on the modalities at its eighty-sixth session.", "action"],
  [
    "Decides to continue giving priority consideration to the matter at its eighty-sixth session.",
    "consider",
  ],
])("%s: %s", (text, form) => {
  expect(mandates(`1. ${text}`).map((mandate) => mandate.form)).toEqual([form]);
});

test.each([
  "Decides to adjourn its session and to authorize its President to resume it.",
  "Acknowledges the request of the Council to the Executive Director to undertake a study.",
  "Encourages the integration of corridors.",
])("%s: nobody is asked", (text) => {
  expect(mandates(`1. ${text}`)).toEqual([]);
});
