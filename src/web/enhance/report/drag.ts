/** Where a paragraph would be put: into a part, behind another or at its beginning. */
type Move = (block: string, part: string, after: string | null) => void;

/** Makes the number of a paragraph what it is dragged by. */
export function mayBeDragged(block: Element, hint: string): void {
  const handle = block.querySelector<HTMLElement>("[data-number]");
  if (!handle) return;
  handle.draggable = true;
  handle.title = hint;
}

/** Paragraphs are dragged by their numbers, before or behind one another or into a part that has none yet. */
export function enableDrag(form: HTMLElement, hint: string, move: Move): void {
  for (const block of form.querySelectorAll("[data-block]")) mayBeDragged(block, hint);
  let dragged: HTMLElement | null = null;
  let over: Over | null = null;
  const show = (next: Over | null) => {
    if (over?.beside === next?.beside && over?.before === next?.before) return;
    over?.beside.classList.remove("re-before", "re-after");
    next?.beside.classList.add(next.before ? "re-before" : "re-after");
    over = next;
  };

  form.addEventListener("dragstart", (event) => {
    if (!(event.target instanceof Element) || !event.target.matches("[data-number]")) return;
    dragged = event.target.closest<HTMLElement>("[data-block]");
    if (!dragged || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.block ?? "");
    event.dataTransfer.setDragImage(dragged, 12, 12);
    dragged.classList.add("re-dragged");
  });
  form.addEventListener("dragover", (event) => {
    if (!dragged) return;
    // Wherever it is let go within the form, it goes where the line is.
    event.preventDefault();
    show(overAt(event) ?? over);
  });
  form.addEventListener("drop", (event) => {
    if (!dragged || !over) return;
    event.preventDefault();
    const { beside, before } = over;
    const part = beside.closest<HTMLElement>("[data-part]")?.dataset.part;
    const own = dragged.dataset.block ?? "";
    let after: Element | null = before ? beside.previousElementSibling : beside;
    // Behind oneself is where one was.
    if (after === dragged) after = dragged.previousElementSibling;
    if (beside.dataset.block === undefined) after = null;
    if (part !== undefined && beside !== dragged)
      move(own, part, after instanceof HTMLElement ? (after.dataset.block ?? null) : null);
  });
  form.addEventListener("dragend", () => {
    show(null);
    dragged?.classList.remove("re-dragged");
    dragged = null;
  });
}

/** A paragraph, or the list of a part that has none. */
interface Over {
  readonly beside: HTMLElement;
  readonly before: boolean;
}

function overAt({ target, clientY }: DragEvent): Over | null {
  if (!(target instanceof Element)) return null;
  const list = target.closest("[data-part]")?.querySelector<HTMLElement>("[data-blocks]");
  const last = list?.lastElementChild;
  if (list && !last) return { beside: list, before: false };
  // Beneath the paragraphs of a part is behind its last one.
  const beside = target.closest<HTMLElement>("[data-block]") ?? (last instanceof HTMLElement ? last : null);
  if (!beside) return null;
  const { top, height } = beside.getBoundingClientRect();
  return { beside, before: clientY < top + height / 2 };
}
