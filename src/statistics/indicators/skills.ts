import { z } from "zod";
import { Education } from "../../kernel/dimension.ts";
import { type Period, parsePeriod } from "../../kernel/period.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { type Basis, basisOf, type Statistics } from "../questions/basis.ts";
import type { Engine } from "../releases/engine.ts";
import type { Release } from "../releases/model.ts";

/** People aged 25 or over by education: those who live where they were born, and those born there who live elsewhere. */
export interface Skills {
  readonly basis: Basis;
  readonly periods: readonly Period[];
  residents(of: TerritoryId, education: Education, period: Period): number | null;
  emigrants(of: TerritoryId, education: Education, period: Period): number | null;
}

/** Sums of a release by education: a few thousand numbers, where the release may have a million. */
const sums = `
  SELECT CASE measure WHEN 'native-born' THEN destination ELSE origin END AS born, measure = 'native-born' AS native,
    education, period, sum(value ORDER BY value) AS persons
  FROM read_parquet($path)
  WHERE age = '25+' AND sex = 'T' AND value IS NOT NULL AND measure IN ('native-born', 'migrant-stock')
  GROUP BY ALL ORDER BY ALL`;

const Row = z.object({
  born: TerritoryId.nullable(),
  native: z.boolean(),
  education: Education,
  period: z.string(),
  persons: z.number(),
});

const known = new WeakMap<Engine, Map<string, Promise<Skills>>>();

/** Migrants and residents by education from the current release of DIOC; undefined where there is none. */
export async function readSkills({ engine, catalogue }: Statistics): Promise<Skills | undefined> {
  const release = await catalogue.current("oecd-dioc");
  if (!release) return undefined;
  const all = known.get(engine) ?? new Map<string, Promise<Skills>>();
  known.set(engine, all);
  const skills = all.get(release.hash) ?? sumUp(engine, release);
  all.set(release.hash, skills);
  skills.catch(() => all.delete(release.hash));
  return skills;
}

async function sumUp(engine: Engine, release: Release): Promise<Skills> {
  const rows = await engine.rows(sums, { path: release.parquet }, Row);
  const figures = new Map(
    rows.map(({ born, native, education, period, persons }) => [
      [born, native ? "in" : "out", education, period].join(" "),
      persons,
    ]),
  );
  const at = (side: "in" | "out") => (of: TerritoryId, education: Education, period: Period) =>
    figures.get([of, side, education, period].join(" ")) ?? null;
  const periods = [...new Set(rows.map(({ period }) => period))].flatMap((text) => {
    const period = parsePeriod(text);
    return period.ok ? [period.value] : [];
  });
  return { basis: basisOf(release), periods, residents: at("in"), emigrants: at("out") };
}
