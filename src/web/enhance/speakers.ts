/**
 * A live screen of a speakers' list: it listens on the line, sets what comes as text, lets the clock run by the server's time, and
 * says when the line is lost. Deeds are sent without leaving the page. All words come with the page or over the line.
 */
import { isBareKey } from "./keys.ts";
import { ServerClock } from "./server-clock.ts";

interface Speaker {
  readonly entry: number;
  readonly party: string;
  readonly name: string;
  readonly level: string;
  readonly note: string;
}

interface Told {
  readonly number: number;
  readonly sent: number;
  readonly floor:
    | (Speaker & {
        readonly before: number;
        readonly since: number | null;
        readonly limit: number | null;
        readonly given: string;
      })
    | null;
  readonly notice: string;
  readonly next: readonly (Speaker & { readonly time: string })[];
  readonly counts: string;
  readonly limit: string;
  readonly touched: readonly string[] | null;
}

/** Names of so many letters stand larger in the hall. */
const shortest = 10;
/** Without a sign of life for so long, the line is lost. */
const silence = 40_000;
const [firstAgain, lastAgain] = [1_000, 30_000];
/** How often a screen without a line asks what is now. */
const asking = 6_000;

export function enhanceSpeakers(root: Document): void {
  const panel = root.querySelector<HTMLElement>("[data-speakers]");
  if (!panel) return;
  new Screen(root, panel).begin();
}

class Screen {
  readonly #root: Document;
  readonly #panel: HTMLElement;
  #told: Told;
  /** What the countdown goes by: the clock of the phone may be minutes off, or be set in mid-meeting. */
  readonly #clock = new ServerClock();
  #source: EventSource | undefined;
  #heard = performance.now();
  #again = firstAgain;
  #lost = false;
  #asked = 0;
  #fetching: Promise<void> | undefined;

  constructor(root: Document, panel: HTMLElement) {
    this.#root = root;
    this.#panel = panel;
    this.#told = JSON.parse(panel.dataset.told ?? "{}") as Told;
  }

  begin(): void {
    this.#clock.compare(this.#told.sent);
    this.#listen();
    setInterval(() => this.#tick(), 250);
    this.#root.addEventListener("submit", (event) => this.#submit(event));
    this.#root.addEventListener("keydown", (event) => this.#key(event));
    this.#root.addEventListener("visibilitychange", () => {
      if (!this.#root.hidden) void this.#ask();
    });
    addEventListener("online", () => this.#listen());
    addEventListener("pagehide", () => this.#source?.close());
    this.#root.querySelector<HTMLElement>("[data-keys]")?.focus({ preventScroll: true });
  }

  /* The line */

  #listen(): void {
    this.#source?.close();
    const source = new EventSource(this.#panel.dataset.speakers ?? "");
    this.#source = source;
    source.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as Told);
    source.addEventListener("time", ({ data }) => {
      this.#alive((JSON.parse(String(data)) as { sent: number }).sent);
    });
    source.onerror = () => {
      this.#lineLost(true);
      // The browser comes again by itself where it was only the line; where it was refused, we do, later and later.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(() => this.#source === source && this.#listen(), this.#again * (0.5 + Math.random()));
      this.#again = Math.min(this.#again * 2, lastAgain);
    };
  }

  #alive(sent: number): void {
    this.#clock.compare(sent);
    this.#heard = performance.now();
    this.#again = firstAgain;
    this.#lineLost(false);
  }

  #lineLost(lost: boolean): void {
    if (this.#lost === lost) return;
    this.#lost = lost;
    const line = this.#panel.querySelector<HTMLElement>("[data-line]");
    if (!line) return;
    line.textContent = (lost ? line.dataset.lost : line.dataset.back) ?? "";
    line.toggleAttribute("data-is-lost", lost);
    if (!lost) setTimeout(() => !this.#lost && line.replaceChildren(), 5000);
  }

  async #ask(): Promise<void> {
    this.#asked = performance.now();
    try {
      const address = (this.#panel.dataset.speakers ?? "").replace("?", "/now?");
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.ok) this.#show((await answer.json()) as Told);
    } catch {
      // It is asked again.
    }
  }

  #hear(told: Told): void {
    this.#alive(told.sent);
    this.#show(told);
  }

  /* The screen */

  #show(told: Told): void {
    this.#clock.compare(told.sent);
    if (told.number < this.#told.number) return;
    const moved = told.number !== this.#told.number;
    const missed = told.number > this.#told.number + 1 && told.touched === null;
    this.#told = told;
    const { floor } = told;
    const nobody = this.#panel.querySelector("[data-nobody]")?.textContent ?? "";
    this.#text("notice", told.notice);
    const party = floor?.party ?? nobody;
    this.#text("party", party);
    this.#panel.querySelector(".floor-party")?.toggleAttribute("data-short", party.length <= shortest);
    this.#text("name", floor?.name ?? "");
    this.#text("level", floor?.level ?? "");
    this.#text("note", floor?.note ?? "");
    this.#text("given", floor?.given ?? "");
    this.#text("counts", told.counts);
    this.#text("limit", told.limit);
    this.#next(told);
    this.#tick();
    if (moved) this.#follow(told, missed);
  }

  #text(name: string, text: string): void {
    const element = this.#panel.querySelector(`[data-show="${name}"]`);
    if (element && element.textContent !== text) element.textContent = text;
  }

  #next({ next }: Told): void {
    const list = this.#panel.querySelector('[data-show="next"]');
    const part = (tag: string, name: string, text: string) => {
      const made = this.#root.createElement(tag);
      made.className = `next-${name}`;
      made.textContent = text;
      if (name === "time") made.dir = "ltr";
      return made;
    };
    list?.replaceChildren(
      ...next.slice(0, Number(this.#panel.dataset.next)).map((one) => {
        const item = this.#root.createElement("li");
        item.append(
          part("bdi", "party", one.party),
          " ",
          part("bdi", "name", one.name),
          " ",
          part("span", "level", one.level),
          " ",
          part("bdi", "note", one.note),
          " ",
          part("span", "time", one.time),
        );
        return item;
      }),
    );
  }

  /** The clock goes by the server's; what is over its time is said and not only coloured. */
  #tick(): void {
    const now = performance.now();
    if (!this.#lost && now - this.#heard > silence) {
      this.#lineLost(true);
      this.#listen();
    }
    if (this.#lost && !this.#root.hidden && now - this.#asked > asking * (1 + Math.random()))
      void this.#ask();
    const { floor } = this.#told;
    const had = floor
      ? floor.before + (floor.since === null ? 0 : Math.max(0, this.#clock.now() - floor.since))
      : 0;
    const shown = floor === null ? null : floor.limit === null ? had : floor.limit * 1000 - had;
    const over = shown !== null && shown < 0;
    this.#text("time", shown === null ? "" : clockText(shown));
    const said = this.#panel.querySelector<HTMLElement>('[data-show="over"]');
    this.#text("over", over ? (said?.dataset.words ?? "") : "");
    this.#panel.querySelector("[data-clock]")?.toggleAttribute("data-over", over);
  }

  /* What is fetched again */

  #follow({ touched }: Told, missed: boolean): void {
    const wanted = this.#panel.dataset.fetches ?? "";
    if (wanted === "always") {
      void this.#fetchParts();
      return;
    }
    const own = wanted.split(" ").filter((party) => party !== "");
    const concerned =
      own.length > 0 && (missed || touched === null || touched.some((party) => own.includes(party)));
    const open = this.#root.querySelector("details[data-part][open]") !== null;
    // All who are concerned by the same change do not ask at the same moment.
    if (concerned || open)
      setTimeout(() => void this.#fetchParts(), Math.random() * (touched === null ? 4000 : 600));
  }

  async #fetchParts(): Promise<void> {
    if (this.#fetching) await this.#fetching;
    this.#fetching = (async () => {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (answer.ok) this.#put(await answer.text());
      } catch {
        // The line says that it is lost; the next change fetches again.
      }
    })();
    await this.#fetching;
    this.#fetching = undefined;
  }

  /** Puts the parts of a page that came in the place of those here; what is open stays open, what is typed stays. */
  #put(html: string): void {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const active = this.#root.activeElement;
    for (const part of this.#root.querySelectorAll<HTMLElement>("[data-part]")) {
      const come = fresh.querySelector<HTMLElement>(`[data-part="${CSS.escape(part.dataset.part ?? "")}"]`);
      if (!come) continue;
      const inside = active instanceof HTMLElement && part.contains(active) ? active : null;
      if (inside && /^(INPUT|SELECT|TEXTAREA)$/.test(inside.tagName)) {
        // Somebody is choosing: only the number that was seen stays theirs, so that a conflict is told.
        continue;
      }
      const open = new Set([...part.querySelectorAll("details[open]")].map(({ id }) => id));
      for (const details of come.querySelectorAll("details")) details.open = open.has(details.id);
      if (part instanceof HTMLDetailsElement && come instanceof HTMLDetailsElement) come.open = part.open;
      const taken = this.#root.importNode(come, true);
      part.replaceWith(taken);
      if (inside) refocus(taken, inside);
    }
    const panel = fresh.querySelector<HTMLElement>("[data-speakers]");
    const told = panel?.dataset.told;
    if (told !== undefined) this.#show(JSON.parse(told) as Told);
  }

  /* Deeds */

  #submit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.classList.contains("act")) return;
    event.preventDefault();
    if (form.dataset.sending !== undefined) return;
    form.dataset.sending = "";
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter)) fields.append(name, String(value));
    (async () => {
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          body: fields,
          headers: { Accept: "text/html" },
        });
        if (form.contains(this.#root.activeElement)) (event.submitter ?? form).focus();
        this.#put(await answer.text());
      } catch {
        this.#lineLost(true);
      } finally {
        delete form.dataset.sending;
      }
    })();
  }

  #key(event: KeyboardEvent): void {
    const keys = this.#root.querySelector<HTMLElement>("[data-keys]");
    if (!keys || event.repeat || !(event.target instanceof Node) || !keys.contains(event.target)) return;
    for (const button of keys.querySelectorAll<HTMLButtonElement>("button[data-shortcut]"))
      if (isBareKey(event, button.dataset.shortcut ?? "") && !button.disabled) {
        event.preventDefault();
        button.click();
        return;
      }
  }
}

/** The same place in a part that was replaced: by its form's fields, else the part itself. */
function refocus(part: HTMLElement, was: HTMLElement): void {
  if (was.id !== "" && part.id === was.id) {
    part.focus({ preventScroll: true });
    return;
  }
  const signature = (element: Element) =>
    `${element.tagName} ${element.getAttribute("data-shortcut") ?? element.getAttribute("aria-label") ?? element.textContent}`;
  const wanted = signature(was);
  // Buttons of many rows are named alike: the same row first.
  const row = was.closest("details[id]")?.id ?? "";
  const within = (row !== "" && part.querySelector(`#${CSS.escape(row)}`)) || part;
  const same = [...within.querySelectorAll<HTMLElement>("button, a, summary")].find(
    (one) => signature(one) === wanted && !one.matches(":disabled"),
  );
  const panel = part.matches("[data-keys]") ? part : null;
  (same ?? panel)?.focus({ preventScroll: true });
}

/** As `parts/speakers/saying.ts` writes it when the page is made. */
function clockText(milliseconds: number): string {
  const seconds = Math.ceil(Math.abs(milliseconds) / 1000 - (milliseconds < 0 ? 0 : 1e-9));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return milliseconds < 0 && seconds > 0 ? `\u2212${text}` : text;
}
