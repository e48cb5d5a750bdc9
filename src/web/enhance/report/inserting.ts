import type { Desk } from "./desk.ts";
import { make, openSearch } from "./dialog.ts";
import type { Field } from "./field.ts";
import { drawAnew } from "./fresh.ts";
import type { ToldBinding } from "./told.ts";

/** Searches the evidence; what is chosen goes where one was writing, a table or chart behind the paragraph. */
export function searchFor(desk: Desk, field: Field): void {
  const { tools, fields, count, line } = desk;
  // When the search has closed, one goes on writing: behind what was put in, or the note beneath a drawing.
  let next = field;
  openSearch({
    say: (key) => tools.say(key),
    address: tools.element.dataset.find ?? "",
    closed: () => writeIn(next, next === field ? "nearest" : "center"),
    choose: async (offer) => {
      const offset = field.caret ?? field.area.value.length;
      const told = await line.send({ deed: `insert ${field.id}`, offer, offset: String(offset) });
      if (!told) return tools.say("waiting");
      const { inserted, done } = told;
      if (done?.show) {
        await drawAnew(desk, told, done.touched);
        next = fields.get(done.show) ?? field;
        return null;
      }
      if (!inserted) return (told.problems ?? []).join(" ");
      const { block, binding, markup, revision, print } = inserted;
      showBindings(field, told.bindings[block] ?? []);
      field.area.value = markup;
      field.acknowledged(markup, revision, print);
      count.grow(field.redraw());
      field.caret = markup.indexOf(`[[${binding}]]`) + binding.length + 4;
      return null;
    },
  });
}

/** Puts the caret where it was. A field that has the focus from a dialog that is gone gets no keys in Chromium until it is focused anew. */
function writeIn({ area, element, caret }: Field, block: ScrollLogicalPosition): void {
  const at = caret ?? area.value.length;
  area.blur();
  area.focus();
  area.setSelectionRange(at, at);
  element.scrollIntoView({ block });
}

function showBindings(field: Field, bindings: readonly ToldBinding[]): void {
  const list = field.element.querySelector("[data-bindings]");
  list?.replaceChildren(
    ...bindings.map((one) => {
      const item = make("li", { "data-binding": one.id, "data-shows": one.shows });
      item.append(
        make("b", { dir: "auto", ...(one.missing ? { class: "re-missing" } : {}) }, one.shows),
        " ",
        make("code", { dir: "ltr" }, `[[${one.id}]]`),
        ...one.evidence.map(({ words, to }) =>
          make("span", { class: "rp-source" }, to === null ? words : make("a", { href: to }, words)),
        ),
        make("span", { class: "re-taken" }, one.taken),
      );
      return item;
    }),
  );
}
