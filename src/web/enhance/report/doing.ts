import { makeNew } from "./adding.ts";
import type { Desk } from "./desk.ts";
import type { Field } from "./field.ts";
import { drawAnew } from "./fresh.ts";
import { SignedOut, type Told } from "./told.ts";

/** Does a deed; paragraphs that are new come, those that are gone go, those that it touched are drawn anew. */
export async function doDeed(
  desk: Desk,
  deed: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<Told | null> {
  const { tools, fields, line } = desk;
  const told = await line.send({ deed, ...extra });
  if (!told) return null;
  const { done, order } = told;
  const touched = done?.touched ?? [];
  const there = new Set(order.map(([id]) => id));
  for (const field of [...fields]) if (!there.has(field.id) && !field.conflict) fields.remove(field);
  try {
    if (done && (done.touched === null || touched.length > 0))
      await drawAnew(desk, told, done.touched, Object.keys(extra));
  } catch (error) {
    // It is done, and cannot be shown: the page comes again as soon as there is a line.
    tools.tell(tools.say(error instanceof SignedOut ? "signedOut" : "waiting"));
    return told;
  }
  makeNew(desk, told);
  if (done?.told) tools.tell(tools.say(done.told));
  return told;
}

/** Takes back or does again, and shows where that was. */
export async function step(desk: Desk, which: "undo" | "redo"): Promise<void> {
  const told = await doDeed(desk, which);
  const block = told?.done?.show;
  if (!block) return;
  for (const one of desk.fields) one.element.classList.toggle("re-shown", one.id === block);
  desk.fields.get(block)?.element.scrollIntoView({ block: "nearest" });
}

/** A new paragraph behind this one, to be written at once. */
export async function addAfter(desk: Desk, field: Field): Promise<void> {
  const part = field.element.closest<HTMLElement>("[data-part]")?.dataset.part ?? "body";
  const told = await doDeed(desk, `add ${field.id} ${part}`, { [`kind.${field.id}`]: "paragraph" });
  const made = told?.done?.show;
  if (made) desk.fields.get(made)?.area.focus();
}

/** Moves a paragraph one place. It is seen where it goes at once; where the server hears nothing of it, it goes back. */
export async function move({ tools, line }: Desk, field: Field, way: "up" | "down"): Promise<void> {
  const { element, area } = field;
  const { selectionStart, selectionEnd } = area;
  const focused = document.activeElement;
  const [before, after] = [element.previousElementSibling, element.nextElementSibling];
  // An element that is put elsewhere loses the focus.
  const settle = () => {
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    if (focused === area) area.setSelectionRange(selectionStart, selectionEnd);
    element.scrollIntoView({ block: "nearest" });
  };
  if (way === "up") before?.before(element);
  else after?.after(element);
  settle();
  const told = await line.send({ deed: `${way} ${field.id}` });
  if (!told) {
    if (way === "up") before?.after(element);
    else after?.before(element);
    return settle();
  }
  settle();
  const place = told.order.findIndex(([id]) => id === field.id) + 1;
  if (!told.problems) tools.tell(tools.say("moved", `${place}/${told.order.length}`));
}
