import type { Desk } from "./desk.ts";
import { mayBeDragged } from "./drag.ts";
import { putInOrder } from "./order.ts";
import { SignedOut, type Told } from "./told.ts";

/** More paragraphs than these are not asked for by name: the page comes anew. */
const most = 40;

/**
 * Draws paragraphs anew as the page itself draws them, and takes off those that are gone. What is being typed in one stays. The focus
 * stays where it was, or goes to the paragraph where that is no more. `sent` names the fields that went with the deed.
 */
export async function drawAnew(
  desk: Desk,
  { order }: Pick<Told, "order">,
  blocks: readonly string[] | null,
  sent: readonly string[] = [],
): Promise<void> {
  const { form, fields, tools } = desk;
  if (blocks === null || blocks.length > most) return location.reload();
  const there = new Set(order.map(([id]) => id));
  for (const field of [...fields]) if (!there.has(field.id) && !field.conflict) fields.remove(field);
  const wanted = blocks.filter((id) => there.has(id) && !fields.get(id)?.changed);
  if (wanted.length > 0) {
    const page = await fetched(wanted);
    for (const id of wanted) {
      const made = page.querySelector(`[data-block="${CSS.escape(id)}"]`);
      if (!made) continue;
      const element = document.importNode(made, true);
      if (!(element instanceof HTMLElement)) continue;
      const old = fields.get(id);
      const focused = old?.element.contains(document.activeElement) ? document.activeElement : null;
      if (old) carryOver(old.element, element, sent);
      if (old) old.element.replaceWith(element);
      else form.querySelector("[data-blocks]")?.append(element);
      fields.add(element);
      mayBeDragged(element, tools.say("drag"));
      if (focused) focusAgain(element, focused);
    }
  }
  putInOrder(desk, order);
  countNewer(desk);
}

/** A comment that is being written stays with its paragraph, unless it is the one that was sent. */
function carryOver(from: HTMLElement, to: HTMLElement, sent: readonly string[]): void {
  for (const { name, value } of from.querySelectorAll<HTMLTextAreaElement>("textarea[name^='c.']")) {
    const there = to.querySelector<HTMLTextAreaElement>(`textarea[name="${CSS.escape(name)}"]`);
    if (value === "" || there === null || sent.includes(name)) continue;
    there.value = value;
    there.closest("details")?.setAttribute("open", "");
  }
}

async function fetched(blocks: readonly string[]): Promise<Document> {
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.set("only", blocks.join(" "));
  const response = await fetch(address, {
    redirect: "manual",
    headers: { Accept: "text/html" },
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new SignedOut();
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** The same control of the new paragraph; where it is gone, the next of its kind; else the text. */
function focusAgain(element: HTMLElement, before: Element): void {
  const named = (attribute: string) => {
    const value = before.getAttribute(attribute);
    return value === null || value === "" ? "" : `[${attribute}="${CSS.escape(value)}"]`;
  };
  const same = before.id === "" ? `${named("name")}${named("value")}` : `#${CSS.escape(before.id)}`;
  const deed = before.getAttribute("value")?.split(" ")[0] ?? "";
  const found = [
    ...(same === "" ? [] : element.querySelectorAll<HTMLElement>(same)),
    ...(deed === "" ? [] : element.querySelectorAll<HTMLElement>(`[value^="${CSS.escape(deed)} "]`)),
    ...element.querySelectorAll<HTMLElement>("textarea"),
  ].find((one) => one.checkVisibility());
  found?.focus({ preventScroll: true });
}

/** How many values have newer ones, as the paragraphs on the page say it. */
function countNewer({ form, tools }: Pick<Desk, "form" | "tools">): void {
  const place = tools.element.querySelector<HTMLElement>("[data-newer]");
  const link = place?.querySelector("a");
  const values = [...form.querySelectorAll(".re-newer-here [name=deed]")];
  if (!place || !link || !place.matches(".re-newer-in-report")) return;
  place.hidden = values.length === 0;
  const number = new Intl.NumberFormat(document.documentElement.lang).format(values.length);
  link.textContent = tools.say("newerHere", number);
  link.setAttribute("href", `#${values[0]?.closest("[data-block]")?.id ?? ""}`);
}
