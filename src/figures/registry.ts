import { failed, problem, type Result } from "../kernel/problem.ts";
import { asOf, releaseNamed } from "../statistics/questions/vintage.ts";
import { datasets } from "../statistics/releases/model.ts";
import type { Figure, FigureRequest } from "./model.ts";
import { type SubjectName, subjects } from "./subjects/all.ts";
import type { FigureTools, SubjectParams } from "./subjects/make.ts";

export type { FigureTools };

/** The names of all figures, in order. */
export const figureNames: readonly SubjectName[] = (Object.keys(subjects) as SubjectName[]).sort();

/**
 * Makes a figure by its name and parameters, as they stand in an address, from the current releases; with `release`, a hash
 * or its first eight digits, from that one in the place of its dataset's current one. Pages, downloads and reports all
 * come here, so they show the same. Parameters that the figure does not know are left out of it.
 *
 * Problems: `figures.unknown`, `figures.parameter` (also a year that the release does not have), `figures.no-figures`, and
 * those of finding a release.
 */
export async function makeFigure(
  name: string,
  params: Readonly<Record<string, string>>,
  tools: FigureTools,
): Promise<Result<Figure>> {
  const known = figureNames.find((candidate) => candidate === name);
  if (known === undefined) return failed(problem("figures.unknown", { name }));
  const subject = subjects[known];
  const read = subject.params.safeParse(params);
  if (!read.success) {
    const parameter = String(read.error.issues[0]?.path[0] ?? "");
    return failed(problem("figures.parameter", { parameter, value: params[parameter] ?? "" }));
  }
  if (params.release === undefined) return subject.make(read.data, tools, canonical(known, read.data));
  const release = await releaseNamed(tools.catalogue, params.release, datasets);
  if (!release.ok) return release;
  const request = canonical(known, { ...read.data, release: release.value.hash });
  return subject.make(read.data, asOf(tools, release.value), request);
}

/** The request with its parameters in order, defaults left out, so that one figure has one address. */
function canonical(name: SubjectName, params: SubjectParams & { readonly release?: string }): FigureRequest {
  const given = Object.entries(params)
    .filter(([key, value]) => value !== undefined && !(key === "sex" && value === "T"))
    .map(([key, value]) => [key, String(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { name, params: Object.fromEntries(given) };
}
