import { openResponses } from "../../../consultation/responses/service.ts";
import { openDirectory } from "../../../directory/service.ts";
import type { Actor, Role } from "../../../kernel/actor.ts";
import { ok, unwrap } from "../../../kernel/problem.ts";
import { starterFacts } from "../../../record/keeping/facts.ts";
import { openRecord, type RecordService } from "../../../record/service.ts";
import { openCatalogue } from "../../../statistics/releases/catalogue.ts";
import { openEngine } from "../../../statistics/releases/engine.ts";
import type { TestStore } from "../../../store/support/both.ts";
import { resolveParagraph } from "../../binding/decided.ts";
import type { Binding } from "../../binding/model.ts";
import type { Block, Inline } from "../../writing/model.ts";
import type { Drafter } from "../drafting/model.ts";
import type { ReportView } from "../model.ts";
import { openReports, type ReportService } from "../service.ts";

/** For tests of reports: persons in their seats, a small report, and a drafter that looks nothing up. */

export const operator: Actor = { kind: "operator", name: "test" };
export const visitor: Actor = { kind: "visitor" };

const id = (number: number) => `${number}`.repeat(8).replace(/^(.{8}).*/, "$1-1111-4111-8111-111111111111");

/** A person in one seat. */
export function person(number: number, role: Role): Actor {
  return {
    kind: "person",
    id: id(number),
    name: `Person ${number}`,
    seats: [{ role, post: `post-${number}`, party: null }],
  };
}

export const drafter1 = person(1, "secretariat");
export const drafter2 = person(2, "rapporteur");
export const chair = person(3, "chair");
export const mission = person(4, "mission");

export const text = (said: string): Inline => ({ kind: "text", text: said, strong: false, emphasis: false });
export const bound = (binding: string): Inline => ({ kind: "bound", binding });

/** A figure of a dataset, bound. */
export function binding(name: string, version = "ab12"): Binding {
  return {
    id: name,
    source: {
      kind: "measure",
      measure: {
        of: "value",
        slice: { dataset: "un-desa-stock", keys: { destination: "001", period: "2024" } },
      },
    },
    format: { style: "number", digits: null, scale: "one" },
    taken: {
      value: 304_021_813,
      evidence: [`corridor:observation/un-desa-stock@${version}?destination=001&period=2024`],
      at: "2026-01-01T00:00:00.000Z",
    },
  };
}

export const smallBlocks: readonly Omit<Block, "id">[] = [
  {
    ...{ part: "summary", kind: "paragraph", about: [], bindings: [] },
    content: {
      en: [text("Submitted in response to 61/208.")],
      fr: [text("Présenté en application de 61/208.")],
    },
  },
  {
    ...{ part: "body", kind: "heading", about: [], bindings: [] },
    content: { en: [text("Introduction")] },
  },
  {
    ...{ part: "body", kind: "paragraph", about: ["A/RES/61/208#op_9"], bindings: [binding("stock")] },
    content: { en: [text("There were "), bound("stock"), text(" migrants.")] },
  },
];

const fixed: Drafter = async (mandates) =>
  ok({ mandates, title: { en: `Report on ${mandates.join(", ")}` }, lines: {}, blocks: smallBlocks });

/** Reports over a store and its record, in which no figures and no answers are. */
export async function reportsOver(
  { store, home }: Pick<TestStore, "store" | "home">,
  now?: () => Date,
): Promise<ReportService & { readonly record: RecordService; readonly close: () => Promise<void> }> {
  const { releases, tmp } = home.paths;
  const engine = await openEngine({ directories: [releases, tmp], tempDirectory: tmp });
  const { record } = await openRecord({ store, paths: home.paths, now });
  unwrap(await record.takeFacts({ kind: "system" }, await starterFacts()));
  const responses = openResponses({ store, directory: openDirectory({ store }), now });
  const statistics = { catalogue: openCatalogue(releases, tmp, engine), engine };
  const sources = { statistics, record, responses, statements: null };
  const reports = openReports({ store, sources, drafter: fixed, now });
  return { ...reports, record, close: () => engine.close() };
}

/** A new small report. */
export async function newReport(reports: ReportService): Promise<ReportView> {
  return unwrap(await reports.create(drafter1, { mandates: ["A/RES/61/208"] }));
}

/** A paragraph that quotes one of the record, bound to it as it stands. */
export async function quotedBinding(
  { record }: { readonly record: RecordService },
  address: string,
  at: number,
): Promise<Omit<Block, "id">> {
  const source = { kind: "paragraph", address } as const;
  const { value, evidence } = unwrap(await resolveParagraph(record, source));
  const quoted: Binding = {
    id: "quoted",
    source,
    format: { style: "words", digits: null, scale: "one" },
    taken: { value, evidence, at: new Date(at).toISOString(), in: "en" },
  };
  return {
    ...{ part: "body", kind: "paragraph", about: [address], bindings: [quoted] },
    content: { en: [text("It asks: "), bound("quoted")] },
  };
}
