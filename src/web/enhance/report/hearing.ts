import { showConflict } from "./conflict.ts";
import type { Desk } from "./desk.ts";
import type { Field } from "./field.ts";
import { drawMarks } from "./marks.ts";
import { putInOrder } from "./order.ts";
import type { Told } from "./told.ts";
import { clock } from "./tools.ts";

/** Pause after which what was typed meanwhile goes too, in milliseconds. */
const pause = 1500;

/** Takes in what the server said of a save: what is kept and what is not, marks, numbers and places. */
export function hear(desk: Desk, told: Told, texts: ReadonlyMap<Field, string>): void {
  const { form, tools, fields, count, line } = desk;
  for (const [field, text] of texts) {
    const saved = told.saved[field.id];
    const refused = told.refused[field.id];
    if (saved) field.acknowledged(text, saved.revision, saved.print);
    else if (refused?.conflict) showConflict(desk, field, refused.conflict);
    else if (refused) {
      field.say(refused.problems.join("\n"), true);
      // The same again would be refused again; it lies here until it is mended.
      field.refused = text;
    }
  }
  for (const [id, marks] of Object.entries(told.findings)) {
    const field = fields.get(id);
    if (field) drawMarks(tools, field, marks);
  }
  if (fields.waiting().length === 0) count.set(told.total);
  putInOrder(desk, told.order);
  // Whatever else was done, it can be taken back and nothing is left to be done again.
  if (told.steps) tools.offer({ undo: told.steps.undo !== null, redo: told.steps.redo !== null });
  else if (Object.keys(told.saved).length > 0 || told.done) tools.offer({ undo: true, redo: false });
  const seen = form.elements.namedItem("seen");
  if (seen instanceof HTMLInputElement) seen.value = String(told.change);
  const said = tools.say(fields.allKept() ? "allSaved" : "saved", clock());
  tools.tell(told.problems ? told.problems.join(" ") : said);
  if (fields.waiting().length > 0) line.wait(pause);
}
