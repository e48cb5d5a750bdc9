const most = 256;
const xmlns = "xmlns";

/** The attributes of the element that was opened last, as places in the bytes of the document. */
export class XmlAttributes {
  count = 0;
  /** Four offsets each: name start, name end, value start, value end. */
  readonly spans = new Int32Array(most * 4);
  private bytes: Buffer = Buffer.alloc(0);

  get full(): boolean {
    return this.count === most;
  }

  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.count = 0;
  }

  name(index: number): string {
    return this.bytes.toString("utf8", this.spans[index * 4], this.spans[index * 4 + 1]);
  }

  /** The characters of the value as they are written. */
  raw(index: number): string {
    return this.bytes.toString("utf8", this.spans[index * 4 + 2], this.spans[index * 4 + 3]);
  }

  /** The number of the attribute with this name, prefix included, or -1. */
  find(name: string): number {
    for (let i = 0; i < this.count; i++) if (this.name(i) === name) return i;
    return -1;
  }

  /** True for `xmlns` and `xmlns:…`. */
  declares(index: number): boolean {
    const start = this.spans[index * 4] ?? 0;
    const length = (this.spans[index * 4 + 1] ?? 0) - start;
    // Nearly no attribute begins with x, so that no text is made.
    if (length < xmlns.length || this.bytes[start] !== 0x78) return false;
    const name = this.name(index);
    return name === xmlns || name.startsWith(`${xmlns}:`);
  }

  /** True where no name stands twice. */
  unique(): boolean {
    const { spans, bytes } = this;
    for (let a = 1; a < this.count; a++) {
      const start = spans[a * 4] ?? 0;
      const length = (spans[a * 4 + 1] ?? 0) - start;
      for (let b = 0; b < a; b++) {
        const other = spans[b * 4] ?? 0;
        if ((spans[b * 4 + 1] ?? 0) - other !== length) continue;
        let k = 0;
        while (k < length && bytes[start + k] === bytes[other + k]) k++;
        if (k === length) return false;
      }
    }
    return true;
  }
}
