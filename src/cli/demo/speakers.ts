import type { MeetingId } from "../../dialogue/model.ts";
import type { Level } from "../../dialogue/speakers/model.ts";
import type { Party } from "../../directory/model.ts";
import type { Actor } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { Opened } from "../../server/open.ts";
import { type Draws, languageOf } from "./invented.ts";
import { personName } from "./people.ts";

export interface Floor {
  readonly officer: Actor;
  readonly meeting: MeetingId;
  readonly parties: readonly Party[];
  readonly draw: Draws;
  /** When the first sitting begins; it is three hours long and another follows in the afternoon. */
  readonly begins: Date;
  /** Sets the clock by which acts are dated; null where the meeting is still to come, and the list is only being made. */
  readonly at: ((time: Date) => void) | null;
}

const hour = 3_600_000;
const seed = "corridor";

/**
 * A speakers' list in progress: registered in a window, in English order from a drawn letter, a group first; some have spoken, one was
 * absent, two ask to exchange places; the meeting is suspended, so that no clock runs away before somebody looks.
 */
export async function fillSpeakers({ speakers }: Pick<Opened, "speakers">, floor: Floor): Promise<string> {
  const { officer, meeting, parties, draw, at } = floor;
  const begins = floor.begins.getTime();
  at?.(new Date(begins - 30 * 24 * hour));
  const { id } = unwrap(
    await speakers.make(officer, {
      meeting,
      session: null,
      title: {
        ar: "الجلسة العامة",
        en: "Plenary",
        es: "Plenario",
        fr: "Plénière",
        ru: "Пленарное заседание",
        zh: "全体会议",
      },
      order: "window",
      groupsFirst: true,
      window: { opens: null, closes: begins - 24 * hour, seed },
      plan: {
        sittings: [
          { begins, ends: begins + 3 * hour },
          { begins: begins + 5 * hour, ends: begins + 8 * hour },
        ],
        between: 30,
        usual: 180,
        least: 60,
      },
      shown: "everybody",
    }),
  );
  const act = async (deed: unknown) => unwrap(await speakers.act(officer, id, deed, null));
  const [group] = parties;
  for (const party of parties) {
    await act({
      act: "inscribe",
      party: party.id,
      speaker: {
        name: personName(draw, languageOf(party.id)),
        level: levelOf(draw),
        sex: draw.chance(45) ? "F" : "M",
      },
      onBehalfOf: party === group ? { group: "Group of 77 and China", members: [] } : null,
    });
  }
  if (at === null) {
    await act({ act: "limit", seconds: 180, groups: 300 });
    if (parties.length >= 5) await act({ act: "ask-swap", entry: 3, other: 5 });
    return id;
  }
  let clock = begins;
  const after = (seconds: number) => {
    clock += seconds * 1000;
    at(new Date(clock));
  };
  after(0);
  await act({ act: "limit", seconds: 180, groups: 300 });
  const called = Math.min(8, Math.floor(parties.length / 4));
  for (let n = 0; n < called; n++) {
    after(20);
    await act({ act: "call", entry: null });
    after(90 + draw.below(110));
    await act({ act: "finish" });
  }
  const { list } = unwrap(await speakers.look(officer, id));
  const left = [...list.entries.values()].filter(({ state }) => state === "waiting").map((entry) => entry.id);
  const [first, second, third] = left.slice(2);
  if (first !== undefined) await act({ act: "absent", entry: first });
  if (second !== undefined && third !== undefined)
    await act({ act: "ask-swap", entry: second, other: third });
  after(10);
  await act({ act: "suspend" });
  return id;
}

function levelOf(draw: Draws): Level {
  return draw.one([
    "head-of-state",
    "head-of-government",
    "deputy-prime-minister",
    "minister",
    "minister",
    "minister",
    "vice-minister",
    "chair-of-delegation",
  ] as const);
}
