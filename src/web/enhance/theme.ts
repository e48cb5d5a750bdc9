/** Changes light and dark without loading the page again; the form's own way keeps the choice for the next page. */
export function enhanceTheme(root: Document): void {
  const form = root.querySelector<HTMLFormElement>("form[data-theme-form]");
  form?.addEventListener("submit", (event) => {
    const chosen = event.submitter;
    if (!(chosen instanceof HTMLButtonElement)) return;
    event.preventDefault();
    root.documentElement.dataset.theme = chosen.value;
    for (const button of form.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(button === chosen));
    const body = new URLSearchParams({ theme: chosen.value, return: "/" });
    // Should it not be kept, the page shows the choice all the same until the next one.
    fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => undefined);
  });
}
