import type { BoundFigure, Study } from "./model.ts";

/** What a study's figures rest on, numbered from 1 in the order in which the figures come; equal sets have one number. */
export interface StudyEvidence {
  /** The sets of references, in the text of `kernel/evidence.ts`. */
  readonly sets: readonly (readonly string[])[];
  numberOf(figure: Pick<BoundFigure, "evidence">): number;
}

/** The evidence of all figures of a study, those in the text of a section before those in its tables. */
export function evidenceOf({ sections }: Pick<Study, "sections">): StudyEvidence {
  const numbers = new Map<string, number>();
  const sets: (readonly string[])[] = [];
  for (const { paragraphs, tables } of sections) {
    const said = paragraphs.flat().flatMap((part) => (part.kind === "figure" ? [part] : []));
    const listed = tables.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap((one) => one ?? [])),
    );
    for (const { evidence } of [...said, ...listed]) {
      const key = keyOf(evidence);
      if (numbers.has(key)) continue;
      sets.push(evidence);
      numbers.set(key, sets.length);
    }
  }
  return { sets, numberOf: ({ evidence }) => numbers.get(keyOf(evidence)) ?? 0 };
}

function keyOf(evidence: readonly string[]): string {
  return evidence.join("\n");
}
