import { createHash } from "node:crypto";
import type { Figure, FigureTable } from "../../figures/model.ts";
import { makeFigure } from "../../figures/registry.ts";
import { canonicalJson } from "../../kernel/canonical.ts";
import { formatEvidence } from "../../kernel/evidence.ts";
import type { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { Found } from "./measures.ts";
import type { Source } from "./model.ts";
import { noting, pinned } from "./releases.ts";

type Drawn = Extract<Source, { readonly kind: "figure" }>;

/**
 * The fingerprint of a figure's numbers, and all releases of which it is drawn. Problems: those of {@link makeFigure}.
 */
export async function resolveFigure(statistics: Statistics, source: Drawn): Promise<Result<Found>> {
  const noted = noting(statistics);
  const made = await figureOf(noted.statistics, source, "en");
  if (!made.ok) return made;
  const { evidence, source: about, table } = made.value;
  // To find out what is newest more releases are opened than are drawn: those that are stand in the line of sources.
  const beside = [...noted.asked.values()].filter(
    ({ hash }) => hash !== about.release && about.line.includes(hash.slice(0, 8)),
  );
  return ok({
    value: fingerprint(table),
    evidence: [
      evidence,
      ...beside.map(({ hash, description }) =>
        formatEvidence({ kind: "observation", subject: description.dataset, version: hash }),
      ),
    ],
  });
}

/**
 * The figure of a binding as it was when it was taken: drawn from the releases that its evidence names, in a language. Problems:
 * `report-proposals.withdrawn` and those of {@link makeFigure}.
 */
export async function figureTaken(
  statistics: Statistics,
  source: Drawn,
  evidence: readonly string[],
  language: Language,
): Promise<Result<Figure>> {
  const then = await pinned(statistics, evidence);
  return then.ok ? figureOf(then.value, source, language) : then;
}

function figureOf(
  statistics: Statistics,
  { name, params }: Drawn,
  language: Language,
): Promise<Result<Figure>> {
  return makeFigure(name, params, { ...statistics, words: words(language) });
}

/** The same for the same numbers under the same names in English, whatever is drawn of them. */
function fingerprint({ columns, rows }: FigureTable): string {
  const shown = { columns: columns.map(({ key }) => key), rows };
  return createHash("sha256").update(canonicalJson(shown)).digest("hex").slice(0, 16);
}
