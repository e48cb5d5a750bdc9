import { ask, type ToldOffers } from "./told.ts";

/** Pause after which what was typed is searched for, in milliseconds. */
const pause = 300;

interface Search {
  say(key: string): string;
  readonly address: string;
  /** Puts an offer where one was; true where it was done and the search may close. */
  choose(offer: string): Promise<string | null>;
  /** The search has closed, whether or not anything was chosen. */
  closed(): void;
}

/** A search for evidence over the page: what is found comes while one types, and one press puts it where one was. */
export function openSearch({ say, address, choose, closed }: Search): void {
  const dialog = document.createElement("dialog");
  dialog.className = "re-dialog";
  dialog.setAttribute("aria-labelledby", "re-dialog-title");
  const title = make("h2", { id: "re-dialog-title" }, say("heading"));
  const form = make("form", { class: "re-find", role: "search" });
  const label = make("label", { for: "re-dialog-q" }, say("search"));
  const input = document.createElement("input");
  input.id = "re-dialog-q";
  input.type = "search";
  input.autocomplete = "off";
  const close = button(say("close"), () => dialog.close());
  const results = make("div", { class: "re-dialog-results re-offers", "aria-live": "polite" });
  form.append(label, input, close);
  dialog.append(title, form, results);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const search = async () => {
    const q = input.value.trim();
    if (q === "") return results.replaceChildren();
    const mine = ++asked;
    results.replaceChildren(make("p", { class: "note" }, say("searching")));
    try {
      const { found } = await ask<ToldOffers>(`${address}?${new URLSearchParams({ q })}`);
      // A later question has been asked in the meantime.
      if (mine !== asked) return;
      if (found.length === 0) return results.replaceChildren(make("p", {}, say("none")));
      const parts = found.map(group);
      results.replaceChildren(...(parts.length > 1 ? [ways(parts)] : []), ...parts.flat());
    } catch {
      if (mine === asked) results.replaceChildren(make("p", {}, say("waiting")));
    }
  };
  /** The groups with how much was found in each, to go there. */
  const ways = (parts: readonly (readonly HTMLElement[])[]): HTMLElement => {
    const list = make("ul", { class: "re-groups" });
    for (const [heading, offers] of parts) {
      const to = button(heading?.textContent ?? "", () => {
        heading?.scrollIntoView({ block: "start" });
        offers?.querySelector("button")?.focus({ preventScroll: true });
      });
      to.className = "plain-button";
      const number = new Intl.NumberFormat(document.documentElement.lang);
      list.append(make("li", {}, to, ` ${number.format(offers?.childElementCount ?? 0)}`));
    }
    return list;
  };
  const group = ({ words, offers }: ToldOffers["found"][number]): readonly HTMLElement[] => {
    const list = make("ul", {});
    for (const one of offers) {
      const text = make("div", {}, make("p", { dir: "auto" }, one.label));
      if (one.says !== null) text.append(make("p", { class: "re-says", dir: "auto" }, one.says));
      text.append(make("p", { class: "note", dir: "auto" }, `${one.as} · ${one.from}`));
      const insert = button(say("insert"), async () => {
        insert.disabled = true;
        const refused = await choose(one.offer);
        if (refused === null) return dialog.close();
        insert.disabled = false;
        text.append(make("p", { class: "re-status re-matters", role: "alert" }, refused));
      });
      insert.setAttribute("aria-label", `${say("insert")}: ${one.label} (${one.as})`);
      list.append(make("li", {}, text, insert));
    }
    return [make("h3", {}, words), list];
  };
  // In a search field Escape would only empty it; here it leads back to where one was writing.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), pause);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void search();
  });
  dialog.showModal();
  input.focus();
}

export function make(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function button(words: string, act: () => void | Promise<void>): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = words;
  made.addEventListener("click", () => void act());
  return made;
}
