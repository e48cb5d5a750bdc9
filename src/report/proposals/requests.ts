import type { KeptDocument } from "../../record/keeping/model.ts";
import { formats } from "./bindables.ts";
import type { Bindable, Sentence } from "./sentences.ts";

/** How many requests of a document are in some states. */
export function requests(symbol: string, ...states: readonly string[]): Bindable {
  return { source: { kind: "mandates", symbol, states: [...states] }, format: formats.count };
}

/** How many requests the document makes and how far they are; nothing where it makes none. */
export function requestCounts({ symbol, kept }: KeptDocument): readonly Sentence[] {
  if (kept.length === 0) return [];
  // Numbers in a row stay in digits, small ones too.
  const inRow = (...states: readonly string[]): Bindable => ({
    ...requests(symbol, ...states),
    format: formats.number,
  });
  return [
    {
      key: "asked.counts",
      bound: {
        all: inRow(),
        done: inRow("done"),
        hand: inRow("in-hand"),
        open: inRow("to-do"),
        overtaken: inRow("overtaken"),
        overdue: inRow("overdue"),
      },
    },
  ];
}
