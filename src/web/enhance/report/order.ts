import type { Desk } from "./desk.ts";
import type { Told } from "./told.ts";

/** Puts paragraphs where the server has them, with the numbers that they have there. */
export function putInOrder({ form, fields }: Pick<Desk, "form" | "fields">, order: Told["order"]): void {
  const places = new Map<string, Element>();
  for (const [id, part, , number] of order) {
    const element = fields.get(id)?.element;
    const list = form.querySelector(`[data-part="${part}"] [data-blocks]`);
    if (!element || !list) continue;
    const before = places.get(part);
    const there = before === undefined ? list.firstElementChild : before.nextElementSibling;
    if (there !== element) list.insertBefore(element, there);
    places.set(part, element);
    const own = element.querySelector("[data-number]");
    if (own && own.textContent !== number) own.textContent = number;
  }
}
