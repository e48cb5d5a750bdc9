import { type Desk, settle } from "./desk.ts";
import { button, make } from "./dialog.ts";

/** Offers what was typed here before and never acknowledged; what stands in the page already is forgotten. */
export function offerUnsent(desk: Desk): void {
  const { form, tools, fields, shelf, line } = desk;
  const unsent = [...shelf.all()].filter(([block, { text }]) => {
    if (fields.get(block)?.area.value !== text) return true;
    if (!fields.get(block)?.changed) shelf.drop(block);
    return false;
  });
  if (unsent.length === 0) return;
  const box = make("div", { class: "re-told", role: "status" }, make("p", {}, tools.say("unsent")));
  // A paragraph that is gone cannot take its words back: they stand here to be copied.
  for (const [block, { text }] of unsent)
    if (!fields.get(block)) box.append(make("p", { dir: "auto" }, text));
  const back = button(tools.say("putBack"), () => {
    for (const [block, { text, revision }] of unsent) {
      const field = fields.get(block);
      if (!field) continue;
      field.area.value = text;
      field.over(Number(revision));
      settle(desk, field);
    }
    box.remove();
    line.wait(0);
  });
  const forget = button(tools.say("forget"), () => {
    for (const [block] of unsent) shelf.drop(block);
    box.remove();
  });
  box.append(make("div", { class: "re-buttons" }, back, forget));
  form.prepend(box);
}
