import { isBareKey } from "./keys.ts";

/**
 * Coding with the keyboard: `j` and `k` (or the arrows with nothing else held) go from answer to answer, a digit sets or takes off a theme, and what is
 * marked in the answer when it is set becomes the excerpt. Each change is sent at once, as the form's button would send it; the page says in
 * place whether it was kept.
 */
export function enhanceCoding(root: Document): void {
  const list = root.querySelector<HTMLElement>("[data-coding]");
  if (!list) return;
  const answers = [...list.querySelectorAll<HTMLElement>("[data-answer]")];
  const at = () => answers.findIndex((answer) => answer.contains(root.activeElement));
  root.addEventListener("keydown", (event) => {
    const step =
      isBareKey(event, "j") || isBareKey(event, "ArrowDown")
        ? 1
        : isBareKey(event, "k") || isBareKey(event, "ArrowUp")
          ? -1
          : 0;
    if (step !== 0) {
      const here = at();
      // Arrows scroll the page until one is among the answers.
      if (here < 0 && event.key.startsWith("Arrow")) return;
      const next = answers[here < 0 ? 0 : here + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
      return;
    }
    if (!/^[1-9]$/.test(event.key) || !isBareKey(event, event.key)) return;
    const answer = answers[at()];
    const box = answer?.querySelector<HTMLInputElement>(`input[data-digit="${event.key}"]`);
    if (!answer || !box?.form) return;
    event.preventDefault();
    box.checked = !box.checked;
    const quote = box.form.elements.namedItem(`quote-${box.value}`);
    if (quote instanceof HTMLInputElement) quote.value = box.checked ? markedIn(answer) || quote.value : "";
    void send(box.form, list);
  });
  list.addEventListener("submit", (event) => {
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || !target.classList.contains("coding")) return;
    event.preventDefault();
    void send(target, list);
  });
}

/** What is marked in the text of this answer. */
function markedIn(answer: HTMLElement): string {
  const text = answer.querySelector(".answer-text");
  const selection = getSelection();
  if (!text || !selection || selection.isCollapsed || !selection.anchorNode) return "";
  return text.contains(selection.anchorNode) && text.contains(selection.focusNode)
    ? selection.toString().trim()
    : "";
}

/** Sends a form as its button would. Forms of one answer are sent one after the other. */
async function send(form: HTMLFormElement, list: HTMLElement): Promise<void> {
  const state = form.querySelector<HTMLElement>("[data-state]");
  const before = underWay.get(form) ?? Promise.resolve();
  const sending = before.then(async () => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    body.set("deed", "code");
    // The answer to a form that was kept leads back to the page, which is not asked for again.
    const page = location.href.split("#")[0] ?? location.href;
    const response = await fetch(page, { method: "POST", body, redirect: "manual" }).catch(() => undefined);
    const kept = response?.type === "opaqueredirect";
    if (state) state.textContent = (kept ? list.dataset.saved : list.dataset.failed) ?? "";
  });
  underWay.set(form, sending);
  await sending;
}

const underWay = new WeakMap<HTMLFormElement, Promise<void>>();
