import type { Paragraph, RecordDocument } from "../model.ts";

/** How often each letter and digit occurs, compatibility forms resolved: what reading may move but never lose. */
export function letterCounts(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const letter of text.normalize("NFKD")) {
      if (/[\p{L}\p{N}]/u.test(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
  }
  return counts;
}

/** Every text of a document: what stands in its tree and what stayed unread. */
export function* textsOf(document: RecordDocument): Generator<string> {
  const marked = ({ text, notes }: { text: string; notes: readonly { marker: string }[] }) => [
    text,
    ...notes.map(({ marker }) => marker),
  ];
  function* paragraphs(list: readonly Paragraph[]): Generator<string> {
    for (const paragraph of list) {
      yield paragraph.label;
      yield* marked(paragraph);
      yield* paragraphs(paragraph.children);
    }
  }
  for (const line of document.front) yield* marked(line);
  for (const heading of document.headings) yield* marked(heading);
  yield* paragraphs(document.preambular);
  yield* paragraphs(document.operative);
  for (const annex of document.annexes) {
    yield annex.label;
    for (const heading of annex.headings) yield* marked(heading);
    yield* paragraphs(annex.paragraphs);
  }
  for (const { marker, text } of document.footnotes) yield `${marker} ${text}`;
  for (const { text } of document.unread) yield text;
}

/** The letters that the documents have too few or too many of, against the source; empty where nothing was lost. */
export function lostLetters(source: string, documents: readonly RecordDocument[]): readonly string[] {
  const before = letterCounts([source]);
  const after = letterCounts(documents.flatMap((document) => [...textsOf(document)]));
  const letters = new Set([...before.keys(), ...after.keys()]);
  return [...letters].flatMap((letter) => {
    const difference = (after.get(letter) ?? 0) - (before.get(letter) ?? 0);
    return difference === 0 ? [] : [`${letter} ${difference}`];
  });
}
