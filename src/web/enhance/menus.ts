/** Menus close when the reader goes elsewhere or presses Escape. Only one is open at a time by their common name. */
export function enhanceMenus(root: Document): void {
  const open = () => root.querySelector<HTMLDetailsElement>("details.menu[open]");
  root.addEventListener("click", (event) => {
    const menu = open();
    if (menu && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  root.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" ? open() : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
