import type { ProgrammeSession } from "./model.ts";

/** What of a session a grid needs. */
export type Laid = Pick<ProgrammeSession, "id" | "begins" | "ends" | "room">;

/** A field of a day's grid: nothing, one or several sessions over so many lines, or part of what began above. */
export type GridCell =
  | { readonly kind: "free" }
  | { readonly kind: "block"; readonly lines: number; readonly sessions: readonly string[] }
  | { readonly kind: "covered" };

/**
 * A day as a table of times and rooms. `lines` are instants in order: a line lasts until the next, the last only ends. Sessions that overlap in one
 * room share a field, since a table has no place for two. Gives a row for each line but the last, a field for each room.
 */
export function gridOf(
  sessions: readonly Laid[],
  rooms: readonly (string | null)[],
  lines: readonly number[],
): readonly (readonly GridCell[])[] {
  const columns = rooms.map((room) =>
    blocksIn(
      sessions.filter((one) => one.room === room),
      lines,
    ),
  );
  return lines.slice(0, -1).map((_, line) =>
    columns.map((blocks): GridCell => {
      const block = blocks.find(({ from, to }) => from <= line && line < to);
      if (!block) return { kind: "free" };
      return block.from === line
        ? { kind: "block", lines: block.to - block.from, sessions: block.sessions }
        : { kind: "covered" };
    }),
  );
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly sessions: readonly string[];
}

function blocksIn(sessions: readonly Laid[], lines: readonly number[]): readonly Block[] {
  const spans = sessions
    .map(({ id, begins, ends }) => {
      const [start, end] = [Date.parse(begins), Date.parse(ends)];
      const from = Math.max(
        0,
        lines.findLastIndex((line) => line <= start),
      );
      const after = lines.findIndex((line) => line >= end);
      const to = Math.max(from + 1, after < 0 ? lines.length - 1 : after);
      return { from, to: Math.min(to, lines.length - 1), sessions: [id] };
    })
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const blocks: Block[] = [];
  for (const span of spans) {
    const last = blocks.at(-1);
    if (last && span.from < last.to)
      blocks[blocks.length - 1] = {
        from: last.from,
        to: Math.max(last.to, span.to),
        sessions: [...last.sessions, ...span.sessions],
      };
    else blocks.push(span);
  }
  return blocks;
}

/** The instants at which something begins or ends, in order: the lines of a day at a glance. */
export function boundaries(sessions: readonly Laid[]): readonly number[] {
  const all = sessions.flatMap(({ begins, ends }) => [Date.parse(begins), Date.parse(ends)]);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Lines every so many minutes, from an instant until one at or after another. */
export function evenLines(from: number, to: number, minutes: number): readonly number[] {
  const step = minutes * 60_000;
  return Array.from({ length: Math.ceil((to - from) / step) + 1 }, (_, index) => from + index * step);
}
