import { isBareKey } from "./keys.ts";

/** What the server suggests while one types: where it leads, and what it is called. */
interface Suggestion {
  readonly label: string;
  readonly note: string;
  readonly href: string;
}

/** `/` leads to the search field; what is typed there is answered while typing. */
export function enhanceSearch(root: Document): void {
  const form = root.querySelector<HTMLFormElement>("form[data-search]");
  const input = form?.querySelector<HTMLInputElement>("input[type=search]");
  if (!form || !input) return;
  root.addEventListener("keydown", (event) => {
    if (!isBareKey(event, "/")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  suggest(form, input);
}

function suggest(form: HTMLFormElement, input: HTMLInputElement): void {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.role = "listbox";
  list.setAttribute("aria-label", input.labels?.[0]?.textContent?.trim() ?? "");
  list.hidden = true;
  form.append(list);
  input.role = "combobox";
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");

  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  let chosen = -1;
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>("a")];
  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index: number) => {
    const all = options();
    if (all.length === 0) return;
    chosen = (index + all.length) % all.length;
    all.forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === chosen));
    });
    input.setAttribute("aria-activedescendant", all[chosen]?.id ?? "");
  };
  const show = (found: readonly Suggestion[]) => {
    list.replaceChildren(...found.map(suggestionItem));
    chosen = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    asked?.abort();
    const q = input.value.trim();
    if (q.length < 2) return close();
    waiting = setTimeout(async () => {
      asked = new AbortController();
      try {
        show(await suggestions(q, form.dataset.search ?? "en", asked.signal));
      } catch {
        close();
      }
    }, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) options()[chosen]?.click();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
}

function suggestionItem({ label, note, href }: Suggestion, index: number): HTMLLIElement {
  const item = document.createElement("li");
  item.role = "presentation";
  const link = document.createElement("a");
  link.href = href;
  link.id = `suggestion-${index}`;
  link.role = "option";
  link.tabIndex = -1;
  link.setAttribute("aria-selected", "false");
  const about = document.createElement("span");
  about.textContent = note;
  link.append(label, " ", about);
  item.append(link);
  return item;
}

async function suggestions(q: string, language: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const answer = await fetch(`/api/search?${new URLSearchParams({ q, lang: language })}`, { signal });
  if (!answer.ok) return [];
  const body: unknown = await answer.json();
  const found = typeof body === "object" && body !== null && "results" in body ? body.results : [];
  return Array.isArray(found) ? found.flatMap(asSuggestion).slice(0, 8) : [];
}

function asSuggestion(raw: unknown): readonly Suggestion[] {
  if (typeof raw !== "object" || raw === null) return [];
  const { label, note, href } = raw as Record<string, unknown>;
  // Only within this site, whatever the answer says.
  if (typeof label !== "string" || typeof href !== "string" || !/^\/[a-z]/.test(href)) return [];
  return [{ label, href, note: typeof note === "string" ? note : "" }];
}
