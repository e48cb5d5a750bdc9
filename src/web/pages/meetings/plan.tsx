import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { dayIn } from "../../../dialogue/meetings/days.ts";
import type { PlanLine } from "../../../dialogue/meetings/plan.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { PlanTable } from "../../parts/meetings/plan-table.tsx";
import { field, personForm } from "../../signed.ts";
import { meetingCalendarAddress, meetingPart } from "./addresses.ts";
import { askMeetingAs, crumbsOf, dayInWords, found, frameOf, said } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["done", "count"] };

/** Most parties that are named in one line; how many more there are is said. */
const mostNamed = 12;

/** Every deadline of a meeting, counted back from its opening and on from its close: what is done, what is late, and with whom. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeetingAs(args, "meeting.follow");
  const { words, language, meetings, actor, id, services, person, query } = asked;
  const meeting = found(await meetings.one(actor, id));
  const plan = meeting.state === "past" ? [] : found(await meetings.plan(actor, id));
  const title = words.t("meetings:tab.plan");
  return {
    head: {
      title,
      description: words.t("meetings:plan.about"),
      canonical: meetingPart(language, id, "plan"),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "plan"),
    done:
      query.get("done") === "reminded"
        ? words.t("meetings:plan.reminded", { count: countOf(query.get("count")) })
        : null,
    today: dayIn(meeting.zone, services.now()),
    rows: plan.map((line) => row(line, words)),
    calendar: meetingCalendarAddress(language, id),
    mayKeep: person.may("meeting.keep"),
    announced: meeting.announced !== null,
  } satisfies PageData & Record<string, unknown>;
}

function countOf(count: string | null): number {
  return /^\d{1,6}$/.test(count ?? "") ? Number(count) : 0;
}

function row(line: PlanLine, words: Words) {
  const { id, who, day, counted, state, inDays, done, progress, awaited } = line;
  const { t } = words;
  const named = awaited.slice(0, mostNamed).map(({ names }) => names[words.language]);
  const more = awaited.length - named.length;
  return {
    id: id as string,
    name: t(`meetings:milestone.${id}`),
    who: t(`meetings:owing.${who}`),
    day: dayInWords(day, words),
    iso: day,
    moved: counted === day ? null : t("meetings:plan.moved", { day: dayInWords(counted, words) }),
    state,
    stateWords: t(`meetings:plan.state.${state}`),
    inDays:
      state === "late"
        ? t("meetings:plan.days-late", { count: -inDays })
        : state === "due"
          ? t("meetings:plan.days-left", { count: inDays })
          : null,
    done: done === null ? null : dayInWords(done, words),
    progress: progress && t("meetings:plan.progress", progress),
    awaited:
      named.length === 0
        ? null
        : more > 0
          ? t("meetings:plan.and-more", { names: named.join(t("meetings:plan.comma")), count: more })
          : words.list(named),
    // The opening and the close are deeds of their own.
    marks: id !== "opening" && id !== "closing",
    reminds: awaited.length > 0,
  };
}

/** Says that something was done, sets another day, or reminds who is late. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { meetings } = services;
  const [actor, id] = [person.actor, args.params.id ?? ""];
  const milestone = field(form, "milestone") ?? "";
  const back = (query = {}) => redirect(meetingPart(language, id, "plan", query), { status: 303 });
  switch (field(form, "deed")) {
    case "remind": {
      const done = await meetings.remind(actor, id, milestone);
      return done.ok
        ? back({ done: "reminded", count: String(done.value.written) })
        : { said: said(done.problems, words) };
    }
    case "day": {
      const done = await meetings.reschedule(actor, id, milestone, field(form, "day"));
      return done.ok ? back() : { said: said(done.problems, words) };
    }
    default: {
      const done = await meetings.mark(actor, id, milestone, field(form, "done"));
      return done.ok ? back() : { said: said(done.problems, words) };
    }
  }
}

export default function Plan() {
  const { t } = useFrame().words;
  const { head, frame, done, rows, today, calendar, mayKeep, announced } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <MeetingPage
      title={head.title}
      lede={head.description}
      frame={frame}
      problems={refused?.said}
      done={done}
    >
      <PlanTable rows={rows} today={today} mayKeep={mayKeep} mayRemind={announced} />
      <p className="prose screen-only">
        <a href={calendar}>{t("meetings:one.calendar")}</a>
      </p>
    </MeetingPage>
  );
}
