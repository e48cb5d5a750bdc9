/** Paragraphs are dragged by their numbers; `move` puts one into a part, behind another or at its beginning. */
export function enableDrag(
  form: HTMLElement,
  hint: string,
  move: (block: string, part: string, after: string | null) => void,
): void {
  for (const handle of form.querySelectorAll<HTMLElement>("[data-number]")) {
    handle.draggable = true;
    handle.title = hint;
  }
  let dragged: HTMLElement | null = null;
  let over: { readonly block: HTMLElement; readonly before: boolean } | null = null;
  const clear = () => over?.block.classList.remove("re-before", "re-after");
  const blockAt = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>("[data-block]") : null;

  form.addEventListener("dragstart", (event) => {
    if (!(event.target instanceof Element) || !event.target.matches("[data-number]")) return;
    dragged = blockAt(event);
    if (!dragged || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.block ?? "");
    event.dataTransfer.setDragImage(dragged, 12, 12);
    dragged.classList.add("re-dragged");
  });
  form.addEventListener("dragover", (event) => {
    const block = blockAt(event);
    if (!dragged || !block) return;
    event.preventDefault();
    const { top, height } = block.getBoundingClientRect();
    const before = event.clientY < top + height / 2;
    if (over?.block === block && over.before === before) return;
    clear();
    over = { block, before };
    block.classList.add(before ? "re-before" : "re-after");
  });
  form.addEventListener("drop", (event) => {
    if (!dragged || !over) return;
    event.preventDefault();
    const { block, before } = over;
    const part = block.closest<HTMLElement>("[data-part]")?.dataset.part;
    let after: Element | null = before ? block.previousElementSibling : block;
    // Behind oneself is where one was.
    if (after === dragged) after = dragged.previousElementSibling;
    if (part !== undefined && block !== dragged)
      move(
        dragged.dataset.block ?? "",
        part,
        after instanceof HTMLElement ? (after.dataset.block ?? null) : null,
      );
  });
  form.addEventListener("dragend", () => {
    clear();
    dragged?.classList.remove("re-dragged");
    dragged = null;
    over = null;
  });
}
