import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { ChangeList } from "../../parts/programme/change-list.tsx";
import style from "../../styles/programme.css?url";
import { found, frameOf } from "../meetings/asked.ts";
import { programmeAddress, programmeChangesAddress } from "./addresses.ts";
import { askProgramme, crumbsIn, numberIn } from "./asked.ts";
import { shownChange } from "./change-words.ts";
import { partyNames } from "./shown.ts";

/** What of the query this page reads. */
export const handle = { query: ["from", "to"] };

/** What changed since a version, until another or the newest. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askProgramme(args);
  const { words, language, programme, actor, id, query, services } = asked;
  const { t } = words;
  const [from, to] = [numberIn(query.get("from")) ?? 1, numberIn(query.get("to"))];
  const { meeting, before, after, changes } = found(await programme.changes(actor, id, from, to));
  const around = { ...{ meeting, before, after, words }, party: await partyNames(services.directory) };
  const versions = found(await programme.versions(actor, id));
  const title = t("programme:changes.title", { from: before.number, to: after.number });
  return {
    head: {
      title,
      description: t("programme:changes.about", {
        from: words.date(before.published),
        to: words.date(after.published),
      }),
      canonical: programmeChangesAddress(language, id, from, to),
      crumbs: crumbsIn(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "programme"),
    changes: changes.map((one) => shownChange(one, around)),
    others: versions
      .filter(({ number }) => number < after.number && number !== from)
      .map(({ number }) => ({
        number,
        words: t("programme:page.changes", { version: number }),
        to: programmeChangesAddress(language, id, number, to),
      })),
    back: programmeAddress(language, id),
  } satisfies PageData & Record<string, unknown>;
}

export default function ChangesPage() {
  const { t } = useFrame().words;
  const { head, frame, changes, others, back } = useLoaderData<typeof loader>();
  return (
    <MeetingPage title={head.title} lede={head.description} frame={frame}>
      <link rel="stylesheet" href={style} precedence="programme" />
      {changes.length === 0 ? (
        <p className="prose">{t("programme:changes.none")}</p>
      ) : (
        <ChangeList changes={changes} />
      )}
      <ul className="prose inline-list screen-only">
        <li>
          <a href={back}>{t("programme:session.back")}</a>
        </li>
        {others.map(({ number, words, to }) => (
          <li key={number}>
            <a href={to}>{words}</a>
          </li>
        ))}
      </ul>
    </MeetingPage>
  );
}
