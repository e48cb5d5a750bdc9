import { opensOperative, opensPreambular } from "../grammar/verbs.ts";
import type { FrontKind } from "../model.ts";
import type { CorrectionKind } from "./corrections.ts";
import { annexLabel, frontKind, isClosing, isDay, isEnacting, opensInline } from "./frame.ts";
import { joined } from "./joining.ts";
import { type Label, labelOf, saidLabel } from "./labels.ts";
import type { Line } from "./lines.ts";
import { resolutionNumber } from "./numbers.ts";

/** A run of lines that belong together: a line of the frame, a heading, a paragraph with its label. */
export interface Block {
  readonly sort: "front" | "enacting" | "closing" | "annex" | "text" | "loose";
  readonly kind?: FrontKind;
  readonly label?: Label;
  readonly text: string;
  readonly line: number;
  /** The annex's own label, `Annex II`. */
  readonly annex?: string;
  /** A person said what it is: nothing in it is doubted. */
  readonly said?: CorrectionKind;
}

interface Draft {
  sort: Block["sort"];
  kind?: FrontKind;
  label?: Label;
  parts: string[];
  line: number;
  annex?: string;
  said?: CorrectionKind;
}

type Mark = "," | ";" | ":" | ".";
const marks: Readonly<Record<string, Mark>> = {
  ",": ",",
  ";": ";",
  ":": ":",
  ".": ".",
  "،": ",",
  "؛": ";",
  "，": ",",
  "；": ";",
  "：": ":",
  "。": ".",
};

/** Ends with a mark that may end a paragraph, whatever note's marker follows it. */
function endMark(text: string): Mark | undefined {
  const tail = text.slice(-24).replace(/[\s”"’'»)\]]+$/, "");
  const match = /([,;:.،؛，；：。])[”"’'»)\]]*(?: ?\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|[*∗†‡]{1,3}| ?\d{1,3}\/)?$/.exec(
    tail,
  );
  if (match) return marks[match[1] ?? ""];
  return /[;,] (?:and|or)$/.test(tail) ? ";" : undefined;
}

/**
 * True where the lines of a text end where its page does: then a line that begins with a small letter goes on from an
 * unfinished one, and most unfinished lines have such a line after them or another long one.
 */
export function isWrapped(lines: readonly Line[]): boolean {
  let unfinished = 0;
  let goesOn = 0;
  const first =
    Math.max(
      0,
      lines.findIndex(({ text }) => isEnacting(text)),
    ) + 1;
  for (let i = first + 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1], lines[i]];
    if (
      !before ||
      !line ||
      line.blankBefore ||
      isClosing(before.text) ||
      before.text.length >= 200 ||
      endMark(before.text)
    )
      continue;
    unfinished++;
    if (/^\p{Ll}/u.test(line.text)) goesOn++;
  }
  return goesOn >= 2 && goesOn * 3 > unfinished && goesOn * 12 > lines.length - first;
}

/** Joins lines to blocks (GRAMMAR.md §1): every line comes into exactly one. */
export function blocksOf(lines: readonly Line[], wrapped: boolean): readonly Block[] {
  const blocks: Draft[] = [];
  let pending: { label: Label; line: number } | undefined;
  let region: "front" | "body" | "closed" = "front";
  const spaced = wrapped && isSpaced(lines);
  const hasEnacting = lines.some(({ text }) => isEnacting(text));
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    const previous = blocks.at(-1);
    const next = lines[index + 1];
    if (line.said) {
      const taken = saidLine(blocks, line, pending?.label);
      if (taken.region) region = taken.region;
      pending = taken.pending;
      continue;
    }
    if (pending && !labelOf(text)) {
      const { label } = pending;
      blocks.push({ sort: "text", label, parts: [text], line: pending.line });
      pending = undefined;
      region = "body";
      continue;
    }
    if (pending) {
      blocks.push({ sort: "text", label: pending.label, parts: [], line: pending.line });
      pending = undefined;
    }
    if (isEnacting(text) || (region === "front" && next && opensBody(text, next.text))) {
      blocks.push({ sort: "enacting", parts: [text], line: line.number });
      region = "body";
      continue;
    }
    if (region === "front") {
      const label = labelOf(text);
      const bodyBegins =
        !hasEnacting &&
        ((label?.kind === "arabic" && !frontKind(text)) ||
          /^We, (?:the|as)\b/.test(text) ||
          (opensPreambular(text) && text.length > 60 && endMark(text) === ","));
      if (bodyBegins || opensInline(text)) {
        region = "body";
      } else {
        frontLine(blocks, line, wrapped);
        continue;
      }
    }
    if (isClosing(text)) {
      blocks.push({ sort: "closing", parts: [text], line: line.number });
      region = "closed";
      continue;
    }
    if (region === "closed" && closedLine(blocks, line)) continue;
    const annex = annexLabel(text);
    if (annex && (!wrapped || previous === undefined || endMark(text) !== ",")) {
      blocks.push({
        sort: "annex",
        annex: annex.label,
        parts: annex.rest ? [annex.rest] : [],
        line: line.number,
      });
      region = "body";
      continue;
    }
    const number = resolutionNumber(text);
    if (number && (number.title !== "" || /^Resolution/.test(text)) && (!wrapped || line.blankBefore)) {
      blocks.push({ sort: "front", kind: "title", parts: [text], line: line.number });
      region = "front";
      continue;
    }
    const label = labelOf(text);
    const body = previous?.sort === "text" ? previous : undefined;
    if (label && isPlausible(label, line, body, wrapped)) {
      if (label.rest !== "") {
        blocks.push({ sort: "text", label, parts: [label.rest], line: line.number });
      } else if (label.kind === "arabic" && body && !body.label && opensOperative(body.parts[0] ?? "")) {
        body.label = label;
      } else {
        pending = { label, line: line.number };
      }
      continue;
    }
    if (body && (wrapped ? goesOnWrapped(body, line, next, spaced) : goesOnWhole(body, line))) {
      body.parts.push(text);
      continue;
    }
    blocks.push({ sort: "text", parts: [text], line: line.number });
  }
  if (pending) blocks.push({ sort: "text", label: pending.label, parts: [], line: pending.line });
  return blocks.map(({ parts, ...block }) => ({ ...block, text: joined(parts) }));
}

/** A line of which a person has said what it is becomes just that. */
function saidLine(
  blocks: Draft[],
  line: Line,
  waiting: Label | undefined,
): {
  readonly region?: "front" | "body" | "closed";
  readonly pending: { label: Label; line: number } | undefined;
} {
  const { text, number, said } = line;
  const kind = said?.as ?? "continuation";
  const printed = labelOf(text);
  const before = said?.of === undefined ? blocks.at(-1) : blocks.findLast((block) => block.line === said.of);
  if (waiting && kind !== "paragraph" && kind !== "continuation") {
    blocks.push({ sort: "text", label: waiting, parts: [], line: number });
  }
  switch (kind) {
    case "number": {
      const label = printed
        ? { ...printed, printed: text, rest: "" }
        : saidLabel(said?.number ?? /[\da-z]+/.exec(text)?.[0] ?? "1", text, "");
      const target = said?.of === undefined ? undefined : before;
      if (!target || target.label || target.sort !== "text")
        return { region: "body", pending: { label, line: number } };
      target.label = label;
      return { region: "body", pending: undefined };
    }
    case "continuation":
      if (waiting) blocks.push({ sort: "text", label: waiting, parts: [text], line: number });
      else if (before) before.parts.push(text);
      else blocks.push({ sort: "loose", parts: [text], line: number });
      return { pending: undefined };
    case "heading":
      blocks.push({ sort: "text", parts: [text], line: number, said: kind });
      return { region: "body", pending: undefined };
    case "title":
      blocks.push({ sort: "front", kind: "title", parts: [text], line: number, said: kind });
      return { region: "front", pending: undefined };
    case "enacting":
      blocks.push({ sort: "enacting", parts: [text], line: number, said: kind });
      return { region: "body", pending: undefined };
    case "closing":
      blocks.push({ sort: "closing", parts: [text], line: number, said: kind });
      return { region: "closed", pending: undefined };
    case "annex": {
      const label = annexLabel(text);
      blocks.push({
        sort: "annex",
        annex: label?.label ?? "",
        parts: label ? (label.rest === "" ? [] : [label.rest]) : [text],
        line: number,
      });
      return { region: "body", pending: undefined };
    }
    default: {
      const own = said?.number;
      const label =
        waiting ??
        (own === undefined ? printed : saidLabel(own, printed?.printed ?? "", printed?.rest ?? text));
      const rest = waiting ? text : (label?.rest ?? text);
      blocks.push({
        sort: "text",
        ...(label ? { label } : {}),
        parts: [rest],
        line: number,
        said: "paragraph",
      });
      return { region: "body", pending: undefined };
    }
  }
}

/** `The General Assembly` without its comma, before the first verb. */
function opensBody(text: string, next: string): boolean {
  return text.length < 100 && isEnacting(`${text},`) && (opensOperative(next) || opensPreambular(next));
}

function frontLine(blocks: Draft[], line: Line, wrapped: boolean): void {
  const { text, number } = line;
  const previous = blocks.at(-1);
  const kind = frontKind(text);
  if (
    previous?.kind === "origin" &&
    previous.parts.length < 6 &&
    !joined(previous.parts).includes("]") &&
    previous.parts[0]?.startsWith("[")
  ) {
    previous.parts.push(text);
    return;
  }
  if (
    previous?.kind === "adoption" &&
    !/\d{4}$/.test(previous.parts.at(-1) ?? "") &&
    isDay(text.replace(/^on /, ""))
  ) {
    previous.parts.push(text);
    return;
  }
  if (kind) {
    blocks.push({ sort: "front", kind, parts: [text], line: number });
    return;
  }
  const mayGoOn = wrapped && !line.blankBefore && (previous?.sort === "loose" || previous?.kind === "title");
  if (
    mayGoOn &&
    previous &&
    endMark(joined(previous.parts)) === undefined &&
    previous.parts.join(" ").length < 300
  ) {
    if (!/^Resolution \d/.test(previous.parts[0] ?? "")) {
      previous.parts.push(text);
      return;
    }
  }
  blocks.push({ sort: "loose", parts: [text], line: number });
}

/** After the closing: its date, a masthead that an extraction put at the end. */
function closedLine(blocks: Draft[], line: Line): boolean {
  const previous = blocks.at(-1);
  if (isDay(line.text) && previous?.sort === "closing") {
    blocks.push({ sort: "closing", parts: [line.text], line: line.number });
    return true;
  }
  const kind = frontKind(line.text);
  if (!kind || kind === "title") return false;
  blocks.push({ sort: "front", kind, parts: [line.text], line: line.number });
  return true;
}

function isPlausible(label: Label, line: Line, previous: Draft | undefined, wrapped: boolean): boolean {
  if (!previous) return true;
  const text = joined(previous.parts.slice(-2));
  const ended = endMark(text) !== undefined || /\b(?:and|or)$/.test(text);
  if (label.kind === "arabic") {
    if (!wrapped) return true;
    return ended || label.rest === "" || opensOperative(label.rest) || line.blankBefore;
  }
  if (label.kind === "bullet") return ended || line.blankBefore || !wrapped;
  return !wrapped || ended || (line.blankBefore && !line.afterBreak);
}

/** In a text whose paragraphs stand on one line each, only a page can have broken one. */
function goesOnWhole(previous: Draft, line: Line): boolean {
  const end = endMark(previous.parts.at(-1) ?? "");
  if (!/^[\p{Ll}\d]/u.test(line.text)) {
    return (
      end === undefined && line.afterBreak && (previous.parts[0] ?? "").length > 120 && !opensAny(line.text)
    );
  }
  return end === undefined || (end === "," && line.afterBreak && /^\p{Ll}/u.test(line.text));
}

function opensAny(text: string): boolean {
  return opensOperative(text) || opensPreambular(text);
}

/** Nearly every paragraph has room before it, so that a line without is none, whatever verb it begins with. */
function isSpaced(lines: readonly Line[]): boolean {
  let [set, close] = [0, 0];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (!before || endMark(before.text) === undefined || !opensAny(line.text)) continue;
    if (line.blankBefore || line.pageStart || line.afterBreak) set++;
    else close++;
  }
  return set >= 4 && close * 5 < set;
}

function goesOnWrapped(previous: Draft, line: Line, next: Line | undefined, spaced: boolean): boolean {
  const { text } = line;
  const end = endMark(previous.parts.at(-1) ?? "");
  const apart = line.blankBefore && !line.afterBreak && !line.pageStart;
  if (/^\p{Ll}/u.test(text)) return true;
  if (end === undefined)
    return !(apart && (opensAny(text) || (previous.parts.length < 4 && joined(previous.parts).length < 80)));
  if (apart) return false;
  if (opensAny(text) && !(spaced && !line.blankBefore && !line.pageStart && !line.afterBreak)) return false;
  if (end !== "," && text.length < 80 && endMark(text) === undefined && next && startsParagraph(next.text))
    return false;
  return true;
}

function startsParagraph(text: string): boolean {
  return labelOf(text) !== undefined || opensAny(text);
}
