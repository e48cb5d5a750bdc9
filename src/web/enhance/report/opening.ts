/**
 * The text field of a paragraph is open while one is in it. It closes when one has left, but never between the press and the release of a
 * button: what is pressed must not move from under the pointer.
 */
export function openWhereOneIs(root: Document, form: HTMLElement): void {
  const left = new Set<Element>();
  let pressed = false;
  const fieldOf = (target: EventTarget | null) =>
    target instanceof HTMLTextAreaElement ? target.closest(".re-field") : null;
  const close = () => {
    if (pressed) return;
    for (const field of left) if (!field.contains(root.activeElement)) field.classList.remove("re-open");
    left.clear();
  };
  form.addEventListener("focusin", ({ target }) => fieldOf(target)?.classList.add("re-open"));
  form.addEventListener("focusout", ({ target }) => {
    const field = fieldOf(target);
    if (!field) return;
    left.add(field);
    close();
  });
  root.addEventListener(
    "pointerdown",
    () => {
      pressed = true;
    },
    true,
  );
  // The click comes in the same task as the release, and before what waits for the next.
  for (const released of ["pointerup", "pointercancel", "dragend"])
    root.addEventListener(
      released,
      () => {
        pressed = false;
        setTimeout(close);
      },
      true,
    );
}
