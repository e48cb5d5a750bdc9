import type { Annex, FrontLine, Heading, Paragraph, RecordDocument } from "../../model.ts";
import { allMandates, type UnderstoodDocument, understand } from "../../understanding/understand.ts";
import { InlineWriter, noteElement } from "./inline.ts";
import { aknNamespace, bodyOf, eIdOf, ownIri, ownNamespace } from "./names.ts";
import { type Attributes, escapeText, xml, xmlBlock } from "./xml.ts";

export interface AknOptions {
  /** The day on which the file is written, `2026-11-21`; without it the day of the document stands. */
  readonly writtenOn?: string;
}

/**
 * A document as Akoma Ntoso 3.0 (OASIS Standard), in the manner of AKN4UN: a resolution is a `statement`, preambular paragraphs are
 * recitals, operative ones `paragraph` with `point`, notes stand where they are used first, annexes are attachments. What Akoma Ntoso has no
 * place for stands in the namespace `urn:corridor:record:1`, so that `readAkn(writeAkn(d))` equals `d`. Characters that XML cannot
 * hold become U+FFFD.
 */
export function writeAkn(document: UnderstoodDocument, options: AknOptions = {}): string {
  const inline = new InlineWriter(document.footnotes, document.citations);
  const statement = xmlBlock("statement", { name: "resolution", contains: "originalVersion" }, [
    "\u0000meta",
    preface(document, inline),
    preamble(document, inline),
    mainBody(document.operative, headingsFor(document, "op"), inline),
    conclusions(document, inline),
    attachments(document, inline, options),
  ]);
  // The metadata say which notes no text bears, so they are written last.
  const meta = metadata(document, inline, options);
  const root = { xmlns: aknNamespace, "xmlns:corridor": ownNamespace };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlBlock("akomaNtoso", root, [statement])}\n`.replace(
    "\u0000meta",
    () => meta,
  );
}

function metadata(document: UnderstoodDocument, inline: InlineWriter, options: AknOptions): string {
  const unplaced = inline.unplaced();
  const organ = bodyOf(document.organ);
  const organizations = [
    xml("TLCOrganization", {
      eId: "corridor",
      href: "/akn/ontology/organization/un/corridor",
      showAs: "Corridor",
    }),
    xml("TLCOrganization", {
      eId: organ,
      href: `/akn/ontology/organization/un/${organ}`,
      showAs: document.organName ?? organ,
    }),
    xml("TLCRole", { eId: "author", href: "/akn/ontology/role/author", showAs: "author" }),
  ];
  return xmlBlock("meta", {}, [
    identification(document, "!main", options),
    xmlBlock("references", { source: "#corridor" }, organizations),
    unplaced.length === 0
      ? ""
      : xmlBlock(
          "notes",
          { source: "#corridor" },
          unplaced.map(({ note, at }) => noteElement("note", note, at, false)),
        ),
    proprietary(document),
  ]);
}

/** Work, expression and manifestation (FRBR). A day that is not known is said to be unknown. */
function identification(document: RecordDocument, component: string, { writtenOn }: AknOptions): string {
  const work = ownIri(document);
  const expression = `${work}/eng@${document.date ?? ""}`;
  const manifestation = `${expression}.akn`;
  const date = (name: string, day: string | null | undefined) =>
    xml("FRBRdate", { date: day ?? "0001-01-01", name: day ? name : "unknown" });
  const author = xml("FRBRauthor", { href: `#${bodyOf(document.organ)}`, as: "#author" });
  const common = (iri: string, suffix: string, when: string) => [
    xml("FRBRthis", { value: `${iri}/${component}${suffix}` }),
    xml("FRBRuri", { value: iri }),
    when,
  ];
  return xmlBlock("identification", { source: "#corridor" }, [
    xmlBlock("FRBRWork", {}, [
      ...common(work, "", date("adoption", document.date)),
      author,
      xml("FRBRcountry", { value: "un" }),
      xml("FRBRsubtype", { value: "resolution" }),
      document.symbol === null ? "" : xml("FRBRnumber", { value: document.symbol }),
      document.title === null ? "" : xml("FRBRname", { value: document.title }),
    ]),
    xmlBlock("FRBRExpression", {}, [
      ...common(expression, "", date("adoption", document.date)),
      author,
      xml("FRBRlanguage", { language: "eng" }),
    ]),
    xmlBlock("FRBRManifestation", {}, [
      ...common(manifestation, ".xml", date("written", writtenOn ?? document.date)),
      xml("FRBRauthor", { href: "#corridor", as: "#author" }),
      xml("FRBRformat", { value: "application/akn+xml" }),
    ]),
  ]);
}

/** What was understood and what was not: facts of the frame, mandates, doubts, unread text. */
function proprietary(document: UnderstoodDocument): string {
  const { symbol, organ, organName, session, title, date } = document;
  const known = new Set(understand(document).problems.map((one) => JSON.stringify(one)));
  return xmlBlock("proprietary", { source: "#corridor" }, [
    xml("corridor:document", { version: 1, symbol, organ, organName, session, title, date }),
    ...document.agenda.map((item) => xml("corridor:agenda", {}, escapeText(item))),
    ...document.problems
      .filter((one) => !known.has(JSON.stringify(one)))
      .map(({ code, severity, place, facts }) =>
        xml("corridor:problem", { code, severity, line: place?.line, facts: JSON.stringify(facts) }),
      ),
    ...allMandates(document).map(({ id, addressee, action, form, recipient, due, topics }) =>
      xml("corridor:mandate", {
        id,
        refersTo: `#${eIdOf(id.slice(id.indexOf("#") + 1).replace(/~\d+$/, ""))}`,
        addressee: addressee.join("; "),
        action,
        form,
        recipient,
        organ: due.organ,
        session: due.session,
        date: due.date,
        recurrence: due.recurrence,
        topics: topics.join(" "),
      }),
    ),
    ...document.unread.map(({ text, line, reason }) =>
      xml("corridor:unread", { line, reason }, escapeText(text)),
    ),
  ]);
}

const titleInline: Readonly<Partial<Record<FrontLine["kind"], string>>> = {
  organ: "docAuthority",
  symbol: "docNumber",
  session: "session",
  sponsors: "docProponent",
  title: "docTitle",
};

function frontLine({ kind, text, notes, line }: FrontLine, at: number, inline: InlineWriter): string {
  const words = inline.write(text, notes, kind);
  const named = titleInline[kind];
  const attributes = { class: kind, "corridor:at": at, "corridor:line": line };
  return xml("p", attributes, named && words !== "" ? xml(named, {}, words) : words);
}

function linesOf(document: RecordDocument, wanted: (kind: FrontLine["kind"]) => boolean) {
  return document.front.map((line, at) => ({ line, at })).filter(({ line }) => wanted(line.kind));
}

function preface(document: RecordDocument, inline: InlineWriter): string {
  const lines = linesOf(document, (kind) => kind !== "enacting" && kind !== "closing");
  return lines.length === 0
    ? ""
    : xmlBlock(
        "preface",
        {},
        lines.map(({ line, at }) => frontLine(line, at, inline)),
      );
}

/** The enacting phrase, then the recitals; a heading among them stands between two groups of recitals. */
function preamble(document: RecordDocument, inline: InlineWriter): string {
  const enacting = linesOf(document, (kind) => kind === "enacting").map(({ line, at }) =>
    xmlBlock("formula", { name: "enacting", eId: `formula_${at + 1}` }, [frontLine(line, at, inline)]),
  );
  const headings = headingsFor(document, "pp");
  const groups: string[] = [];
  let group: string[] = [];
  const close = () => {
    if (group.length > 0) groups.push(xmlBlock("recitals", { eId: `recs_${groups.length + 1}` }, group));
    group = [];
  };
  for (const paragraph of document.preambular) {
    const before = idsBelow(paragraph).flatMap((id) => headings.get(id) ?? []);
    if (before.length > 0) close();
    for (const heading of before) groups.push(headingElement("block", heading, inline));
    group.push(recital(paragraph, inline));
  }
  close();
  const parts = [...enacting, ...groups];
  return parts.length === 0 ? "" : xmlBlock("preamble", {}, parts);
}

function idsBelow(paragraph: Paragraph): readonly string[] {
  return [paragraph.id, ...paragraph.children.flatMap(idsBelow)];
}

function recital(paragraph: Paragraph, inline: InlineWriter): string {
  return xmlBlock("recital", places(paragraph), [...numbered(paragraph), ...itemParts(paragraph, inline)]);
}

/** Recitals hold blocks only, so their parts are a list. */
function itemParts(paragraph: Paragraph, inline: InlineWriter): readonly string[] {
  const words = xml("p", {}, inline.write(paragraph.text, paragraph.notes, paragraph.id));
  if (paragraph.children.length === 0) return [words];
  const items = paragraph.children.map((child) =>
    xmlBlock("item", places(child), [...numbered(child), ...itemParts(child, inline)]),
  );
  return [words, xmlBlock("blockList", { eId: `${eIdOf(paragraph.id)}__list_1` }, items)];
}

function places({ id, number, line }: Paragraph): Attributes {
  return { eId: eIdOf(id), "corridor:id": id, "corridor:number": number, "corridor:line": line };
}

function numbered({ label }: Paragraph): readonly string[] {
  return label === "" ? [] : [xml("num", {}, escapeText(label))];
}

interface PlacedHeading {
  readonly heading: Heading;
  readonly at: number;
}

/** The headings by the paragraph before which they stand; those of the end under the empty id, with the operative part. */
function headingsFor(
  { headings, preambular, annexes: _annexes }: Pick<RecordDocument, "headings" | "preambular" | "annexes">,
  part: "pp" | "op",
): ReadonlyMap<string, readonly PlacedHeading[]> {
  const inPreamble = new Set(preambular.flatMap(idsBelow));
  const own = headings
    .map((heading, at) => ({ heading, at }))
    .filter(({ heading }) => inPreamble.has(heading.before ?? "") === (part === "pp"));
  return byBefore(own);
}

function byBefore(list: readonly PlacedHeading[]): ReadonlyMap<string, readonly PlacedHeading[]> {
  const map = new Map<string, PlacedHeading[]>();
  for (const placed of list) {
    const key = placed.heading.before ?? "";
    const known = map.get(key);
    if (known) known.push(placed);
    else map.set(key, [placed]);
  }
  return map;
}

function headingElement(
  name: "block" | "crossHeading",
  { heading, at }: PlacedHeading,
  inline: InlineWriter,
): string {
  const { id, label, text, notes, line, before } = heading;
  const attributes: Attributes = {
    ...(name === "block" ? { name: "heading" } : {}),
    eId: eIdOf(id),
    "corridor:heading": id,
    "corridor:at": at,
    "corridor:label": label,
    "corridor:line": line,
    "corridor:before": before,
  };
  return xml(name, attributes, inline.write(text, notes, id));
}

function mainBody(
  paragraphs: readonly Paragraph[],
  headings: ReadonlyMap<string, readonly PlacedHeading[]>,
  inline: InlineWriter,
): string {
  const written = new Set<string>();
  const before = (id: string, name: "block" | "crossHeading") => {
    written.add(id);
    return (headings.get(id) ?? []).map((heading) => headingElement(name, heading, inline));
  };
  const hierarchy = (paragraph: Paragraph, name: string): string => {
    const words = xml("p", {}, inline.write(paragraph.text, paragraph.notes, paragraph.id));
    const eId = eIdOf(paragraph.id);
    if (paragraph.children.length === 0) {
      const content = xml("content", { eId: `${eId}__content` }, words);
      return xmlBlock(name, places(paragraph), [...numbered(paragraph), content]);
    }
    return xmlBlock(name, places(paragraph), [
      ...numbered(paragraph),
      xml("intro", { eId: `${eId}__intro` }, words),
      ...paragraph.children.flatMap((child) => [
        ...before(child.id, "crossHeading"),
        hierarchy(child, child.label === "" ? "subparagraph" : "point"),
      ]),
    ]);
  };
  const parts = paragraphs.flatMap((paragraph) => [
    ...before(paragraph.id, "block"),
    hierarchy(paragraph, "paragraph"),
  ]);
  const rest = [...headings]
    .filter(([id]) => !written.has(id))
    .flatMap(([, list]) => list.map((heading) => headingElement("block", heading, inline)));
  const all = [...parts, ...rest];
  return xmlBlock("mainBody", {}, all.length === 0 ? [xml("p")] : all);
}

function conclusions(document: RecordDocument, inline: InlineWriter): string {
  const lines = linesOf(document, (kind) => kind === "closing");
  return lines.length === 0
    ? ""
    : xmlBlock(
        "conclusions",
        {},
        lines.map(({ line, at }) => frontLine(line, at, inline)),
      );
}

function attachments(document: RecordDocument, inline: InlineWriter, options: AknOptions): string {
  const parts = document.annexes.map((annex, at) => attachment(document, annex, at, inline, options));
  return parts.length === 0 ? "" : xmlBlock("attachments", {}, parts);
}

function attachment(
  document: RecordDocument,
  annex: Annex,
  at: number,
  inline: InlineWriter,
  options: AknOptions,
): string {
  const headings = byBefore(annex.headings.map((heading, place) => ({ heading, at: place })));
  const { id, label, line } = annex;
  const attributes = { eId: `att_${at + 1}`, "corridor:annex": id, "corridor:line": line };
  return xmlBlock("attachment", attributes, [
    label === "" ? "" : xml("heading", {}, escapeText(label)),
    xmlBlock("doc", { name: "annex", contains: "originalVersion" }, [
      xmlBlock("meta", {}, [identification(document, `!${id}`, options)]),
      mainBody(annex.paragraphs, headings, inline),
    ]),
  ]);
}
