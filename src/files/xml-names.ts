/** A name as it is written in a document, with what it means where it stands. */
export interface XmlName {
  readonly bytes: Buffer;
  readonly text: string;
  readonly prefix: string;
  readonly local: string;
  /** Its number in the vocabulary, 0 where it is not there; good while `epoch` is the current one. */
  code: number;
  epoch: number;
}

/** The element names that a reader knows: those of one namespace, which may have several addresses. */
export interface Vocabulary {
  readonly namespaces: readonly string[];
  /** The local names; the first has code 1. */
  readonly names: readonly string[];
}

const slots = 1024;
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/**
 * Names of a document and the namespaces they are in (Namespaces in XML 1.0). A name that was met before is found by its
 * bytes, without making a string; the table does not grow.
 */
export class XmlNames {
  private readonly table: (XmlName | undefined)[] = new Array(slots);
  private readonly codes: ReadonlyMap<string, number>;
  private readonly namespaces: ReadonlySet<string>;
  private readonly scopes: { readonly depth: number; readonly bindings: ReadonlyMap<string, string> }[] = [];
  private bindings: ReadonlyMap<string, string> = new Map([["xml", xmlNamespace]]);
  private epoch = 1;

  constructor(vocabulary: Vocabulary) {
    this.codes = new Map(vocabulary.names.map((name, i) => [name, i + 1]));
    this.namespaces = new Set(vocabulary.namespaces);
  }

  /** The name that stands in `bytes`; `hash` is any number that is the same for the same bytes. */
  find(bytes: Buffer, start: number, end: number, hash: number): XmlName {
    const slot = hash & (slots - 1);
    const known = this.table[slot];
    if (known && sameBytes(known.bytes, bytes, start, end)) return known;
    const text = bytes.toString("utf8", start, end);
    const colon = text.indexOf(":");
    const name: XmlName = {
      bytes: Buffer.from(bytes.subarray(start, end)),
      text,
      prefix: colon < 0 ? "" : text.slice(0, colon),
      local: text.slice(colon + 1),
      code: 0,
      epoch: 0,
    };
    this.table[slot] = name;
    return name;
  }

  /** The code of an element's name here, or undefined where its prefix is not bound. */
  resolve(name: XmlName): number | undefined {
    if (name.epoch === this.epoch) return name.code;
    const uri = this.bindings.get(name.prefix);
    if (uri === undefined && name.prefix !== "") return undefined;
    name.code = uri !== undefined && this.namespaces.has(uri) ? (this.codes.get(name.local) ?? 0) : 0;
    name.epoch = this.epoch;
    return name.code;
  }

  /** True where names without prefix are those of the vocabulary. */
  plainIsKnown = false;

  /** The namespace that a prefix stands for here. */
  namespace(prefix: string): string | undefined {
    return this.bindings.get(prefix);
  }

  /** Declares namespaces from the element at `depth` on, until {@link leave} of that depth. */
  enter(depth: number, declared: readonly (readonly [string, string])[]): void {
    this.scopes.push({ depth, bindings: this.bindings });
    this.use(new Map([...this.bindings, ...declared]));
  }

  leave(depth: number): void {
    const scope = this.scopes.at(-1);
    if (scope?.depth !== depth) return;
    this.scopes.pop();
    this.use(scope.bindings);
  }

  private use(bindings: ReadonlyMap<string, string>): void {
    this.bindings = bindings;
    this.plainIsKnown = this.namespaces.has(bindings.get("") ?? "");
    this.epoch++;
  }
}

function sameBytes(known: Buffer, bytes: Buffer, start: number, end: number): boolean {
  const { length } = known;
  if (length !== end - start) return false;
  for (let i = 0; i < length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}
