import type { Language } from "../../../kernel/language.ts";
import type { Change, Unit } from "../../../record/relations/compare.ts";
import { documentAddress } from "../../pages/record/addresses.ts";
import type { ShownChange, ShownUnit } from "./compared.tsx";

/** A change with its paragraphs as links into the two documents. */
export function shownChange(
  { kind, moved, before, after, runs }: Change,
  earlier: string,
  later: string,
  language: Language,
): ShownChange {
  const unit =
    (symbol: string) =>
    ({ id, label, number, text, depth }: Unit): ShownUnit => ({
      id,
      label: label || (number ?? ""),
      text,
      depth,
      to: documentAddress(language, symbol, id),
    });
  return { kind, moved, before: before.map(unit(earlier)), after: after.map(unit(later)), runs };
}
