import type { XmlReader } from "../../xml.ts";
import { trimXmlSpace, unescapeCellText } from "../../xml-text.ts";

/** The elements of a text (ECMA-376-1, 18.4), with which a vocabulary that knows texts begins. */
export const richTextNames = ["t", "r", "rPh"];
const [textCode, runCode] = [1, 2];

/**
 * Joins the runs of a text in a shared or inline string. The phonetic runs beside it, which show how to pronounce it, are
 * not part of it.
 */
export class RichText {
  private readonly itemDepth: number;
  private readonly most: number;
  private parts = "";
  private run = "";
  private textDepth = 0;
  private runDepth = 0;
  private preserve = false;

  /** @param itemDepth how deep the element lies that holds the text. */
  constructor(itemDepth: number, most: number) {
    this.itemDepth = itemDepth;
    this.most = most;
  }

  begin(): void {
    this.parts = "";
    this.run = "";
    this.textDepth = 0;
    this.runDepth = 0;
  }

  get value(): string {
    return this.parts;
  }

  /** True where the text is longer than a cell may hold; what is beyond is not kept. */
  get tooLong(): boolean {
    return this.parts.length > this.most;
  }

  open(xml: XmlReader): void {
    const child = xml.depth === this.itemDepth + 1;
    const inRun = this.runDepth !== 0 && xml.depth === this.runDepth + 1;
    if (xml.code === textCode && (child || inRun)) {
      this.textDepth = xml.depth;
      this.run = "";
      this.preserve = xml.attribute("xml:space") === "preserve";
    } else if (xml.code === runCode && child) this.runDepth = xml.depth;
  }

  text(xml: XmlReader): void {
    if (this.textDepth !== 0 && xml.depth === this.textDepth && this.run.length <= 8 * this.most) {
      this.run += xml.text();
    }
  }

  close(xml: XmlReader): void {
    if (xml.closing === this.textDepth) {
      this.textDepth = 0;
      // White space around a text counts only where it is said to (XML 1.0, 2.10, as spreadsheet programs do it).
      const kept = this.preserve ? this.run : trimXmlSpace(this.run);
      if (!this.tooLong) this.parts += unescapeCellText(kept);
    } else if (xml.closing === this.runDepth) this.runDepth = 0;
  }
}
