import type { SessionGiven } from "../../dialogue/programme/asked-of.ts";
import { wallAt } from "../../dialogue/programme/clock.ts";
import type { Participant } from "../../dialogue/programme/model.ts";
import { textFrom } from "../../dialogue/programme/saying.ts";
import type { Party } from "../../directory/model.ts";
import type { Actor } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { Opened } from "../../server/open.ts";
import { type Draws, languageOf } from "./invented.ts";
import { personName } from "./people.ts";
import { addDays } from "./rounds.ts";

interface Programmed {
  readonly officer: Actor;
  readonly meeting: string;
  readonly parties: readonly Party[];
  readonly draw: Draws;
  readonly today: string;
  /** Sets the clock to an hour of a day. */
  readonly at: (day: string, hour: number) => void;
}

/**
 * The programme of the coming meeting: the template with a theme, a question and people for each round table, published; then another room for one of
 * them and a side event, published again.
 */
export async function fillProgramme(
  { programme }: Pick<Opened, "programme">,
  { officer, meeting, parties, draw, today, at }: Programmed,
): Promise<void> {
  const states = parties.filter(({ kind }) => kind === "member-state");
  const somebody = (role: Participant["role"]): Participant => {
    const { id: party } = draw.one(states);
    return { role, name: personName(draw, languageOf(party)), post: null, party, person: null };
  };
  const read = async () => unwrap(await programme.draft(officer, meeting)).draft;
  at(addDays(today, -26), 9);
  if ((await read()).sessions.length === 0) unwrap(await programme.begin(officer, meeting));
  const tables = (await read()).sessions.filter(({ kind }) => kind === "round-table");
  const day = (begins: string) => begins.slice(0, 10);
  for (const [index, { id, revision: seen, begins, ends, ...content }] of tables.entries()) {
    const number = (index % 4) + 1;
    const { changed: _changed, actor: _actor, ...kept } = content;
    const given: SessionGiven = {
      ...kept,
      when: clockOf(begins, ends),
      theme: textFrom(`programme:demo.theme.${number}`),
      questions: [textFrom(`programme:demo.question.${number}`)],
      people: (["chair", "chair", "panellist", "panellist", "rapporteur"] as const).map(somebody),
    };
    unwrap(await programme.change(officer, meeting, id, given, seen));
  }
  const publish = async (note: SessionGiven["note"]) => {
    const { revision: seen } = await read();
    unwrap(await programme.publish(officer, meeting, { seen, note, tell: true }));
  };
  at(addDays(today, -20), 15);
  await publish(null);
  at(addDays(today, -6), 10);
  const draft = await read();
  const third = draft.sessions.filter(({ kind }) => kind === "round-table")[2];
  if (third) {
    const { rooms, segments, intervals } = draft;
    const garden = {
      id: "room-garden",
      name: textFrom("programme:template.room", { number: rooms.length }),
      seats: 120,
    };
    unwrap(
      await programme.frame(
        officer,
        meeting,
        { rooms: [...rooms, garden], segments, intervals },
        draft.revision,
      ),
    );
    const when = clockOf(third.begins, third.ends);
    unwrap(await programme.move(officer, meeting, third.id, { when, room: garden.id }, third.revision));
  }
  const last = draft.sessions.at(-1);
  if (last)
    unwrap(
      await programme.add(officer, meeting, {
        ...{ kind: "side-event", segment: null, room: null, theme: null, questions: [], documents: [] },
        ...{ note: null, attendance: "open", people: [somebody("moderator")] },
        title: textFrom("programme:demo.side-event"),
        when: { day: day(last.begins), begins: "13:15", ends: "14:30" },
      }),
    );
  await publish(textFrom("programme:demo.note"));
}

/** When a session is held, by the clock of New York. */
function clockOf(begins: string, ends: string): SessionGiven["when"] {
  const [from, to] = [begins, ends].map((at) => wallAt(Date.parse(at), "America/New_York"));
  return { day: from?.day ?? "", begins: from?.time ?? "", ends: to?.time ?? "" };
}
