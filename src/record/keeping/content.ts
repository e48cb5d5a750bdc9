import type { Annex, Paragraph } from "../model.ts";
import type { Mandate } from "../understanding/model.ts";
import { allMandates, type UnderstoodDocument } from "../understanding/understand.ts";
import type { Facts } from "./model.ts";

export type ParagraphKind = "preambular" | "operative" | "annex" | "heading" | "note";

/** A stretch of text that can be found and linked to. */
export interface ParagraphRow {
  readonly id: string;
  readonly number: string | null;
  readonly kind: ParagraphKind;
  readonly text: string;
}

/** Everything in a document that a search should find, in the order of the text: paragraphs with their children, annexes, headings, notes. */
export function paragraphsOf(document: UnderstoodDocument): readonly ParagraphRow[] {
  const walk = (kind: ParagraphKind, list: readonly Paragraph[]): readonly ParagraphRow[] =>
    list.flatMap(({ id, number, text, children }) => [{ id, number, kind, text }, ...walk(kind, children)]);
  const heading = ({ id, label, text }: Annex["headings"][number]): ParagraphRow => ({
    id,
    number: label,
    kind: "heading",
    text,
  });
  return [
    ...document.headings.map(heading),
    ...walk("preambular", document.preambular),
    ...walk("operative", document.operative),
    ...document.annexes.flatMap(({ headings, paragraphs }) => [
      ...headings.map(heading),
      ...walk("annex", paragraphs),
    ]),
    ...document.footnotes
      .filter(({ text }) => text !== "")
      .map(
        ({ marker, text }): ParagraphRow => ({ id: `note_${marker}`, number: marker, kind: "note", text }),
      ),
  ].filter(({ text }) => text.trim() !== "");
}

/** A mandate with the paragraph that it stands in. */
export interface PlacedMandate {
  readonly mandate: Mandate;
  readonly paragraph: string;
}

/** The mandates of a text. Where a damaged text has one paragraph id twice, the later addresses get a number behind them. */
export function mandatesOfText(document: UnderstoodDocument): readonly PlacedMandate[] {
  const taken = new Set<string>();
  return allMandates(document).map((mandate) => {
    const place = mandate.id.slice(mandate.id.indexOf("#") + 1);
    const paragraph = place.replace(/~\d+$/, "");
    let id = `${document.symbol ?? ""}#${place}`;
    for (let n = 2; taken.has(id); n++) id = `${document.symbol ?? ""}#${paragraph}~${n}`;
    taken.add(id);
    return { mandate: { ...mandate, id }, paragraph };
  });
}

/** The mandates that facts tell of, with addresses: `A/RES/49/127#op_6`, or `#fact_1` where the paragraph is not known. */
export function mandatesOfFacts({ symbol, mandates }: Facts): readonly PlacedMandate[] {
  const counts = new Map<string, number>();
  return mandates.map(({ paragraph, ...mandate }, i) => {
    const place = paragraph ?? `fact_${i + 1}`;
    const n = (counts.get(place) ?? 0) + 1;
    counts.set(place, n);
    return {
      paragraph: place,
      mandate: {
        ...mandate,
        id: `${symbol}#${place}${n > 1 ? `~${n}` : ""}`,
        verb: mandate.form === "agenda-item" ? "decide" : "request",
        through: null,
        with: null,
        constraint: null,
      },
    };
  });
}
