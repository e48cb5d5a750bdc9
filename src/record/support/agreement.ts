import type { Paragraph, RecordDocument } from "../model.ts";
import type { CorpusDocument } from "./corpus.ts";

/** A paragraph of ours with the part of the document it stands in. */
export interface Placed {
  readonly part: "preambular" | "operative" | "annex";
  readonly paragraph: Paragraph;
}

export function placed(documents: readonly RecordDocument[]): readonly Placed[] {
  const all: Placed[] = [];
  const walk = (part: Placed["part"], list: readonly Paragraph[]) => {
    for (const paragraph of list) {
      all.push({ part, paragraph });
      walk(part, paragraph.children);
    }
  };
  for (const document of documents) {
    walk("preambular", document.preambular);
    walk("operative", document.operative);
    for (const annex of document.annexes) walk("annex", annex.paragraphs);
  }
  return all;
}

/** The beginning of a text by which it is known again: letters only, since markers of notes are taken out. */
export function fingerprint(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}]/gu, "")
    .slice(0, 60)
    .toLowerCase();
}

export interface Pair {
  readonly document: string;
  readonly text: string;
  readonly prefix: string | null;
  readonly verb: string | null;
  readonly links: readonly (readonly string[])[];
  readonly type: string | null;
  readonly ours: Placed | undefined;
}

/** Each labelled paragraph of the corpus beside ours with the same beginning, in order. */
export function pairs(document: CorpusDocument, read: readonly RecordDocument[]): readonly Pair[] {
  const byText = new Map<string, Placed[]>();
  for (const one of placed(read)) {
    const key = fingerprint(one.paragraph.text);
    const list = byText.get(key);
    if (list) list.push(one);
    else byText.set(key, [one]);
  }
  return document.paragraphs.map((paragraph) => {
    const list = byText.get(fingerprint(paragraph.text));
    return {
      document: document.name,
      text: paragraph.text,
      prefix: paragraph.prefix?.trim() || null,
      verb: paragraph.action_verb ?? null,
      links: paragraph.links ?? [],
      type: paragraph.paragraph_type,
      ours: list && list.length > 1 ? list.shift() : list?.[0],
    };
  });
}
