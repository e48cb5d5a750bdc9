import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { questionsOf } from "../../../consultation/questionnaire/order.ts";
import { groupOf, groupsOf } from "../../../consultation/responses/grouping.ts";
import type { AnswerSeen } from "../../../consultation/responses/model.ts";
import { nameAnswerer, nameGroup, sayAnswer } from "../../../consultation/responses/saying.ts";
import { direction } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import { refusal } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { RefusedLines } from "../../parts/refused-lines.tsx";
import { AnswerCard } from "../../parts/responses/answer-card.tsx";
import { ResponseCounts } from "../../parts/responses/counts.tsx";
import { ResponseFigureView } from "../../parts/responses/figure.tsx";
import { ResponsesHead, ResponsesPage } from "../../parts/responses/responses-page.tsx";
import { field, personForm } from "../../signed.ts";
import { answerAddress, figureFileAddress, questionAddress, themesAddress } from "./addresses.ts";
import { askResponses, byName, crumbsOf, found, groupingOf, sightNotes } from "./asked.ts";
import { questionFigure } from "./question-figure.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["by", "group", "code"] };

/** All answers to one question side by side. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askResponses(args);
  const { words, language, responses, actor, query, person } = asked;
  const by = groupingOf(query.get("by")) ?? "regional-group";
  const group = query.get("group") ?? undefined;
  const { id = "", question: wanted = "" } = args.params;
  const seen = found(await responses.question(actor, id, wanted, by));
  const { consultation, questionnaire, question, number, section, counts } = seen;
  const original = questionnaire.original;
  const ask = textIn(question.ask, language, original);
  const help = question.help && textIn(question.help, language, original);
  const codes = person?.may("consultation.code") ?? false;
  const coding = codes && query.get("code") === "1" && seen.themes.length > 0;
  const choice = { by: by === "regional-group" ? undefined : by, group, code: coding ? "1" : undefined };
  const at = (next: Partial<typeof choice>) => questionAddress(language, id, wanted, { ...choice, ...next });
  const groupFor = ({ who }: AnswerSeen) => who.group ?? (who.party ? groupOf(who.party, by) : "");
  const given = byName(
    seen.answers.filter(({ standing }) => standing === "answered" || standing === "none"),
    words,
  );
  const shown = given.filter((one) => group === undefined || groupFor(one) === group);
  const groups = consultation.quiet ? [...new Set(given.map(groupFor))].sort() : groupsOf(by);
  const all = questionsOf(questionnaire);
  const place = all.findIndex((one) => one.question.id === question.id);
  const beside = (step: number) => {
    const one = all[place + step];
    return one ? { words: one.number, to: questionAddress(language, id, one.question.id) } : null;
  };
  const silent = seen.answers.filter(({ standing }) => standing === "missing" || standing === "not-asked");
  return {
    head: {
      title: `${number} ${ask.text}`,
      description: words.t("responses:page.question-about", { number }),
      canonical: at({}),
      crumbs: crumbsOf(asked, consultation, number),
      sources: [],
    },
    consultation: id,
    question: wanted,
    by: choice.by,
    number,
    ask,
    help: help ?? null,
    section: textIn(section.title, language, original),
    ways: waysOf(asked, consultation, null),
    notes: [
      ...sightNotes(consultation, words),
      ...(seen.unseen > 0 && consultation.open && !consultation.quiet
        ? [words.t("responses:rate.unseen", { count: seen.unseen })]
        : []),
      ...(seen.withheld > 0 ? [words.t("responses:rate.withheld", { count: seen.withheld })] : []),
    ],
    counts: (["answered", "none", "missing", "not-asked"] as const).map((standing) => ({
      name: words.t(`responses:standing.${standing}`),
      count: counts[standing],
    })),
    before: beside(-1),
    after: beside(1),
    figure: await questionFigure(seen, words),
    choosers: [
      ...(consultation.quiet
        ? []
        : [
            {
              name: words.t("responses:choose.by"),
              choices: (["regional-group", "region", "development", "kind"] as const).map((one) => ({
                words: words.t(`responses:by-name.${one}`),
                to: at({ by: one === "regional-group" ? undefined : one, group: undefined }),
                chosen: by === one,
              })),
            },
          ]),
      {
        name: words.t("responses:choose.group"),
        choices: [
          {
            words: words.t("responses:choose.all"),
            to: at({ group: undefined }),
            chosen: group === undefined,
          },
          ...groups.map((one) => ({
            words: words.t("responses:column.group-of", {
              group: nameGroup(one, words),
              count: words.number(given.filter((answer) => groupFor(answer) === one).length),
            }),
            to: at({ group: one }),
            chosen: group === one,
          })),
        ],
      },
    ],
    coding,
    codingAt: codes && seen.themes.length > 0 ? at({ code: coding ? undefined : "1" }) : null,
    themesAt: codes ? themesAddress(language, id) : null,
    themes: seen.themes.map(({ id: theme, name, count, groups: own }, index) => ({
      id: theme,
      name,
      digit: index < 9 ? String(index + 1) : null,
      said: [
        words.number(count),
        ...own.map(({ group: one, count: n }) =>
          words.t("responses:piece.labelled", { label: nameGroup(one, words), text: words.number(n) }),
        ),
      ].join(" · "),
    })),
    mayRelease: consultation.promise === "anonymous" && (person?.may("consultation.publish") ?? false),
    answers: shown.map((one) => ({
      key: one.who.key,
      // Deeds name the party; whoever may do them knows it.
      party: one.who.party?.id ?? null,
      name: nameAnswerer(one.who, words),
      own: one.own,
      group: consultation.quiet ? null : nameGroup(groupFor(one), words),
      pieces:
        one.answer === null
          ? []
          : sayAnswer(question, one.answer, words, { original, language: one.language }),
      withheld: one.withheld,
      all: one.answer === null,
      released: one.released,
      enteredFor: one.enteredFor,
      reference: one.reference,
      to:
        one.version === null
          ? null
          : answerAddress(language, {
              consultation: id,
              party: one.who.key,
              version: one.version,
              question: question.id,
            }),
      coded: one.coded.map(({ theme, quote, holds }) => ({
        theme,
        name: seen.themes.find((known) => known.id === theme)?.name ?? theme,
        quote,
        holds,
      })),
    })),
    silent: silent.map(({ who }) => nameAnswerer(who, words)).sort(words.compare),
  } satisfies PageData & Record<string, unknown>;
}

/** Codes an answer, or lets its words out. A script asks for JSON and stays; a form comes back to the answer. */
export async function action(args: ActionFunctionArgs) {
  const { form, person, services, language, words, query } = await personForm(args);
  const { id = "", question = "" } = args.params;
  const party = field(form, "party") ?? "";
  const { responses } = services;
  const deed = field(form, "deed");
  const done =
    deed === "release" || deed === "hold-back"
      ? await responses.release(person.actor, id, { party, question, released: deed === "release" })
      : await responses.code(person.actor, id, {
          party,
          question,
          themes: form
            .getAll("theme")
            .filter((theme) => typeof theme === "string")
            .map((theme) => ({ theme, quote: field(form, `quote-${theme}`) })),
        });
  if (!done.ok) {
    const denied = done.problems.some(({ code }) => code === "directory.not-allowed");
    if (denied) throw refusal(403, ...done.problems);
    return data({ refused: done.problems.map(words.problem), party }, { status: 400 });
  }
  const choice = {
    by: query.get("by") ?? undefined,
    group: query.get("group") ?? undefined,
    code: query.get("code") ?? undefined,
  };
  return redirect(questionAddress(language, id, question, choice, field(form, "key") ?? party), 303);
}

export default function ResponsesQuestion() {
  const { words } = useFrame();
  const { t } = words;
  const loaded = useLoaderData<typeof loader>();
  const { number, ask, help, section, ways, notes, counts, before, after, figure, choosers } = loaded;
  const { coding, codingAt, themesAt, themes, answers, silent, mayRelease } = loaded;
  const refused = useActionData<typeof action>();
  const file = (format: string) =>
    figureFileAddress(
      words.language,
      loaded.consultation,
      { question: loaded.question, by: loaded.by },
      format,
    );
  return (
    <ResponsesPage>
      <ResponsesHead title={loaded.head.title} notes={notes} ways={ways} />
      <p className="note wide" lang={section.language} dir={direction[section.language]}>
        {section.text}
        {help !== null && (
          <span lang={help.language} dir={direction[help.language]}>
            {" – "}
            {help.text}
          </span>
        )}
      </p>
      <nav className="wide screen-only question-steps" aria-label={t("responses:page.questions")}>
        {before !== null && (
          <a href={before.to} rel="prev">
            {t("responses:act.before", { number: before.words })}
          </a>
        )}
        {after !== null && (
          <a href={after.to} rel="next">
            {t("responses:act.after", { number: after.words })}
          </a>
        )}
      </nav>
      <ResponseCounts counts={counts} wide />
      {figure !== null && <ResponseFigureView figure={figure} file={file} wide said />}
      {(themes.length > 0 || themesAt !== null) && (
        <section className="wide section" aria-labelledby="themes">
          <h2 id="themes">{t("responses:way.themes")}</h2>
          <ul className="theme-counts">
            {themes.map(({ id, name, said, digit }) => (
              <li key={id}>
                {digit !== null && <kbd className="screen-only">{digit}</kbd>} <bdi>{name}</bdi>
                <span className="note">{said}</span>
              </li>
            ))}
          </ul>
          <p className="screen-only">
            {codingAt !== null && (
              <a href={codingAt}>{t(coding ? "responses:act.stop-coding" : "responses:act.code")}</a>
            )}{" "}
            {themesAt !== null && <a href={themesAt}>{t("responses:act.keep-themes")}</a>}
          </p>
          {coding && <p className="note screen-only">{t("responses:note.keys")}</p>}
        </section>
      )}
      {refused !== undefined && "refused" in refused && (
        <RefusedLines className="prose" lines={refused.refused} />
      )}
      <section className="wide section" aria-labelledby="answers">
        <h2 id="answers" lang={ask.language} dir={direction[ask.language]}>
          {t("responses:page.answers-to", { number, count: answers.length })}
        </h2>
        <div className="choosers stacked screen-only">
          {choosers.map(({ name, choices }) => (
            <Chooser key={name} name={name} choices={choices} />
          ))}
        </div>
        {answers.length === 0 && <p>{t("responses:page.no-answers")}</p>}
        <ol
          className="answers"
          data-coding={coding ? "" : undefined}
          data-saved={t("responses:act.saved")}
          data-failed={t("responses:act.not-saved")}
        >
          {answers.map((answer) => (
            <AnswerCard
              key={answer.key}
              answer={answer}
              themes={coding ? themes : []}
              mayRelease={mayRelease}
            />
          ))}
        </ol>
        {silent.length > 0 && (
          <details>
            <summary>{t("responses:page.silent", { count: silent.length })}</summary>
            <p>{words.list(silent)}</p>
          </details>
        )}
      </section>
    </ResponsesPage>
  );
}
