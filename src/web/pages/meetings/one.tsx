import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { dayIn } from "../../../dialogue/meetings/days.ts";
import { bodies, isPublic, type Meeting } from "../../../dialogue/model.ts";
import type { Party } from "../../../directory/model.ts";
import { problem } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Facts } from "../../parts/facts.tsx";
import { MeetingDeeds } from "../../parts/meetings/meeting-deeds.tsx";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { Carried } from "../../parts/outcome/carried.tsx";
import { field, personForm } from "../../signed.ts";
import { carriedOf } from "../outcome/carried.ts";
import { documentAddress } from "../record/addresses.ts";
import { meetingAddress, meetingCalendarAddress, meetingPart, meetingsAddress } from "./addresses.ts";
import {
  askMeeting,
  crumbsOf,
  dayInWords,
  daysInWords,
  found,
  frameOf,
  type MeetingAsk,
  said,
  stateInWords,
  titleIn,
} from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["done", "count"] };

/** A meeting: what it is for, when and where, who carries it; for whoever works on it what comes next, and what can be done. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, meetings, actor, id, services, person, query } = asked;
  const meeting = found(await meetings.one(actor, id));
  const { t } = words;
  const when = daysInWords(meeting, words);
  const place = meeting.place && textIn(meeting.place, language, meeting.original).text;
  const today = dayIn(meeting.zone, services.now());
  const details = meeting.details && textIn(meeting.details, language, meeting.original);
  const days = Math.round((Date.parse(meeting.opens) - Date.parse(today)) / 86_400_000);
  return {
    head: {
      title: titleIn(meeting, words),
      description: place === null ? when : t("meetings:list.where", { days: when, place }),
      canonical: meetingAddress(language, id),
      crumbs: crumbsOf(asked, meeting),
      sources: meeting.source === null ? [] : [meeting.source],
    },
    frame: frameOf(asked, meeting, ""),
    done: doneWords(query.get("done"), query.get("count"), words),
    until:
      meeting.state === "preparing" && days > 0 && days < 400
        ? t("meetings:one.until", { count: days })
        : null,
    ofRecord: meeting.state === "past",
    facts: [
      [t("meetings:one.kind"), t(`meetings:kind.${meeting.kind}`)],
      [t("meetings:one.state"), stateInWords(meeting, words)],
      ...(meeting.state === "past" ? [] : [[t("meetings:one.zone"), meeting.zone] as const]),
      [t("meetings:one.attribution"), t(`meetings:attribution-short.${meeting.attribution}`)],
    ] as (readonly [string, string])[],
    attribution: t(`meetings:attribution.${meeting.attribution}`),
    mandate: await mandateOf(asked, meeting),
    bodies: bodiesOf(meeting, await services.directory.parties(), words, {
      open: (person?.may("meeting.keep") ?? false) && meeting.state === "preparing",
    }),
    details: details && {
      paragraphs: details.text.split(/\n{2,}/),
      language: details.language,
      own: details.language === language,
    },
    webcast: meeting.webcast,
    calendar: meeting.state === "past" ? null : meetingCalendarAddress(language, id),
    plan: await planNext(asked, meeting),
    carried: await carriedOf(asked, meeting),
    work: person?.may("meeting.keep")
      ? {
          state: meeting.state,
          announced: isPublic(meeting),
          opens: meeting.opens,
          closes: meeting.closes,
          edit: meetingPart(language, id, "edit"),
        }
      : null,
    register: await registerOf(asked, meeting),
  } satisfies PageData & Record<string, unknown>;
}

/** The paragraph that convened it, where the record has the document. */
async function mandateOf({ services, language }: MeetingAsk, { mandate }: Meeting) {
  if (mandate === null) return null;
  const [symbol = "", paragraph] = mandate.split("#");
  const found = await services.record.document(symbol);
  const words = mandate.replace("#op_", ", §\u00a0").replace(/#.*$/, "");
  if (!found.ok) return { words, to: null };
  return { words, to: documentAddress(language, found.value.symbol, paragraph) };
}

/** Who carries the meeting; with `open` also the bodies of its template that nobody has been named to. */
function bodiesOf(
  meeting: Meeting,
  parties: readonly Party[],
  words: Words,
  { open }: { readonly open: boolean },
) {
  const names = new Map(parties.map(({ id, names: own }) => [id as string, own[words.language]]));
  return bodies.flatMap((body) => {
    const ids = meeting.bodies[body];
    if (ids === undefined || (ids.length === 0 && !open)) return [];
    return [
      {
        body: words.t(`meetings:body.${body}`),
        parties:
          ids.length === 0
            ? words.t("meetings:one.body-open")
            : words.list(ids.map((id) => names.get(id) ?? id)),
      },
    ];
  });
}

/** What comes next and how much is late, for whoever follows the preparation. */
async function planNext({ meetings, actor, person, words, id, language }: MeetingAsk, meeting: Meeting) {
  if (meeting.state === "past" || !person?.may("meeting.follow")) return null;
  const plan = found(await meetings.plan(actor, id));
  const next = plan.find(({ state }) => state === "due");
  const late = plan.filter(({ state }) => state === "late").length;
  return {
    next: next
      ? words.t("meetings:one.next", {
          milestone: words.t(`meetings:milestone.${next.id}`),
          day: dayInWords(next.day, words),
          who: words.t(`meetings:owing.${next.who}`),
        })
      : null,
    late: late === 0 ? null : words.t("meetings:one.late", { count: late }),
    to: meetingPart(language, id, "plan"),
  };
}

/** The way to one's own delegation, for whoever speaks for a party. */
async function registerOf({ person, actor, language, id, words, services }: MeetingAsk, meeting: Meeting) {
  if (!person || actor.kind !== "person" || meeting.state === "past" || meeting.state === "closed") return [];
  const own = [...new Set(actor.seats.flatMap(({ party }) => (party === null ? [] : [party])))].filter(
    (party) => person.may("delegation.register", party),
  );
  const parties = await services.directory.parties();
  return own.map((party) => ({
    to: `${meetingAddress(language, id)}/delegations/${party}`,
    words: words.t("meetings:one.register", {
      party: parties.find((one) => one.id === party)?.names[language] ?? party,
    }),
  }));
}

const doneKinds = ["announced", "postponed", "opened", "closed", "changed"] as const;

/** What was done before the page was shown again. */
function doneWords(done: string | null, count: string | null, { t }: Words): string | null {
  const kind = doneKinds.find((one) => one === done);
  const number = /^\d{1,6}$/.test(count ?? "") ? Number(count) : 0;
  return kind ? t(`meetings:done.${kind}`, { count: number }) : null;
}

/** One deed of the secretariat's; each wants a tick that it is meant. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { meetings } = services;
  const [actor, id, deed] = [person.actor, args.params.id ?? "", field(form, "deed")];
  const back = (done: string, count?: number) =>
    redirect(`${meetingAddress(language, id)}?done=${done}${count === undefined ? "" : `&count=${count}`}`, {
      status: 303,
    });
  if (form.get("sure") !== "yes") return { said: said([problem("consultations.not-sure")], words) };
  const refused = (problems: Parameters<typeof said>[0]) => ({ said: said(problems, words) });
  switch (deed) {
    case "announce": {
      const done = await meetings.announce(actor, id);
      return done.ok ? back("announced", done.value.written) : refused(done.problems);
    }
    case "postpone": {
      const days = { opens: field(form, "opens") ?? "", closes: field(form, "closes") ?? "" };
      const done = await meetings.postpone(actor, id, days);
      return done.ok ? back("postponed", done.value.written) : refused(done.problems);
    }
    case "open": {
      const done = await meetings.open(actor, id);
      return done.ok ? back("opened") : refused(done.problems);
    }
    case "close": {
      const done = await meetings.close(actor, id);
      return done.ok ? back("closed") : refused(done.problems);
    }
    default: {
      const done = await meetings.discard(actor, id);
      return done.ok ? redirect(meetingsAddress(language), { status: 303 }) : refused(done.problems);
    }
  }
}

export default function OneMeeting() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const { head, frame, facts, mandate, details, plan, work, register } = shown;
  const refused = useActionData<typeof action>();
  return (
    <MeetingPage
      title={head.title}
      lede={head.description}
      frame={frame}
      problems={refused?.said}
      done={shown.done}
    >
      <div className="spread">
        <div className="body prose">
          {shown.until !== null && <p className="meeting-until">{shown.until}</p>}
          {plan !== null && (
            <p>
              {plan.late !== null && <strong>{plan.late} </strong>}
              {plan.next} <a href={plan.to}>{t("meetings:one.to-plan")}</a>
            </p>
          )}
          {register.map(({ to, words }) => (
            <p key={to}>
              <a className="button" href={to}>
                {words}
              </a>
            </p>
          ))}
          {details !== null && (
            <section>
              <h2>{t("meetings:one.details")}</h2>
              <div
                className="meeting-details"
                {...(details.own ? {} : { lang: details.language, dir: "auto" })}
              >
                {details.paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </section>
          )}
          {shown.carried !== null && <Carried carried={shown.carried} />}
          {shown.ofRecord && <p className="note">{t("meetings:one.of-record")}</p>}
          {!shown.ofRecord && <p className="note">{shown.attribution}</p>}
          {shown.webcast !== null && (
            <p>
              <a href={shown.webcast}>{t("meetings:one.webcast")}</a>
            </p>
          )}
          {shown.calendar !== null && (
            <p className="screen-only">
              <a href={shown.calendar}>{t("meetings:one.calendar")}</a>
            </p>
          )}
        </div>
        <aside className="beside">
          <Facts facts={facts} />
          {mandate !== null && (
            <dl className="facts">
              <div>
                <dt>{t("meetings:one.mandate")}</dt>
                <dd>
                  {mandate.to === null ? (
                    <bdi>{mandate.words}</bdi>
                  ) : (
                    <a href={mandate.to}>{mandate.words}</a>
                  )}
                </dd>
              </div>
            </dl>
          )}
          <Facts facts={shown.bodies.map(({ body, parties }) => [body, parties] as const)} />
        </aside>
      </div>
      {work !== null && <MeetingDeeds work={work} />}
    </MeetingPage>
  );
}
