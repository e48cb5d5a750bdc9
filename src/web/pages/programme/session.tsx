import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { dayOf, dayWords } from "../../../dialogue/programme/saying.ts";
import { notFound } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { SessionBody } from "../../parts/programme/session-entry.tsx";
import { Written } from "../../parts/programme/written.tsx";
import style from "../../styles/programme.css?url";
import { found, frameOf } from "../meetings/asked.ts";
import { programmeAddress, programmeFileAddress, sessionAddress } from "./addresses.ts";
import { askProgramme, crumbsIn } from "./asked.ts";
import { heldSymbols, partyNames, shownSession } from "./shown.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** One session, as it was published last; one that was cancelled says so. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askProgramme(args);
  const { words, language, programme, actor, id, services } = asked;
  const { meeting, version } = found(await programme.published(actor, id));
  const wanted = args.params.session ?? "";
  const held = version.sessions.find((session) => session.id === wanted);
  const session = held ?? version.cancelled.find((one) => one.id === wanted);
  if (!session) throw notFound("programme.session-unknown", { session: wanted.slice(0, 60) });
  const around = {
    ...{ meeting, programme: version, words },
    party: await partyNames(services.directory),
    held: await heldSymbols(services.record, [session]),
  };
  const shown = shownSession(session, around);
  const day = dayWords(dayOf(session, meeting.zone), words);
  return {
    head: {
      title: shown.title.text,
      description: words.t("programme:time.at", { day, time: shown.time, zone: meeting.zone }),
      canonical: sessionAddress(language, id, session.id),
      crumbs: crumbsIn(asked, meeting, shown.title.text),
      sources: [],
    },
    frame: frameOf(asked, meeting, "programme"),
    shown,
    cancelled: held === undefined,
    calendar: programmeFileAddress(language, id, "ics", { session: session.id }),
    back: programmeAddress(language, id),
  } satisfies PageData & Record<string, unknown>;
}

export default function SessionPage() {
  const { t } = useFrame().words;
  const { head, frame, shown, cancelled, calendar, back } = useLoaderData<typeof loader>();
  return (
    <MeetingPage title={head.title} lede={head.description} frame={frame}>
      <link rel="stylesheet" href={style} precedence="programme" />
      <div className="prose pg-session">
        {cancelled && <p role="status">{t("programme:session.cancelled")}</p>}
        <p>
          {shown.kind}
          {shown.room !== null && (
            <>
              {t("programme:print.comma")}
              <Written shown={shown.room} />
            </>
          )}
        </p>
        <SessionBody session={shown} />
        <ul className="inline-list screen-only">
          <li>
            <a href={calendar} download>
              {t("programme:session.calendar")}
            </a>
          </li>
          <li>
            <a href={back}>{t("programme:session.back")}</a>
          </li>
        </ul>
      </div>
    </MeetingPage>
  );
}
