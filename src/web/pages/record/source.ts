import { problem } from "../../../kernel/problem.ts";
import type { KeptDocument } from "../../../record/keeping/model.ts";
import type { Paragraph } from "../../../record/model.ts";
import { Correction } from "../../../record/reading/corrections.ts";
import type { RecordService } from "../../../record/service.ts";
import type { UnderstoodDocument } from "../../../record/understanding/understand.ts";
import { refusal } from "../../answers.ts";
import type { ReadAs, SourceLine } from "../../parts/record/source-view.tsx";
import { field } from "./asked.ts";

/** So many lines of an original are shown; a resolution has some hundred. */
const mostLines = 4000;

/** Where the reader ends a line, as it counts them. */
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** The original of a document line by line, each with what it was read as; null where there is no text. */
export async function sourceLines(
  record: RecordService,
  document: KeptDocument,
): Promise<readonly SourceLine[] | null> {
  const { understood, edition } = document;
  if (!understood || !edition) return null;
  const source = await record.source(document.symbol);
  if (!source.ok) return null;
  const corrections = new Map(edition.corrections.map((one) => [one.line, one]));
  return linesReadAs(source.value.text, understood).map((line) => ({
    ...line,
    correction: corrections.get(line.number)?.as ?? null,
  }));
}

interface Start {
  readonly line: number;
  readonly as: ReadAs;
  /** Where on the document's page it stands; null where it does not. */
  readonly place: string | null;
  readonly label: string;
  /** The words in small letters, without anything between them. */
  readonly words: string;
}

/** The lines between the first and the last that belong to the document, blank ones left out. */
export function linesReadAs(
  text: string,
  document: UnderstoodDocument,
): readonly Omit<SourceLine, "correction">[] {
  const starts = startsOf(document);
  const [first, last] = [starts[0]?.line ?? 1, starts.at(-1)?.line ?? 1];
  const lines = text.split(lineEnd);
  const shown: Omit<SourceLine, "correction">[] = [];
  let next = 0;
  /** What has begun so far, the latest first: a line goes on with one of the last few. */
  let begun: readonly Start[] = [];
  for (let number = first; number <= lines.length && shown.length < mostLines; number++) {
    const here: Start[] = [];
    for (let start = starts[next]; start && start.line <= number; start = starts[++next]) here.push(start);
    begun = [...here.toReversed(), ...begun].slice(0, 6);
    const raw = lines[number - 1] ?? "";
    const words = squeezed(raw);
    if (number > last && begun.every((one) => words !== "" && !one.words.includes(words))) break;
    if (raw.trim() === "") continue;
    const on = here[0] ?? begun.find((one) => words !== "" && one.words.includes(words)) ?? begun[0];
    if (!on) continue;
    shown.push({
      number,
      text: raw.trim(),
      as: on.as,
      label: on.label,
      place: on.place,
      continues: here.length === 0,
    });
  }
  return shown;
}

function startsOf(document: UnderstoodDocument): readonly Start[] {
  const every = (list: readonly Paragraph[]): readonly Paragraph[] =>
    list.flatMap((one) => [one, ...every(one.children)]);
  const paragraphs = (as: ReadAs, list: readonly Paragraph[]): readonly Start[] =>
    every(list).map(({ line, id, label, number, text }) => ({
      line,
      as,
      place: id,
      label: label === "" ? (number ?? "") : label,
      words: squeezed(label + text),
    }));
  const starts: readonly Start[] = [
    ...document.front.map(({ line, kind, text }) => ({
      line,
      as: kind,
      place: null,
      label: "",
      words: squeezed(text),
    })),
    ...[document.headings, ...document.annexes.map(({ headings }) => headings)].flat().map((heading) => ({
      line: heading.line,
      as: "heading" as const,
      place: heading.id,
      label: heading.label ?? "",
      words: squeezed(heading.text),
    })),
    ...paragraphs("preambular", document.preambular),
    ...paragraphs("operative", document.operative),
    ...document.annexes.flatMap(({ id, label, line, paragraphs: list }) => [
      { line, as: "annex" as const, place: id, label, words: squeezed(label) },
      ...paragraphs("annexed", list),
    ]),
    ...document.footnotes.map(({ line, marker, text }) => ({
      line,
      as: "note" as const,
      place: null,
      label: marker,
      words: squeezed(marker + text),
    })),
    ...document.unread.map(({ line, reason, text }) => ({
      line,
      as: reason,
      place: null,
      label: "",
      words: squeezed(text),
    })),
  ];
  return [...starts].sort((a, b) => a.line - b.line);
}

/** Letters and digits alone: what joining and taking out notes leaves equal. */
function squeezed(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The corrections of a document after a form: with one more, or without that of its line. */
export function correctionFrom(
  form: FormData,
  before: readonly Correction[],
): { readonly corrections: readonly Correction[]; readonly line: number } {
  const line = Number(field(form, "line"));
  const others = before.filter((one) => one.line !== line);
  if (field(form, "deed") === "undo") return { corrections: others, line };
  const [number, of] = [field(form, "number"), field(form, "of")];
  const correction = Correction.safeParse({
    line,
    as: field(form, "as"),
    ...(number === null ? {} : { number }),
    ...(of === null ? {} : { of: Number(of) }),
  });
  if (!correction.success) throw refusal(400, problem("record-pages.correction-unclear", { line }));
  return { corrections: [...others, correction.data], line };
}
