import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { Meeting } from "../../../dialogue/model.ts";
import { programmeFormats } from "../../../dialogue/programme/exporting.ts";
import { boundaries, gridOf } from "../../../dialogue/programme/grid.ts";
import type { KeptVersion } from "../../../dialogue/programme/kept.ts";
import type { PublishedSession } from "../../../dialogue/programme/model.ts";
import { clockNotes } from "../../../dialogue/programme/printing.ts";
import { byDay, clockWords, timeWords } from "../../../dialogue/programme/saying.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { Glance, type GlanceShown } from "../../parts/programme/glance.tsx";
import { SessionEntry } from "../../parts/programme/session-entry.tsx";
import { Written } from "../../parts/programme/written.tsx";
import style from "../../styles/programme.css?url";
import { found, frameOf, titleIn } from "../meetings/asked.ts";
import {
  draftAddress,
  programmeAddress,
  programmeChangesAddress,
  programmeFileAddress,
} from "./addresses.ts";
import { askProgramme, crumbsIn, numberIn, type ProgrammeAsk } from "./asked.ts";
import { heldSymbols, partyNames, shownDays, shownSession } from "./shown.ts";

/** What of the query this page reads. */
export const handle = { query: ["version"] };

/** The programme as it was published, a version that is past included. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askProgramme(args);
  const { words, language, programme, meetings, actor, id, person } = asked;
  const { t } = words;
  const meeting = found(await meetings.one(actor, id));
  const version = numberIn(asked.query.get("version"));
  const published = await programme.published(actor, id, version);
  const unpublished =
    !published.ok && published.problems.some(({ code }) => code === "programme.unpublished");
  const shown = unpublished ? null : await shownVersion(asked, found(published));
  return {
    head: {
      title: t("programme:page.of", { title: titleIn(meeting, words) }),
      description: t("programme:page.about"),
      canonical: programmeAddress(language, id, version),
      crumbs: crumbsIn(asked, meeting),
      sources: [],
    },
    frame: frameOf(asked, meeting, "programme"),
    title: t("programme:page.title"),
    draft:
      person?.may("meeting.follow") === true && meeting.state !== "past" ? draftAddress(language, id) : null,
    shown,
  } satisfies PageData & Record<string, unknown>;
}

async function shownVersion(
  asked: ProgrammeAsk,
  {
    meeting,
    version,
    newest,
  }: { readonly meeting: Meeting; readonly version: KeptVersion; readonly newest: number },
) {
  const { words, language, services, programme, actor, id } = asked;
  const { t } = words;
  const around = {
    meeting,
    programme: version,
    words,
    party: await partyNames(services.directory),
    held: await heldSymbols(services.record, version.sessions),
  };
  const versions = found(await programme.versions(actor, id));
  const days = shownDays(version.sessions, around);
  const held = new Map(byDay(version.sessions, meeting.zone).map(({ day, sessions }) => [day, sessions]));
  const named = version.number === newest ? undefined : version.number;
  return {
    standing: t("programme:print.standing", {
      version: version.number,
      published: words.date(version.published),
      zone: meeting.zone,
    }),
    older:
      version.number < newest
        ? { words: t("programme:page.older", { newest }), to: programmeAddress(language, id) }
        : null,
    note: version.note && textIn(version.note, language, meeting.original),
    clocks: clockNotes(
      meeting,
      days.map(({ day }) => day),
      words,
    ),
    days: days.map((day) => ({
      ...day,
      glance: glanceOf(held.get(day.day) ?? [], day.words, { meeting, version, words }),
    })),
    cancelled: version.cancelled.map((session) => shownSession(session, around)),
    changes:
      version.number > 1
        ? {
            words: t("programme:page.changes", { version: version.number - 1 }),
            to: programmeChangesAddress(language, id, version.number - 1, named),
          }
        : null,
    files: programmeFormats.map((format) => ({
      format,
      words: t(`programme:file.${format}`),
      to: programmeFileAddress(language, id, format, { version: named }),
    })),
    versions: versions.map(({ number, published }) => ({
      number,
      words: t("programme:page.version", { version: number, published: words.date(published) }),
      to: programmeAddress(language, id, number === newest ? undefined : number),
    })),
  };
}

/** The day as a table of rooms, where there is more than one room to choose from. */
function glanceOf(
  own: readonly PublishedSession[],
  label: string,
  {
    meeting,
    version,
    words,
  }: { readonly meeting: Meeting; readonly version: KeptVersion; readonly words: Words },
): GlanceShown | null {
  const { zone, original } = meeting;
  const rooms = version.rooms.filter(({ id }) => own.some(({ room }) => room === id));
  if (rooms.length < 2) return null;
  const none = own.some(({ room }) => room === null);
  const lines = boundaries(own);
  const columns = [...rooms.map(({ id }) => id), ...(none ? [null] : [])];
  const grid = gridOf(own, columns, lines);
  return {
    label: words.t("programme:page.glance", { day: label }),
    rooms: [
      ...rooms.map(({ id, name }) => ({ id, name: textIn(name, words.language, original) })),
      ...(none
        ? [{ id: "", name: { text: words.t("programme:session.room-none"), language: words.language } }]
        : []),
    ],
    lines: grid.map((cells, line) => ({ from: clockWords(lines[line] ?? 0, zone), cells })),
    sessions: Object.fromEntries(
      own.map((session) => [
        session.id,
        { title: textIn(session.title, words.language, original), time: timeWords(session, zone, words) },
      ]),
    ),
  };
}

export default function ProgrammePage() {
  const { t } = useFrame().words;
  const { frame, title, shown, draft } = useLoaderData<typeof loader>();
  return (
    <MeetingPage title={title} frame={frame}>
      <link rel="stylesheet" href={style} precedence="programme" />
      {draft !== null && (
        <p className="prose screen-only">
          <a href={draft}>{t("programme:page.draft")}</a>
        </p>
      )}
      {shown === null ? (
        <p className="prose">{t("programme:page.unpublished")}</p>
      ) : (
        <>
          <div className="prose">
            {shown.older !== null && (
              <p role="status">
                <a href={shown.older.to}>{shown.older.words}</a>
              </p>
            )}
            {shown.note !== null && (
              <p>
                <Written shown={shown.note} />
              </p>
            )}
            <p className="note">
              {shown.standing}{" "}
              {shown.changes !== null && (
                <a className="screen-only" href={shown.changes.to}>
                  {shown.changes.words}
                </a>
              )}
            </p>
            {shown.clocks.map((line) => (
              <p className="note" key={line}>
                {line}
              </p>
            ))}
            <nav className="screen-only" aria-label={t("programme:page.files")}>
              <ul className="inline-list">
                {shown.files.map(({ format, words, to }) => (
                  <li key={format}>
                    <a href={to} download>
                      {words}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
          {shown.days.length > 1 && (
            <nav className="wide pg-days screen-only" aria-label={t("programme:page.days")}>
              <ul>
                {shown.days.map(({ day, words }) => (
                  <li key={day}>
                    <a href={`#day-${day}`}>{words}</a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {shown.days.map(({ day, words, sessions, glance }) => (
            <section key={day} className="wide pg-day" aria-labelledby={`day-${day}`}>
              <h2 id={`day-${day}`}>{words}</h2>
              {glance !== null && <Glance day={glance} />}
              <ol className="pg-list">
                {sessions.map((session) => (
                  <SessionEntry key={session.id} session={session} />
                ))}
              </ol>
            </section>
          ))}
          {shown.cancelled.length > 0 && (
            <section className="prose">
              <h2>{t("programme:page.cancelled")}</h2>
              <ul>
                {shown.cancelled.map(({ id, title: own, time, to }) => (
                  <li key={id}>
                    <a href={to}>
                      <s>
                        <Written shown={own} />
                      </s>
                    </a>{" "}
                    <span className="note">{time}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {shown.versions.length > 1 && (
            <details className="prose folded screen-only">
              <summary>{t("programme:page.versions")}</summary>
              <ul>
                {shown.versions.map(({ number, words, to }) => (
                  <li key={number}>
                    <a href={to}>{words}</a>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </MeetingPage>
  );
}
