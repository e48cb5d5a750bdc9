import { describe, expect, test } from "vitest";
import { readDocuments } from "../reading/read.ts";
import { allMandates, understand } from "./understand.ts";

function understood(...operative: readonly string[]) {
  const source = [
    "Sixty-first session",
    "61/999. International migration and development",
    "The General Assembly,",
    "Recalling also its resolution 60/1,",
    ...operative.map((text, i) => `${i + 1}. ${text}`),
  ].join("\n");
  const [document] = readDocuments(source);
  if (!document) throw new Error("no document");
  return understand(document);
}

function mandates(...operative: readonly string[]) {
  return allMandates(understood(...operative)).map(({ id, addressee, action, form, due, recipient }) => ({
    id: id.slice(id.indexOf("#") + 1),
    addressee,
    action,
    form,
    recipient,
    due,
  }));
}

describe("mandates", () => {
  test("a report to a session, with when it opens", () => {
    expect(
      mandates(
        "Requests the Secretary-General to submit a report to the General Assembly at its sixty-third session;",
      ),
    ).toEqual([
      {
        id: "op_1",
        addressee: ["Secretary-General"],
        action: "submit",
        form: "report",
        recipient: "General Assembly",
        due: { session: 63, organ: "GA", opens: "2008-09" },
      },
    ]);
  });

  test("the session that is asked for, not the one it stands in for", () => {
    const [mandate] = mandates(
      "Requests the Secretary-General, as an exception, to submit a report to the General Assembly at its sixty-fourth instead of its sixty-fifth session;",
    );
    expect(mandate?.due.session).toBe(64);
  });

  test.each([
    [
      "an oral report",
      "to present an oral report to the Assembly at its sixty-second session",
      "oral-report",
    ],
    [
      "a part of a report",
      "to include in his report to the Assembly at its sixty-second session proposals",
      "in-report",
    ],
    [
      "an interim report",
      "to submit an interim report to the Assembly at its sixty-second session",
      "interim-report",
    ],
    ["a transmission", "to transmit the summary to the Assembly at its sixty-second session", "transmit"],
    ["a meeting", "to convene a meeting of experts", "convene"],
    ["a study", "to commission a study on remittances", "study"],
    ["anything else", "to strengthen the Secretariat", "action"],
  ])("%s", (_name, task, form) => {
    expect(mandates(`Requests the Secretary-General ${task};`)[0]?.form).toBe(form);
  });

  test("two duties of one request, and two requests of one paragraph", () => {
    expect(
      mandates(
        "Requests the Secretary-General to continue convening meetings, and to report on them annually, and invites Governments to take part;",
      ).map(({ id, addressee, form, due }) => [id, addressee[0], form, due.recurrence]),
    ).toEqual([
      ["op_1", "Secretary-General", "convene", undefined],
      ["op_1~2", "Secretary-General", "report", "annual"],
      ["op_1~3", "Governments", "action", undefined],
    ]);
  });

  test("addressees are taken apart where each stands for itself", () => {
    const [mandate] = mandates(
      "Invites Member States, relevant bodies, agencies, funds and programmes of the United Nations system and other international organizations, as appropriate, to contribute;",
    );
    expect(mandate?.addressee).toEqual([
      "Member States",
      "relevant bodies, agencies, funds and programmes of the United Nations system",
      "other international organizations",
    ]);
  });

  test("an item in the provisional agenda is the organ's own duty", () => {
    expect(
      mandates(
        'Decides to include in the provisional agenda of its sixty-third session the item entitled "X".',
      )[0],
    ).toMatchObject({ addressee: ["General Assembly"], form: "agenda-item", due: { session: 63 } });
  });

  test("a request whose parts name whom they ask", () => {
    expect(
      mandates(
        "Recognizes the need, and in this regard, requests:\n(a) The Secretary-General to report;\n(b) The organizers of the Forum to transmit their summary;",
      ).map(({ id, addressee, form }) => [id, addressee, form]),
    ).toEqual([
      ["op_1.a", ["Secretary-General"], "report"],
      ["op_1.b", ["organizers of the Forum"], "transmit"],
    ]);
  });

  test("what is not asked of anyone is no mandate", () => {
    expect(mandates("Takes note of the requests of States;", "Calls for better statistics;")).toEqual([]);
  });
});

describe("verbs", () => {
  test("every verb of a paragraph with its modifiers and force", () => {
    const [paragraph] = understood(
      "Also welcomes, in this regard, the dialogue, takes note with interest of its summary, and strongly urges States to act;",
    ).operative;
    expect(
      paragraph?.verbs.map(({ lemma, form, modifiers, force, leading }) => [
        lemma,
        form,
        modifiers,
        force,
        leading,
      ]),
    ).toEqual([
      ["welcome", "welcomes", ["also", "in this regard"], "evaluative", true],
      ["take-note", "takes", ["with interest"], "observing", false],
      ["urge", "urges", ["strongly"], "directive", false],
    ]);
  });
});

describe("doubts", () => {
  test("a request and an agenda decision that name different sessions", () => {
    const { problems } = understood(
      "Requests the Secretary-General to submit a report to the General Assembly at its sixty-second session;",
      "Decides to include in the provisional agenda of its sixty-third session the item on migration.",
    );
    expect(problems.map(({ code, facts }) => [code, facts.requested, facts.decided])).toEqual([
      ["record.sessions-differ", 62, 63],
    ]);
  });

  test("they agree where one request names the session of the item", () => {
    const { problems } = understood(
      "Requests the Secretary-General to submit a report to the General Assembly at its sixty-third session;",
      "Decides to include in the provisional agenda of its sixty-third session the item on migration.",
    );
    expect(problems).toEqual([]);
  });
});
