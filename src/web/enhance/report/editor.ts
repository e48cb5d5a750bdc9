import { button, make, openSearch } from "./dialog.ts";
import { enableDrag } from "./drag.ts";
import { Field, grow } from "./field.ts";
import { shelfOf } from "./kept-here.ts";
import { ask, SignedOut, type Told, type ToldBinding } from "./told.ts";

/**
 * The editor of a report with a script: what is typed is saved by itself and lies on this device until it is; paragraphs are moved
 * with keys and by dragging; evidence is searched where one writes. Every deed is one that the page's own form knows, and all words
 * come with the page.
 */

/** Pause after which what was typed is saved, in milliseconds; and after which it lies on this device. */
const pause = 1500;
const keepAfter = 250;
const firstRetry = 2_000;
const lastRetry = 60_000;

export function enhanceEditor(root: Document, tools: HTMLElement): void {
  const form = tools.closest("form");
  if (!form) return;
  new Editor(root, form, tools);
}

class Editor {
  readonly #root: Document;
  readonly #form: HTMLFormElement;
  readonly #tools: HTMLElement;
  readonly #fields = new Map<string, Field>();
  readonly #shelf;
  #total: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = firstRetry;
  #queue: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(root: Document, form: HTMLFormElement, tools: HTMLElement) {
    this.#root = root;
    this.#form = form;
    this.#tools = tools;
    this.#total = Number(tools.dataset.total ?? 0);
    this.#shelf = shelfOf(tools.dataset.report ?? "", tools.dataset.edition ?? "");
    for (const element of form.querySelectorAll<HTMLElement>("[data-block]")) this.#add(element);
    form.classList.add("re-live");
    this.#offerBack();
    form.addEventListener("input", ({ target }) => this.#typed(target));
    form.addEventListener("focusout", ({ target }) => this.#left(target));
    form.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) grow(target);
    });
    form.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("submit", (event) => this.#submit(event));
    enableDrag(
      form,
      this.#say("drag"),
      (block, part, after) =>
        void this.#deed(`move ${block}`, { part, ...(after === null ? {} : { after }) }),
    );
    addEventListener("online", () => this.#wait(0));
    root.addEventListener("visibilitychange", () => {
      if (root.hidden) for (const field of this.#fields.values()) if (field.changed) field.keepHere();
    });
  }

  #say(key: string, place = ""): string {
    return (this.#tools.dataset[key] ?? "").replace("…", place);
  }

  #tell(text: string): void {
    const state = this.#tools.querySelector<HTMLElement>("[data-state]");
    if (state && state.textContent !== text) state.textContent = text;
  }

  #add(element: HTMLElement): Field | undefined {
    const area = element.querySelector<HTMLTextAreaElement>(
      "[data-preview] ~ textarea, textarea[name^='t.']",
    );
    if (!area) return undefined;
    const field = new Field(element, area, this.#shelf);
    this.#fields.set(field.id, field);
    return field;
  }

  #fieldOf(target: EventTarget | null): Field | undefined {
    const block = target instanceof Element ? target.closest<HTMLElement>("[data-block]") : null;
    const field = this.#fields.get(block?.dataset.block ?? "");
    return target === field?.area ? field : undefined;
  }

  /** A keystroke does no more than to note that there was one. */
  #typed(target: EventTarget | null): void {
    const field = this.#fieldOf(target);
    if (!field) return;
    grow(field.area);
    const pending = this.#pending.get(field.id);
    clearTimeout(pending);
    this.#pending.set(
      field.id,
      setTimeout(() => this.#rest(field), keepAfter),
    );
    this.#wait(pause);
  }

  readonly #pending = new Map<string, ReturnType<typeof setTimeout>>();

  /** After a moment without keystrokes: what was typed lies here, is drawn and counted. */
  #rest(field: Field): void {
    field.keepHere();
    this.#total += field.redraw();
    this.#showCount();
  }

  #left(target: EventTarget | null): void {
    const field = this.#fieldOf(target);
    if (!field) return;
    field.caret = field.area.selectionStart;
    clearTimeout(this.#pending.get(field.id));
    if (!field.changed) return;
    this.#rest(field);
    this.#wait(0);
  }

  #showCount(): void {
    const place = this.#tools.querySelector<HTMLElement>("[data-count]");
    if (!place) return;
    const number = new Intl.NumberFormat(this.#root.documentElement.lang).format(this.#total);
    place.textContent = this.#say("words", number);
    place.classList.toggle("re-over", this.#total > Number(this.#tools.dataset.limit));
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  #waiting(): readonly Field[] {
    return [...this.#fields.values()].filter((one) => one.waits);
  }

  #allKept(): boolean {
    return ![...this.#fields.values()].some((one) => one.changed);
  }

  async #save(): Promise<boolean> {
    if (this.#waiting().length === 0) return true;
    return (await this.#send({})) !== null;
  }

  /** Sends what was changed, and a deed with it; one after the other. Null where nothing is known to be done. */
  #send(deed: Readonly<Record<string, string>>): Promise<Told | null> {
    const sent = this.#queue.then(() => this.#post(deed));
    this.#queue = sent;
    return sent;
  }

  async #post(deed: Readonly<Record<string, string>>): Promise<Told | null> {
    if (this.#stopped) return null;
    clearTimeout(this.#timer);
    const body = new FormData();
    const texts = new Map(this.#waiting().map((one) => [one, one.area.value]));
    if (texts.size === 0 && Object.keys(deed).length === 0) return null;
    for (const name of ["token", "seen"]) {
      const input = this.#form.elements.namedItem(name);
      if (input instanceof HTMLInputElement) body.append(name, input.value);
    }
    for (const [field, text] of texts) {
      field.keepHere();
      body.append(`t.${field.id}`, text);
      body.append(`r.${field.id}`, field.revision);
    }
    for (const [name, value] of Object.entries(deed)) body.append(name, value);
    this.#tell(this.#say("saving"));
    try {
      const told = await ask<Told>(this.#tools.dataset.reportEditor ?? "", body);
      this.#retry = firstRetry;
      this.#heard(told, texts);
      return told;
    } catch (error) {
      if (error instanceof SignedOut) {
        this.#stopped = true;
        this.#tell(this.#say("signedOut"));
      } else {
        // The line is bad: what was typed lies here and goes again, later each time.
        this.#tell(this.#say("waiting"));
        this.#wait(this.#retry * (0.75 + Math.random() / 2));
        this.#retry = Math.min(lastRetry, this.#retry * 2);
      }
      return null;
    }
  }

  #heard(told: Told, texts: ReadonlyMap<Field, string>): void {
    for (const [field, text] of texts) {
      const saved = told.saved[field.id];
      const refused = told.refused[field.id];
      if (saved) field.acknowledged(text, saved.revision, saved.print);
      else if (refused?.conflict) this.#conflict(field, refused.conflict);
      else if (refused) {
        field.say(refused.problems.join("\n"), true);
        // The same again would be refused again; it lies here until it is mended.
        field.refused = text;
      }
    }
    for (const [id, lines] of Object.entries(told.findings))
      this.#fields
        .get(id)
        ?.element.querySelector("[data-findings]")
        ?.replaceChildren(...lines.map((line) => make("li", {}, line)));
    if (this.#waiting().length === 0) this.#total = told.total;
    this.#showCount();
    this.#order(told);
    const seen = this.#form.elements.namedItem("seen");
    if (seen instanceof HTMLInputElement) seen.value = String(told.change);
    this.#tell(
      told.problems ? told.problems.join(" ") : this.#say(this.#allKept() ? "allSaved" : "saved", clock()),
    );
    if (this.#waiting().length > 0) this.#wait(pause);
  }

  /** Numbers and places as the server has them. */
  #order({ order }: Told): void {
    const places = new Map<string, Element | null>();
    for (const [id, part, , number] of order) {
      const element = this.#fields.get(id)?.element;
      const list = this.#form.querySelector(`[data-part="${part}"] [data-blocks]`);
      if (!element || !list) continue;
      const before = places.get(part) ?? null;
      const there = before === null ? list.firstElementChild : before.nextElementSibling;
      if (there !== element) list.insertBefore(element, there);
      places.set(part, element);
      const own = element.querySelector("[data-number]");
      if (own && own.textContent !== number) own.textContent = number;
    }
  }

  /** Both texts, and a choice: nothing is saved before it is made. */
  #conflict(field: Field, conflict: NonNullable<Told["refused"][string]["conflict"]>): void {
    field.conflict = true;
    field.element.querySelector("[data-conflict]")?.remove();
    const { said, theirs, revision, removed } = conflict;
    const box = make("div", { class: "re-conflict", role: "alert", "data-conflict": "" });
    const quoted = make(
      "blockquote",
      { lang: field.area.lang, dir: field.area.dir },
      theirs === "" ? this.#say("empty") : theirs,
    );
    const mine = button(this.#say("mine"), () => {
      field.conflict = false;
      field.over(revision);
      box.remove();
      field.area.focus();
      this.#wait(0);
    });
    const other = button(this.#say(removed ? "leave" : "theirs"), () => {
      field.conflict = false;
      box.remove();
      if (removed) {
        this.#shelf.drop(field.id);
        field.element.remove();
        this.#fields.delete(field.id);
        return;
      }
      field.area.value = theirs;
      field.acknowledged(theirs, revision, "");
      this.#total += field.redraw();
      this.#showCount();
      field.area.focus();
    });
    const buttons = make("div", { class: "re-buttons" }, ...(removed ? [other] : [mine, other]));
    box.append(make("p", {}, said), quoted, buttons);
    field.element.querySelector("[data-status]")?.after(box);
  }

  #key(event: KeyboardEvent): void {
    const field = this.#fieldOf(event.target);
    if (!field) return;
    const held = event.ctrlKey || event.metaKey;
    if (event.altKey && !held && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      void this.#move(field, event.key === "ArrowUp" ? "up" : "down");
    } else if (held && event.key.toLowerCase() === "k") {
      event.preventDefault();
      field.caret = field.area.selectionStart;
      this.#search(field);
    } else if (held && event.key === "Enter") {
      event.preventDefault();
      void this.#insertAfter(field);
    } else if (event.key === "Escape") field.area.blur();
  }

  async #move(field: Field, way: "up" | "down"): Promise<void> {
    const { selectionStart, selectionEnd } = field.area;
    const focused = this.#root.activeElement;
    const { element } = field;
    const [before, after] = [element.previousElementSibling, element.nextElementSibling];
    // An element that is put elsewhere loses the focus.
    const settle = () => {
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      if (focused === field.area) field.area.setSelectionRange(selectionStart, selectionEnd);
      element.scrollIntoView({ block: "nearest" });
    };
    // It is seen where it goes at once; where the server hears nothing of it, it goes back.
    if (way === "up") before?.before(element);
    else after?.after(element);
    settle();
    const told = await this.#send({ deed: `${way} ${field.id}` });
    if (!told) {
      if (way === "up") before?.after(element);
      else after?.before(element);
      return settle();
    }
    settle();
    const place = told.order.findIndex(([id]) => id === field.id) + 1;
    if (!told.problems) this.#tell(this.#say("moved", `${place}/${told.order.length}`));
  }

  async #insertAfter(field: Field): Promise<void> {
    const part = field.element.closest<HTMLElement>("[data-part]")?.dataset.part ?? "body";
    const told = await this.#deed(`add ${field.id} ${part}`, { [`kind.${field.id}`]: "paragraph" });
    const id = told?.done?.show;
    if (id) this.#fields.get(id)?.area.focus();
  }

  /** Does a deed; new blocks come from the template, those that are gone go. */
  async #deed(deed: string, extra: Readonly<Record<string, string>> = {}): Promise<Told | null> {
    const told = await this.#send({ deed, ...extra });
    if (!told) return null;
    const there = new Set(told.order.map(([id]) => id));
    for (const [id, field] of this.#fields) {
      if (there.has(id) || field.conflict) continue;
      field.element.remove();
      this.#fields.delete(id);
      this.#shelf.drop(id);
    }
    for (const [id, , kind] of told.order) if (!this.#fields.has(id)) this.#fromTemplate(id, kind);
    this.#order(told);
    const undo = this.#tools.querySelector<HTMLButtonElement>("[data-undo]");
    if (undo && told.done?.undo !== undefined) undo.value = `undo ${told.done.undo}`;
    return told;
  }

  #fromTemplate(id: string, kind: string): void {
    const template = this.#form.querySelector<HTMLTemplateElement>("template[data-block-template]");
    const part = template?.content.firstElementChild;
    if (!part) return;
    const holder = this.#root.createElement("ol");
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
    this.#form.querySelector("[data-blocks]")?.append(element);
    this.#add(element);
    const handle = element.querySelector<HTMLElement>("[data-number]");
    if (handle) handle.draggable = true;
  }

  #submit(event: SubmitEvent): void {
    const { submitter } = event;
    if (!(submitter instanceof HTMLButtonElement) || submitter.name !== "deed") return;
    const [deed = "", block = ""] = submitter.value.split(" ");
    const field = this.#fields.get(block);
    const details = submitter.closest("details");
    switch (deed) {
      case "save":
        event.preventDefault();
        return void this.#save().then((saved) => {
          if (saved && this.#allKept()) this.#tell(this.#say("allSaved", clock()));
        });
      case "up":
      case "down":
        event.preventDefault();
        if (field) void this.#move(field, deed).then(() => submitter.focus({ preventScroll: true }));
        return;
      case "add": {
        event.preventDefault();
        const select = submitter.parentElement?.querySelector("select");
        if (details) details.open = false;
        return void this.#deed(submitter.value, select ? { [select.name]: select.value } : {}).then(
          (told) => {
            const made = this.#fields.get(told?.done?.show ?? "");
            made?.element.scrollIntoView({ block: "center" });
            made?.area.focus();
          },
        );
      }
      case "remove": {
        event.preventDefault();
        const next = field?.element.nextElementSibling ?? field?.element.previousElementSibling;
        return void this.#deed(submitter.value, field ? { [`r.${block}`]: field.revision } : {}).then(() => {
          const area = next?.querySelector("textarea");
          if (!this.#fields.has(block)) area?.focus();
        });
      }
      case "evidence":
        event.preventDefault();
        if (field) this.#search(field);
        return;
      default:
        // The page's own way; but what was typed is kept first.
        if (this.#allKept()) return;
        event.preventDefault();
        return void this.#save().then((saved) => {
          if (saved && this.#allKept()) this.#form.requestSubmit(submitter);
          else if (saved) this.#tell(this.#say("notKept"));
        });
    }
  }

  #search(field: Field): void {
    openSearch({
      say: (key) => this.#say(key),
      address: this.#tools.dataset.find ?? "",
      choose: async (offer) => {
        const offset = field.caret ?? field.area.value.length;
        const told = await this.#send({ deed: `insert ${field.id}`, offer, offset: String(offset) });
        if (!told) return this.#say("waiting");
        const { inserted } = told;
        if (!inserted) return (told.problems ?? []).join(" ");
        const { block, binding, markup, revision, print } = inserted;
        if (block !== field.id) {
          location.hash = `#block.${block}`;
          location.reload();
          return null;
        }
        this.#showBindings(field, told.bindings[block] ?? []);
        field.area.value = markup;
        field.acknowledged(markup, revision, print);
        this.#total += field.redraw();
        this.#showCount();
        const behind = markup.indexOf(`[[${binding}]]`) + binding.length + 4;
        // When the search has closed, one goes on writing behind what was put in.
        setTimeout(() => {
          field.area.focus();
          field.area.setSelectionRange(behind, behind);
        });
        return null;
      },
    });
  }

  #showBindings(field: Field, bindings: readonly ToldBinding[]): void {
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

  /** Offers what was typed here before and never acknowledged; what stands in the page already is forgotten. */
  #offerBack(): void {
    const unsent = [...this.#shelf.all()].filter(([block, { text }]) => {
      if (this.#fields.get(block)?.area.value !== text) return true;
      if (!this.#fields.get(block)?.changed) this.#shelf.drop(block);
      return false;
    });
    if (unsent.length === 0) return;
    const box = make("div", { class: "re-told", role: "status" }, make("p", {}, this.#say("unsent")));
    // A paragraph that is gone cannot take its words back: they stand here to be copied.
    for (const [block, { text }] of unsent)
      if (!this.#fields.has(block)) box.append(make("p", { dir: "auto" }, text));
    const back = button(this.#say("putBack"), () => {
      for (const [block, { text, revision }] of unsent) {
        const field = this.#fields.get(block);
        if (!field) continue;
        field.area.value = text;
        field.over(Number(revision));
        this.#rest(field);
      }
      box.remove();
      this.#wait(0);
    });
    const forget = button(this.#say("forget"), () => {
      for (const [block] of unsent) this.#shelf.drop(block);
      box.remove();
    });
    box.append(make("div", { class: "re-buttons" }, back, forget));
    this.#form.prepend(box);
  }
}

/** The hour and minute, as the page's language writes them. */
function clock(): string {
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(language, parts).format(new Date());
}
