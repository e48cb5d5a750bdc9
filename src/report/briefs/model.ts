import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { type StudyName, studyNames } from "../../statistics/studies/model.ts";

/** Of whom or what a brief is. A region or a group is a territory here. */
export type BriefSubject =
  | { readonly kind: "territory"; readonly territory: TerritoryId }
  | { readonly kind: "corridor"; readonly origin: TerritoryId; readonly destination: TerritoryId }
  | { readonly kind: "study"; readonly study: StudyName; readonly territory: TerritoryId };

/** What a brief is of, as an address or a command line says it. */
export interface BriefAsked {
  /** One name, code or spelling; two for a corridor, its origin first. */
  readonly places: readonly string[];
  readonly study?: string | undefined;
}

/**
 * The subject that is asked for. Problems: those of finding a territory, `briefs.same`, `briefs.places`, and `studies.unknown`.
 */
export function briefSubject({ places, study }: BriefAsked): Result<BriefSubject> {
  const found = places.map((place) => resolveTerritory(place));
  for (const one of found) if (!one.ok) return one;
  const [first, second, ...more] = found.flatMap((one) => (one.ok ? [one.value.id] : []));
  if (first === undefined || more.length > 0)
    return failed(problem("briefs.places", { count: places.length }));
  if (study !== undefined) {
    const named = studyNames.find((one) => one === study.trim().toLowerCase());
    if (named === undefined)
      return failed(problem("studies.unknown", { text: study, known: studyNames.join(", ") }));
    if (second !== undefined) return failed(problem("briefs.places", { count: places.length }));
    return ok({ kind: "study", study: named, territory: first });
  }
  if (second === undefined) return ok({ kind: "territory", territory: first });
  if (first === second) return failed(problem("briefs.same", { place: first }));
  return ok({ kind: "corridor", origin: first, destination: second });
}

/** The name of its file, without the ending: `brief-phl-usa-en`, `study-remittances-phl-en`. */
export function briefName(subject: BriefSubject, language: string): string {
  const parts =
    subject.kind === "corridor"
      ? ["brief", subject.origin, subject.destination]
      : subject.kind === "study"
        ? ["study", subject.study, subject.territory]
        : ["brief", subject.territory];
  return [...parts, language]
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-");
}
