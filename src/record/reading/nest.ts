import type { NoteMark, Paragraph } from "../model.ts";
import type { Label, LabelKind } from "./labels.ts";

interface Draft {
  readonly id: string;
  readonly kind: LabelKind | "none";
  readonly ordinal: number;
  readonly number: string | null;
  readonly label: string;
  readonly text: string;
  readonly notes: readonly NoteMark[];
  readonly line: number;
  readonly children: Draft[];
}

export interface NewParagraph {
  readonly id: string;
  readonly label: Label | undefined;
  readonly text: string;
  readonly notes: readonly NoteMark[];
  readonly line: number;
}

/** How a paragraph joins: as one of the first rank, by its label's rank, or as an unlabelled part of the one before. */
export type Joining = "top" | "nested" | "child";

/** Paragraphs as they come, put under one another by the ranks of their labels (GRAMMAR.md §4); ids are given here (§9). */
export class Nest {
  readonly #prefix: string;
  readonly #kind: string;
  readonly #ids: Map<string, number>;
  readonly #top: Draft[] = [];
  /** The last paragraph of each rank, the outermost first. */
  #path: Draft[] = [];
  #section = "";
  #sections = 1;
  #highest = 0;
  #unnumbered = 0;

  constructor(kind: string, ids: Map<string, number>, prefix = "") {
    this.#kind = kind;
    this.#ids = ids;
    this.#prefix = prefix;
  }

  get size(): number {
    return this.#top.length;
  }

  /** Numbering starts anew: in part B, or without a name. */
  section(name: string | undefined): void {
    this.#sections++;
    this.#section = `${name ?? this.#sections}.`;
    this.#highest = 0;
    this.#unnumbered = 0;
    this.#path = [];
  }

  /** True where the last paragraph announces that parts of it follow. */
  endsOpen(): boolean {
    const last = this.#path.at(-1);
    return last !== undefined && /:$/.test(this.#path[0]?.text ?? "") && last !== this.#path[0];
  }

  /** The id that the next paragraph gets. */
  next(label: Label | undefined, how: Joining): string {
    if (
      how === "top" &&
      label?.kind === "arabic" &&
      label.ordinal === 1 &&
      this.#highest >= 1 &&
      !/ /.test(label.number)
    ) {
      this.section(undefined);
    }
    const parent = this.#parent(label, how);
    const number = label && label.kind !== "bullet" ? label.number.replace(" ", "") : undefined;
    const base = parent ? `${parent.id}.` : `${this.#prefix}${this.#section}${this.#kind}_`;
    const place = parent ? parent.children.length + 1 : this.#place(label);
    const wanted = `${base}${number ?? (parent ? `p${place}` : place)}`;
    // How often an id was wanted is remembered, so that a thousand paragraphs (a) in a row cost no more than a thousand others.
    let id = wanted;
    for (let n = (this.#ids.get(wanted) ?? 0) + 1; this.#ids.has(id); n++) {
      id = `${wanted}_${n}`;
      this.#ids.set(wanted, n);
    }
    return id;
  }

  add(paragraph: NewParagraph, how: Joining): void {
    const { label, ...rest } = paragraph;
    const parent = this.#parent(label, how);
    const kind = label ? this.#kindOf(label, parent) : "none";
    const draft: Draft = {
      ...rest,
      kind,
      ordinal: kind === "letter" ? (label?.asLetter ?? label?.ordinal ?? 0) : (label?.ordinal ?? 0),
      number: label?.kind === "bullet" ? null : (label?.number ?? null),
      label: label?.printed ?? "",
      children: [],
    };
    this.#ids.set(draft.id, Math.max(1, this.#ids.get(draft.id) ?? 1));
    if (parent) {
      parent.children.push(draft);
      this.#path = [...this.#path.slice(0, this.#path.indexOf(parent) + 1), draft];
    } else {
      this.#top.push(draft);
      this.#path = [draft];
      if (label?.kind === "arabic") this.#highest = Math.max(this.#highest, label.ordinal);
      else this.#unnumbered++;
    }
  }

  paragraphs(): readonly Paragraph[] {
    return this.#top.map(finished);
  }

  #place(label: Label | undefined): string | number {
    if (this.#kind === "op" && this.#highest > 0 && !label) return `${this.#highest}u${this.#unnumbered + 1}`;
    return this.#kind === "p" && !label ? `u${this.#unnumbered + 1}` : this.#unnumbered + 1;
  }

  #parent(label: Label | undefined, how: Joining): Draft | undefined {
    if (how === "top" || this.#path.length === 0) return undefined;
    if (how === "child") {
      // Words that follow a list of parts belong to the paragraph that has the list.
      const last = this.#path.at(-1);
      return last && /:$/.test(last.text) ? last : this.#path[0];
    }
    if (!label) return this.#path[0];
    const kind = this.#kindOf(label, undefined);
    const at = this.#path.findIndex((draft, i) => i > 0 && draft.kind === kind);
    if (at > 0) return this.#path[at - 1];
    if (label.kind === "bullet") {
      const last = this.#path.at(-1);
      return last?.kind === "none" && this.#path.length > 1 ? this.#path.at(-2) : last;
    }
    const deepest = this.#path.findLast(({ kind: k }) => k !== "bullet" && k !== "none");
    return deepest ?? this.#path[0];
  }

  /** `(i)` after `(h)` is a letter, after `(a)` or at the beginning of a list below it a numeral. */
  #kindOf(label: Label, _parent: Draft | undefined): LabelKind {
    if (label.kind !== "roman" || label.asLetter === undefined) return label.kind;
    const letters = this.#path.findLast(({ kind }) => kind === "letter");
    const romans = this.#path.findLast(({ kind }) => kind === "roman");
    if (romans && romans.ordinal + 1 === label.ordinal) return "roman";
    if (letters && letters.ordinal + 1 === label.asLetter) return "letter";
    return "roman";
  }
}

function finished({ kind: _kind, ordinal: _ordinal, children, ...draft }: Draft): Paragraph {
  return { ...draft, children: children.map(finished) };
}
