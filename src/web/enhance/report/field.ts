import { countWords } from "../../../report/writing/counting.ts";
import type { Shelf } from "./kept-here.ts";
import { drawPreview } from "./preview.ts";

/** A paragraph in the browser: its text field, its preview, and what of it the server has acknowledged. */
export class Field {
  readonly id: string;
  readonly element: HTMLElement;
  readonly area: HTMLTextAreaElement;
  /** What the server has, as far as this page knows. */
  kept: string;
  /** True until a person has chosen between two texts. */
  conflict = false;
  /** What was sent and cannot be kept as it is; it goes again when it is another text. */
  refused: string | null = null;
  /** Where the caret was when the field was left; null before anybody was in it. */
  caret: number | null = null;
  #words: number;
  readonly #shelf: Shelf;

  constructor(element: HTMLElement, area: HTMLTextAreaElement, shelf: Shelf) {
    this.element = element;
    this.area = area;
    this.id = element.dataset.block ?? "";
    this.#shelf = shelf;
    this.kept = area.value;
    this.#words = this.#count();
    // A page that was sent back with what could not be kept holds it here.
    if (this.#hidden("h")?.value === "") this.kept = "\u0000";
  }

  get changed(): boolean {
    return this.area.value !== this.kept;
  }

  /** True where this should be sent. */
  get waits(): boolean {
    return this.changed && !this.conflict && this.area.value !== this.refused;
  }

  get revision(): string {
    return this.#hidden("r")?.value ?? "0";
  }

  #hidden(name: "h" | "r"): HTMLInputElement | null {
    return this.element.querySelector(`input[name="${name}.${CSS.escape(this.id)}"]`);
  }

  /** Lays what was typed on this device until it is acknowledged. */
  keepHere(): void {
    if (this.changed) this.#shelf.put(this.id, { text: this.area.value, revision: this.revision });
    else this.#shelf.drop(this.id);
  }

  /** The server has this text under this revision. */
  acknowledged(text: string, revision: number, print: string): void {
    this.kept = text;
    this.over(revision);
    const own = this.#hidden("h");
    if (own) own.value = print;
    this.conflict = false;
    this.refused = null;
    this.keepHere();
    this.say("");
  }

  /** What is written from now on is written over this revision. */
  over(revision: number): void {
    const own = this.#hidden("r");
    if (own) own.value = String(revision);
  }

  /** Draws the preview anew; gives by how many words the paragraph has grown. */
  redraw(): number {
    const place = this.element.querySelector<HTMLElement>("[data-preview]");
    if (!place) return 0;
    drawPreview(
      place,
      this.area.value,
      (binding) =>
        this.element.querySelector<HTMLElement>(`[data-binding="${CSS.escape(binding)}"]`)?.dataset.shows,
    );
    const before = this.#words;
    this.#words = this.#count();
    return this.#words - before;
  }

  #count(): number {
    return countWords(this.element.querySelector("[data-preview]")?.textContent ?? "");
  }

  say(text: string, matters = false): void {
    const status = this.element.querySelector<HTMLElement>("[data-status]");
    if (!status) return;
    status.textContent = text;
    status.classList.toggle("re-matters", matters && text !== "");
  }
}

/** Browsers that cannot fit a field to its text are helped. */
const fits = CSS.supports("field-sizing", "content");

export function grow(area: HTMLTextAreaElement): void {
  if (fits) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight + 2}px`;
}
