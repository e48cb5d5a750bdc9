import type { Language } from "../../kernel/language.ts";
import type { Words } from "../../kernel/words.ts";
import type { PrintInline, PrintNote } from "../../print/model.ts";
import type { Binding } from "../binding/model.ts";
import { printBinding } from "../binding/print.ts";
import { keptMarks } from "../proposals/documents.ts";
import type { Block, Inline } from "../writing/model.ts";
import { placedSigns, type Sign, type Signed } from "./signs.ts";

/** The record's texts are read in English alone (`record/grammar/GRAMMAR.md`). */
const recordLanguage: Language = "en";
const keptWords = new RegExp(`${keptMarks[0]}([^${keptMarks.join("")}]*)${keptMarks[1]}`, "gu");

/** Sets the words of blocks one after the other: footnotes are numbered throughout, in the order in which they stand. */
export class InlineSetter {
  readonly #words: Words;
  readonly #sources: (evidence: readonly string[]) => Promise<readonly string[]>;
  readonly #newer: (binding: string) => string | null;
  #notes = 0;
  /** What the last footnote said, where it named sources. */
  #before: string | null = null;
  /** The sources of the quotation above, which what is said beneath it rests on too. */
  #quoted: ReadonlySet<string> = new Set();

  /**
   * @param sources what references rest on, a line for each
   * @param newer what is to be said of a bound value, in words; null where nothing is
   */
  constructor(
    words: Words,
    sources: (evidence: readonly string[]) => Promise<readonly string[]>,
    newer: (binding: string) => string | null,
  ) {
    this.#words = words;
    this.#sources = sources;
    this.#newer = newer;
  }

  /**
   * The content of a block as it is printed. Each source of its bound values has a footnote in the block, where it is used last; beneath a
   * quotation its source is not named again.
   */
  async set(content: readonly Inline[], block: Block, language: Language): Promise<PrintInline[]> {
    if (isHeading(block) || block.kind === "quotation") this.#quoted = new Set();
    const sourced = new Map<string, number>();
    const parts: Signed[] = [];
    for (const part of content) {
      switch (part.kind) {
        case "text":
          parts.push(...this.#texts(part));
          break;
        case "note":
          parts.push({ kind: "sign", written: this.#note(part.content, block, language) });
          break;
        case "bound": {
          const { said, lines } = await this.#bound(part.binding, block, language);
          parts.push(said);
          for (const line of lines) sourced.set(line, parts.length);
        }
      }
    }
    const signed = parts.flatMap((part, index): readonly Signed[] => {
      const sources = [...sourced].flatMap(([line, last]) =>
        last === index + 1 && !this.#quoted.has(line) ? [line] : [],
      );
      return sources.length === 0 ? [part] : [part, { kind: "sign", sources }];
    });
    if (block.kind === "quotation") this.#quoted = new Set(sourced.keys());
    return placedSigns(signed, language).map((part) => (part.kind === "sign" ? this.#numbered(part) : part));
  }

  /** The words of a block without footnotes, for notes beneath tables and drawings. */
  plain(content: readonly Inline[], block: Block, language: Language): string {
    return content
      .map((part) => {
        if (part.kind === "text") return part.text.replace(keptWords, "$1");
        if (part.kind === "note") return "";
        const binding = block.bindings.find(({ id }) => id === part.binding);
        return binding ? this.#value(binding, language).text : "";
      })
      .join("")
      .trim();
  }

  #text({
    text,
    strong,
    emphasis,
  }: Extract<Inline, { kind: "text" }>): Extract<PrintInline, { kind: "text" }> {
    return {
      kind: "text",
      text,
      ...(strong ? { strong: true } : {}),
      ...(emphasis ? { emphasis: true } : {}),
    };
  }

  /** Words that the record keeps in its language are set in it, without their marks. */
  #texts(part: Extract<Inline, { kind: "text" }>): readonly Extract<PrintInline, { kind: "text" }>[] {
    return part.text.split(keptWords).flatMap((text, index) => {
      const words = this.#text({ ...part, text });
      return text === "" ? [] : [index % 2 === 1 ? { ...words, language: recordLanguage } : words];
    });
  }

  #note(
    content: Extract<Inline, { kind: "note" }>["content"],
    block: Block,
    language: Language,
  ): readonly PrintInline[] {
    return content.flatMap((part): PrintInline | readonly PrintInline[] => {
      if (part.kind === "text") return this.#texts(part);
      const binding = block.bindings.find(({ id }) => id === part.binding);
      return binding ? this.#value(binding, language) : this.#lost(part.binding);
    });
  }

  async #bound(
    id: string,
    block: Block,
    language: Language,
  ): Promise<{ readonly said: Printed; readonly lines: readonly string[] }> {
    const binding = block.bindings.find((one) => one.id === id);
    if (!binding) return { said: this.#lost(id), lines: [] };
    const { taken, source } = binding;
    const target = source.kind === "target" ? [this.#words.t("print:report.source-target")] : [];
    return {
      said: this.#value(binding, language),
      lines: [...(await this.#sources(taken.evidence)), ...target],
    };
  }

  #value(binding: Binding, language: Language): Printed {
    const printed = printBinding(binding, language);
    return {
      kind: "bound",
      text: printed.text,
      evidence: binding.taken.evidence,
      mark: this.#newer(binding.id),
      ...(printed.language === language ? {} : { language: printed.language }),
    };
  }

  /** The mark for a binding that the block no longer has. */
  #lost(binding: string): Printed {
    return {
      kind: "bound",
      text: "–",
      evidence: [],
      mark: this.#words.t("print:report.binding-lost", { binding }),
    };
  }

  /** A footnote with its number. Where its sources are those of the footnote before, that is all it says, as editors have it. */
  #numbered(sign: Sign): PrintNote {
    const number = ++this.#notes;
    if ("written" in sign) {
      this.#before = null;
      return { kind: "note", number, content: sign.written };
    }
    const sources = sign.sources.join(" ");
    const text = sources === this.#before ? this.#words.t("print:report.source-same") : sources;
    this.#before = sources;
    return { kind: "note", number, content: [{ kind: "text", text }] };
  }
}

type Printed = Extract<PrintInline, { kind: "bound" }>;

function isHeading({ kind }: Block): boolean {
  return kind === "heading" || kind === "subheading";
}
