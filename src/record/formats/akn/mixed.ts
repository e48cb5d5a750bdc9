import type { Footnote, NoteMark } from "../../model.ts";
import { ownNamespace } from "./names.ts";
import { childrenOf, wordsBelow, type XmlElement } from "./xml.ts";

/** Words with the places of their notes. */
export interface Marked {
  readonly text: string;
  readonly notes: readonly NoteMark[];
}

/** An attribute of our own namespace. */
export function own(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(`{${ownNamespace}}${name}`);
}

/** A number of lines or places; 0 for what is none. */
export function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** Collects the notes that stand in the text, or in the metadata, as it is read. */
export class NoteCollector {
  readonly #found: { readonly note: Footnote; readonly at: number }[] = [];
  readonly #markers = new Map<string, string>();
  readonly #taken = new Set<XmlElement>();

  /** The words of an element; notes are taken out and their places kept. */
  read(element: XmlElement): Marked {
    this.#taken.add(element);
    const notes: NoteMark[] = [];
    let text = "";
    const walk = (inner: XmlElement) => {
      for (const child of inner.children) {
        if (typeof child === "string") text += child;
        else if (child.name === "authorialNote") notes.push({ marker: this.add(child), at: text.length });
        else if (child.name === "noteRef") notes.push({ marker: this.#markerOf(child), at: text.length });
        else if (child.name === "br" || child.name === "eol" || child.name === "eop") text += " ";
        else walk(child);
      }
    };
    walk(element);
    return { text, notes };
  }

  /** The words of an element that bears no notes. */
  plain(element: XmlElement): string {
    this.#taken.add(element);
    return wordsBelow(element);
  }

  /** The words of a tree that nobody has read, with the lines on which their elements begin; metadata are no words. */
  left(root: XmlElement): readonly { readonly text: string; readonly line: number }[] {
    if (this.#taken.has(root) || root.name === "meta") return [];
    return root.children.flatMap((child) => {
      if (typeof child !== "string") return this.left(child);
      const text = child.replace(/\s+/g, " ").trim();
      return text === "" ? [] : [{ text, line: root.line }];
    });
  }

  /** Takes a note up and gives its marker; one without a marker gets its place. */
  add(element: XmlElement): string {
    const at = own(element, "at");
    const marker = element.attributes.get("marker") ?? String(this.#found.length + 1);
    const note: Footnote = {
      marker,
      text: childrenOf(element).map(wordsBelow).join(" ") || wordsBelow(element).trim(),
      line: at === undefined ? element.line : wholeNumber(own(element, "line")),
      usedIn: (own(element, "usedIn") ?? "").split(" ").filter(Boolean).map(decoded),
    };
    this.#found.push({ note, at: at === undefined ? this.#found.length : wholeNumber(at) });
    const eId = element.attributes.get("eId");
    if (eId !== undefined) this.#markers.set(`#${eId}`, marker);
    return marker;
  }

  footnotes(): readonly Footnote[] {
    return [...this.#found].sort((a, b) => a.at - b.at).map(({ note }) => note);
  }

  #markerOf(element: XmlElement): string {
    return element.attributes.get("marker") ?? this.#markers.get(element.attributes.get("href") ?? "") ?? "*";
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
