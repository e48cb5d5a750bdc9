const svg = "http://www.w3.org/2000/svg";

/** Draws a line between a value and its evidence when either is pointed at or has the focus. */
export function drawLines(article: HTMLElement): void {
  const drawing = document.createElementNS(svg, "svg");
  drawing.classList.add("rp-line");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  drawing.append(path);
  let touched: readonly Element[] = [];

  const clear = () => {
    for (const one of touched) one.classList.remove("rp-touched");
    touched = [];
    drawing.remove();
  };
  const show = (number: string) => {
    const value = article.querySelector<HTMLElement>(`[data-value="${number}"]`);
    const evidence = article.querySelector<HTMLElement>(`[data-evidence="${number}"]`);
    const row = value?.closest<HTMLElement>("[data-row]");
    if (!value || !evidence || !row || touched.includes(value)) return;
    clear();
    touched = [value, evidence];
    for (const one of touched) one.classList.add("rp-touched");
    path.setAttribute("d", way(row.getBoundingClientRect(), value, evidence));
    row.append(drawing);
  };
  const from = ({ target }: Event) => {
    const one =
      target instanceof Element ? target.closest<HTMLElement>("[data-value], [data-evidence]") : null;
    const number = one?.dataset.value ?? one?.dataset.evidence;
    if (number === undefined) clear();
    else show(number);
  };
  article.addEventListener("pointerover", from);
  article.addEventListener("focusin", from);
  article.addEventListener("pointerleave", clear);
  article.addEventListener("focusout", clear);
}

/** Along the line beneath the value to the edge of the text, then to the evidence; straight down where it stands below. */
function way(row: DOMRect, value: HTMLElement, evidence: HTMLElement): string {
  // A value that goes over the end of a line ends in its last one.
  const ends = [...value.getClientRects()].at(-1) ?? value.getBoundingClientRect();
  const there = evidence.getBoundingClientRect();
  const rightward = there.left >= ends.right - 1;
  const leftward = there.right <= ends.left + 1;
  const y = ends.bottom - row.top - 1;
  const to = there.top + Math.min(12, there.height / 2) - row.top;
  if (!rightward && !leftward) {
    const x = ends.left - row.left + 4;
    return `M ${x} ${y} L ${x} ${there.top - row.top}`;
  }
  const begin = (rightward ? ends.right : ends.left) - row.left;
  const end = (rightward ? there.left : there.right) - row.left;
  const bend = end + (rightward ? -18 : 18);
  return `M ${begin} ${y} L ${bend} ${y} L ${end} ${to}`;
}
