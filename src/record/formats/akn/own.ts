import type { Problem } from "../../../kernel/problem.ts";
import {
  type Annex,
  type FrontLine,
  frontKinds,
  type Heading,
  organs,
  type Paragraph,
  type RecordDocument,
  type Unread,
  unreadReasons,
} from "../../model.ts";
import { NoteCollector, own, wholeNumber } from "./mixed.ts";
import { ownNamespace } from "./names.ts";
import { childOf, childrenOf, descendants, wordsBelow, type XmlElement } from "./xml.ts";

export interface OwnDocument {
  readonly document: RecordDocument;
  /** Doubts that reading the source had and the structure does not show. */
  readonly problems: readonly Problem[];
}

/** The element by which a file of our own writing is known. */
export function ownFacts(statement: XmlElement): XmlElement | undefined {
  const meta = childOf(statement, "meta");
  return childrenOf(meta ?? statement, "proprietary")
    .flatMap((proprietary) => childrenOf(proprietary, "document"))
    .find(({ namespace }) => namespace === ownNamespace);
}

/** Reads what `writeAkn` wrote, to the letter; undefined where another hand has put in words since. */
export function readOwn(statement: XmlElement, facts: XmlElement): OwnDocument | undefined {
  const reader = new OwnReader();
  return reader.read(statement, facts);
}

class OwnReader {
  readonly #notes = new NoteCollector();

  read(statement: XmlElement, facts: XmlElement): OwnDocument | undefined {
    const part = (name: string) => childOf(statement, name);
    const meta = part("meta");
    const proprietary = meta ? childrenOf(meta, "proprietary").flatMap((one) => childrenOf(one)) : [];
    const named = (name: string) =>
      proprietary.filter((one) => one.name === name && one.namespace === ownNamespace);
    const fact = (name: string) => facts.attributes.get(name) ?? null;
    const session = fact("session");
    const regions = ["preface", "preamble", "mainBody", "conclusions"].flatMap((name) => part(name) ?? []);
    const front = this.#front(regions);
    const preambular = childrenOf(part("preamble") ?? statement, "recitals")
      .flatMap((recitals) => childrenOf(recitals, "recital"))
      .map((recital) => this.#paragraph(recital));
    const operative = this.#hierarchy(part("mainBody"));
    const headings = this.#headings(regions);
    const annexes = childrenOf(part("attachments") ?? statement, "attachment").map((one, at) =>
      this.#annex(one, at),
    );
    for (const notes of meta ? childrenOf(meta, "notes") : []) {
      for (const note of childrenOf(notes, "note")) this.#notes.add(note);
    }
    const document: RecordDocument = {
      symbol: fact("symbol"),
      organ: organs.find((one) => one === fact("organ")) ?? null,
      organName: fact("organName"),
      session: session === null ? null : wholeNumber(session),
      title: fact("title"),
      date: fact("date"),
      agenda: named("agenda").map(wordsBelow),
      front,
      preambular,
      operative,
      headings,
      annexes,
      footnotes: this.#notes.footnotes(),
      unread: named("unread").map(
        (one): Unread => ({
          text: wordsBelow(one),
          line: wholeNumber(one.attributes.get("line")),
          reason: unreadReasons.find((reason) => reason === one.attributes.get("reason")) ?? "not-understood",
        }),
      ),
    };
    if (this.#notes.left(statement).length > 0) return undefined;
    return { document, problems: named("problem").map(problemOf) };
  }

  #front(regions: readonly XmlElement[]): readonly FrontLine[] {
    return regions
      .flatMap((region) => [...descendants(region)])
      .flatMap((element) => {
        const kind = frontKinds.find((one) => one === element.attributes.get("class"));
        if (element.name !== "p" || kind === undefined || own(element, "at") === undefined) return [];
        const line: FrontLine = {
          kind,
          ...this.#notes.read(element),
          line: wholeNumber(own(element, "line")),
        };
        return [{ line, at: wholeNumber(own(element, "at")) }];
      })
      .sort((a, b) => a.at - b.at)
      .map(({ line }) => line);
  }

  #headings(regions: readonly XmlElement[]): readonly Heading[] {
    return regions
      .flatMap((region) => [...descendants(region)])
      .flatMap((element) => {
        const id = own(element, "heading");
        if (id === undefined) return [];
        const { text, notes } = this.#notes.read(element);
        const line = wholeNumber(own(element, "line"));
        const heading: Heading = {
          id,
          label: own(element, "label") ?? null,
          text,
          notes,
          line,
          before: own(element, "before") ?? null,
        };
        return [{ heading, at: wholeNumber(own(element, "at")) }];
      })
      .sort((a, b) => a.at - b.at)
      .map(({ heading }) => heading);
  }

  #hierarchy(parent: XmlElement | undefined): readonly Paragraph[] {
    return (parent ? childrenOf(parent) : [])
      .filter((element) => own(element, "id") !== undefined)
      .map((element) => this.#paragraph(element));
  }

  #paragraph(element: XmlElement): Paragraph {
    const words = childOf(element, "content") ?? childOf(element, "intro") ?? element;
    const p = childOf(words, "p");
    const list = childOf(element, "blockList");
    const num = childOf(element, "num");
    const { text, notes } = p ? this.#notes.read(p) : { text: "", notes: [] };
    return {
      id: own(element, "id") ?? element.attributes.get("eId") ?? "",
      number: own(element, "number") ?? null,
      label: num ? this.#notes.plain(num) : "",
      text,
      notes,
      line: wholeNumber(own(element, "line")),
      children: this.#hierarchy(list ?? element),
    };
  }

  #annex(attachment: XmlElement, at: number): Annex {
    const heading = childOf(attachment, "heading");
    const body = childOf(childOf(attachment, "doc") ?? attachment, "mainBody");
    return {
      id: own(attachment, "annex") ?? `annex_${at + 1}`,
      label: heading ? this.#notes.plain(heading) : "",
      line: wholeNumber(own(attachment, "line")),
      headings: this.#headings(body ? [body] : []),
      paragraphs: this.#hierarchy(body),
    };
  }
}

function problemOf(element: XmlElement): Problem {
  const line = element.attributes.get("line");
  const severity = element.attributes.get("severity");
  return {
    code: element.attributes.get("code") ?? "",
    severity: severity === "error" || severity === "note" ? severity : "warning",
    ...(line === undefined ? {} : { place: { line: wholeNumber(line) } }),
    facts: factsOf(element.attributes.get("facts")),
  };
}

function factsOf(text: string | undefined): Problem["facts"] {
  try {
    const data: unknown = JSON.parse(text ?? "{}");
    if (typeof data !== "object" || data === null) return {};
    return Object.fromEntries(
      Object.entries(data).filter(
        (entry): entry is [string, string | number] =>
          typeof entry[1] === "string" || typeof entry[1] === "number",
      ),
    );
  } catch {
    return {};
  }
}
