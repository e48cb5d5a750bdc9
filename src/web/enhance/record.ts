/** Offers the permanent link of the paragraph that is pointed at, or whose number has the focus, and says in place that it was copied. */
export function enhancePermalinks(root: Document): void {
  const article = root.querySelector<HTMLElement>("[data-permalinks]");
  if (!article || !navigator.clipboard) return;
  const button = root.createElement("button");
  button.type = "button";
  button.className = "copy-link";
  button.lang = root.documentElement.lang;
  button.setAttribute("aria-live", "polite");
  const before = article.dataset.copy ?? "";
  button.textContent = before;
  const show = (event: Event) => {
    const paragraph = event.target instanceof Element ? event.target.closest<HTMLElement>(".para[id]") : null;
    const text = paragraph?.querySelector(":scope > .para-text");
    if (!text || button.parentElement === text) return;
    button.textContent = before;
    // Behind the number, which is the first thing in the paragraph and its link.
    text.querySelector(":scope > .number")?.after(button);
  };
  article.addEventListener("focusin", show);
  article.addEventListener("pointerover", show);
  button.addEventListener("click", async () => {
    const id = button.closest(".para")?.id;
    if (!id) return;
    await navigator.clipboard.writeText(new URL(`#${id}`, location.href).href);
    button.textContent = article.dataset.copied ?? before;
    setTimeout(() => {
      button.textContent = before;
    }, 2000);
  });
}

/** Lets files be dropped where they can be chosen. */
export function enhanceDrop(root: Document): void {
  const place = root.querySelector<HTMLElement>("[data-drop]");
  const input = place?.querySelector<HTMLInputElement>("input[type=file]");
  if (!place || !input) return;
  const hint = place.querySelector<HTMLElement>("[data-drop-hint]");
  if (hint) hint.hidden = false;
  const over = (yes: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    place.classList.toggle("over", yes);
  };
  place.addEventListener("dragenter", over(true));
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer && event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
  });
}
