import type { Tools } from "./tools.ts";

/** The words of the report against the most that it may have, counted on while one types. */
export class Count {
  readonly #tools: Tools;
  #total: number;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#total = Number(tools.element.dataset.total ?? 0);
  }

  /** The report has become longer by so many words. */
  grow(words: number): void {
    this.set(this.#total + words);
  }

  set(total: number): void {
    this.#total = total;
    const { element } = this.#tools;
    const place = element.querySelector<HTMLElement>("[data-count]");
    if (!place) return;
    const number = new Intl.NumberFormat(document.documentElement.lang).format(total);
    place.textContent = this.#tools.say("words", number);
    place.classList.toggle("re-over", total > Number(element.dataset.limit));
  }
}
