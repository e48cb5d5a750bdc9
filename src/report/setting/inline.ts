import type { Language } from "../../kernel/language.ts";
import type { Words } from "../../kernel/words.ts";
import type { PrintInline, PrintNote } from "../../print/model.ts";
import type { Binding } from "../binding/model.ts";
import { printBinding } from "../binding/print.ts";
import type { Block, Inline } from "../writing/model.ts";

/** Sets the words of blocks one after the other: footnotes are numbered throughout, in the order in which they stand. */
export class InlineSetter {
  readonly #words: Words;
  readonly #sources: (evidence: readonly string[]) => Promise<readonly string[]>;
  readonly #newer: (binding: string) => string | null;
  #notes = 0;
  /** What the last footnote said, where it named sources. */
  #before: string | null = null;

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

  /** The content of a block as it is printed. Each source of its bound values has a footnote where it is used first in the block. */
  async set(content: readonly Inline[], block: Block, language: Language): Promise<PrintInline[]> {
    const noted = new Set<string>();
    const printed: PrintInline[] = [];
    for (const part of content) {
      switch (part.kind) {
        case "text":
          printed.push(this.#text(part));
          break;
        case "note":
          printed.push(this.#note(part.content, block, language));
          break;
        case "bound": {
          const { said, lines } = await this.#bound(part.binding, block, language);
          printed.push(said);
          const fresh = lines.filter((line) => !noted.has(line));
          for (const line of fresh) noted.add(line);
          if (fresh.length > 0) printed.push(this.#sourced(fresh));
        }
      }
    }
    return settled(printed);
  }

  /** The words of a block without footnotes, for notes beneath tables and drawings. */
  plain(content: readonly Inline[], block: Block, language: Language): string {
    return content
      .map((part) => {
        if (part.kind === "text") return part.text;
        if (part.kind === "note") return "";
        const binding = block.bindings.find(({ id }) => id === part.binding);
        return binding ? this.#value(binding, language).text : "";
      })
      .join("")
      .trim();
  }

  #text({ text, strong, emphasis }: Extract<Inline, { kind: "text" }>): PrintInline {
    return {
      kind: "text",
      text,
      ...(strong ? { strong: true } : {}),
      ...(emphasis ? { emphasis: true } : {}),
    };
  }

  #note(content: Extract<Inline, { kind: "note" }>["content"], block: Block, language: Language): PrintNote {
    const printed = content.map((part): PrintInline => {
      if (part.kind === "text") return this.#text(part);
      const binding = block.bindings.find(({ id }) => id === part.binding);
      return binding ? this.#value(binding, language) : this.#lost(part.binding);
    });
    this.#before = null;
    return { kind: "note", number: ++this.#notes, content: printed };
  }

  async #bound(
    id: string,
    block: Block,
    language: Language,
  ): Promise<{ readonly said: PrintInline; readonly lines: readonly string[] }> {
    const binding = block.bindings.find((one) => one.id === id);
    if (!binding) return { said: this.#lost(id), lines: [] };
    const { taken, source } = binding;
    const target = source.kind === "target" ? [this.#words.t("print:report.source-target")] : [];
    return {
      said: this.#value(binding, language),
      lines: [...(await this.#sources(taken.evidence)), ...target],
    };
  }

  #value(binding: Binding, language: Language): Extract<PrintInline, { kind: "bound" }> {
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
  #lost(binding: string): PrintInline {
    return {
      kind: "bound",
      text: "–",
      evidence: [],
      mark: this.#words.t("print:report.binding-lost", { binding }),
    };
  }

  /** The sources of a value. Where they are those of the footnote before, that is all it says, as editors have it. */
  #sourced(lines: readonly string[]): PrintNote {
    const sources = lines.join(" ");
    const text = sources === this.#before ? this.#words.t("print:report.source-same") : sources;
    this.#before = sources;
    return { kind: "note", number: ++this.#notes, content: [{ kind: "text", text }] };
  }
}

/** Footnotes stand after the comma or full stop that follows the word that they belong to, as editors set them. */
function settled(parts: readonly PrintInline[]): PrintInline[] {
  const out: PrintInline[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    const mark = part.kind === "text" ? /^[.,;:،؛。，；]/u.exec(part.text)?.[0] : undefined;
    if (part.kind !== "text" || last?.kind !== "note" || mark === undefined) {
      out.push(part);
      continue;
    }
    let at = out.length;
    while (out[at - 1]?.kind === "note") at -= 1;
    out.splice(at, 0, { ...part, text: mark });
    if (part.text.length > mark.length) out.push({ ...part, text: part.text.slice(mark.length) });
  }
  return out;
}
