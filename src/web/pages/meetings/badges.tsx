import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { meetingPart } from "./addresses.ts";
import { askMeetingAs, crumbsOf, found, frameOf } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Everybody who gets a badge: to be printed as badges, or taken as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeetingAs(args, "meeting.keep");
  const { words, language, meetings, actor, id, services } = asked;
  const meeting = found(await meetings.one(actor, id));
  const badges = found(await services.participation.badges(actor, id, words));
  const title = words.t("meetings:tab.badges");
  return {
    head: {
      title,
      description: words.t("meetings:badges.about", { count: badges.length }),
      canonical: meetingPart(language, id, "badges"),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "badges"),
    badges: badges.map(({ number, name, post, rank, delegation }) => ({
      number,
      name,
      post,
      delegation,
      rank: words.t(`meetings:rank.${rank}`),
    })),
    file: meetingPart(language, id, "badges/file"),
  } satisfies PageData & Record<string, unknown>;
}

export default function Badges() {
  const { t } = useFrame().words;
  const { head, frame, badges, file } = useLoaderData<typeof loader>();
  return (
    <MeetingPage title={head.title} lede={head.description} frame={frame}>
      <div className="prose screen-only">
        <PersonForm deed="meeting.keep" action={file} className="inline-list">
          {(["pdf", "csv", "xlsx"] as const).map((format) => (
            <button key={format} type="submit" className="button" name="format" value={format}>
              {t(`meetings:badges.${format}`)}
            </button>
          ))}
        </PersonForm>
        <p className="note">{t("meetings:badges.personal")}</p>
      </div>
      {badges.length === 0 ? (
        <p className="prose">{t("meetings:badges.none")}</p>
      ) : (
        <ul className="badges wide">
          {badges.map(({ number, name, post, delegation, rank }) => (
            <li key={number}>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              {post !== null && (
                <span>
                  <bdi>{post}</bdi>
                </span>
              )}
              <span className="badge-of">
                <bdi>{delegation}</bdi>
              </span>
              <span className="note">{rank}</span>
            </li>
          ))}
        </ul>
      )}
    </MeetingPage>
  );
}
