import { isBareKey } from "./keys.ts";

/** The question mark opens the page that the foot calls help. */
export function enhanceHelp(root: Document): void {
  const link = root.querySelector<HTMLAnchorElement>("a[rel~=help]");
  if (!link) return;
  root.addEventListener("keydown", (event) => {
    if (!isBareKey(event, "?")) return;
    event.preventDefault();
    link.click();
  });
}
