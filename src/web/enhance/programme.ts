import { conflictsIn, type Session } from "../../dialogue/programme/conflicts.ts";

/**
 * Laying a programme by hand: a session is taken by its handle and laid on another line or into another room, by pointer or by keys; what stands against it
 * is said while it is held. Where it lies is sent by the form beneath the grid, as if somebody had filled it in.
 */
export function enhanceProgramme(root: Document): void {
  const grid = root.querySelector<HTMLTableElement>("[data-programme-grid]");
  const form = root.querySelector<HTMLFormElement>(".pg-move form, form.pg-move");
  if (!grid || !form) return;
  const said = form.querySelector<HTMLElement>("[data-programme-said]");
  for (const handle of grid.querySelectorAll<HTMLButtonElement>("[data-handle]")) {
    handle.hidden = false;
    const laid = handle.closest<HTMLElement>("[data-session]");
    if (laid) takeable({ grid, form, said, handle, laid });
  }
  // Who has moved something goes on where it lies now.
  const target = root.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.querySelector<HTMLElement>("[data-handle]")?.focus();
}

interface Taking {
  readonly grid: HTMLTableElement;
  readonly form: HTMLFormElement;
  readonly said: HTMLElement | null;
  readonly handle: HTMLButtonElement;
  readonly laid: HTMLElement;
}

/** Where a held session would lie: a line of the grid, and a room. */
interface Place {
  readonly line: number;
  readonly room: number;
}

function takeable(taking: Taking): void {
  const { grid, handle, laid } = taking;
  const lines = [...grid.querySelectorAll<HTMLElement>("tr[data-line]")];
  const rooms = [...grid.querySelectorAll<HTMLElement>("th[data-room]")];
  const number = (name: "begins" | "ends") => Number(laid.dataset[name]);
  const origin: Place = {
    line: Math.max(
      0,
      lines.findLastIndex((line) => Number(line.dataset.line) <= number("begins")),
    ),
    room: rooms.findIndex((room) => room.dataset.room === laid.dataset.room),
  };
  let held: Place | null = null;
  let ghost: HTMLElement | null = null;

  const show = (place: Place): void => {
    held = place;
    const found = standing(taking, lines, rooms, origin, place);
    if (!ghost) {
      ghost = grid.ownerDocument.createElement("div");
      ghost.className = "pg-ghost";
      ghost.setAttribute("aria-hidden", "true");
      ghost.textContent = laid.querySelector("a")?.textContent ?? "";
      grid.parentElement?.append(ghost);
    }
    const [line, room] = [lines[place.line], rooms[place.room]];
    if (!line || !room) return;
    const frame = grid.parentElement;
    const at = frame?.getBoundingClientRect();
    const box = room.getBoundingClientRect();
    ghost.classList.toggle("against", found.against);
    ghost.style.insetBlockStart = `${line.getBoundingClientRect().top - (at?.top ?? 0) + (frame?.scrollTop ?? 0)}px`;
    ghost.style.left = `${box.left - (at?.left ?? 0) + (frame?.scrollLeft ?? 0)}px`;
    ghost.style.inlineSize = `${box.width}px`;
    ghost.style.blockSize = `${laid.closest("td")?.getBoundingClientRect().height ?? 40}px`;
    say(taking, found.words);
  };
  const leave = (words: string): void => {
    held = null;
    ghost?.remove();
    ghost = null;
    laid.classList.remove("taken");
    say(taking, words);
  };
  const take = (): void => {
    laid.classList.add("taken");
    say(taking, grid.dataset.held ?? "");
  };
  const lay = (): void => {
    const place = held;
    if (place && (place.line !== origin.line || place.room !== origin.room))
      send(taking, lines, rooms, origin, place);
    else leave(grid.dataset.left ?? "");
  };

  handle.addEventListener("keydown", (event) => {
    const turned = getComputedStyle(grid).direction === "rtl" ? -1 : 1;
    const steps: Readonly<Record<string, Place>> = {
      ArrowUp: { line: -1, room: 0 },
      ArrowDown: { line: 1, room: 0 },
      ArrowLeft: { line: 0, room: -turned },
      ArrowRight: { line: 0, room: turned },
    };
    const step = steps[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (held) lay();
      else {
        take();
        held = origin;
      }
    } else if (held && event.key === "Escape") {
      event.preventDefault();
      leave(grid.dataset.left ?? "");
    } else if (held && step) {
      event.preventDefault();
      show({
        line: within(held.line + step.line, lines.length),
        room: within(held.room + step.room, rooms.length),
      });
      ghost?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });
  handle.addEventListener("blur", () => {
    if (held) leave(grid.dataset.left ?? "");
  });
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    take();
    held = origin;
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const line = lines.findLastIndex((one) => one.getBoundingClientRect().top <= event.clientY);
    const room = rooms.findIndex((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left <= event.clientX && event.clientX < right;
    });
    show({ line: Math.max(0, line), room: room < 0 ? (held ?? origin).room : room });
  });
  handle.addEventListener("pointerup", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    handle.releasePointerCapture(event.pointerId);
    lay();
  });
  handle.addEventListener("pointercancel", () => leave(grid.dataset.left ?? ""));
}

function within(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}

function say({ said }: Taking, words: string): void {
  if (said && said.textContent !== words) said.textContent = words;
}

/** What is said of a place: day, time and room, and what stands against it. */
function standing(
  { grid, laid }: Taking,
  lines: readonly HTMLElement[],
  rooms: readonly HTMLElement[],
  origin: Place,
  place: Place,
): { readonly words: string; readonly against: boolean } {
  const moved = shiftedBy(lines, origin, place);
  const own = laid.dataset.session ?? "";
  const sessions = [...grid.querySelectorAll<HTMLElement>("[data-session]")].map((one): Session => {
    const here = one === laid;
    return {
      id: one.dataset.session ?? "",
      begins: Number(one.dataset.begins) + (here ? moved : 0),
      ends: Number(one.dataset.ends) + (here ? moved : 0),
      room: (here ? rooms[place.room]?.dataset.room : one.dataset.room) || null,
      people: peopleOf(one),
    };
  });
  const found = conflictsIn(sessions, {
    room: Number(grid.dataset.roomInterval),
    person: Number(grid.dataset.personInterval),
  }).filter((one) => one.kind !== "backwards" && one.sessions.includes(own));
  const room = found.some(({ kind }) => kind === "room");
  const person = found.some(({ kind }) => kind.startsWith("person"));
  const line = lines[place.line];
  const where = (grid.dataset.at ?? "")
    .replace("%day", line?.dataset.day ?? "")
    .replace("%time", line?.dataset.time ?? "")
    .replace("%room", rooms[place.room]?.textContent?.trim() ?? "");
  const against = [...(room ? [grid.dataset.roomWords] : []), ...(person ? [grid.dataset.personWords] : [])];
  const words = against.length > 0 ? against : [grid.dataset.freeWords];
  return { words: [where, ...words].join(". "), against: against.length > 0 };
}

function peopleOf(one: HTMLElement): readonly string[] {
  const people: unknown = JSON.parse(one.dataset.people ?? "[]");
  return Array.isArray(people) ? people.filter((key) => typeof key === "string") : [];
}

/** By how much a session begins later, in milliseconds. */
function shiftedBy(lines: readonly HTMLElement[], origin: Place, place: Place): number {
  return Number(lines[place.line]?.dataset.line) - Number(lines[origin.line]?.dataset.line);
}

/** Fills the form with where the session lies now, and sends it. */
function send(
  { form, laid }: Taking,
  lines: readonly HTMLElement[],
  rooms: readonly HTMLElement[],
  origin: Place,
  place: Place,
): void {
  const moved = shiftedBy(lines, origin, place);
  const clock = (instant: number) => {
    const index = Math.max(
      0,
      lines.findLastIndex((line) => Number(line.dataset.line) <= instant),
    );
    const line = lines[index];
    const [hour = 0, minutes = 0] = (line?.dataset.time ?? "00:00").split(":").map(Number);
    const late = Math.round((instant - Number(line?.dataset.line)) / 60_000);
    const all = hour * 60 + minutes + late;
    const two = (n: number) => String(n).padStart(2, "0");
    return {
      day: all < 1440 ? (line?.dataset.day ?? "") : nextDay(line?.dataset.day ?? ""),
      time: `${two(Math.floor(all / 60) % 24)}:${two(all % 60)}`,
      fold: line?.dataset.fold ?? "",
    };
  };
  const [begins, ends] = [
    clock(Number(laid.dataset.begins) + moved),
    clock(Number(laid.dataset.ends) + moved),
  ];
  const values = {
    session: laid.dataset.session ?? "",
    seen: laid.dataset.seen ?? "",
    day: begins.day,
    begins: begins.time,
    ends: ends.time,
    endsDay: ends.day,
    fold: begins.fold,
    room: rooms[place.room]?.dataset.room ?? "",
  };
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement) control.value = value;
  }
  form.submit();
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
