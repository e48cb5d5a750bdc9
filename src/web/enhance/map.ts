import { zoomable } from "./zoom.ts";

/** A place on the map that leads somewhere and says something. */
interface Spot {
  readonly link: SVGAElement;
  readonly sentence: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Hover, focus and the first touch say a place's sentence beneath the map; arrow keys go from place to place, so that the
 * map is one stop of the Tab key; buttons, dragging and Ctrl with the wheel move it.
 */
export function enhanceMaps(root: Document): void {
  for (const figure of root.querySelectorAll<HTMLElement>("figure[data-map]")) {
    const svg = figure.querySelector<SVGSVGElement>(".figure-drawing > svg");
    const said = figure.querySelector<HTMLElement>("[data-said]");
    if (!svg || !said) continue;
    const spots = [...svg.querySelectorAll<SVGAElement>("a")].map(spotOf);
    speak(svg, said, spots);
    walk(svg, spots);
    zoomable(figure, svg);
  }
}

function spotOf(link: SVGAElement): Spot {
  const title = link.querySelector("title");
  const sentence = title?.textContent ?? "";
  // Said beneath the map instead of in the browser's own small box, which keyboards and fingers never see.
  title?.remove();
  link.setAttribute("aria-label", sentence);
  const { x, y, width, height } = link.getBBox();
  return { link, sentence, x: x + width / 2, y: y + height / 2 };
}

function speak(svg: SVGSVGElement, said: HTMLElement, spots: readonly Spot[]): void {
  const sentences = new Map(spots.map(({ link, sentence }) => [link, sentence]));
  const linkOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<SVGAElement>("a") : null;
  const hint = said.textContent;
  said.hidden = false;
  const say = (link: SVGAElement | null) => {
    said.textContent = (link && sentences.get(link)) || hint;
  };
  let touched: SVGAElement | null = null;
  svg.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") say(linkOf(event.target));
  });
  svg.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") say(linkOf(document.activeElement));
  });
  svg.addEventListener("focusin", (event) => say(linkOf(event.target)));
  svg.addEventListener("focusout", () => say(null));
  svg.addEventListener("click", (event) => {
    const link = linkOf(event.target);
    const byFinger = event instanceof PointerEvent && event.pointerType === "touch";
    if (!link || !byFinger || link === touched) return;
    touched = link;
    say(link);
    event.preventDefault();
  });
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** One place at a time can be reached with Tab; the arrow keys go to the nearest in their direction. */
function walk(svg: SVGSVGElement, spots: readonly Spot[]): void {
  for (const { link } of spots) link.setAttribute("tabindex", "-1");
  spots[0]?.link.setAttribute("tabindex", "0");
  svg.addEventListener("keydown", (event) => {
    const direction = directions[event.key];
    const here = spots.find(({ link }) => link === document.activeElement);
    if (!direction || !here) return;
    event.preventDefault();
    const next = nearest(here, spots, direction);
    if (!next) return;
    here.link.setAttribute("tabindex", "-1");
    next.link.setAttribute("tabindex", "0");
    next.link.focus({ preventScroll: true });
  });
}

/** The nearest place that lies more ahead than aside; what lies aside counts double. */
function nearest(here: Spot, spots: readonly Spot[], [dx, dy]: readonly [number, number]): Spot | undefined {
  let best: Spot | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    const ahead = (spot.x - here.x) * dx + (spot.y - here.y) * dy;
    const aside = Math.abs((spot.x - here.x) * dy) + Math.abs((spot.y - here.y) * dx);
    if (spot === here || ahead <= 0 || aside > ahead * 1.5) continue;
    const distance = ahead + aside * 2;
    if (distance < least) [best, least] = [spot, distance];
  }
  return best;
}
