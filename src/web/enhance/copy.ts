/** Shows the buttons that copy a figure's sentence with its source, and says in place that it was copied. */
export function enhanceCopying(root: Document): void {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const sentence = button.closest("figure")?.querySelector("[data-sentence]")?.textContent;
    if (!sentence) continue;
    const source = button.closest("figure")?.querySelector(".figure-source")?.textContent ?? "";
    const before = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(`${sentence} ${source}`.trim());
      button.textContent = button.dataset.copy ?? before;
      setTimeout(() => {
        button.textContent = before;
      }, 2000);
    });
  }
}
