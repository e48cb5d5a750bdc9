import type { Actor } from "../../src/kernel/actor.ts";
import { allAges } from "../../src/kernel/age.ts";
import { year } from "../../src/kernel/period.ts";
import { unwrap } from "../../src/kernel/problem.ts";
import { TerritoryId } from "../../src/kernel/territory/model.ts";
import { starterFacts } from "../../src/record/keeping/facts.ts";
import { bindChosen } from "../../src/report/finding/bind.ts";
import { type Opened, openServices } from "../../src/server/open.ts";
import type { Observation } from "../../src/statistics/observation.ts";

/** A report on 61/208 in a new folder, one of whose figures has come to have a newer release since it was taken over. */
export interface PreparedReport {
  readonly id: string;
  /** The block that holds the figure. */
  readonly block: string;
}

export async function prepareReport(folder: string): Promise<PreparedReport> {
  const services = unwrap(await openServices(folder));
  const operator: Actor = { kind: "operator", name: "test" };
  try {
    unwrap(await services.record.takeFacts({ kind: "system" }, await starterFacts()));
    await publish(services);
    const made = unwrap(
      await services.reports.create(operator, {
        mandates: ["A/RES/61/208"],
        title: { en: "The walk" },
        blocks: [],
      }),
    );
    const { id } = made.report;
    const bound = await bindChosen(
      {
        source: {
          kind: "measure",
          measure: {
            of: "value",
            slice: {
              dataset: "un-desa-stock",
              keys: { measure: "migrant-stock", destination: "USA", origin: "MEX", period: "2020" },
            },
          },
        },
        format: { style: "number", digits: null, scale: "one" },
        as: "value",
      },
      new Set(),
      {
        statistics: services,
        record: services.record,
        responses: services.responses,
        statements: null,
        actor: operator,
        now: () => new Date("2026-01-01T00:00:00Z"),
      },
    );
    const words = (text: string) => ({ kind: "text" as const, text });
    const { block } = unwrap(
      await services.reports.addBlock(operator, id, {
        after: null,
        part: "body",
        kind: "paragraph",
        bindings: [unwrap(bound)],
        content: {
          en: [words("There were "), { kind: "bound", binding: unwrap(bound).id }, words(" migrants.")],
        },
      }),
    );
    return { id, block };
  } finally {
    await services.close();
  }
}

/** A small release, before that of the starter figures, which the server brings. */
async function publish({ catalogue }: Opened): Promise<void> {
  const draft = {
    dataset: "un-desa-stock" as const,
    version: "2015",
    source: { publisher: "A publisher", title: "Stock", version: "2015", licence: "CC BY 3.0 IGO" },
    inputs: [],
    notes: {},
    findings: [],
  };
  const staged = unwrap(await catalogue.stage(draft, figures()));
  await catalogue.publish(staged, { makeCurrent: true });
}

async function* figures(): AsyncGenerator<readonly Observation[], void, void> {
  yield (["T", "M", "F"] as const).map((sex) => ({
    measure: "migrant-stock",
    destination: TerritoryId.parse("USA"),
    origin: TerritoryId.parse("MEX"),
    sex,
    age: allAges,
    education: "T",
    period: year(2020),
    value: sex === "T" ? 10_500 : sex === "M" ? 5_500 : 5_000,
    status: "A",
    unit: "persons",
    dataType: "B",
    notes: null,
  }));
}
