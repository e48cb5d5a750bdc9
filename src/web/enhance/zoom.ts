interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const closest = 16;

/** Shows the map's buttons and lets it be drawn nearer: by them, by Ctrl with the wheel, by two fingers, by dragging. */
export function zoomable(figure: HTMLElement, svg: SVGSVGElement): void {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const whole: View = { x, y, width, height };
  let view = whole;
  const circles = [...svg.querySelectorAll<SVGCircleElement>("a circle")].map((circle) => ({
    circle,
    radius: circle.r.baseVal.value,
  }));
  const show = (next: View) => {
    view = within(next, whole);
    // Circles keep their size on the screen, so that drawing nearer parts those that cover each other.
    for (const { circle, radius } of circles) circle.r.baseVal.value = (radius * view.width) / whole.width;
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    // A map drawn nearer takes the finger for itself; a whole one leaves it to the page.
    svg.classList.toggle("near", view.width < whole.width);
  };
  const buttons = figure.querySelector<HTMLElement>("[data-zoom]");
  if (buttons) {
    buttons.hidden = false;
    buttons.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const factor = Number(button?.value);
      if (button) show(factor === 0 ? whole : scaled(view, factor, 0.5, 0.5));
    });
  }
  svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const [atX, atY] = placeIn(svg, event);
      show(scaled(view, 2 ** (-event.deltaY / 200), atX, atY));
    },
    { passive: false },
  );
  draggable(svg, () => view, show);
}

function draggable(svg: SVGSVGElement, view: () => View, show: (next: View) => void): void {
  const down = new Map<number, PointerEvent>();
  let moved = 0;
  svg.addEventListener("pointerdown", (event) => {
    down.set(event.pointerId, event);
    moved = 0;
  });
  svg.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before || !svg.classList.contains("near")) return;
    const { width, height } = svg.getBoundingClientRect();
    const now = view();
    moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    const other = [...down.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    if (other) {
      const factor = distance(event, other) / Math.max(1, distance(before, other));
      show(scaled(now, factor, ...placeIn(svg, other)));
    } else {
      const dx = ((event.clientX - before.clientX) / width) * now.width;
      const dy = ((event.clientY - before.clientY) / height) * now.height;
      show({ ...now, x: now.x - dx, y: now.y - dy });
    }
    down.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"] as const)
    svg.addEventListener(end, (event) => down.delete(event.pointerId));
  // A link that was dragged is not followed.
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => moved > 4 && event.preventDefault(), { capture: true });
}

function distance(a: PointerEvent, b: PointerEvent): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}

/** Where in the drawing a pointer is, from 0 to 1 each way. */
function placeIn(svg: SVGSVGElement, { clientX, clientY }: MouseEvent): [number, number] {
  const box = svg.getBoundingClientRect();
  return [(clientX - box.x) / box.width, (clientY - box.y) / box.height];
}

/** The view drawn nearer by `factor` about a point that stays where it is. */
function scaled(view: View, factor: number, atX: number, atY: number): View {
  const width = view.width / factor;
  const height = view.height / factor;
  return { width, height, x: view.x + (view.width - width) * atX, y: view.y + (view.height - height) * atY };
}

function within(view: View, whole: View): View {
  const width = Math.min(whole.width, Math.max(whole.width / closest, view.width));
  const height = (width / whole.width) * whole.height;
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return {
    width,
    height,
    x: clamp(view.x, whole.x, whole.x + whole.width - width),
    y: clamp(view.y, whole.y, whole.y + whole.height - height),
  };
}
