import type { Desk } from "./desk.ts";
import { mayBeDragged } from "./drag.ts";
import { putInOrder } from "./order.ts";
import type { Told } from "./told.ts";

/** Makes the empty paragraphs that the server has and the page does not, from the page's template. */
export function makeNew(desk: Desk, { order }: Pick<Told, "order">): void {
  for (const [id, , kind] of order) if (!desk.fields.get(id)) fromTemplate(desk, id, kind);
  putInOrder(desk, order);
}

function fromTemplate({ form, fields, tools }: Desk, id: string, kind: string): void {
  const template = form.querySelector<HTMLTemplateElement>("template[data-block-template]");
  const part = template?.content.firstElementChild;
  if (!part) return;
  const holder = document.createElement("ol");
  // Every name in the template is `new`, between points, spaces or the ends of a value.
  holder.append(part.cloneNode(true));
  const element = holder.firstElementChild;
  if (!(element instanceof HTMLElement)) return;
  for (const one of [element, ...element.querySelectorAll("*")])
    for (const attribute of [...one.attributes])
      if (/^(?:id|name|value|for|data-block|aria-describedby)$/.test(attribute.name))
        attribute.value = attribute.value.replace(/(^|[ .])new(?=$|[ .])/g, `$1${id}`);
  element.dataset.kind = kind;
  element.className = `re-block re-${kind}`;
  form.querySelector("[data-blocks]")?.append(element);
  // Nothing was typed yet: what the server has is what stands here.
  fields.add(element)?.acknowledged("", 0, "");
  mayBeDragged(element, tools.say("drag"));
}
