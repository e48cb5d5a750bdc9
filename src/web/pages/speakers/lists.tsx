import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { ListForm } from "../../parts/speakers/list-form.tsx";
import { personForm } from "../../signed.ts";
import style from "../../styles/speakers.css?url";
import { askMeeting, crumbsOf, found, frameOf, said } from "../meetings/asked.ts";
import { listsAddress, screenAddress, speakersAddress } from "./addresses.ts";
import { fieldsOf, listOf } from "./list-form.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** The speakers' lists of a meeting, and where the chair and the secretariat make one. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { services, actor, id, words, language, meetings, person } = asked;
  const meeting = found(await meetings.one(actor, id));
  const lists = found(await services.speakers.lists(actor, id));
  const runs = person?.may("speakers.run") ?? false;
  const title = words.t("speakers:tab");
  const possible =
    runs &&
    meeting.attribution === "attributed" &&
    (meeting.state === "open" || meeting.state === "preparing");
  const published = possible ? await services.programme.published(actor, id) : null;
  return {
    head: {
      title,
      description: words.t("speakers:lists.about"),
      canonical: listsAddress(language, id),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "speakers"),
    without: meeting.attribution === "attributed" ? null : words.t("speakers:lists.no-attribution"),
    lists: lists.map((list) => ({
      id: list.id,
      title: textIn(list.title, language, meeting.original).text,
      order: words.t(`speakers:order-short.${list.policy.order}`),
      to: speakersAddress(language, list.id),
      screens: (runs ? (["chair", "desk", "hall"] as const) : (["hall"] as const)).map((screen) => ({
        to: screenAddress(language, list.id, screen),
        words: words.t(`speakers:screen.${screen}`),
      })),
    })),
    fields: possible ? fieldsOf(meeting, null, published?.ok ? published.value.version.sessions : []) : null,
    zone: meeting.zone,
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, services, person, words } = await personForm(args);
  const meeting = found(await services.meetings.one(person.actor, args.params.id ?? ""));
  const read = listOf(form, meeting.zone);
  if (!read.ok) return { said: said(read.problems, words) };
  const made = await services.speakers.make(person.actor, {
    meeting: meeting.id,
    session: null,
    ...read.value,
  });
  if (!made.ok) return { said: said(made.problems, words) };
  // The time that the form gives each speaker holds from the first one on; the chair may set another.
  const { id, plan } = made.value;
  const limited = await services.speakers.act(person.actor, id, { act: "limit", seconds: plan.usual }, null);
  if (!limited.ok) return { said: said(limited.problems, words) };
  return redirect(screenAddress(language, id, "desk"), { status: 303 });
}

export default function Lists() {
  const { t } = useFrame().words;
  const { head, frame, without, lists, fields, zone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <MeetingPage title={head.title} lede={head.description} frame={frame} problems={refused?.said}>
      <link rel="stylesheet" href={style} precedence="speakers" />
      {without !== null && <p className="prose">{without}</p>}
      {without === null && lists.length === 0 && <p className="prose">{t("speakers:lists.none")}</p>}
      <ul className="wide speakers-lists">
        {lists.map(({ id, title, order, to, screens }) => (
          <li key={id}>
            <a href={to}>
              <bdi>{title}</bdi>
            </a>
            <span className="note">{order}</span>
            <span className="speakers-screens">
              {screens.map((screen) => (
                <a key={screen.to} href={screen.to}>
                  {screen.words}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {fields && (
        <details className="wide folded screen-only" open={refused !== undefined || lists.length === 0}>
          <summary>{t("speakers:lists.make")}</summary>
          <ListForm fields={fields} mayOrder zone={zone} submit={t("speakers:lists.make")} />
        </details>
      )}
    </MeetingPage>
  );
}
