import { type Place, ProblemError, problem } from "../../../kernel/problem.ts";
import { type Vocabulary, type XmlName, XmlNames } from "./xml-names.ts";
import { xmlText } from "./xml-text.ts";

/** What {@link XmlReader.next} found. */
export const needMore = 0;
export const opened = 1;
export const closed = 2;
export const text = 3;
export type XmlEvent = typeof needMore | typeof opened | typeof closed | typeof text;

const mostTagBytes = 1024 * 1024;
const mostAttributes = 256;
const longTextBytes = 64 * 1024;
/** No reference that can be resolved is longer than this. */
const longestReference = 16;

const [tab, newLine, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
const [exclamation, doubleQuote, ampersand, singleQuote] = [0x21, 0x22, 0x26, 0x27];
const [slash, less, equals, greater, question, bracket] = [0x2f, 0x3c, 0x3d, 0x3e, 0x3f, 0x5d];

/** Classes of bytes: 1 may begin a name, 2 may go on with it, 4 white space, 8 ends or disturbs plain text, 16 forbidden. */
const classes = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const letter = /[A-Za-z_:]/.test(String.fromCharCode(byte)) || byte >= 0x80;
  const white = byte === tab || byte === newLine || byte === carriageReturn || byte === space;
  const digit = /[-.0-9]/.test(String.fromCharCode(byte));
  const disturbs = byte === less || byte === ampersand || byte === carriageReturn || byte === bracket;
  const forbidden = byte < space && !white;
  classes[byte] =
    (letter ? 1 | 2 : 0) |
    (digit ? 2 : 0) |
    (white ? 4 : 0) |
    (disturbs || forbidden ? 8 : 0) |
    (forbidden ? 16 : 0);
}

/**
 * A reader of XML 1.0 with namespaces that works on bytes, piece by piece, because a sheet is hundreds of megabytes of tags
 * of a few bytes: a general parser that makes strings of all of them is too slow. It is as strict as one where it matters: tags match,
 * attributes are unique, only the predefined entities exist, no document type, one root, limits on depth and size.
 *
 * Push valid UTF-8 with no character cut; then call {@link next} until it needs more.
 */
export class XmlReader {
  /** The bytes that offsets refer to, good until the next push. */
  bytes: Buffer = Buffer.alloc(0);
  /** After `opened` and `closed`: the code of the element in the vocabulary, 0 for all others. */
  code = 0;
  /** How many elements are open, the one just opened included. */
  depth = 0;
  /** After `closed`: how deep the element lay that has ended. The root is 1. */
  closing = 0;
  /** After `text`: where it lies, and whether it has references or line ends to be replaced. */
  textStart = 0;
  textEnd = 0;
  /** After `opened`: how many attributes there are. */
  attributes = 0;
  /** Four offsets each: name start, name end, value start, value end. */
  readonly spans = new Int32Array(mostAttributes * 4);

  private readonly names: XmlNames;
  /** The names of the open elements; beyond the depth stand old ones. */
  private readonly stack: XmlName[] = [];
  private readonly part: string;
  private readonly place: Place;
  private readonly mostDepth: number;
  private at = 0;
  private before = 0;
  private finished = false;
  private rootSeen = false;
  private pendingClose = false;
  private textIsRaw = false;
  private textIsPlain = true;
  private within: "markup" | "comment" | "instruction" | "cdata" = "markup";

  constructor(vocabulary: Vocabulary, part: string, place: Place, mostDepth: number) {
    this.names = new XmlNames(vocabulary);
    this.part = part;
    this.place = place;
    this.mostDepth = mostDepth;
  }

  push(piece: Buffer): void {
    const rest = this.bytes.length - this.at;
    this.before += this.at;
    this.bytes = rest === 0 ? piece : Buffer.concat([this.bytes.subarray(this.at), piece]);
    this.at = 0;
  }

  /** After the last piece: a document that is not complete is malformed. */
  finish(): void {
    this.finished = true;
  }

  /**
   * Where the next tag or text begins, for whoever knows what may stand there and reads it from `bytes` without events; -1 where
   * that would be wrong, since names without prefix mean something else or the reader is within something.
   */
  get position(): number {
    const free = this.within === "markup" && !this.pendingClose && this.names.plainIsKnown;
    return free ? this.at : -1;
  }

  /** Goes on behind whole elements that were read so. */
  skipTo(position: number): void {
    this.at = position;
  }

  next(): XmlEvent {
    if (this.pendingClose) {
      this.pendingClose = false;
      return this.close();
    }
    for (;;) {
      if (this.at >= this.bytes.length) return this.starve(this.at);
      if (this.within === "markup") {
        const event = this.bytes[this.at] === less ? this.markup() : this.characters();
        if (event !== undefined) return event;
      } else {
        const event = this.within === "cdata" ? this.cdata() : this.skip();
        if (event !== undefined) return event;
      }
    }
  }

  /** The characters of the text found, or of the value of an attribute. */
  text(): string {
    const raw = this.bytes.toString("utf8", this.textStart, this.textEnd);
    if (this.textIsPlain) return raw;
    return (this.textIsRaw ? raw.replace(/\r\n?/g, "\n") : xmlText(raw)) ?? this.fail();
  }

  /** The value of an attribute without prefix, or undefined. */
  attribute(name: string): string | undefined {
    for (let i = 0; i < this.attributes; i++)
      if (this.attributeName(i) === name) return this.attributeValue(i);
    return undefined;
  }

  /** The value of an attribute of one of these namespaces, or undefined. */
  attributeOf(namespaces: readonly string[], local: string): string | undefined {
    for (let i = 0; i < this.attributes; i++) {
      const [prefix = "", name] = this.attributeName(i).split(":");
      const uri = name === local ? this.names.namespace(prefix) : undefined;
      if (uri !== undefined && namespaces.includes(uri)) return this.attributeValue(i);
    }
    return undefined;
  }

  attributeName(index: number): string {
    return this.bytes.toString("utf8", this.spans[index * 4], this.spans[index * 4 + 1]);
  }

  attributeValue(index: number): string {
    const raw = this.bytes.toString("utf8", this.spans[index * 4 + 2], this.spans[index * 4 + 3]);
    if (/[&\t\n\r]/.test(raw)) return xmlText(raw.replace(/\r\n|[\t\n\r]/g, " ")) ?? this.fail();
    return raw;
  }

  fail(code = "reading.xml-malformed", facts: Record<string, string | number> = {}): never {
    throw new ProblemError(
      problem(code, { part: this.part, offset: this.before + this.at, ...facts }, this.place),
    );
  }

  /** Waits for more bytes from `from` on, which stay. */
  private starve(from: number): typeof needMore {
    this.at = from;
    if (
      this.finished &&
      (from < this.bytes.length || this.within !== "markup" || this.depth > 0 || !this.rootSeen)
    ) {
      this.fail();
    }
    if (this.bytes.length - from > mostTagBytes) this.fail();
    return needMore;
  }

  private characters(): XmlEvent | undefined {
    const { bytes } = this;
    const { length } = bytes;
    const start = this.at;
    let plain = true;
    let i = start;
    for (; i < length; i++) {
      const byte = bytes[i] ?? 0;
      const sort = classes[byte] ?? 0;
      if ((sort & 8) === 0) continue;
      if (byte === less) break;
      if ((sort & 16) !== 0) this.fail();
      if (byte !== bracket) plain = false;
      else if (bytes[i + 1] === bracket && bytes[i + 2] === greater) this.fail();
    }
    if (i === length && !this.finished) {
      // Text that is not at its end may go on in the next piece; long text is given in parts, cut where nothing is torn.
      if (length - start < longTextBytes) return this.starve(start);
      i = this.safeCut(start, length);
    }
    this.at = i;
    this.textStart = start;
    this.textEnd = i;
    this.textIsPlain = plain;
    this.textIsRaw = false;
    if (this.depth === 0) {
      for (let k = start; k < i; k++) if (((classes[bytes[k] ?? 0] ?? 0) & 4) === 0) this.fail();
      return undefined;
    }
    return text;
  }

  /** Not within a reference, a line end or a character of several bytes; what ends the text lies behind it. */
  private safeCut(start: number, end: number): number {
    let cut = end - longestReference;
    const reference = this.bytes.lastIndexOf(ampersand, cut);
    if (reference > start && reference > cut - longestReference) cut = reference;
    while (((this.bytes[cut] ?? 0) & 0xc0) === 0x80) cut--;
    return this.bytes[cut] === newLine && this.bytes[cut - 1] === carriageReturn ? cut - 1 : cut;
  }

  private markup(): XmlEvent | undefined {
    const second = this.bytes[this.at + 1];
    if (second === undefined) return this.starve(this.at);
    if (second === slash) return this.closeTag();
    if (second === exclamation) return this.declaration();
    if (second === question) return this.instruction();
    return this.openTag();
  }

  private declaration(): XmlEvent | undefined {
    const head = this.bytes.toString("latin1", this.at, this.at + 9);
    if (head.startsWith("<!--")) {
      this.at += 4;
      this.within = "comment";
      return undefined;
    }
    if (head === "<![CDATA[") {
      if (this.depth === 0) this.fail();
      this.at += 9;
      this.within = "cdata";
      return undefined;
    }
    if (head === "<!DOCTYPE") this.fail("reading.xml-doctype");
    if (head.length === 9) this.fail();
    return this.starve(this.at);
  }

  private instruction(): XmlEvent | undefined {
    if (this.bytes.length - this.at < 6 && !this.finished) return this.starve(this.at);
    const target = this.bytes.toString("latin1", this.at + 2, this.at + 6);
    // The declaration stands at the very beginning or nowhere.
    if (/^xml[\s?]/i.test(target) && this.before + this.at !== 0) this.fail();
    if (((classes[target.charCodeAt(0)] ?? 0) & 1) === 0) this.fail();
    this.at += 2;
    this.within = "instruction";
    return undefined;
  }

  /** Passes over a comment or an instruction, holding none of it. */
  private skip(): XmlEvent | undefined {
    const comment = this.within === "comment";
    const end = this.bytes.indexOf(comment ? "--" : "?>", this.at, "latin1");
    if (end < 0) return this.starve(Math.max(this.at, this.bytes.length - 1));
    if (comment) {
      if (end + 2 >= this.bytes.length) return this.starve(end);
      if (this.bytes[end + 2] !== greater) this.fail();
    }
    this.at = end + (comment ? 3 : 2);
    this.within = "markup";
    return undefined;
  }

  private cdata(): XmlEvent | undefined {
    const end = this.bytes.indexOf("]]>", this.at, "latin1");
    const start = this.at;
    if (end < 0) {
      if (this.bytes.length - start < longTextBytes || this.finished) return this.starve(start);
      this.at = this.safeCut(start, this.bytes.length);
    } else {
      this.at = end + 3;
      this.within = "markup";
    }
    this.textStart = start;
    this.textEnd = end < 0 ? this.at : end;
    this.textIsPlain = false;
    this.textIsRaw = true;
    for (let i = start; i < this.textEnd; i++) {
      if (((classes[this.bytes[i] ?? 0] ?? 0) & 16) !== 0) this.fail();
    }
    return this.textEnd > this.textStart ? text : undefined;
  }

  private closeTag(): XmlEvent {
    const { bytes } = this;
    const name = this.depth > 0 ? this.stack[this.depth - 1] : undefined;
    const start = this.at + 2;
    let i = start;
    if (name !== undefined) {
      const expected = name.bytes;
      const { length } = expected;
      if (bytes.length <= start + length && !bytes.includes(greater, start)) return this.starve(this.at);
      for (let k = 0; k < length; k++) if (bytes[i++] !== expected[k]) this.fail();
    }
    while (((classes[bytes[i] ?? 0] ?? 0) & 4) !== 0) i++;
    if (i >= bytes.length) return this.starve(this.at);
    if (bytes[i] !== greater || name === undefined) this.fail();
    this.at = i + 1;
    return this.close();
  }

  private close(): typeof closed {
    const name = this.stack[this.depth - 1] ?? this.fail();
    this.closing = this.depth;
    this.code = this.names.resolve(name) ?? 0;
    this.names.leave(this.depth);
    this.depth--;
    return closed;
  }

  private openTag(): XmlEvent {
    const { bytes } = this;
    const { length } = bytes;
    const start = this.at + 1;
    let i = start;
    let hash = 0;
    if (((classes[bytes[i] ?? 0] ?? 0) & 1) === 0) this.fail();
    for (; i < length; i++) {
      const byte = bytes[i] ?? 0;
      if (((classes[byte] ?? 0) & 2) === 0) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const nameEnd = i;
    let count = 0;
    let declares = false;
    for (;;) {
      const gap = i;
      while (((classes[bytes[i] ?? 0] ?? 0) & 4) !== 0) i++;
      if (i >= length) return this.starve(this.at);
      const byte = bytes[i] ?? 0;
      if (byte === greater || byte === slash) break;
      // Attributes are parted by white space.
      if (i === gap || ((classes[byte] ?? 0) & 1) === 0) this.fail();
      if (count === mostAttributes) this.fail();
      const span = count * 4;
      this.spans[span] = i;
      while (((classes[bytes[i] ?? 0] ?? 0) & 2) !== 0) i++;
      this.spans[span + 1] = i;
      while (((classes[bytes[i] ?? 0] ?? 0) & 4) !== 0) i++;
      if (i >= length) return this.starve(this.at);
      if (bytes[i] !== equals) this.fail();
      i++;
      while (((classes[bytes[i] ?? 0] ?? 0) & 4) !== 0) i++;
      if (i >= length) return this.starve(this.at);
      const mark = bytes[i];
      if (mark !== doubleQuote && mark !== singleQuote) this.fail();
      i++;
      this.spans[span + 2] = i;
      for (; i < length; i++) {
        const inner = bytes[i] ?? 0;
        if (inner === mark) break;
        if (inner === less || ((classes[inner] ?? 0) & 16) !== 0) this.fail();
      }
      if (i >= length) return this.starve(this.at);
      this.spans[span + 3] = i;
      i++;
      if (this.isDeclaration(this.spans[span] ?? 0, this.spans[span + 1] ?? 0)) declares = true;
      count++;
    }
    let empty = false;
    if (bytes[i] === slash) {
      if (i + 1 >= length) return this.starve(this.at);
      if (bytes[i + 1] !== greater) this.fail();
      empty = true;
      i++;
    }
    return this.open(this.names.find(bytes, start, nameEnd, hash), i + 1, count, declares, empty);
  }

  private open(name: XmlName, end: number, count: number, declares: boolean, empty: boolean): typeof opened {
    if (this.depth === 0 && this.rootSeen) this.fail();
    if (this.depth >= this.mostDepth) this.fail("reading.xml-deep", { limit: this.mostDepth });
    this.attributes = count;
    if (count > 1) this.checkUnique(count);
    this.rootSeen = true;
    this.depth++;
    this.stack[this.depth - 1] = name;
    if (declares) this.declare();
    this.code = this.names.resolve(name) ?? this.fail();
    this.at = end;
    this.pendingClose = empty;
    return opened;
  }

  private isDeclaration(start: number, end: number): boolean {
    return (
      end - start >= 5 &&
      this.bytes[start] === 0x78 &&
      this.bytes.toString("latin1", start, start + 5) === "xmlns" &&
      (end - start === 5 || this.bytes[start + 5] === 0x3a)
    );
  }

  private declare(): void {
    const declared: [string, string][] = [];
    for (let i = 0; i < this.attributes; i++) {
      if (!this.isDeclaration(this.spans[i * 4] ?? 0, this.spans[i * 4 + 1] ?? 0)) continue;
      declared.push([this.attributeName(i).slice("xmlns:".length), this.attributeValue(i)]);
    }
    this.names.enter(this.depth, declared);
  }

  private checkUnique(count: number): void {
    const { spans, bytes } = this;
    for (let a = 1; a < count; a++) {
      const start = spans[a * 4] ?? 0;
      const length = (spans[a * 4 + 1] ?? 0) - start;
      for (let b = 0; b < a; b++) {
        const other = spans[b * 4] ?? 0;
        if ((spans[b * 4 + 1] ?? 0) - other !== length) continue;
        let k = 0;
        while (k < length && bytes[start + k] === bytes[other + k]) k++;
        if (k === length) this.fail();
      }
    }
  }
}
