import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import { type DueItem, MandateState, mandateStates } from "../../../record/keeping/model.ts";
import { safeReturn } from "../../addresses.ts";
import { refusal } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { DueCalendar } from "../../parts/record/due-calendar.tsx";
import { DueList } from "../../parts/record/due-list.tsx";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { agendaAddress, type DueChoice, dueAddress, dueFileAddress, recordAddress } from "./addresses.ts";
import { askRecord, field, personForm, type RecordAsk } from "./asked.ts";
import { dueChoice, dueQuestion } from "./due-choice.ts";
import { calendarOf, sittingsOf } from "./sittings.ts";

/** Longer names of addressees are cut where they are chosen. */
const longestName = 52;

/** More lines than one reads: then one chooses. */
const mostLines = 400;

/** What of the query this page reads. */
export const handle = { query: ["session", "organ", "addressee", "topic", "state"] };

/** What is due: each request in one line, by session, with a calendar of the sessions. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askRecord(args);
  const { language, words, query, record } = asked;
  const choice = dueChoice(query);
  const all = await record.due();
  const chosen = await record.due(dueQuestion(choice));
  const shown = chosen.slice(0, mostLines);
  const at = (next: DueChoice) => dueAddress(language, { ...choice, ...next });
  const place =
    choice.session === undefined
      ? null
      : words.t("record-pages:due.of-session", {
          organ: words.t(`record-pages:organ.${choice.organ ?? "GA"}`),
          session: choice.session,
        });
  return {
    head: {
      title: place ?? words.t("record-pages:due.title"),
      description: words.t("record-pages:due.description"),
      canonical: dueAddress(language, choice),
      crumbs: [
        { words: words.t("record-pages:nav.record"), to: recordAddress(language) },
        ...(place === null
          ? [{ words: words.t("record-pages:nav.due") }]
          : [{ words: words.t("record-pages:nav.due"), to: dueAddress(language) }, { words: place }]),
      ],
      sources: [],
    },
    here: at({}),
    calendar: calendarOf(all, choice, (organ, session) => at({ organ, session })),
    sittings: sittingsOf(shown),
    left: chosen.length - shown.length,
    any: all.length > 0,
    warnings: await warningsOf(asked, shown),
    choosers: choosersOf(asked, all, choice, at),
    files: (["ics", "csv"] as const).map((format) => ({
      format,
      to: dueFileAddress(language, format, choice),
    })),
    agenda: choice.session === undefined ? null : agendaAddress(language, choice.session, choice.organ),
  } satisfies PageData & Record<string, unknown>;
}

/** Says how far a request is; leads back to its line. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { record, person, form, language } = await personForm(args);
  const state = MandateState.safeParse(field(form, "state"));
  if (!state.success)
    throw refusal(400, { code: "record-pages.state-unclear", severity: "error", facts: {} });
  const mandate = field(form, "mandate") ?? "";
  const done = await record.setMandateState(person.actor, mandate, {
    state: state.data,
    evidence: field(form, "evidence") ?? undefined,
    note: field(form, "note") ?? undefined,
  });
  if (!done.ok) throw refusal(400, ...done.problems);
  const back = safeReturn(field(form, "return"));
  return redirect(`${back === "/" ? dueAddress(language) : back}#${encodeURIComponent(done.value.id)}`, 303);
}

/** Where the request and the decision of one document name different sessions. */
async function warningsOf(
  { record, words }: RecordAsk,
  shown: readonly DueItem[],
): Promise<readonly string[]> {
  const symbols = [...new Set(shown.filter(({ basis }) => basis === "text").map(({ symbol }) => symbol))];
  const warnings: string[] = [];
  for (const symbol of symbols.slice(0, 100)) {
    const found = await record.document(symbol);
    const problems = found.ok ? (found.value.understood?.problems ?? []) : [];
    for (const one of problems) if (one.code === "record.sessions-differ") warnings.push(words.problem(one));
  }
  return warnings;
}

/** The addressees, topics and states among all that is due, those with the most requests first. */
function choosersOf(
  { words }: RecordAsk,
  all: readonly DueItem[],
  choice: DueChoice,
  at: (next: DueChoice) => string,
) {
  const every = (next: DueChoice, chosen: boolean) => ({
    words: words.t("record-pages:choose.all"),
    to: at(next),
    chosen,
  });
  const addressees = mostFrequent(all.flatMap(({ addressee }) => addressee)).slice(0, 8);
  const topics = mostFrequent(all.flatMap(({ topics: own }) => own)).slice(0, 12);
  return [
    {
      name: words.t("record-pages:due.addressee"),
      choices: [
        every({ addressee: undefined }, choice.addressee === undefined),
        ...addressees.map((one) => ({
          words: one.length > longestName ? `${one.slice(0, one.lastIndexOf(" ", longestName))} …` : one,
          to: at({ addressee: one }),
          chosen: choice.addressee === one,
        })),
      ],
    },
    {
      name: words.t("record-pages:due.topic"),
      choices: [
        every({ topic: undefined }, choice.topic === undefined),
        ...topics.map((one) => ({
          words: words.t(`record:topic.${one}`),
          to: at({ topic: one }),
          chosen: choice.topic === one,
        })),
      ],
    },
    {
      name: words.t("record-pages:due.state"),
      choices: [
        every({ state: undefined }, choice.state === undefined),
        ...mandateStates.map((one) => ({
          words: words.t(`record-pages:state.${one}`),
          to: at({ state: one }),
          chosen: choice.state === one,
        })),
      ],
    },
  ];
}

/** Each name once, `Secretary General` and `Secretary-General` as one, under the spelling that is commonest. */
function mostFrequent(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Set<string>();
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .flatMap(([name]) => {
      const key = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
      if (seen.has(key)) return [];
      seen.add(key);
      return [name];
    });
}

export default function Due() {
  const { words } = useFrame();
  const { head, here, calendar, sittings, left, any, warnings, choosers, files, agenda } =
    useLoaderData<typeof loader>();
  const { t } = words;
  return (
    <RecordPage>
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t(any ? "record-pages:due.lede" : "record-pages:due.empty")}</p>
      </header>
      {any && (
        <>
          <DueCalendar calendar={calendar} />
          <div className="choosers stacked wide">
            {choosers.map(({ name, choices }) => (
              <Chooser key={name} name={name} choices={choices} />
            ))}
          </div>
          {warnings.length > 0 && (
            <section className="warnings wide" aria-label={t("record-pages:due.warnings")}>
              <h2>{t("record-pages:due.warnings")}</h2>
              <ul className="bulleted">
                {warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </section>
          )}
          <DueList sittings={sittings} here={here} />
          {left > 0 && <p>{t("record-pages:due.left", { count: left })}</p>}
          <nav className="wide screen-only" aria-label={t("record-pages:about.take")}>
            <ul className="inline-list">
              {agenda !== null && (
                <li>
                  <a href={agenda}>{t("record-pages:nav.agenda")}</a>
                </li>
              )}
              {files.map(({ format, to }) => (
                <li key={format}>
                  <a href={to} download="">
                    {t(`record-pages:format.${format}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </>
      )}
    </RecordPage>
  );
}
