import { Count } from "./count.ts";
import { type Desk, settle } from "./desk.ts";
import { doDeed } from "./doing.ts";
import { enableDrag } from "./drag.ts";
import { grow } from "./field.ts";
import { Fields } from "./fields.ts";
import { hear } from "./hearing.ts";
import { shelfOf } from "./kept-here.ts";
import { pressedInField, pressedOutside } from "./keys.ts";
import { Line } from "./line.ts";
import { goToPlace } from "./marks.ts";
import { openWhereOneIs } from "./opening.ts";
import { submitted } from "./pressing.ts";
import { Tools } from "./tools.ts";
import { offerUnsent } from "./unsent.ts";

/**
 * The editor of a report with a script: what is typed is saved by itself and lies on this device until it is; paragraphs are moved
 * with keys and by dragging; evidence is searched where one writes. Every deed is one that the page's own form knows, and all words
 * come with the page.
 */

/** Pause after which what was typed is saved, in milliseconds; and after which it lies on this device. */
const pause = 1500;
const keepAfter = 250;

export function enhanceEditor(root: Document, element: HTMLElement): void {
  const form = element.closest("form");
  if (!form) return;
  const tools = new Tools(element);
  const shelf = shelfOf(element.dataset.report ?? "", element.dataset.edition ?? "");
  const fields = new Fields(form, shelf);
  const line = new Line({ form, tools, fields, heard: (told, texts) => hear(desk, told, texts) });
  const desk: Desk = { form, tools, fields, shelf, count: new Count(tools), line };
  form.classList.add("re-live");
  offerUnsent(desk);
  openWhereOneIs(root, form);
  followTyping(desk);
  form.addEventListener("keydown", (event) => pressedInField(desk, event));
  root.addEventListener("keydown", (event) => pressedOutside(desk, event));
  form.addEventListener("submit", (event) => submitted(desk, event));
  form.addEventListener("click", (event) => {
    const mark =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-findings] a") : null;
    const [field, item] = [fields.around(mark), mark?.closest("li")];
    if (!field || !item) return;
    event.preventDefault();
    goToPlace(field, item);
  });
  enableDrag(
    form,
    tools.say("drag"),
    (block, part, after) =>
      void doDeed(desk, `move ${block}`, { part, ...(after === null ? {} : { after }) }),
  );
  addEventListener("online", () => line.wait(0));
  root.addEventListener("visibilitychange", () => {
    if (root.hidden) for (const field of fields) if (field.changed) field.keepHere();
  });
}

/** A keystroke does no more than to note that there was one; after a moment without any, what was typed is kept, drawn, counted and sent. */
function followTyping(desk: Desk): void {
  const { form, fields, line } = desk;
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  form.addEventListener("input", ({ target }) => {
    const field = fields.of(target);
    if (!field) return;
    grow(field.area);
    clearTimeout(pending.get(field.id));
    pending.set(
      field.id,
      setTimeout(() => settle(desk, field), keepAfter),
    );
    line.wait(pause);
  });
  form.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLTextAreaElement) grow(target);
  });
  form.addEventListener("focusout", ({ target }) => {
    const field = fields.of(target);
    if (!field) return;
    field.caret = field.area.selectionStart;
    clearTimeout(pending.get(field.id));
    // Also what has been saved in the meantime is drawn as it now stands.
    settle(desk, field);
    if (field.changed) line.wait(0);
  });
}
