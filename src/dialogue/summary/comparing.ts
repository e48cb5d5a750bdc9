import { type Language, languages } from "../../kernel/language.ts";
import { textIn } from "../../kernel/texts.ts";
import { type Run, runsBetween } from "../../record/relations/comparing/runs.ts";
import type { SummaryContent, SummaryParagraph } from "./model.ts";

/** What became of a paragraph between two versions. */
export interface ParagraphChange {
  readonly id: string;
  readonly kind: "same" | "changed" | "added" | "removed";
  readonly moved: boolean;
  /** Word by word, in the language in which it is compared. */
  readonly runs: readonly Run[];
  readonly language: Language;
  /** True where only what it rests on has changed. */
  readonly restsOnly: boolean;
}

/**
 * Two versions paragraph by paragraph, in a language or where it is not translated in the one it has: paragraphs keep their identifiers,
 * so nothing is guessed. In the order of the later version; what was removed stands behind what it followed.
 */
export function compareSummaries(
  before: SummaryContent,
  after: SummaryContent,
  language: Language,
): readonly ParagraphChange[] {
  const earlier = new Map(before.paragraphs.map((one) => [one.id, one]));
  const later = new Set(after.paragraphs.map(({ id }) => id));
  const stayed = before.paragraphs.filter(({ id }) => later.has(id)).map(({ id }) => id);
  const order = after.paragraphs.filter(({ id }) => earlier.has(id)).map(({ id }) => id);
  const still = longestCommon(stayed, order);
  const changes: ParagraphChange[] = after.paragraphs.map((paragraph) => {
    const old = earlier.get(paragraph.id);
    const moved = old !== undefined && !still.has(paragraph.id);
    return changeOf(old, paragraph, { language, original: after.original, moved });
  });
  for (const [place, paragraph] of before.paragraphs.entries()) {
    if (later.has(paragraph.id)) continue;
    const previous = before.paragraphs
      .slice(0, place)
      .toReversed()
      .find((one) => changes.some(({ id }) => id === one.id));
    const at = previous ? changes.findIndex(({ id }) => id === previous.id) + 1 : 0;
    changes.splice(
      at,
      0,
      changeOf(paragraph, undefined, { language, original: before.original, moved: false }),
    );
  }
  return changes;
}

function changeOf(
  before: SummaryParagraph | undefined,
  after: SummaryParagraph | undefined,
  {
    language,
    original,
    moved,
  }: { readonly language: Language; readonly original: Language; readonly moved: boolean },
): ParagraphChange {
  const old = before && textIn(before.text, language, original);
  const shown = after ? textIn(after.text, language, original) : (old ?? { text: "", language });
  // A translation that came since is compared with nothing, and a text in two languages is two texts.
  const comparable = old !== undefined && old.language === shown.language;
  const runs = after ? runsBetween(comparable ? old.text : "", shown.text) : runsBetween(old?.text ?? "", "");
  const sameText =
    before !== undefined &&
    after !== undefined &&
    languages.every((one) => before.text[one] === after.text[one]);
  const sameRests = before?.rests.join("\n") === after?.rests.join("\n");
  const kind = !before ? "added" : !after ? "removed" : sameText && sameRests ? "same" : "changed";
  return {
    id: after?.id ?? before?.id ?? "",
    ...{ kind, moved, runs },
    language: shown.language,
    restsOnly: kind === "changed" && sameText,
  };
}

/** The identifiers of one longest common subsequence: what stands in it has not moved. */
function longestCommon(a: readonly string[], b: readonly string[]): ReadonlySet<string> {
  const place = new Map(b.map((id, index) => [id, index]));
  const row = a.map((id) => place.get(id) ?? -1);
  const best: number[] = [];
  const from: number[] = [];
  for (const [i, value] of row.entries()) {
    best[i] = 1;
    from[i] = -1;
    for (let j = 0; j < i; j++) {
      const length = (best[j] ?? 0) + 1;
      if ((row[j] ?? 0) < value && length > (best[i] ?? 0)) [best[i], from[i]] = [length, j];
    }
  }
  const kept = new Set<string>();
  let at = best.reduce((top, length, i) => (length > (best[top] ?? 0) ? i : top), 0);
  for (; at >= 0 && a[at] !== undefined; at = from[at] ?? -1) kept.add(a[at] ?? "");
  return kept;
}
