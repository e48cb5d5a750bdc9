import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { PointKind, type PointSeen, Stance } from "../../../dialogue/round-tables/model.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ReferenceLine } from "../../parts/contributions/reference-line.tsx";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { PointForm } from "../../parts/round-tables/point-form.tsx";
import { field, personForm } from "../../signed.ts";
import { typedIn } from "../../typed.ts";
import { roundTablesAddress } from "../contributions/addresses.ts";
import { linesOf, linksOf, partyNames, typedParties } from "../contributions/asked.ts";
import { askMeeting, crumbsOf, found, frameOf, said } from "../meetings/asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["session", "q"] };

/** The points of the round tables, session by session and question by question, and where they are noted. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, services, actor, id, query, person } = asked;
  const { t } = words;
  const meeting = found(await asked.meetings.one(actor, id));
  const [q, only] = [query.get("q") ?? undefined, query.get("session") ?? undefined];
  const sessions = found(await services.roundTables.sessions(actor, id));
  const points = found(await services.roundTables.points(actor, id, { words: q, session: only }));
  const names = await partyNames(services, words);
  const inWords = (text: Parameters<typeof textIn>[0]) => textIn(text, language, meeting.original).text;
  const may = (person?.may("points.note") ?? false) && meeting.state !== "past";
  const known = new Set(sessions.map((one) => one.id));
  const rowOf = (point: PointSeen) => ({
    ...{ number: point.number, revision: point.revision, text: point.text, language: point.language },
    ...{ question: point.question, kind: point.kind, stance: point.stance, evidence: point.evidence },
    kindWords: point.kind === "proposal" ? t("round-tables:kind.proposal") : null,
    stanceWords: point.stance && t(`round-tables:stance.${point.stance}`),
    by: point.by.map((party) => ({ name: names.get(party) ?? party })),
    links: linksOf(words, [point.reference, ...point.evidence]),
  });
  const groups = [
    ...sessions
      .filter((one) => only === undefined || one.id === only)
      .map((one) => ({
        id: one.id as string | null,
        title: inWords(one.title),
        theme: one.theme && inWords(one.theme),
        questions: one.questions.map(inWords),
        points: points.filter(({ session }) => session === one.id).map(rowOf),
      })),
    {
      ...{ id: null, title: t("round-tables:page.others"), theme: null, questions: [] },
      points: points.filter(({ session }) => session === null || !known.has(session)).map(rowOf),
    },
  ].filter((group) => group.points.length > 0 || (may && q === undefined));
  const title = t("round-tables:page.title");
  return {
    head: {
      title,
      description: t("round-tables:page.about"),
      canonical: roundTablesAddress(language, id, { session: only, q }),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "round-tables"),
    ...{ q: q ?? "", groups, may, chatham: meeting.attribution === "chatham-house" },
    total: points.length,
  } satisfies PageData & Record<string, unknown>;
}

/** Notes a point, words it anew or takes it back. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const [id, { actor }, deed] = [args.params.id ?? "", person, field(form, "deed")];
  const { roundTables } = services;
  const refused = (problems: Parameters<typeof said>[0]) => ({
    said: said(problems, words),
    typed: typedIn(form),
  });
  const at = { number: Number(field(form, "number")), revision: Number(field(form, "revision")) };
  const session = field(form, "session");
  if (deed === "withdraw") {
    const done = await roundTables.withdraw(actor, id, at);
    if (!done.ok) return refused(done.problems);
    return redirect(roundTablesAddress(language, id), { status: 303 });
  }
  const by = await typedParties(services, field(form, "by"));
  if (!by.ok) return refused(by.problems);
  const question = field(form, "question");
  const given = {
    ...{ session, text: field(form, "text") ?? "", language: field(form, "language") ?? language },
    question: question === null ? null : Number(question),
    kind: PointKind.safeParse(field(form, "kind")).data ?? "point",
    stance: Stance.safeParse(field(form, "stance")).data ?? null,
    evidence: linesOf(field(form, "evidence")),
    by: by.value,
    namesMeant: form.get("names-meant") === "yes",
  };
  const done = await (deed === "change"
    ? roundTables.change(actor, id, at, given)
    : roundTables.note(actor, id, given));
  if (!done.ok) return refused(done.problems);
  return redirect(`${roundTablesAddress(language, id)}#p${done.value.number}`, { status: 303 });
}

export default function RoundTables() {
  const { t } = useFrame().words;
  const { head, frame, groups, q, may, chatham, total } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = refused?.typed ?? null;
  return (
    <SaidPage title={head.title} lede={head.description} frame={frame} problems={refused?.said}>
      {chatham && (
        <p className="prose" role="note">
          {t("round-tables:page.chatham")}
        </p>
      )}
      <form className="said-filter wide screen-only" method="get">
        <label>
          <span>{t("contributions:list.words")}</span>
          <input type="search" name="q" defaultValue={q} dir="auto" maxLength={200} />
        </label>
        <button type="submit" className="button">
          {t("contributions:list.find")}
        </button>
      </form>
      {total === 0 && (
        <p className="prose">{t(q === "" ? "round-tables:page.none" : "round-tables:page.none-found")}</p>
      )}
      {groups.map((group) => (
        <section key={group.id ?? "-"} className="wide said-session">
          <h2>{group.title}</h2>
          {group.theme !== null && <p className="lede">{group.theme}</p>}
          {group.questions.length > 0 && (
            <ol className="note">
              {group.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          )}
          <ol className="said-list">
            {group.points.map((point) => (
              <li key={point.number} value={point.number} id={`p${point.number}`}>
                <p lang={point.language} dir="auto">
                  <span className="said-number">{point.number}</span> {point.text}
                </p>
                <p className="note">
                  {[
                    point.kindWords,
                    point.stanceWords,
                    point.question === null
                      ? null
                      : t("round-tables:point.question", { number: point.question }),
                    ...point.by.map(({ name }) => name),
                  ]
                    .filter((one) => one !== null)
                    .join(" · ")}
                </p>
                <ReferenceLine links={point.links} />
                {may && (
                  <PointForm
                    {...{ session: group.id, questions: group.questions, chatham, point }}
                    inside={t("round-tables:form.anew", { number: point.number })}
                    typed={typed?.number === String(point.number) ? typed : null}
                  />
                )}
              </li>
            ))}
          </ol>
          {may && (
            <PointForm
              {...{ session: group.id, questions: group.questions, chatham }}
              inside={t("round-tables:form.title", { session: group.title })}
              typed={
                typed && typed.number === undefined && (typed.session ?? null) === group.id ? typed : null
              }
            />
          )}
        </section>
      ))}
    </SaidPage>
  );
}
