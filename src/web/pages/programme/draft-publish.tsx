import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { missingIn } from "../../../dialogue/programme/saying.ts";
import { languages } from "../../../kernel/language.ts";
import { problem } from "../../../kernel/problem.ts";
import type { Text } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ChangeList } from "../../parts/programme/change-list.tsx";
import { Conflicts } from "../../parts/programme/conflicts.tsx";
import { DraftPage } from "../../parts/programme/draft-page.tsx";
import { PublishForm } from "../../parts/programme/publish-form.tsx";
import { field, personForm } from "../../signed.ts";
import { found, frameOf } from "../meetings/asked.ts";
import { programmeAddress, publishAddress } from "./addresses.ts";
import { askDraft, crumbsIn, numberIn, refusedOr, saidOf } from "./asked.ts";
import { shownChange } from "./change-words.ts";
import { shownConflicts } from "./conflict-words.ts";
import { textOf } from "./session-form.ts";
import { partyNames } from "./shown.ts";
import { draftWays } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** What a new version would say, what is against it, and who would be written to. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askDraft(args, "programme.keep");
  const { words, language, programme, actor, id, services } = asked;
  const { t } = words;
  const { meeting } = found(await programme.draft(actor, id));
  const { draft, last, changes, news, clashes, concerned } = found(await programme.pending(actor, id));
  const before = last ?? { rooms: [], segments: [] };
  const around = { ...{ meeting, before, after: draft, words }, party: await partyNames(services.directory) };
  const title = t("programme:publish.title");
  return {
    head: {
      title,
      description: t("programme:publish.about"),
      canonical: publishAddress(language, id),
      crumbs: crumbsIn(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "programme"),
    ways: draftWays(asked, "publish"),
    meeting: id,
    number: (last?.number ?? 0) + 1,
    standing: last
      ? t("programme:page.version", { version: last.number, published: words.date(last.published) })
      : t("programme:page.unpublished"),
    news,
    // Of a first version every session is new: the draft itself shows them.
    changes: last ? changes.map((one) => shownChange(one, around)) : [],
    added: last ? 0 : changes.length,
    conflicts: shownConflicts(clashes, draft, words, meeting.original),
    missing: languages
      .map((one) => ({ language: t(`kernel:language.${one}`), count: missingIn(draft, one) }))
      .filter(({ count }) => count > 0)
      .map(({ language: one, count }) => t("programme:publish.missing", { language: one, count })),
    concerned: concerned.map(({ key, name, to }) => ({
      key,
      name,
      to:
        to.length === 0
          ? t("programme:publish.nobody")
          : to.map(({ address }) => address).join(t("programme:print.comma")),
      reached: to.length > 0,
    })),
    seen: draft.revision,
    original: meeting.original,
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const id = args.params.id ?? "";
  const note: Text = textOf(form, "note");
  if (form.get("conflicts") === "some" && form.get("sure") !== "yes")
    return { problems: saidOf([problem("programme.conflicts-unseen")], words), note };
  const done = await services.programme.publish(person.actor, id, {
    seen: numberIn(field(form, "seen")) ?? 0,
    note: Object.keys(note).length === 0 ? null : note,
    tell: form.get("tell") === "yes",
  });
  if (done.ok) return redirect(programmeAddress(language, id), 303);
  return { problems: refusedOr(done, words), note };
}

export default function PublishPage() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { head, frame, ways, changes, conflicts, missing, concerned, news } = shown;
  return (
    <DraftPage
      title={head.title}
      lede={head.description}
      frame={frame}
      ways={ways}
      problems={refused?.problems}
    >
      <p className="prose">{shown.standing}</p>
      {!news && <p className="prose">{t("programme:publish.nothing")}</p>}
      {shown.added > 0 && <p className="prose">{t("programme:publish.first", { count: shown.added })}</p>}
      {changes.length > 0 && <ChangeList changes={changes} />}
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} meeting={shown.meeting} />}
      {news && missing.length > 0 && (
        <section className="prose">
          <h2>{t("programme:publish.untranslated")}</h2>
          <ul>
            {missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {news && (
        <section className="prose">
          <h2>{t("programme:publish.concerned", { count: concerned.length })}</h2>
          {concerned.length > 0 && (
            <ul className="pg-concerned">
              {concerned.map(({ key, name, to, reached }) => (
                <li key={key}>
                  <bdi>{name}</bdi> <span className={reached ? "note" : "pg-unreached"}>{to}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {news && (
        <PublishForm
          number={shown.number}
          seen={shown.seen}
          note={refused?.note ?? null}
          original={shown.original}
          conflicts={conflicts.length}
          concerned={concerned.length}
        />
      )}
    </DraftPage>
  );
}
