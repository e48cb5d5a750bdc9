import { writeZip, type ZipPart } from "../../zip-writer.ts";

/** A good file to be damaged: its bytes, and for a workbook the parts that they are made of. */
export interface Original {
  readonly name: string;
  readonly bytes: Buffer;
  readonly parts?: readonly ZipPart[];
}

export interface Mutant {
  readonly bytes: Buffer;
  /** What was done to it. */
  readonly how: string;
  /** True where checksums stand for the contents: then other cells than the original's may not come out of it. */
  readonly checksummed: boolean;
}

/** Of fewer bytes there is no archive; a character or two that are left of one may be text. */
const smallestArchive = 22;

/** Whole numbers from 0 to below `n`, the same for the same seed (mulberry32 by T. Ettinger, public domain). */
export type Random = (n: number) => number;

export function random(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}

/** Damages a file in one to three ways: its bytes, or for a workbook the XML of a part, put into a correct archive again. */
export function mutant(original: Original, next: Random): Mutant {
  const times = 1 + next(3);
  if (original.parts && next(2) === 0) return withinParts(original.parts, times, next);
  let { bytes } = original;
  const how: string[] = [];
  for (let i = 0; i < times; i++) {
    const change = pick(byteChanges, next);
    bytes = change.apply(bytes, next);
    how.push(change.name);
  }
  const checksummed = original.parts !== undefined && bytes.length >= smallestArchive;
  return { bytes, how: how.join(", "), checksummed };
}

function withinParts(parts: readonly ZipPart[], times: number, next: Random): Mutant {
  const changed = [...parts];
  const how: string[] = [];
  for (let i = 0; i < times; i++) {
    const at = next(changed.length);
    const part = changed[at];
    if (!part) continue;
    if (next(10) === 0) {
      const change = pick(partChanges, next);
      change.apply(changed, at);
      how.push(`${change.name} ${part.name}`);
    } else {
      const change = pick(textChanges, next);
      const data = Buffer.isBuffer(part.data) ? part.data.toString("latin1") : part.data;
      changed[at] = { ...part, data: change.apply(data, next) };
      how.push(`${change.name} in ${part.name}`);
    }
  }
  return { bytes: writeZip(changed), how: how.join(", "), checksummed: false };
}

interface Change<T> {
  readonly name: string;
  readonly apply: (value: T, next: Random) => T;
}

function pick<T>(from: readonly T[], next: Random): T {
  const chosen = from[next(from.length)];
  if (chosen === undefined) throw new Error("nothing to choose from");
  return chosen;
}

function around(bytes: Buffer, at: number, removed: number, added: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}

const byteChanges: readonly Change<Buffer>[] = [
  {
    name: "flip a bit",
    apply: (bytes, next) => {
      const changed = Buffer.from(bytes);
      const at = next(changed.length);
      if (changed.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 << next(8));
      return changed;
    },
  },
  {
    name: "set a byte near the end",
    apply: (bytes, next) => {
      const changed = Buffer.from(bytes);
      const at = Math.max(0, changed.length - 1 - next(400));
      if (changed.length > 0) changed[at] = pick([0, 1, 0x7f, 0xff, 0x50, 0x22, 0x0a], next);
      return changed;
    },
  },
  { name: "cut off the end", apply: (bytes, next) => bytes.subarray(0, next(bytes.length + 1)) },
  {
    name: "cut off the beginning",
    apply: (bytes, next) => bytes.subarray(next(Math.min(64, bytes.length + 1))),
  },
  {
    name: "take some out",
    apply: (bytes, next) => around(bytes, next(bytes.length + 1), 1 + next(64), Buffer.alloc(0)),
  },
  {
    name: "put noise in",
    apply: (bytes, next) =>
      around(
        bytes,
        next(bytes.length + 1),
        0,
        Buffer.from(Array.from({ length: 1 + next(16) }, () => next(256))),
      ),
  },
  {
    name: "copy a stretch elsewhere",
    apply: (bytes, next) => {
      const from = next(bytes.length + 1);
      const stretch = bytes.subarray(from, from + 1 + next(200));
      return around(bytes, next(bytes.length + 1), next(2) * stretch.length, stretch);
    },
  },
  {
    name: "zero a stretch",
    apply: (bytes, next) => {
      const changed = Buffer.from(bytes);
      const at = next(bytes.length + 1);
      changed.fill(0, at, Math.min(changed.length, at + 1 + next(100)));
      return changed;
    },
  },
  {
    name: "put in a character that means something",
    apply: (bytes, next) =>
      around(bytes, next(bytes.length + 1), 0, Buffer.from(pick(telling, next), "latin1")),
  },
];

const telling = [
  '"',
  '""',
  ",",
  ";",
  "\t",
  "\n",
  "\r",
  "\0",
  "\ufeff",
  "PK\x05\x06",
  "PK\x01\x02",
  "\xff\xfe",
  "\xe9",
  "'",
];

const tags = /<[^<>]*>/g;

function randomTag(text: string, next: Random): { readonly at: number; readonly tag: string } {
  const found = [...text.matchAll(tags)];
  const chosen = found[next(found.length)];
  return { at: chosen?.index ?? 0, tag: chosen?.[0] ?? "" };
}

const replaced = (text: string, at: number, removed: number, added: string) =>
  text.slice(0, at) + added + text.slice(at + removed);

const textChanges: readonly Change<string>[] = [
  {
    name: "drop a tag",
    apply: (text, next) => {
      const { at, tag } = randomTag(text, next);
      return replaced(text, at, tag.length, "");
    },
  },
  {
    name: "double a tag",
    apply: (text, next) => {
      const { at, tag } = randomTag(text, next);
      return replaced(text, at, 0, tag.repeat(1 + next(3)));
    },
  },
  {
    name: "move a tag",
    apply: (text, next) => {
      const from = randomTag(text, next);
      return replaced(text, randomTag(text, next).at, 0, from.tag);
    },
  },
  {
    name: "change a value",
    apply: (text, next) => {
      const values = [...text.matchAll(/"[^"]*"/g)];
      const chosen = values[next(values.length)];
      return chosen ? replaced(text, chosen.index, chosen[0].length, `"${pick(values_, next)}"`) : text;
    },
  },
  {
    name: "change a text",
    apply: (text, next) => {
      const texts = [...text.matchAll(/>([^<>]+)</g)];
      const chosen = texts[next(texts.length)];
      return chosen ? replaced(text, chosen.index + 1, chosen[0].length - 2, pick(texts_, next)) : text;
    },
  },
  {
    name: "put something in",
    apply: (text, next) => replaced(text, next(text.length + 1), 0, pick(fragments, next)),
  },
  {
    name: "put something before a tag",
    apply: (text, next) => replaced(text, randomTag(text, next).at, 0, pick(fragments, next)),
  },
  { name: "cut", apply: (text, next) => text.slice(0, next(text.length + 1)) },
  {
    name: "rename an element",
    apply: (text, next) =>
      text.replaceAll(pick(["row", "c ", "<v", "<t", "sheet"], next), pick(["x:row", "c", "<w", ""], next)),
  },
];

const values_ = [
  "",
  "0",
  "-1",
  "4294967296",
  "1e9",
  "A0",
  "ZZZZ9",
  "XFD1048576",
  "rId999",
  "../../../x",
  "s",
  "b",
  "d",
  "str",
  "&amp;",
  "&x;",
  "\u0000",
  "9".repeat(40),
  "x".repeat(40_000),
  "http://example.org/",
];
const texts_ = [
  "",
  "-",
  "1e400",
  "0x1F",
  "999999999",
  "-1",
  "1,5",
  " ",
  "&lt;",
  "&#x110000;",
  "]]>",
  "2".repeat(400),
  "y".repeat(70_000),
  "#REF!",
  "\u00e9",
];
const fragments = [
  "<",
  ">",
  "&",
  "&amp;",
  "]]>",
  "<![CDATA[",
  "<![CDATA[x]]>",
  "<!--",
  "<!-- x -->",
  "-->",
  "<?x y?>",
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  "<a>".repeat(100),
  "<row>",
  "</row>",
  "<c/>",
  "</c>",
  '<c r="B2"><v>5</v></c>',
  "<v>",
  'xmlns=""',
  ' r="A1"',
  "\u00ff\u00fe",
  "\ufeff",
  "x".repeat(100_000),
  " ".repeat(100_000),
  "<f>1</f>",
  "<is><t>z</t></is>",
];

interface PartChange {
  readonly name: string;
  readonly apply: (parts: ZipPart[], at: number) => void;
}

const partChanges: readonly PartChange[] = [
  { name: "leave out", apply: (parts, at) => void parts.splice(at, 1) },
  { name: "double", apply: (parts, at) => void parts.push(...parts.slice(at, at + 1)) },
  { name: "empty", apply: (parts, at) => change(parts, at, { data: "" }) },
  { name: "store", apply: (parts, at) => change(parts, at, { method: 0 }) },
  { name: "encrypt", apply: (parts, at) => change(parts, at, { flags: 1 }) },
  { name: "rename", apply: (parts, at) => change(parts, at, { name: "../../x.xml" }) },
  {
    name: "put another in place of",
    apply: (parts, at) => change(parts, at, { data: parts[0]?.data ?? "" }),
  },
];

function change(parts: ZipPart[], at: number, to: Partial<ZipPart>): void {
  const part = parts[at];
  if (part) parts[at] = { ...part, ...to };
}
