import { territory } from "../kernel/territory/register.ts";
import { catalogueKey, type Words } from "../kernel/words.ts";
import type { Comparison } from "../statistics/releases/compare.ts";
import type { Finding, Release } from "../statistics/releases/model.ts";
import { periodsInWords } from "./say.ts";

/** The margin of a dataset's page: name by name, value by value. */
export function releaseFacts(words: Words, { description }: Release): readonly (readonly [string, string])[] {
  const { coverage, source, version } = description;
  const facts: readonly (readonly [string, string | null])[] = [
    ["version", version],
    ["periods", periodsInWords(words, coverage.periods)],
    ["observations", words.number(coverage.observations)],
    ["missing", words.number(coverage.missing)],
    ["destinations", words.number(coverage.destinations)],
    ["origins", coverage.origins > 0 ? words.number(coverage.origins) : null],
    ["measures", words.list(description.measures.map((measure) => words.t(`kernel:measure.${measure}`)))],
    ["units", words.list(description.units.map((unit) => words.t(`kernel:unit.${unit}`)))],
    ["publisher", source.publisher],
    ["licence", source.licence],
    ["taken", source.taken === undefined ? null : words.date(source.taken)],
  ];
  return facts.flatMap(([name, value]) =>
    value === null ? [] : [[words.t(`web:release.${name}`), value] as const],
  );
}

/** What the checks found, a sentence each. */
export function releaseFindings(words: Words, findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, count, facts }) =>
    words.t(catalogueKey("finding", code), { ...facts, count, n: words.number(count) }),
  );
}

/** What a release changed against the one before it, in a sentence and its largest revisions. */
export function changesInWords(words: Words, { before, counts, biggest }: Comparison) {
  const numbers = Object.fromEntries(Object.entries(counts).map(([kind, n]) => [kind, words.number(n)]));
  const name = (id: string | null) => (id === null ? "" : (territory(id)?.names[words.language] ?? id));
  return {
    said: words.t(biggest.length === 0 ? "web:dataset.changes-counted" : "web:dataset.changes-said", {
      version: before.description.version,
      ...numbers,
    }),
    biggest: biggest.map((change) =>
      words.t(change.origin === null ? "web:dataset.change-one" : "web:dataset.change", {
        origin: name(change.origin),
        destination: name(change.destination),
        measure: words.t(`kernel:measure.${change.measure}`),
        sex: words.t(`kernel:sex.${change.sex}`),
        period: change.period,
        before: change.before === null ? words.t("web:table.none") : words.number(change.before),
        after: change.after === null ? words.t("web:table.none") : words.number(change.after),
      }),
    ),
  };
}
