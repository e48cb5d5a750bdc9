import { openArchive } from "../../files/archive.ts";
import { memorySource } from "../../files/memory.ts";
import { readPart, requirePart } from "../../files/part.ts";
import { readRelationships } from "../../files/relationships.ts";
import { closed, opened, text as textEvent, type XmlReader } from "../../files/xml.ts";
import {
  attempt,
  ok,
  type Problem,
  ProblemError,
  problem,
  type Result,
  warning,
} from "../../kernel/problem.ts";
import type { Written } from "./collect.ts";
import { word14Namespace, wordNamespace } from "./docx-parts.ts";
import { envelopeBookmark, envelopeTag, fieldBookmark, placeholder } from "./docx-write.ts";
import { textMark, unseal } from "./envelope.ts";
import { fieldsOf } from "./layout/layout.ts";
import type { Layout } from "./layout/model.ts";
import { formLimits } from "./model.ts";
import type { OpenForm, WrittenPlaces } from "./xlsx-read.ts";

const strictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";

const vocabulary = {
  namespaces: [wordNamespace, strictWord],
  names: [
    "sdt",
    "sdtPr",
    "tag",
    "showingPlcHdr",
    "sdtContent",
    "p",
    "t",
    "br",
    "cr",
    "tab",
    "pPr",
    "pStyle",
    "del",
    "moveFrom",
    "instrText",
    "rPr",
    "bookmarkStart",
    "bookmarkEnd",
  ],
};
const codes = Object.fromEntries(vocabulary.names.map((name, i) => [name, i + 1]));

/** A content control as it was found. */
interface Control {
  readonly tag: string;
  readonly empty: boolean;
  readonly text: string;
}

/** A paragraph's text beside its content controls, and the heading that it stands under. */
interface Beside {
  readonly text: string;
  readonly after: string;
}

/**
 * Opens a document that should be one of our forms. Problems: those of reading (`reading.*`), `reply-forms.not-ours` where it has
 * no envelope signed with this key, `reply-forms.macros`.
 */
export function openDocxForm(bytes: Uint8Array, name: string, key: string): Promise<Result<OpenForm>> {
  return attempt(async () => {
    const archive = await openArchive(memorySource(bytes, name), formLimits);
    if (archive.names.some((part) => /vba|activex/i.test(part)))
      throw new ProblemError(problem("reply-forms.macros", {}, { file: name }));
    const relations = await readRelationships(archive, "", formLimits);
    const part = relations.find(({ type }) => type === "officeDocument")?.part ?? "word/document.xml";
    const reader = new BodyReader();
    await readPart(archive, requirePart(archive, part), vocabulary, formLimits, (event, xml) =>
      reader.take(event, xml),
    );
    const tagged = reader.controls.find(({ tag }) => tag === envelopeTag)?.text;
    const sealed = (tagged ?? reader.bookmarked(envelopeBookmark)?.text ?? "").replace(/\s/g, "");
    const envelope = unseal(sealed, key);
    if (!envelope) throw new ProblemError(problem("reply-forms.not-ours", {}, { file: name }));
    const marks = new Set(Object.values(envelope.fixed));
    return {
      envelope,
      written: async (layout) => ok(places(reader, marks, layout, name)),
    };
  });
}

function places(reader: BodyReader, marks: ReadonlySet<string>, layout: Layout, file: string): WrittenPlaces {
  const fields = new Map(fieldsOf(layout).map(([question, field]) => [field.id, { question, field }]));
  const written = new Map<string, Written>();
  const problems: Problem[] = [];
  const seen = new Set<string>();
  if (!reader.controls.some(({ tag }) => tag === envelopeTag))
    problems.push(warning("reply-forms.tags-lost", {}, { file }));
  const { beside } = reader;
  const tags = new Set(reader.controls.map(({ tag }) => tag));
  const untagged = [...fields.keys()].flatMap((tag, i): Control[] => {
    const found = tags.has(tag) ? undefined : reader.bookmarked(fieldBookmark(i));
    if (!found) return [];
    const made = { tag, empty: false, text: found.text };
    // Twice in the list is told as twice in the form.
    return found.clear ? [made] : [made, made];
  });
  for (const { tag, empty, text } of [...reader.controls, ...untagged]) {
    const known = fields.get(tag);
    if (!known) continue;
    if (seen.has(tag)) {
      problems.push(
        problem("reply-forms.place-twice", { place: `${known.question.number} ${tag}` }, { file }),
      );
      continue;
    }
    seen.add(tag);
    const said = text.trim();
    if (empty || said === "" || said === placeholder) continue;
    if (known.field.input.as === "tick" && said === "☐") continue;
    written.set(tag, { value: said, place: { file } });
  }
  const missing = [...fields.keys()].filter((id) => !seen.has(id)).length;
  if (missing > 0) problems.push(warning("reply-forms.rows-missing", { count: missing }, { file }));
  for (const { text, after } of beside) {
    if (marks.has(textMark(text)) || textMark(text) === textMark("")) continue;
    const said = [...text.trim()].slice(0, 60).join("");
    problems.push(
      warning("reply-forms.stray-after", { text: said, after: [...after].slice(0, 60).join("") }, { file }),
    );
  }
  return { written, problems };
}

/** Content controls may lie in each other; what is deeper than this is no form of ours. */
const deepest = 16;
const mostBookmarks = 200_000;
/** So much text in all, in characters. */
const mostText = 40_000_000;

interface OpenControl {
  readonly depth: number;
  tag: string;
  empty: boolean;
  text: string;
  paragraphs: number;
}

interface Bookmark {
  readonly id: string;
  text: string;
  /** The texts of the controls that lie in it, those that lie in others left out. */
  readonly controls: string[];
}

interface OpenParagraph {
  readonly depth: number;
  text: string;
  heading: boolean;
}

/** Takes the events of a document's body and keeps its controls and what stands beside them. */
class BodyReader {
  readonly controls: Control[] = [];
  readonly beside: Beside[] = [];
  private readonly bookmarks = new Map<string, Bookmark>();
  private marked: Bookmark | undefined;
  private readonly open: OpenControl[] = [];
  private readonly paragraphs: OpenParagraph[] = [];
  private heading = "";
  private inText = 0;
  private deleted = 0;
  private inProperties = 0;
  private length = 0;

  /**
   * The text between the ends of a bookmark; undefined where there is none of this name. LibreOffice 7.4 writes a control once whole, and
   * once more for each script in it, that much and the whole behind: then the first says it all.
   */
  bookmarked(name: string): { readonly text: string; readonly clear: boolean } | undefined {
    const mark = this.bookmarks.get(name);
    const [first, ...more] = mark?.controls ?? [];
    if (!mark) return undefined;
    if (first === undefined || more.length === 0) return { text: mark.text, clear: true };
    return { text: first, clear: more.every((text) => text.endsWith(first)) };
  }

  take(event: number, xml: XmlReader): void {
    if (event === opened) this.begin(xml);
    else if (event === closed) this.end(xml);
    else if (event === textEvent && this.inText > 0 && this.deleted === 0) this.say(xml.text());
  }

  private begin(xml: XmlReader): void {
    const { code, depth } = xml;
    const control = this.open.at(-1);
    switch (code) {
      case codes.sdt:
        if (this.open.length >= deepest) xml.fail();
        this.open.push({ depth, tag: "", empty: false, text: "", paragraphs: 0 });
        break;
      case codes.sdtPr:
        this.inProperties = depth;
        break;
      case codes.tag:
        if (control && this.inProperties > 0) control.tag = attribute(xml, "val");
        break;
      case codes.showingPlcHdr:
        if (control && this.inProperties > 0)
          control.empty = !["0", "false", "off"].includes(attribute(xml, "val"));
        break;
      case codes.p:
        // A paragraph within a control is a line of its answer.
        if (control) {
          if (control.paragraphs > 0) this.say("\n");
          control.paragraphs += 1;
        }
        this.paragraphs.push({ depth, text: "", heading: false });
        break;
      case codes.pStyle: {
        const paragraph = this.paragraphs.at(-1);
        if (paragraph) paragraph.heading = /^(Heading|Title|berschrift|Titre)/i.test(attribute(xml, "val"));
        break;
      }
      case codes.bookmarkStart: {
        const name = attribute(xml, "name");
        if (!name.startsWith("corridor_") || this.bookmarks.has(name)) break;
        if (this.bookmarks.size >= mostBookmarks) xml.fail();
        const mark = { id: attribute(xml, "id"), text: "", controls: [] };
        this.bookmarks.set(name, mark);
        this.marked = mark;
        break;
      }
      case codes.bookmarkEnd:
        if (this.marked?.id === attribute(xml, "id")) this.marked = undefined;
        break;
      case codes.t:
        this.inText = depth;
        break;
      case codes.br:
      case codes.cr:
        if (this.inProperties === 0) this.say("\n");
        break;
      case codes.tab:
        // The same name stands for tab stops in a paragraph's properties.
        if (this.inProperties === 0) this.say("\t");
        break;
      case codes.pPr:
      case codes.rPr:
        if (this.inProperties === 0) this.inProperties = depth;
        break;
      case codes.del:
      case codes.moveFrom:
        if (this.deleted === 0) this.deleted = depth;
        break;
      default:
        break;
    }
  }

  private end(xml: XmlReader): void {
    const { closing } = xml;
    if (closing === this.inText) this.inText = 0;
    if (closing === this.deleted) this.deleted = 0;
    if (closing === this.inProperties) this.inProperties = 0;
    const control = this.open.at(-1);
    if (control?.depth === closing) {
      this.open.pop();
      const { tag, empty, text } = control;
      this.controls.push({ tag, empty, text });
      if (this.open.length === 0) this.marked?.controls.push(text);
    }
    const paragraph = this.paragraphs.at(-1);
    if (paragraph?.depth === closing) {
      this.paragraphs.pop();
      if (paragraph.text.trim() === "") return;
      if (paragraph.heading) this.heading = paragraph.text.trim();
      this.beside.push({ text: paragraph.text, after: this.heading });
    }
  }

  private say(text: string): void {
    if (this.deleted > 0) return;
    this.length += text.length;
    if (this.length > mostText)
      throw new ProblemError(problem("reading.archive-too-large", { megabytes: mostText / 1e6 }));
    const control = this.open.at(-1);
    if (this.marked) this.marked.text += text;
    if (control) control.text += text;
    else if (!this.marked) {
      const paragraph = this.paragraphs.at(-1);
      if (paragraph) paragraph.text += text;
    }
  }
}

function attribute(xml: XmlReader, name: string): string {
  return xml.attributeOf([wordNamespace, strictWord, word14Namespace], name) ?? "";
}
