import { parseMarkup } from "../../../report/writing/markup.ts";
import type { Inline } from "../../../report/writing/model.ts";

/** Draws a paragraph as it will be read in the place for it; `parts/report/editor/preview.tsx` draws the same on the server. */
export function drawPreview(
  place: HTMLElement,
  markup: string,
  shows: (binding: string) => string | undefined,
): void {
  const read = parseMarkup(markup);
  if (!read.ok) {
    // What cannot be read yet is shown as it was typed.
    place.textContent = markup;
    place.removeAttribute("data-plain");
    return;
  }
  const plain = read.value.every((one) => one.kind === "text" && !one.strong && !one.emphasis);
  place.toggleAttribute("data-plain", plain);
  place.replaceChildren(...read.value.map((one) => piece(one, shows)));
}

function piece(one: Inline, shows: (binding: string) => string | undefined): Node {
  if (one.kind === "text") {
    let node: Node = document.createTextNode(one.text);
    for (const [name, on] of [
      ["em", one.emphasis],
      ["strong", one.strong],
    ] as const) {
      if (!on) continue;
      const face = document.createElement(name);
      face.append(node);
      node = face;
    }
    return node;
  }
  const span = document.createElement("span");
  if (one.kind === "note") {
    span.className = "re-preview-note";
    span.append(...one.content.map((part) => piece(part, shows)));
    return span;
  }
  const said = shows(one.binding);
  span.className = said === undefined ? "re-chip re-missing" : "re-chip";
  span.textContent = said ?? `[[${one.binding}]]`;
  return span;
}
