import { type Place, ProblemError, problem } from "../kernel/problem.ts";
import { XmlAttributes } from "./xml-attributes.ts";
import {
  ampersand,
  bracket,
  carriageReturn,
  classes,
  doubleQuote,
  equals,
  exclamation,
  forbidden,
  greater,
  less,
  namePart,
  nameStart,
  newLine,
  question,
  singleQuote,
  slash,
  special,
  whiteSpace,
} from "./xml-bytes.ts";
import { type Vocabulary, type XmlName, XmlNames } from "./xml-names.ts";
import { xmlText } from "./xml-text.ts";

/** What {@link XmlReader.next} found. */
export const needMore = 0;
export const opened = 1;
export const closed = 2;
export const text = 3;
export type XmlEvent = typeof needMore | typeof opened | typeof closed | typeof text;

const mostTagBytes = 1024 * 1024;
const longTextBytes = 64 * 1024;
/** No reference that can be resolved is longer than this. */
const longestReference = 16;

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
  /** After `opened`. */
  readonly attributes = new XmlAttributes();

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

  /** The value of an attribute by its name as it is written, or undefined. */
  attribute(name: string): string | undefined {
    const index = this.attributes.find(name);
    return index < 0 ? undefined : this.attributeValue(index);
  }

  /** The value of an attribute of one of these namespaces, or undefined. */
  attributeOf(namespaces: readonly string[], local: string): string | undefined {
    for (let i = 0; i < this.attributes.count; i++) {
      const [prefix = "", name] = this.attributes.name(i).split(":");
      const uri = name === local ? this.names.namespace(prefix) : undefined;
      if (uri !== undefined && namespaces.includes(uri)) return this.attributeValue(i);
    }
    return undefined;
  }

  attributeValue(index: number): string {
    const raw = this.attributes.raw(index);
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
      if ((sort & special) === 0) continue;
      if (byte === less) break;
      if ((sort & forbidden) !== 0) this.fail();
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
      for (let k = start; k < i; k++) if (((classes[bytes[k] ?? 0] ?? 0) & whiteSpace) === 0) this.fail();
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
    if (((classes[target.charCodeAt(0)] ?? 0) & nameStart) === 0) this.fail();
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
      if (((classes[this.bytes[i] ?? 0] ?? 0) & forbidden) !== 0) this.fail();
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
    while (((classes[bytes[i] ?? 0] ?? 0) & whiteSpace) !== 0) i++;
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
    const { attributes } = this;
    const { spans } = attributes;
    const start = this.at + 1;
    let i = start;
    let hash = 0;
    attributes.begin(bytes);
    if (((classes[bytes[i] ?? 0] ?? 0) & nameStart) === 0) this.fail();
    for (; i < length; i++) {
      const byte = bytes[i] ?? 0;
      if (((classes[byte] ?? 0) & namePart) === 0) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const nameEnd = i;
    let declares = false;
    for (;;) {
      const gap = i;
      while (((classes[bytes[i] ?? 0] ?? 0) & whiteSpace) !== 0) i++;
      if (i >= length) return this.starve(this.at);
      const byte = bytes[i] ?? 0;
      if (byte === greater || byte === slash) break;
      // Attributes are parted by white space.
      if (i === gap || ((classes[byte] ?? 0) & nameStart) === 0) this.fail();
      if (attributes.full) this.fail();
      const span = attributes.count * 4;
      spans[span] = i;
      while (((classes[bytes[i] ?? 0] ?? 0) & namePart) !== 0) i++;
      spans[span + 1] = i;
      while (((classes[bytes[i] ?? 0] ?? 0) & whiteSpace) !== 0) i++;
      if (i >= length) return this.starve(this.at);
      if (bytes[i] !== equals) this.fail();
      i++;
      while (((classes[bytes[i] ?? 0] ?? 0) & whiteSpace) !== 0) i++;
      if (i >= length) return this.starve(this.at);
      const mark = bytes[i];
      if (mark !== doubleQuote && mark !== singleQuote) this.fail();
      i++;
      spans[span + 2] = i;
      for (; i < length; i++) {
        const inner = bytes[i] ?? 0;
        if (inner === mark) break;
        if (inner === less || ((classes[inner] ?? 0) & forbidden) !== 0) this.fail();
      }
      if (i >= length) return this.starve(this.at);
      spans[span + 3] = i;
      i++;
      if (attributes.declares(attributes.count)) declares = true;
      attributes.count++;
    }
    let empty = false;
    if (bytes[i] === slash) {
      if (i + 1 >= length) return this.starve(this.at);
      if (bytes[i + 1] !== greater) this.fail();
      empty = true;
      i++;
    }
    return this.open(this.names.find(bytes, start, nameEnd, hash), i + 1, declares, empty);
  }

  private open(name: XmlName, end: number, declares: boolean, empty: boolean): typeof opened {
    if (this.depth === 0 && this.rootSeen) this.fail();
    if (this.depth >= this.mostDepth) this.fail("reading.xml-deep", { limit: this.mostDepth });
    if (!this.attributes.unique()) this.fail();
    this.rootSeen = true;
    this.depth++;
    this.stack[this.depth - 1] = name;
    if (declares) this.declare();
    this.code = this.names.resolve(name) ?? this.fail();
    this.at = end;
    this.pendingClose = empty;
    return opened;
  }

  private declare(): void {
    const declared: [string, string][] = [];
    for (let i = 0; i < this.attributes.count; i++) {
      if (!this.attributes.declares(i)) continue;
      declared.push([this.attributes.name(i).slice("xmlns:".length), this.attributeValue(i)]);
    }
    this.names.enter(this.depth, declared);
  }
}
