import { failed, ok, type Problem, problem, type Result } from "../../kernel/problem.ts";
import type { Inline } from "./model.ts";

/**
 * The words of a paragraph as a text field holds them:
 *
 *     In 2024 there were [[stock-world]] migrants.[^ See **A/61/515**, *passim*.]
 *
 * A bound value is `[[its-id]]`, strong words stand between `**`, emphasised ones between `*`, a footnote in `[^ … ]`, and a
 * backslash before a mark makes it a letter. Nothing else is special: a text that knows none of the marks is its own markup.
 */

type Wording = Extract<Inline, { kind: "text" }>;
type NotePart = Extract<Inline, { kind: "note" }>["content"][number];

/** No more is told of one text: whoever mends these reads the others then. */
const most = 20;

/** Letters that a backslash protects. */
const marks = /[\\*[\]]/;

/**
 * The markup of a paragraph's words. `parse(print(x))` is {@link canonical} of `x`, which is `x` wherever neighbours differ
 * in their face and no words are empty.
 */
export function printMarkup(content: readonly Inline[]): string {
  return printed(canonical(content), false);
}

/**
 * Reads what {@link printMarkup} writes and what people type. Problems, each with the position at which the mark begins (`at`,
 * characters from 1), its line and the words there: `report-pages.strong-open`, `report-pages.emphasis-open`,
 * `report-pages.note-open`, `report-pages.note-in-note`, `report-pages.binding-open`, `report-pages.binding-empty`. The first
 * twenty are told.
 */
export function parseMarkup(markup: string): Result<readonly Inline[]> {
  const reader = new Reader(markup.replace(/\r\n?/g, "\n"));
  const content = reader.run();
  return reader.problems.length > 0 ? failed(...reader.problems) : ok(content);
}

/** Neighbours of one face joined, empty words left out, line ends as `\n`: what {@link parseMarkup} gives. */
export function canonical(content: readonly Inline[]): readonly Inline[] {
  return joined(content).map((one) =>
    one.kind === "note" ? { kind: "note" as const, content: joined(one.content) } : one,
  );
}

/** The bindings that a paragraph's words name, in the order of reading, each once. */
export function bindingsIn(content: readonly Inline[]): readonly string[] {
  const of = (one: Inline): readonly string[] =>
    one.kind === "bound" ? [one.binding] : one.kind === "note" ? one.content.flatMap(of) : [];
  return [...new Set(content.flatMap(of))];
}

function joined<One extends Inline>(content: readonly One[]): One[] {
  const out: One[] = [];
  for (const one of content) {
    if (one.kind !== "text") {
      out.push(one);
      continue;
    }
    const text = one.text.replace(/\r\n?/g, "\n");
    const last = out.at(-1);
    if (text === "") continue;
    if (last?.kind === "text" && last.strong === one.strong && last.emphasis === one.emphasis)
      out[out.length - 1] = { ...last, text: last.text + text };
    else out.push({ ...one, text });
  }
  return out;
}

function printed(content: readonly Inline[], inNote: boolean): string {
  let out = "";
  let [strong, emphasis] = [false, false];
  const turnTo = (one: Pick<Wording, "strong" | "emphasis"> | undefined) => {
    if (strong !== (one?.strong ?? false)) out += "**";
    if (emphasis !== (one?.emphasis ?? false)) out += "*";
    strong = one?.strong ?? false;
    emphasis = one?.emphasis ?? false;
  };
  content.forEach((one, at) => {
    if (one.kind === "text") {
      turnTo(one);
      out += escaped(one.text, inNote);
      // A bound value stands outside the face of the words before it, unless they go on in it. Neighbours turn into one another: four
      // stars in a row would be read as two pairs.
      const next = content.slice(at + 1).find(({ kind }) => kind === "text");
      const goesOn = next?.kind === "text" && next.strong === strong && next.emphasis === emphasis;
      if (!goesOn && content[at + 1]?.kind !== "text") turnTo(undefined);
    } else if (one.kind === "bound") out += `[[${one.binding.replace(/[\\[\]]/g, "\\$&")}]]`;
    else out += `[^ ${printed(one.content, true)}]`;
  });
  return out;
}

/** Only what would be read as a mark is escaped, so that brackets in titles stay readable. */
function escaped(text: string, inNote: boolean): string {
  return text.replace(inNote ? /[\\*[\]]/g : /[\\*]|\[(?=[[^]|$)/g, "\\$&");
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly Inline[] {
    return joined(this.#sequence<Inline>(null, () => this.#note()));
  }

  /** Words and bound values up to the end, or up to the bracket that ends the note which began at `note`. */
  #sequence<One extends Inline>(note: number | null, onNote: () => One | undefined): (One | NotePart)[] {
    const out: (One | NotePart)[] = [];
    const open: { strong: number | null; emphasis: number | null } = { strong: null, emphasis: null };
    let words = "";
    const flush = () => {
      if (words === "") return;
      out.push({
        kind: "text",
        text: words,
        strong: open.strong !== null,
        emphasis: open.emphasis !== null,
      });
      words = "";
    };
    for (;;) {
      const rest = this.#at;
      const letter = this.#text[rest];
      if (letter === undefined) {
        if (note !== null) this.#wrong("note-open", note);
        break;
      }
      if (letter === "]" && note !== null) {
        this.#at += 1;
        break;
      }
      if (letter === "\\" && marks.test(this.#text[rest + 1] ?? "")) {
        words += this.#text[rest + 1];
        this.#at += 2;
      } else if (letter === "*") {
        flush();
        const face = this.#text[rest + 1] === "*" ? "strong" : "emphasis";
        open[face] = open[face] === null ? rest : null;
        this.#at += face === "strong" ? 2 : 1;
      } else if (this.#text.startsWith("[[", rest)) {
        flush();
        const bound = this.#bound();
        if (bound) out.push(bound);
      } else if (this.#text.startsWith("[^", rest)) {
        flush();
        const made = onNote();
        if (made) out.push(made);
      } else {
        words += letter;
        this.#at += 1;
      }
    }
    flush();
    if (open.strong !== null) this.#wrong("strong-open", open.strong);
    if (open.emphasis !== null) this.#wrong("emphasis-open", open.emphasis);
    return out;
  }

  #note(): Inline {
    const begins = this.#at;
    this.#at += this.#text[begins + 2] === " " ? 3 : 2;
    const content = this.#sequence<NotePart>(begins, () => {
      this.#wrong("note-in-note", this.#at);
      this.#at += 2;
      return undefined;
    });
    return { kind: "note", content: joined(content) };
  }

  #bound(): NotePart | undefined {
    const begins = this.#at;
    let id = "";
    for (this.#at += 2; ; this.#at += 1) {
      const letter = this.#text[this.#at];
      if (letter === undefined || letter === "\n") {
        this.#wrong("binding-open", begins);
        return undefined;
      }
      if (letter === "\\" && marks.test(this.#text[this.#at + 1] ?? "")) {
        this.#at += 1;
        id += this.#text[this.#at];
      } else if (this.#text.startsWith("]]", this.#at)) {
        this.#at += 2;
        break;
      } else id += letter;
    }
    if (id !== "") return { kind: "bound", binding: id };
    this.#wrong("binding-empty", begins);
    return undefined;
  }

  #wrong(code: string, at: number): void {
    if (this.problems.length === most) return;
    const before = this.#text.slice(0, at);
    this.problems.push(
      problem(`report-pages.${code}`, {
        at: [...before].length + 1,
        line: before.split("\n").length,
        words: [...this.#text.slice(at, at + 60)].slice(0, 24).join(""),
      }),
    );
  }
}
