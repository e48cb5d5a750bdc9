import { make } from "./dialog.ts";
import type { Field } from "./field.ts";
import type { ToldMark } from "./told.ts";
import type { Tools } from "./tools.ts";

/** Draws what the house style remarks in a paragraph, as `parts/report/editor/findings.tsx` does. */
export function drawMarks(tools: Tools, field: Field, marks: readonly ToldMark[]): void {
  const list = field.element.querySelector("[data-findings]");
  list?.replaceChildren(
    ...marks.map(({ words, from, to, text, mend }) => {
      const place = { "data-from": String(from), "data-to": String(to), "data-text": text };
      const item = make("li", place, make("a", { href: `#t.${field.id}` }, words));
      if (mend === null) return item;
      const named = (tools.element.dataset.mendNamed ?? "").replace("……", text).replace("…", mend);
      const attributes = {
        type: "submit",
        class: "plain-button",
        name: "deed",
        value: `mend ${field.id} ${from} ${to}`,
        "data-mend": mend,
        "aria-label": named,
      };
      item.append(" ", make("button", attributes, tools.say("mend")));
      return item;
    }),
  );
}

/** Goes from a mark to its place, which is selected there. */
export function goToPlace(field: Field, mark: HTMLElement): void {
  const place = placeOf(field, mark);
  field.area.focus();
  if (place) field.area.setSelectionRange(place.from, place.to);
}

/** Puts what is right in the place of a mark, as if it were typed. False where what was marked is not there any more. */
export function mendHere(field: Field, mark: HTMLElement, mend: string): boolean {
  const place = placeOf(field, mark);
  if (!place) return false;
  field.area.focus();
  field.area.setRangeText(mend, place.from, place.to, "end");
  mark.remove();
  for (const other of field.element.querySelectorAll<HTMLElement>("[data-findings] > li")) {
    const from = Number(other.dataset.from);
    if (from >= place.to) other.dataset.from = String(from + mend.length - (place.to - place.from));
  }
  field.area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return true;
}

/** Where what was marked stands now: one may have typed since, so the nearest place counts. */
function placeOf({ area }: Field, mark: HTMLElement): { readonly from: number; readonly to: number } | null {
  const { from = "0", text = "" } = mark.dataset;
  const at = Number(from);
  const behind = area.value.indexOf(text, at);
  const before = area.value.lastIndexOf(text, at);
  const nearest = before >= 0 && (behind < 0 || at - before < behind - at) ? before : behind;
  return text === "" || nearest < 0 ? null : { from: nearest, to: nearest + text.length };
}
