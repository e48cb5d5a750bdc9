import { writeZip } from "../../files/zip-writer.ts";
import { cleanText } from "../../kernel/clean-text.ts";
import { direction } from "../../kernel/language.ts";
import {
  contentTypes,
  documentRelationships,
  documentXml,
  packageRelationships,
  settings,
  styles,
} from "./docx-parts.ts";
import { seal, textMark } from "./envelope.ts";
import type { Block, Field, LayoutQuestion } from "./layout/model.ts";
import type { FormInput } from "./model.ts";

/** The tag of the content control that holds what the form is, where nobody sees it. */
export const envelopeTag = "corridor-form";

/**
 * Each content control stands between the ends of a bookmark, since some programs lose the tags: the envelope's, and those of the fields by their
 * number in the order of the form.
 */
export const envelopeBookmark = "corridor_form";
export function fieldBookmark(number: number): string {
  return `corridor_${number}`;
}

/** What stands where nothing is written yet. */
export const placeholder = "…";

/** Wider tables than this want the page on its side. */
const widestUpright = 5;

/**
 * A form as a document: headings, and a content control for each place to write in, whose tag is the identifier of the place. The same
 * input gives the same bytes.
 */
export function writeDocxForm(input: FormInput): Uint8Array<ArrayBuffer> {
  const { layout, text } = input;
  const form = new FormDocument(direction[layout.language] === "rtl");
  form.paragraph("Title", text.title);
  form.paragraph("Heading2", text.party);
  for (const line of text.lines) form.paragraph(null, line);
  for (const section of layout.sections) {
    form.paragraph("Heading1", `${section.number}  ${section.title}`);
    for (const line of section.lines) form.paragraph("Help", line);
    for (const question of section.questions) form.question(question);
  }
  const body = form.finish((fixed) => seal({ ...input.envelope, fixed }, input.key));
  const wide = layout.sections.some(({ questions }) =>
    questions.some(({ blocks }) =>
      blocks.some((one) => one.kind === "grid" && one.heads.length > widestUpright),
    ),
  );
  const parts = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": packageRelationships,
    "word/document.xml": documentXml(body, form.rightToLeft, wide),
    "word/_rels/document.xml.rels": documentRelationships,
    "word/styles.xml": styles(form.rightToLeft, layout.language),
    "word/settings.xml": settings,
  };
  const zip = writeZip(Object.entries(parts).map(([name, data]) => ({ name, data })));
  return new Uint8Array(zip);
}

class FormDocument {
  readonly rightToLeft: boolean;
  private readonly pieces: string[] = [];
  private readonly marks = new Set<string>();
  private controls = 0;
  private fields = 0;

  constructor(rightToLeft: boolean) {
    this.rightToLeft = rightToLeft;
  }

  paragraph(style: string | null, text: string): void {
    this.pieces.push(this.p(style, this.fixed(text)));
  }

  question({ number, ask, lines, blocks }: LayoutQuestion): void {
    this.paragraph("Heading2", `${number}  ${ask}`);
    for (const line of lines) this.paragraph("Help", line);
    for (const block of blocks) this.block(block);
  }

  /** The body, with the envelope at its end. `sealed` gets the hashes of all fixed texts. */
  finish(sealed: (fixed: Record<string, string>) => string): string {
    const fixed = Object.fromEntries([...this.marks].sort().map((mark, i) => [String(i), mark]));
    const hidden = `<w:r><w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr><w:t>${sealed(fixed)}</w:t></w:r>`;
    const control = this.control(
      { tag: envelopeTag, bookmark: envelopeBookmark },
      '<w:lock w:val="sdtContentLocked"/><w:text w:multiLine="1"/>',
      hidden,
    );
    return `${this.pieces.join("")}<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${control}</w:p>`;
  }

  private block(block: Block): void {
    if (block.kind === "field") {
      const { input } = block.field;
      const label = this.fixed(block.label);
      const field = this.field(block.field);
      // A tick stands before its words, anything else behind.
      const inside = input.as === "tick" ? `${field}${run("  ")}${label}` : `${label}${run(": ")}${field}`;
      if (input.as !== "tick") this.marks.add(textMark(`${block.label}: `));
      this.pieces.push(this.p("Answer", inside));
      return;
    }
    const columns = block.heads.length + 1;
    const row = (cells: readonly string[], repeats: boolean) =>
      `<w:tr>${repeats ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="${Math.floor(5000 / columns)}" w:type="pct"/></w:tcPr>${this.p("Answer", cell)}</w:tc>`).join("")}</w:tr>`;
    const edges = ["top", "left", "bottom", "right", "insideH", "insideV"]
      .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="B9B5A8"/>`)
      .join("");
    const rows = block.rows.map(({ label, fields }) =>
      row([this.fixed(label), ...fields.map((field) => this.field(field))], false),
    );
    const grid = `<w:tblGrid>${'<w:gridCol w:w="1000"/>'.repeat(columns)}</w:tblGrid>`;
    this.pieces.push(
      `<w:tbl><w:tblPr>${this.rightToLeft ? "<w:bidiVisual/>" : ""}<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>${grid}${row(["", ...block.heads.map((head) => this.fixed(head))], true)}${rows.join("")}</w:tbl>${this.p("Answer", "")}`,
    );
  }

  private field({ id, input, value }: Field): string {
    const shown = shownValue(input, value);
    const content =
      input.as === "tick" ? run(value === true ? "☒" : "☐") : run(shown ?? placeholder, shown === null);
    const name = { tag: id, bookmark: fieldBookmark(this.fields) };
    this.fields += 1;
    return this.control(name, kindOf(input, value), content, shown === null && input.as !== "tick");
  }

  private control(
    { tag, bookmark }: { readonly tag: string; readonly bookmark: string },
    kind: string,
    content: string,
    empty = false,
  ): string {
    this.controls += 1;
    const about = `<w:tag w:val="${escaped(tag)}"/><w:id w:val="${this.controls}"/>${empty ? "<w:showingPlcHdr/>" : ""}`;
    const control = `<w:sdt><w:sdtPr>${about}${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    return `<w:bookmarkStart w:id="${this.controls}" w:name="${bookmark}"/>${control}<w:bookmarkEnd w:id="${this.controls}"/>`;
  }

  private p(style: string | null, inside: string): string {
    const properties = `${style === null ? "" : `<w:pStyle w:val="${style}"/>`}${this.rightToLeft ? "<w:bidi/>" : ""}`;
    return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
  }

  private fixed(text: string): string {
    this.marks.add(textMark(text));
    return run(text, false, this.rightToLeft);
  }
}

function shownValue(input: Field["input"], value: Field["value"]): string | null {
  if (value === null || value === false) return null;
  if (input.as === "pick") return input.picks.find(({ id }) => id === value)?.words ?? String(value);
  return String(value);
}

/** Longer lists of choices are not put into every control; what is written is looked up instead. */
const mostChoices = 120;

function kindOf(input: Field["input"], value: Field["value"]): string {
  switch (input.as) {
    case "tick":
      return `<w14:checkbox><w14:checked w14:val="${value === true ? 1 : 0}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`;
    case "pick":
      if (input.picks.length > mostChoices) return '<w:text w:multiLine="1"/>';
      return `<w:dropDownList>${input.picks.map(({ id, words }) => `<w:listItem w:displayText="${escaped(cleanText(words))}" w:value="${escaped(id)}"/>`).join("")}</w:dropDownList>`;
    default:
      return '<w:text w:multiLine="1"/>';
  }
}

/** Text as a run, with its breaks and tabs. */
function run(text: string, quiet = false, rightToLeft = false): string {
  const inside = cleanText(text)
    .split(/(\n|\t)/)
    .map((piece) =>
      piece === "\n"
        ? "<w:br/>"
        : piece === "\t"
          ? "<w:tab/>"
          : piece === ""
            ? ""
            : `<w:t xml:space="preserve">${escaped(piece)}</w:t>`,
    )
    .join("");
  const properties = `${quiet ? '<w:color w:val="7F7C74"/>' : ""}${rightToLeft ? "<w:rtl/>" : ""}`;
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${inside}</w:r>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
