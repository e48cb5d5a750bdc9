/**
 * Lets a click on a column's head sort its table: numbers by value, words as the language orders them. Totals keep their
 * place before the rest.
 */
export function enhanceTables(root: Document): void {
  for (const table of root.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 2) continue;
    for (const head of table.tHead?.rows[0]?.cells ?? []) {
      const button = root.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sortBy(table, body, head));
    }
  }
}

function sortBy(table: HTMLTableElement, body: HTMLTableSectionElement, head: HTMLTableCellElement): void {
  const numeric = head.classList.contains("numeric");
  const present = head.getAttribute("aria-sort");
  // Numbers are looked at from the largest first, names from the first.
  const down = present === null ? numeric : present === "ascending";
  for (const other of table.tHead?.rows[0]?.cells ?? []) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const column = head.cellIndex;
  const totals = [...body.rows].filter((row) => "total" in row.dataset);
  const rows = [...body.rows]
    .filter((row) => !totals.includes(row))
    .map((row) => ({ row, cell: row.cells[column] }));
  rows.sort((a, b) => {
    const order = numeric
      ? compareNumbers(a.cell?.dataset.value, b.cell?.dataset.value, down)
      : collator.compare(a.cell?.textContent ?? "", b.cell?.textContent ?? "");
    return down && !numeric ? -order : order;
  });
  body.append(...totals, ...rows.map(({ row }) => row));
}

/** What is missing stands last either way: it is not zero. */
function compareNumbers(a: string | undefined, b: string | undefined, down: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return down ? Number(b) - Number(a) : Number(a) - Number(b);
}
