import type { Desk } from "./desk.ts";
import { addAfter, move, step } from "./doing.ts";
import { searchFor } from "./inserting.ts";

/** What keys do in the text field of a paragraph. */
export function pressedInField(desk: Desk, event: KeyboardEvent): void {
  const field = desk.fields.of(event.target);
  if (!field) return;
  const held = event.ctrlKey || event.metaKey;
  if (event.altKey && !held && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    void move(desk, field, event.key === "ArrowUp" ? "up" : "down");
  } else if (held && event.key.toLowerCase() === "k") {
    event.preventDefault();
    field.caret = field.area.selectionStart;
    searchFor(desk, field);
  } else if (held && event.key === "Enter") {
    event.preventDefault();
    void addAfter(desk, field);
  } else if (event.key === "Escape") field.area.blur();
}

/** What keys do outside of any field, where the browser has nothing of its own to take back. */
export function pressedOutside(desk: Desk, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  void step(desk, key === "y" || event.shiftKey ? "redo" : "undo");
}
