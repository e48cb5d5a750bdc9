import type { Change, Comparison } from "../../../record/relations/compare.ts";
import type { Terminal } from "../../terminal.ts";
import { hanging } from "./shared.ts";

/** Two texts paragraph by paragraph, as lines: removed words in [- -], added ones in {+ +}, as wdiff has them. */
export function changeLines({ changes, counts }: Comparison, terminal: Terminal): readonly string[] {
  const { t, number } = terminal.words;
  const summary = Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, number(count)]));
  return [
    t("records:compare.counts", summary),
    ...changes.filter(({ kind }) => kind !== "same").flatMap((change) => ["", ...lines(change, terminal)]),
  ];
}

function lines({ kind, before, after, runs }: Change, { words: { t } }: Terminal): readonly string[] {
  const place = (units: Change["before"]) => units.map(({ id }) => id).join(", ");
  const places = [place(before), place(after)].filter((text) => text !== "").join(" → ");
  const marked = runs
    .map(({ kind: run, text }) => (run === "kept" ? text : run === "removed" ? `[-${text}-]` : `{+${text}+}`))
    .join("");
  return [`${places}  ${t(`records:change.${kind}`)}`, ...(kind === "moved" ? [] : hanging("", marked, 2))];
}
