import { createElement, type ReactNode } from "react";
import { useWords } from "../frame.ts";

/**
 * Formulas in MathML Core, which browsers set by themselves and screen readers read. A formula is written from left to right
 * in every language, as the papers have it.
 */
export function Formula({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by the keyboard
    <div className="formula" role="group" aria-label={words.t("methods:formula")} tabIndex={0}>
      {createElement("math", { display: "block", dir: "ltr" }, children)}
    </div>
  );
}

/** A formula within a line of text. */
export function Inline({ children }: { readonly children: ReactNode }) {
  return createElement("math", { dir: "ltr" }, children);
}

/** Pieces side by side: words become variables, digits numbers, anything else an operator. */
export function row(...pieces: readonly Piece[]): ReactNode {
  return createElement("mrow", null, ...pieces.map(piece));
}

/** A variable with a mark below and, where given, one above: S with k j below and 1 above. */
export function sub(base: string, below: readonly string[], above?: string): ReactNode {
  const parts = [piece(base), row(...below), ...(above === undefined ? [] : [piece(above)])];
  return createElement(above === undefined ? "msub" : "msubsup", null, ...parts);
}

export function fraction(over: ReactNode, under: ReactNode): ReactNode {
  return createElement("mfrac", null, over, under);
}

/** The sum over an index. */
export function sum(...over: readonly string[]): ReactNode {
  return createElement("munder", null, createElement("mo", null, "∑"), row(...over));
}

type Piece = ReactNode;

function piece(one: Piece): ReactNode {
  if (typeof one !== "string") return one;
  if (/^[\d.]+$/.test(one)) return createElement("mn", null, one);
  return createElement(/^\p{L}+$/u.test(one) ? "mi" : "mo", null, one);
}
