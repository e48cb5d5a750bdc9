import type { Field } from "./field.ts";
import type { Fields } from "./fields.ts";
import { ask, SignedOut, type Told } from "./told.ts";
import type { Tools } from "./tools.ts";

const firstRetry = 2_000;
const lastRetry = 60_000;

interface LineParts {
  readonly form: HTMLFormElement;
  readonly tools: Tools;
  readonly fields: Fields;
  /** What the server said, and the texts that were sent. */
  heard(told: Told, texts: ReadonlyMap<Field, string>): void;
}

/** The line to the server: what was typed goes after a pause, deeds go with it, one after the other; on a bad line it goes again. */
export class Line {
  readonly #parts: LineParts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = firstRetry;
  #queue: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  /** Saves after so many milliseconds, unless it is put off again. */
  wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.save(), milliseconds);
  }

  /** False where what was typed is not known to have arrived. */
  async save(): Promise<boolean> {
    if (this.#parts.fields.waiting().length === 0) return true;
    return (await this.send({})) !== null;
  }

  /** Sends what was changed, and a deed with it. Null where nothing is known to be done. */
  send(deed: Readonly<Record<string, string>>): Promise<Told | null> {
    const sent = this.#queue.then(() => this.#post(deed));
    this.#queue = sent;
    return sent;
  }

  async #post(deed: Readonly<Record<string, string>>): Promise<Told | null> {
    const { tools, fields, heard } = this.#parts;
    if (this.#stopped) return null;
    clearTimeout(this.#timer);
    const texts = new Map(fields.waiting().map((one) => [one, one.area.value]));
    if (texts.size === 0 && Object.keys(deed).length === 0) return null;
    const body = this.#body(texts, deed);
    tools.tell(tools.say("saving"));
    try {
      const told = await ask<Told>(tools.element.dataset.reportEditor ?? "", body);
      this.#retry = firstRetry;
      heard(told, texts);
      return told;
    } catch (error) {
      if (error instanceof SignedOut) {
        this.#stopped = true;
        tools.tell(tools.say("signedOut"));
      } else {
        // The line is bad: what was typed lies here and goes again, later each time.
        tools.tell(tools.say("waiting"));
        this.wait(this.#retry * (0.75 + Math.random() / 2));
        this.#retry = Math.min(lastRetry, this.#retry * 2);
      }
      return null;
    }
  }

  #body(texts: ReadonlyMap<Field, string>, deed: Readonly<Record<string, string>>): FormData {
    const body = new FormData();
    for (const name of ["token", "seen"]) {
      const input = this.#parts.form.elements.namedItem(name);
      if (input instanceof HTMLInputElement) body.append(name, input.value);
    }
    for (const [field, text] of texts) {
      field.keepHere();
      body.append(`t.${field.id}`, text);
      body.append(`r.${field.id}`, field.revision);
    }
    for (const [name, value] of Object.entries(deed)) body.append(name, value);
    return body;
  }
}
