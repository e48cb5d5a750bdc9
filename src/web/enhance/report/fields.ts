import { Field } from "./field.ts";
import type { Shelf } from "./kept-here.ts";

/** The paragraphs of the page, by their blocks. */
export class Fields {
  readonly #fields = new Map<string, Field>();
  readonly #shelf: Shelf;

  constructor(form: HTMLElement, shelf: Shelf) {
    this.#shelf = shelf;
    for (const element of form.querySelectorAll<HTMLElement>("[data-block]")) this.add(element);
  }

  [Symbol.iterator](): Iterator<Field> {
    return this.#fields.values();
  }

  get(block: string): Field | undefined {
    return this.#fields.get(block);
  }

  /** Takes a paragraph in, in the place of the one of its block that was there. */
  add(element: HTMLElement): Field | undefined {
    const area = element.querySelector<HTMLTextAreaElement>("textarea[name^='t.']");
    if (!area) return undefined;
    const field = new Field(element, area, this.#shelf);
    this.#fields.set(field.id, field);
    return field;
  }

  /** Takes a paragraph off the page, with what of it lies on this device. */
  remove(field: Field): void {
    field.element.remove();
    this.#fields.delete(field.id);
    this.#shelf.drop(field.id);
  }

  /** The paragraph in which something of the page stands. */
  around(target: EventTarget | null): Field | undefined {
    const block = target instanceof Element ? target.closest<HTMLElement>("[data-block]") : null;
    return this.#fields.get(block?.dataset.block ?? "");
  }

  /** The paragraph whose text field this is. */
  of(target: EventTarget | null): Field | undefined {
    const field = this.around(target);
    return target === field?.area ? field : undefined;
  }

  /** Those that should be sent. */
  waiting(): readonly Field[] {
    return [...this].filter((one) => one.waits);
  }

  allKept(): boolean {
    return ![...this].some((one) => one.changed);
  }
}
