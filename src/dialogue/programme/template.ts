import { templateSessions } from "../meetings/template-sessions.ts";
import type { Meeting } from "../model.ts";
import type { Beginning } from "./beginning.ts";
import { emptyFrame } from "./parts.ts";
import { textFrom } from "./saying.ts";

/** The segments of a template, in their order, and the kinds that stand in each. */
const segments = [
  ["hearing", ["hearing"]],
  ["plenary", ["opening", "plenary", "closing"]],
  ["round-tables", ["round-table"]],
  ["panels", ["panel"]],
] as const;

/**
 * The programme that the template of a meeting's kind begins with: its sessions named in six languages, in rooms that are numbered until they
 * are known.
 */
export function templateProgramme({
  kind,
  opens,
  closes,
}: Pick<Meeting, "kind" | "opens" | "closes">): Beginning {
  const laid = templateSessions(kind, opens, closes);
  const several = (one: string) => laid.filter((session) => session.kind === one).length > 1;
  const rooms = [...new Set(laid.map(({ room }) => room))].sort((a, b) => a - b);
  const segmentOf = (one: string) => segments.find(([, kinds]) => kinds.some((k) => k === one))?.[0] ?? null;
  const used = new Set(laid.map((session) => segmentOf(session.kind)));
  return {
    ...emptyFrame,
    rooms: rooms.map((room) => ({
      id: `room-${room}`,
      name: textFrom(room === 1 ? "programme:template.hall" : "programme:template.room", {
        number: room - 1,
      }),
      seats: null,
    })),
    segments: segments
      .filter(([id]) => used.has(id))
      .map(([id]) => ({ id, title: textFrom(`programme:template.segment.${id}`) })),
    sessions: laid.map(({ id, kind: one, number, day, from, to, room }) => ({
      id,
      kind: one,
      segment: segmentOf(one),
      room: `room-${room}`,
      when: { day, begins: from, ends: to },
      title: textFrom(
        several(one) ? `programme:template.numbered.${one}` : `programme:template.title.${one}`,
        {
          number,
        },
      ),
      theme: null,
      questions: [],
      people: [],
      documents: [],
      note: null,
      attendance: "open",
    })),
  };
}
