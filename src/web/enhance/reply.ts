/**
 * A section of a reply that saves itself: each answer after a pause and when its field is left, with what became of it said beside
 * it. What has not been acknowledged lies on this device, also after the lid was closed, and is offered back. All words come with
 * the page.
 */

/** Pause after which what was typed is saved, in milliseconds. */
const pause = 1500;
/** How often the page asks who else is there. */
const asking = 30_000;
const firstRetry = 2_000;
const lastRetry = 60_000;

type Entries = readonly (readonly [string, string])[];

export function enhanceReply(root: Document): void {
  const told = root.querySelector<HTMLElement>("[data-reply]");
  const form = told?.closest("form");
  if (!told || !form) return;
  const page: Page = {
    form,
    address: told.dataset.reply ?? "",
    say: (key, time = "") => (told.dataset[key] ?? "").replace("…", time),
    stopped: false,
  };
  const questions = [...form.querySelectorAll<HTMLElement>("[data-question]")]
    .filter((block) => !block.querySelector("input[type=file]"))
    .map((block) => new Question(page, block));
  offerBack(page, questions);
  for (const event of ["input", "change", "focusout"] as const)
    form.addEventListener(event, ({ target }) => {
      const question = questions.find(({ block }) => target instanceof Node && block.contains(target));
      if (event === "focusout") question?.left();
      else question?.typed();
    });
  addEventListener("online", () => {
    for (const question of questions) question.left();
  });
  setInterval(() => {
    if (!root.hidden && !page.stopped) void askWhoIsThere(page, root, questions);
  }, asking);
}

interface Page {
  readonly form: HTMLFormElement;
  readonly address: string;
  say(key: string, time?: string): string;
  /** True once nothing more can be saved from here: signed out, closed, submitted. */
  stopped: boolean;
}

/** What the server tells of a save. */
interface Told {
  readonly saved?: Readonly<Record<string, number>>;
  readonly wrong?: Readonly<Record<string, readonly string[]>>;
  readonly conflicts?: Readonly<Record<string, { readonly said: string; readonly text: string }>>;
  readonly problems?: readonly string[];
  readonly clearanceEnded?: string | null;
}

class Question {
  readonly block: HTMLElement;
  readonly id: string;
  readonly #page: Page;
  /** What the server has acknowledged, or sent with the page. */
  #kept: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = firstRetry;
  #underWay = false;
  #conflict = false;

  constructor(page: Page, block: HTMLElement) {
    this.#page = page;
    this.block = block;
    this.id = block.dataset.question ?? "";
    this.#kept = JSON.stringify(this.entries());
  }

  /** What the controls of the question hold, as a browser would send it. */
  entries(): Entries {
    const own = `a.${this.id}`;
    return [...new FormData(this.#page.form)].flatMap(([name, value]) =>
      typeof value === "string" && (name === own || name.startsWith(`${own}.`))
        ? [[name, value] as const]
        : [],
    );
  }

  get revision(): HTMLInputElement | null {
    return this.block.querySelector<HTMLInputElement>(`input[name="r.${CSS.escape(this.id)}"]`);
  }

  get changed(): boolean {
    return JSON.stringify(this.entries()) !== this.#kept;
  }

  typed(): void {
    if (!this.changed) return;
    keepHere(this);
    this.#wait(pause);
  }

  left(): void {
    if (this.changed) this.#wait(0);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#conflict || this.#page.stopped) return;
    this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  async #save(): Promise<void> {
    // One save of a question at a time, the next with the revision that the last has come to.
    if (this.#underWay || !this.changed) return;
    this.#underWay = true;
    const sent = this.entries();
    this.tell(this.#page.say("saving"));
    try {
      await this.#heard(await post(this.#page, this.revision, sent), sent);
    } catch {
      // The line is bad: what was typed lies here and goes again, later each time.
      this.tell(this.#page.say("waiting"), true);
      this.#underWay = false;
      this.#wait(this.#retry * (0.75 + Math.random() / 2));
      this.#retry = Math.min(lastRetry, this.#retry * 2);
      return;
    }
    this.#underWay = false;
    this.#retry = firstRetry;
    if (this.changed) this.#wait(pause);
  }

  async #heard(response: Response, sent: Entries): Promise<void> {
    if (response.type === "opaqueredirect" || (response.status === 403 && !isJson(response))) {
      this.#page.stopped = true;
      return this.tell(this.#page.say("signedOut"), true);
    }
    if (!isJson(response) || response.status === 503) throw new Error(String(response.status));
    const told: Told = await response.json();
    const conflict = told.conflicts?.[this.id];
    const wrong = told.wrong?.[this.id];
    const revision = told.saved?.[this.id];
    if (told.problems) {
      this.#page.stopped = true;
      this.tell(told.problems.join("\n"), true);
    } else if (conflict) {
      this.#conflict = true;
      this.tell([conflict.said, conflict.text, this.#page.say("compare")].join("\n"), true);
    } else if (wrong) {
      this.#kept = JSON.stringify(sent);
      this.tell(wrong.join("\n") || this.#page.say("refused"), true);
    } else if (revision !== undefined) {
      this.#kept = JSON.stringify(sent);
      if (this.revision) this.revision.value = String(revision);
      if (!this.changed) forgetHere(this.id);
      this.tell([this.#page.say("saved", clock()), told.clearanceEnded ?? ""].join(" ").trim());
    }
  }

  /** Says something beside the question. */
  tell(text: string, matters = false): void {
    const status = this.block.querySelector<HTMLElement>("[data-status]");
    if (!status) return;
    status.textContent = text;
    status.classList.toggle("told", matters);
  }

  /** Puts what was typed before into the controls again. */
  putBack(entries: Entries): void {
    const controls = this.block.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      "input[name], textarea[name], select[name]",
    );
    for (const control of controls) {
      if (!control.name.startsWith("a.")) continue;
      const values = entries.flatMap(([name, value]) => (name === control.name ? [value] : []));
      if (control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox"))
        control.checked = values.includes(control.value);
      else if (control.type !== "hidden") control.value = values[0] ?? "";
    }
    this.typed();
  }
}

function isJson(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("application/json") ?? false;
}

function post(page: Page, revision: HTMLInputElement | null, entries: Entries): Promise<Response> {
  const body = new FormData();
  const token = page.form.querySelector<HTMLInputElement>("input[name=token]");
  if (token) body.append("token", token.value);
  if (revision) body.append(revision.name, revision.value);
  for (const [name, value] of entries) body.append(name, value);
  return fetch(page.address, {
    method: "POST",
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(30_000),
  });
}

/** The hour and minute, as the page's language writes them. */
function clock(): string {
  const language = `${document.documentElement.lang}-u-nu-latn`;
  return new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date());
}

async function askWhoIsThere(page: Page, root: Document, questions: readonly Question[]): Promise<void> {
  try {
    const response = await fetch(page.address, { redirect: "manual", headers: { Accept: "text/html" } });
    if (!response.ok || !isJson(response)) return;
    const {
      others,
      answers,
    }: { others: string[]; answers: Record<string, { revision: number; changed: string }> } =
      await response.json();
    const place = root.querySelector("[data-others]");
    const lines = others.map((text) => {
      const line = root.createElement("p");
      line.textContent = text;
      return line;
    });
    if (place && place.textContent !== others.join("")) place.replaceChildren(...lines);
    for (const question of questions) {
      const now = answers[question.id];
      if (now && now.revision > Number(question.revision?.value ?? 0)) question.tell(now.changed, true);
    }
  } catch {
    // It is asked again soon.
  }
}

/** Where what was typed lies on this device: by the page, whatever its language, and the question. */
function placeOf(question: string): string {
  return `reply ${location.pathname.slice(3)} ${question}`;
}

function keepHere(question: Question): void {
  try {
    localStorage.setItem(placeOf(question.id), JSON.stringify(question.entries()));
  } catch {
    // A device that keeps nothing still saves over the line.
  }
}

function forgetHere(question: string): void {
  try {
    localStorage.removeItem(placeOf(question));
  } catch {
    // Nothing was kept.
  }
}

function keptHere(question: string): Entries | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(question)) ?? "null");
    if (!Array.isArray(kept)) return undefined;
    return kept.filter(
      (one): one is [string, string] => Array.isArray(one) && one.every((part) => typeof part === "string"),
    );
  } catch {
    return undefined;
  }
}

/** Offers what was typed here before and never acknowledged; what stands in the page already is forgotten. */
function offerBack(page: Page, questions: readonly Question[]): void {
  const unsent = questions.flatMap((question) => {
    const entries = keptHere(question.id);
    if (!entries) return [];
    if (JSON.stringify(entries) !== JSON.stringify(question.entries())) return [{ question, entries }];
    forgetHere(question.id);
    return [];
  });
  if (unsent.length === 0) return;
  const box = document.createElement("div");
  box.className = "reply-told";
  box.setAttribute("role", "status");
  const line = document.createElement("p");
  line.textContent = page.say("unsent");
  const button = (key: string, act: () => void) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = page.say(key);
    made.addEventListener("click", () => {
      act();
      box.remove();
    });
    return made;
  };
  const row = document.createElement("p");
  row.className = "reply-buttons";
  row.append(
    button("putBack", () => {
      for (const { question, entries } of unsent) question.putBack(entries);
    }),
    button("forget", () => {
      for (const { question } of unsent) forgetHere(question.id);
    }),
  );
  box.append(line, row);
  page.form.prepend(box);
}
