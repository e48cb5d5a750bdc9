import type { Desk } from "./desk.ts";
import { button, make } from "./dialog.ts";
import type { Field } from "./field.ts";
import type { Told } from "./told.ts";

/** Both texts of a paragraph that two wrote at once, and a choice: nothing is saved before it is made. */
export function showConflict(
  { tools, fields, count, line }: Desk,
  field: Field,
  { said, theirs, revision, removed }: NonNullable<Told["refused"][string]["conflict"]>,
): void {
  field.conflict = true;
  field.element.querySelector("[data-conflict]")?.remove();
  const box = make("div", { class: "re-conflict", role: "alert", "data-conflict": "" });
  const quoted = make(
    "blockquote",
    { lang: field.area.lang, dir: field.area.dir },
    theirs === "" ? tools.say("empty") : theirs,
  );
  const mine = button(tools.say("mine"), () => {
    field.conflict = false;
    field.over(revision);
    box.remove();
    field.area.focus();
    line.wait(0);
  });
  const other = button(tools.say(removed ? "leave" : "theirs"), () => {
    field.conflict = false;
    box.remove();
    if (removed) return fields.remove(field);
    field.area.value = theirs;
    field.acknowledged(theirs, revision, "");
    count.grow(field.redraw());
    field.area.focus();
  });
  const buttons = make("div", { class: "re-buttons" }, ...(removed ? [other] : [mine, other]));
  box.append(make("p", {}, said), quoted, buttons);
  field.element.querySelector("[data-status]")?.after(box);
}
