import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { Meeting } from "../../../dialogue/model.ts";
import { asLaid, clashesIn } from "../../../dialogue/programme/clashes.ts";
import { instantsOf, wallAt } from "../../../dialogue/programme/clock.ts";
import { evenLines, gridOf } from "../../../dialogue/programme/grid.ts";
import type { Draft } from "../../../dialogue/programme/kept.ts";
import { clockNotes } from "../../../dialogue/programme/printing.ts";
import { byDay, clockWords, dayWords, timeWords } from "../../../dialogue/programme/saying.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { Conflicts } from "../../parts/programme/conflicts.tsx";
import { DraftGrid } from "../../parts/programme/draft-grid.tsx";
import { DraftPage } from "../../parts/programme/draft-page.tsx";
import { Steps } from "../../parts/programme/steps.tsx";
import { field, personForm } from "../../signed.ts";
import { found, frameOf, titleIn } from "../meetings/asked.ts";
import { draftAddress, draftSessionAddress } from "./addresses.ts";
import { askDraft, crumbsIn, numberIn, refusedOr } from "./asked.ts";
import { shownConflicts } from "./conflict-words.ts";
import { doneWords } from "./done.ts";
import { whenIn } from "./session-form.ts";
import { draftWays } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["day", "done"] };

/** The draft of a programme: a day as a grid of rooms and times, what conflicts, and what was done last. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askDraft(args);
  const { words, language, programme, actor, id, query, person } = asked;
  const { t } = words;
  const { meeting, draft, steps } = found(await programme.draft(actor, id));
  const days = daysIn(meeting, draft);
  const day = days.find((one) => one === query.get("day")) ?? days[0] ?? meeting.opens;
  const title = t("programme:draft.title");
  const keeps = person.may("programme.keep");
  const conflicts = shownConflicts(clashesIn(draft), draft, words, meeting.original);
  return {
    head: {
      title: t("programme:draft.of", { title: titleIn(meeting, words) }),
      description: t("programme:draft.about"),
      canonical: draftAddress(language, id, { day }),
      crumbs: crumbsIn(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "programme"),
    title,
    ways: draftWays(asked, "grid"),
    meeting: id,
    empty: draft.sessions.length === 0,
    keeps,
    done: doneWords(query.get("done"), words),
    day,
    days: days.map((one) => ({
      day: one,
      words: dayWords(one, words),
      to: draftAddress(language, id, { day: one }),
      sessions: byDay(draft.sessions, meeting.zone).find((own) => own.day === one)?.sessions.length ?? 0,
    })),
    clocks: clockNotes(meeting, [day], words),
    grid: gridShown(meeting, draft, day, words),
    conflicts,
    steps: steps.map(({ number, kind, undone, at, sessions }) => ({
      number,
      undone,
      words: t("programme:step.line", {
        what: t(`programme:step.${kind}`, { count: sessions.length }),
        session: sessions.length === 1 ? stepTitle(sessions[0], meeting, words) : "",
        at: words.date(at, { dateStyle: "medium", timeStyle: "short", timeZone: meeting.zone }),
      }),
    })),
    add: draftSessionAddress(language, id, "new", { day }),
  } satisfies PageData & Record<string, unknown>;
}

type StepSession = {
  readonly before: Draft["sessions"][number] | Pick<Draft["sessions"][number], "title"> | null;
  readonly after: Pick<Draft["sessions"][number], "title"> | null;
};

function stepTitle(session: StepSession | undefined, { original }: Meeting, { language }: Words): string {
  const shown = session?.after ?? session?.before;
  return shown ? textIn(shown.title, language, original).text : "";
}

/** The days of the meeting, and those on which the draft has sessions besides. */
function daysIn({ opens, closes, zone }: Meeting, { sessions }: Draft): readonly string[] {
  const days = new Set(byDay(sessions, zone).map(({ day }) => day));
  for (let at = Date.parse(`${opens}T00:00:00Z`); at <= Date.parse(`${closes}T00:00:00Z`); at += 86_400_000)
    days.add(new Date(at).toISOString().slice(0, 10));
  return [...days].sort();
}

/** Minutes of a line of the grid. */
const lineMinutes = 15;

function gridShown(meeting: Meeting, draft: Draft, day: string, words: Words) {
  const { zone, original } = meeting;
  const { language } = words;
  const own = byDay(draft.sessions, zone).find((one) => one.day === day)?.sessions ?? [];
  const hour = (time: string) => instantsOf({ day, time }, zone)[0] ?? Date.parse(`${day}T${time}:00Z`);
  const floor = (at: number) => Math.floor(at / 1_800_000) * 1_800_000;
  const from = Math.min(hour("08:00"), ...own.map(({ begins }) => floor(Date.parse(begins))));
  const to = Math.max(hour("19:00"), ...own.map(({ ends }) => Date.parse(ends)));
  const lines = evenLines(from, to, lineMinutes);
  const unplaced = own.some(({ room }) => room === null) || draft.rooms.length === 0;
  const rooms = [...draft.rooms.map(({ id }) => id), ...(unplaced ? [null] : [])];
  const grid = gridOf(own, rooms, lines);
  return {
    label: words.t("programme:draft.grid", { day: dayWords(day, words) }),
    rooms: rooms.map((id) => {
      const room = draft.rooms.find((one) => one.id === id);
      return {
        id: id ?? "",
        name: room
          ? textIn(room.name, language, original)
          : { text: words.t("programme:session.room-none"), language },
      };
    }),
    lines: grid.map((cells, index) => {
      const at = lines[index] ?? from;
      const wall = wallAt(at, zone);
      return {
        at: String(at),
        time: wall.time,
        label: wall.time.endsWith(":00") ? clockWords(at, zone) : null,
        day: wall.day,
        fold: foldOf(at, zone),
        cells,
      };
    }),
    sessions: Object.fromEntries(
      own.map((session) => [
        session.id,
        {
          ...asLaid(session),
          revision: session.revision,
          title: textIn(session.title, language, original),
          time: timeWords(session, zone, words),
          kind: session.kind,
          people: asLaid(session).people,
          names: session.people.map(({ name }) => name).join(words.t("programme:print.comma")),
          to: draftSessionAddress(language, meeting.id, session.id),
        },
      ]),
    ),
    intervals: draft.intervals,
  };
}

/** Which of two it is, where the clock shows the time of an instant twice. */
function foldOf(at: number, zone: string): "first" | "second" | null {
  const both = instantsOf(wallAt(at, zone), zone);
  return both.length < 2 ? null : at === both[0] ? "first" : "second";
}

/** Moves a session, takes a step back, or begins with the template. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { programme } = services;
  const [actor, id] = [person.actor, args.params.id ?? ""];
  const day = field(form, "day") ?? undefined;
  const back = (done: string, session: string | null = null) =>
    redirect(
      `${draftAddress(language, id, { day, done })}${session === null ? "" : `#session.${session}`}`,
      303,
    );
  const deeds = {
    begin: () => programme.begin(actor, id),
    undo: () => programme.undo(actor, id, numberIn(field(form, "step")) ?? 0),
    move: () =>
      programme.move(
        actor,
        id,
        field(form, "session") ?? "",
        { when: whenIn(form), room: field(form, "room") },
        numberIn(field(form, "seen")) ?? 0,
      ),
  } as const;
  const deed = (["begin", "undo", "move"] as const).find((one) => one === field(form, "deed")) ?? "undo";
  const done = await deeds[deed]();
  if (!done.ok) return { problems: refusedOr(done, words) };
  return back(deed, deed === "move" ? done.value.session : null);
}

export default function ProgrammeDraft() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { frame, title, head, ways, keeps, done, empty, days, day, grid, conflicts } = shown;
  return (
    <DraftPage
      title={title}
      lede={head.description}
      frame={frame}
      ways={ways}
      problems={refused?.problems}
      done={done}
    >
      {empty && keeps && (
        <PersonForm className="prose" deed="programme.keep">
          <p>{t("programme:draft.empty")}</p>
          <button type="submit" className="button" name="deed" value="begin">
            {t("programme:draft.begin")}
          </button>
        </PersonForm>
      )}
      <nav className="wide pg-days" aria-label={t("programme:page.days")}>
        <ul>
          {days.map((one) => (
            <li key={one.day}>
              <a href={one.to} aria-current={one.day === day ? "true" : undefined}>
                {one.words}
              </a>{" "}
              <span className="note">{t("programme:draft.sessions", { count: one.sessions })}</span>
            </li>
          ))}
        </ul>
      </nav>
      {shown.clocks.map((line) => (
        <p className="prose note" key={line}>
          {line}
        </p>
      ))}
      {keeps && (
        <p className="wide screen-only">
          <a className="button" href={shown.add}>
            {t("programme:draft.add")}
          </a>
        </p>
      )}
      <DraftGrid grid={grid} day={day} keeps={keeps} meeting={shown.meeting} />
      <Conflicts conflicts={conflicts} meeting={shown.meeting} />
      {shown.steps.length > 0 && <Steps steps={shown.steps} keeps={keeps} day={day} />}
    </DraftPage>
  );
}
