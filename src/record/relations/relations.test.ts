import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import { parseRecord } from "../parse.ts";
import { corpus } from "../support/corpus.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { draftAgenda } from "./agenda.ts";
import { dueMandates, occurrences } from "./due.ts";
import { around, documentGraph } from "./graph.ts";
import { heldDocuments, heldMandates } from "./held.ts";
import { byAddress } from "./order.ts";
import { recallsOf } from "./recalls.ts";
import { allSeries, seriesOf } from "./series.ts";
import { successionsAmong } from "./successors.ts";
import { askedMost, askedOverYears } from "./topics.ts";

function read(text: string, symbol?: string): UnderstoodDocument {
  const parsed = parseRecord(text, symbol === undefined ? {} : { symbol });
  const [document] = parsed.ok ? parsed.value : [];
  if (!document) throw new Error("not read");
  return document;
}

/** A resolution of the General Assembly made up for tests. */
function resolution(
  number: string,
  day: string,
  title: string,
  recalls: string,
  operative: readonly string[],
) {
  return read(
    [
      "General Assembly",
      "Agenda item 17 (b)",
      `Resolution adopted by the General Assembly on ${day}`,
      `${number}. ${title}`,
      "The General Assembly,",
      `Recalling ${recalls},`,
      ...operative.map((words, i) => `${i + 1}. ${words};`),
      "75th plenary meeting",
      day,
    ].join("\n\n"),
  );
}

const subject = "Corridors of migration";
const first = resolution("80/100", "19 December 2025", subject, "its resolution 60/1 of 16 September 2005", [
  "Requests the Secretary-General to submit to the General Assembly at its eighty-second session a report on corridors of migration",
  "Decides to include in the provisional agenda of its eighty-second session, under the item entitled “Globalization”, the sub-item entitled “Corridors of migration”",
  "Requests the Secretary-General to submit to the General Assembly an annual report on the cost of remittances in all corridors",
  "Invites Member States to collect data on migration by sex and age",
]);
const second = resolution(
  "82/100",
  "20 December 2027",
  subject,
  "its resolutions 78/50 of 19 December 2023 and 80/100 of 19 December 2025 on corridors of migration, and 60/1 of 16 September 2005 on other things",
  [
    "Requests the Secretary-General to submit to the General Assembly at its eighty-fourth session a report on corridors of migration",
    "Decides to include in the provisional agenda of its eighty-fifth session, under the item entitled “Globalization”, the sub-item entitled “Corridors of migration”",
    "Requests the Secretary-General to submit to the General Assembly a biennial report on the cost of remittances in all corridors",
    "Decides that the dialogue shall replace the meeting foreseen in paragraph 4 of its resolution 80/100",
  ],
);
const draft = read(
  `Mexico: draft resolution\n\n${subject}\n\nThe General Assembly,\n\n1. Requests the Secretary-General to submit to the General Assembly at its eighty-second session a study of corridors.\n`,
);
const documents = [second, draft, first];
const held = heldDocuments(documents);
const mandates = heldMandates(held);
const draftKey = "~corridors-of-migration";

describe("documents among others", () => {
  test("each has a key of its own, drafts are known, mandates have addresses", () => {
    expect(held.map(({ key, draft: isDraft, when }) => [key, isDraft, when])).toEqual([
      ["A/RES/82/100", false, "2027-12-20"],
      [draftKey, true, null],
      ["A/RES/80/100", false, "2025-12-19"],
    ]);
    expect(heldDocuments([first, first]).map(({ key }) => key)).toEqual(["A/RES/80/100", "A/RES/80/100~2"]);
    expect(mandates.map(({ address }) => address)).toContain(`${draftKey}#op_1`);
  });

  test("addresses are ordered by their numbers", () => {
    expect(["A/RES/61/208#op_10", "A/RES/61/208#op_9", "A/RES/58/208#op_9~2"].sort(byAddress)).toEqual([
      "A/RES/58/208#op_9~2",
      "A/RES/61/208#op_9",
      "A/RES/61/208#op_10",
    ]);
  });
});

describe("series", () => {
  test("a recalled subject holds for the whole list before it", () => {
    expect(recallsOf(second).filter((recall) => recall.in === "pp_1")).toEqual([
      { symbol: "A/RES/78/50", in: "pp_1", date: "2023-12-19", subject: "corridors of migration" },
      { symbol: "A/RES/80/100", in: "pp_1", date: "2025-12-19", subject: "corridors of migration" },
      { symbol: "A/RES/60/1", in: "pp_1", date: "2005-09-16", subject: "other things" },
    ]);
  });

  test("from titles and recalls, earliest first, documents that are not held as they are cited", () => {
    expect(allSeries(documents)).toHaveLength(1);
    const series = seriesOf(documents, "A/RES/78/50");
    expect(
      series?.entries.map(({ key, held: isHeld, when, session }) => [key, isHeld, when, session]),
    ).toEqual([
      ["A/RES/78/50", false, "2023-12-19", 78],
      ["A/RES/80/100", true, "2025-12-19", 80],
      ["A/RES/82/100", true, "2027-12-20", 82],
      [draftKey, true, null, null],
    ]);
    expect(series?.entries[1]?.recalledBy).toEqual(["A/RES/82/100#pp_1"]);
    expect(series?.entries[1]?.mandates).toHaveLength(4);
  });
});

describe("successions", () => {
  test("the same request again repeats; what recurs is replaced; a draft succeeds nothing", () => {
    expect(successionsAmong(documents).map(({ kind, later, earlier }) => [kind, later, earlier])).toEqual([
      ["repeats", "A/RES/82/100#op_1", "A/RES/80/100#op_1"],
      ["repeats", "A/RES/82/100#op_2", "A/RES/80/100#op_2"],
      ["replaces", "A/RES/82/100#op_3", "A/RES/80/100#op_3"],
    ]);
  });

  test("the order in which documents are given changes nothing", () => {
    expect(successionsAmong([first, second, draft])).toEqual(successionsAmong(documents));
  });

  test("another organ, another addressee or another subject is no successor", () => {
    const other = resolution("83/7", "1 December 2028", "Fisheries", "its resolution 60/1", [
      "Requests the Secretary-General to submit to the General Assembly at its eighty-fifth session a report on the implementation of the present resolution",
      "Invites the Economic and Social Council to collect data on migration by sex and age",
    ]);
    expect(successionsAmong([first, other])).toEqual([]);
  });
});

describe("graph", () => {
  const graph = documentGraph(documents);
  const edges = (kind: string) =>
    graph.edges
      .filter((edge) => edge.kind === kind)
      .map(({ from, to }) => [from.key, from.paragraph, to.key, to.paragraph ?? to.part]);

  test("cites, with paragraphs where they are known", () => {
    expect(edges("cites")).toContainEqual(["A/RES/82/100", "op_4", "A/RES/80/100", "op_4"]);
    expect(edges("cites")).toContainEqual(["A/RES/80/100", "pp_1", "A/RES/60/1", undefined]);
  });

  test("replaces, follows, repeats", () => {
    expect(edges("replaces")).toContainEqual(["A/RES/82/100", "op_4", "A/RES/80/100", "op_4"]);
    expect(edges("replaces")).toContainEqual(["A/RES/82/100", "op_3", "A/RES/80/100", "op_3"]);
    expect(edges("follows")).toEqual([
      ["A/RES/80/100", undefined, "A/RES/78/50", undefined],
      ["A/RES/82/100", undefined, "A/RES/80/100", undefined],
    ]);
    expect(edges("repeats")).toHaveLength(2);
  });

  test("what is cited and not held is a node with what is known of it", () => {
    expect(graph.nodes.find(({ key }) => key === "A/RES/78/50")).toEqual({
      key: "A/RES/78/50",
      held: false,
      draft: false,
      title: null,
      organ: "GA",
      session: 78,
      date: "2023-12-19",
      citedBy: 1,
    });
  });

  test("around a document, step by step", () => {
    expect(around(graph, "A/RES/78/50").nodes.map(({ key }) => key)).toEqual([
      "A/RES/78/50",
      "A/RES/80/100",
      "A/RES/82/100",
    ]);
    expect(around(graph, "nothing").edges).toEqual([]);
  });

  test("the same documents in another order give the same graph", () => {
    expect(documentGraph([draft, first, second])).toEqual(graph);
  });
});

describe("due", () => {
  const successions = successionsAmong(documents);
  const due = (filter: Parameters<typeof dueMandates>[1]) =>
    dueMandates(mandates, filter, successions).map(
      ({ address, occurrence }) => `${address} ${occurrence.date}`,
    );

  test("at a session, in order; what recurs once for that session", () => {
    expect(due({ session: 82, organ: "GA" })).toEqual([
      "A/RES/80/100#op_1 2027-09",
      "A/RES/80/100#op_2 2027-09",
      "A/RES/80/100#op_3 2027-09",
      `${draftKey}#op_1 2027-09`,
    ]);
    expect(due({ session: 82, drafts: false })).toHaveLength(3);
    expect(due({ session: 82, organ: "CPD" })).toEqual([]);
  });

  test("what recurs falls due at every session until a later mandate takes its place, and then at that one’s", () => {
    const annual = (session: number) =>
      due({ session, addressee: "secretary-general", topic: "remittances" });
    expect([81, 82, 83, 84, 85, 86].map(annual)).toEqual([
      ["A/RES/80/100#op_3 2026-09"],
      ["A/RES/80/100#op_3 2027-09"],
      [],
      ["A/RES/82/100#op_3 2029-09"],
      [],
      ["A/RES/82/100#op_3 2031-09"],
    ]);
  });

  test("before a date, and between two", () => {
    expect(due({ before: "2027-01-01" })).toEqual(["A/RES/80/100#op_3 2026-09"]);
    expect(due({ from: "2029-01-01", before: "2030-01-01", form: "report" })).toEqual([
      "A/RES/82/100#op_1 2029-09",
      "A/RES/82/100#op_3 2029-09",
    ]);
  });

  test("by addressee, topic, form and item", () => {
    expect(due({ addressee: "Secretary General", form: "report" })).toHaveLength(4);
    expect(due({ addressee: "Secretary" })).not.toEqual([]);
    expect(due({ addressee: "secret" })).toEqual([]);
    expect(due({ item: "17 (b)", session: 84 })).toHaveLength(2);
    expect(due({ item: "17" })).toHaveLength(6);
    expect(due({ item: "7" })).toEqual([]);
    expect(due({ item: "globalization" })).toHaveLength(2);
  });

  test("what names no time is not due; what is regular has no date", () => {
    const regular = resolution("80/7", "1 December 2025", "Data", "its resolution 60/1", [
      "Requests the Secretary-General to report to the General Assembly on a regular basis on data",
      "Invites States to act",
    ]);
    expect(heldMandates(heldDocuments([regular])).map((one) => occurrences(one))).toEqual([
      [{ organ: "GA", precision: "unknown", byOpening: false, nth: 1 }],
      [],
    ]);
  });

  test("a recurrence without end is told for a bounded time", () => {
    const one = mandates.find(({ address }) => address === "A/RES/82/100#op_3");
    expect(one && occurrences(one, { year: 9999 })).toHaveLength(100);
    expect(one && occurrences(one)).toHaveLength(1);
  });
});

describe("agenda", () => {
  test("items with their sub-items, decisions, documents and last numbers", () => {
    const agenda = draftAgenda(documents, "GA", 82);
    expect(agenda.opens).toBe("2027-09");
    const [item] = agenda.items;
    expect([item?.title, item?.lastNumber, item?.decisions]).toEqual([
      "Globalization",
      { number: "17", session: 80 },
      [],
    ]);
    const [subItem] = item?.subItems ?? [];
    expect([subItem?.title, subItem?.lastNumber]).toEqual([subject, { number: "17 (b)", session: 80 }]);
    expect(subItem?.decisions.map(({ address }) => address)).toEqual(["A/RES/80/100#op_2"]);
    expect(subItem?.documentation.map(({ address }) => address)).toEqual([
      "A/RES/80/100#op_1",
      "A/RES/80/100#op_3",
    ]);
    expect(agenda.warnings).toEqual([]);
  });

  test("warns where request and decision name different sessions, and of what has no item or no report", () => {
    const at = (session: number) =>
      draftAgenda(documents, "GA", session).warnings.map(({ code, facts }) => [
        code,
        facts.request ?? facts.item,
        facts.decision,
      ]);
    expect(at(84)).toEqual([
      ["record.sessions-differ", "A/RES/82/100#op_1", "A/RES/82/100#op_2"],
      ["relations.report-without-item", "A/RES/82/100#op_1", undefined],
      ["relations.report-without-item", "A/RES/82/100#op_3", undefined],
    ]);
    expect(at(85)).toEqual([
      ["record.sessions-differ", "A/RES/82/100#op_1", "A/RES/82/100#op_2"],
      ["relations.item-without-report", subject, "A/RES/82/100#op_2"],
    ]);
  });

  test("a request that names its item puts it there", () => {
    const asked = resolution("80/9", "1 December 2025", "Rights", "its resolution 60/1", [
      "Invites the Special Rapporteur to submit a report to the General Assembly at its eighty-first session, under the item entitled “Promotion of human rights”",
    ]);
    const [item] = draftAgenda([asked], "GA", 81).items;
    expect([item?.title, item?.documentation.map(({ address }) => address)]).toEqual([
      "Promotion of human rights",
      ["A/RES/80/9#op_1"],
    ]);
  });
});

describe("what is asked over the years", () => {
  test("by topic and addressee, drafts left out", () => {
    const counts = askedOverYears(mandates, { topic: "remittances" });
    expect(counts).toEqual([
      { year: 2025, topic: "remittances", addressee: "Secretary-General", form: "report", count: 1 },
      { year: 2027, topic: "remittances", addressee: "Secretary-General", form: "report", count: 1 },
    ]);
    expect(askedMost(askedOverYears(mandates, { form: "report" }), "addressee")[0]?.name).toBe(
      "Secretary-General",
    );
    expect(askedOverYears(mandates, { addressee: "member states" }).every(({ year }) => year === 2025)).toBe(
      true,
    );
  });
});

const folder = sharedPath("record");

describe.skipIf(folder === undefined)("the five texts", () => {
  const five = [
    "ga-resolution-61-208",
    "g77-draft-2005",
    "ga-resolution-58-208",
    "cpd-resolution-2006-2",
    "draft-global-forum-2007",
  ].map((name) => read(readFileSync(`${folder}/${name}.txt`, "utf8")));

  test("the series of the field, from 49/127 on", () => {
    expect(seriesOf(five, "A/RES/60/227")?.entries.map(({ key }) => key)).toEqual([
      "A/RES/49/127",
      "A/RES/50/123",
      "A/RES/52/189",
      "A/RES/54/212",
      "A/RES/56/203",
      "A/RES/58/208",
      "A/RES/59/241",
      "A/RES/60/227",
      "A/RES/61/208",
      "~international-migration-and-development",
    ]);
  });

  test("what is due at the 59th, 60th and 63rd sessions", () => {
    const all = heldMandates(heldDocuments(five));
    const at = (session: number) =>
      dueMandates(all, { session, organ: "GA", drafts: false }, successionsAmong(five)).map(
        ({ address, mandate }) => `${address} ${mandate.form}`,
      );
    expect(at(59)).toEqual(["A/RES/58/208#op_8 report", "A/RES/58/208#op_11 agenda-item"]);
    expect(at(60)).toContain("A/RES/58/208#op_10 report");
    expect(at(63)).toEqual([
      "A/RES/61/208#op_4 consider",
      "A/RES/61/208#op_9 report",
      "A/RES/61/208#op_10 agenda-item",
    ]);
  });

  test("the draft agenda of the 63rd session", () => {
    const { items, unplaced, warnings } = draftAgenda(five, "GA", 63);
    expect(items.map(({ title, lastNumber }) => [title, lastNumber?.number])).toEqual([
      ["International migration and development", "55 (b)"],
    ]);
    expect(items[0]?.documentation.map(({ address }) => address)).toEqual(["A/RES/61/208#op_9"]);
    expect([unplaced, warnings]).toEqual([[], []]);
  });
});

const all = corpus();

describe.skipIf(all === undefined)("the corpus", () => {
  const texts = (all ?? []).flatMap(({ name, text }) => {
    const parsed = parseRecord(text, { symbol: name.replaceAll("_", "/") });
    return parsed.ok ? parsed.value : [];
  });

  test("requests for reports lead from session to session", () => {
    const found = successionsAmong(texts).map(({ later, earlier }) => `${later} ${earlier}`);
    expect(found).toContain("A/RES/77/176#op_17 A/RES/73/241#op_10");
    expect(found).toContain("A/RES/76/141#op_46 A/RES/70/130#op_31");
  }, 30_000);

  test("the agenda of the 79th session groups its sub-items", () => {
    const { items } = draftAgenda(texts, "GA", 79);
    const globalization = items.find(({ title }) => title === "Globalization and interdependence");
    expect(globalization?.subItems.map(({ title, documentation }) => [title, documentation.length])).toEqual([
      ["International migration and development", 1],
    ]);
  }, 30_000);
});
