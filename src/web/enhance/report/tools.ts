/** The row of tools above the paragraphs: the words that the script says come with it, and what it says stands there. */
export class Tools {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  /** Words of the page, with what stands in the place of the dots. */
  say(key: string, place = ""): string {
    return (this.element.dataset[key] ?? "").replace("…", place);
  }

  /** Says how things stand, once. */
  tell(text: string): void {
    const state = this.element.querySelector<HTMLElement>("[data-state]");
    if (state && state.textContent !== text) state.textContent = text;
  }

  /** Whether there is something to take back, and to do again. */
  offer(steps: { readonly undo: boolean; readonly redo: boolean }): void {
    for (const step of ["undo", "redo"] as const)
      this.element
        .querySelector(`[data-step="${step}"]`)
        ?.setAttribute("aria-disabled", String(!steps[step]));
  }
}

/** The hour and minute, as the page's language writes them. */
export function clock(): string {
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(language, parts).format(new Date());
}
