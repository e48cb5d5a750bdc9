import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { ReportState } from "../../../report/writing/model.ts";
import { reportStates } from "../../../report/writing/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { field, personForm } from "../../signed.ts";
import { editAddress, reportAddress, reportsAddress, standingAddress } from "./addresses.ts";
import { editorBlocks } from "./editing.ts";
import { findingsByBlock } from "./findings.ts";
import { askDrafter, crumbsOf, momentInWords, refused, statusOf, waysOf, whoIs } from "./reporting.ts";
import { doStep, doubtsOf, stepsOpen } from "./steps.ts";

/** What of the query this page reads. */
export const handle = { query: ["to"] };

/** How far a report is, what stands in the way of the next step, and the step itself, which asks once more before it is taken. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askDrafter(args, "report.comment");
  const { words, language, id, view, query, title } = asked;
  const { report, issued, names, comments } = view;
  const steps = stepsOpen(view, asked.person.may("report.write"));
  const to = steps.find((one) => one.step === query.get("to"))?.step ?? null;
  const findings = await findingsByBlock(report.blocks, report.original, asked.services.record, words);
  const numbers = new Map(editorBlocks(view, report.original, words).map((one) => [one.id, one]));
  return {
    head: {
      title: words.t("report-pages:standing.title", { title: title.text }),
      description: words.t("report-pages:standing.about"),
      canonical: standingAddress(language, id),
      crumbs: crumbsOf(asked, words.t("report-pages:way.standing")),
      sources: [],
    },
    ways: waysOf(asked, "standing"),
    title,
    id,
    state: report.state,
    change: view.change,
    states: reportStates.map((one: ReportState) => ({
      state: one,
      words: words.t(`report-pages:state.${one}`),
      here: one === report.state,
    })),
    issued:
      issued === null
        ? null
        : words.t("report-pages:standing.issued", {
            when: momentInWords(words, issued.at),
            who: whoIs(words, issued.actor, names),
            hash: issued.hash,
          }),
    steps: steps.map(({ step }) => ({
      step,
      words: words.t(`report-pages:step.${step}`),
      about: words.t(`report-pages:step.${step}-about`),
    })),
    to,
    sure: to === null ? null : words.t(`report-pages:step.${to}-sure`),
    total: words.t("report-pages:edit.words", {
      n: words.number(view.words[report.original] ?? 0),
      limit: words.number(report.limit),
    }),
    over: (view.words[report.original] ?? 0) > report.limit,
    comments: comments
      .filter(({ resolved, answers }) => resolved === null && answers === null)
      .map((one) => ({
        text: one.text,
        who: whoIs(words, one.actor, names),
        number: numbers.get(one.block)?.number ?? null,
        to: view.may.write
          ? editAddress(language, id, {}, one.block)
          : reportAddress(language, id, {}, one.block),
      })),
    findings: Object.entries(findings).flatMap(([block, lines]) =>
      [...new Set(lines.map((one) => one.words))].map((line) => ({
        line,
        number: numbers.get(block)?.number ?? null,
        to: editAddress(language, id, {}, block),
      })),
    ),
    doubts: await doubtsOf(asked),
    corrigenda: view.corrigenda.map((one) => ({
      id: one.id,
      to: reportAddress(language, one.id),
      state: words.t(`report-pages:state.corrigendum-${one.state}`),
    })),
    discards: view.report.state === "draft" && view.may.write,
  } satisfies PageData & Record<string, unknown>;
}

/** Takes the step that was confirmed. */
export async function action(args: ActionFunctionArgs) {
  const { form } = await personForm(args);
  const asked = await askDrafter(args, "report.comment");
  const { words, language, id } = asked;
  const deed = field(form, "deed") ?? "";
  const seen = Number(form.get("seen"));
  const done = await doStep(asked, deed, seen);
  if (done.ok) {
    if (done.value === "discarded") return redirect(reportsAddress(language), 303);
    if (done.value !== "stays") return redirect(editAddress(language, done.value), 303);
    return redirect(standingAddress(language, id), 303);
  }
  const status = statusOf(done.problems);
  if (status === 403 || status === 404) throw refused(done.problems);
  return data({ problems: done.problems.map((one) => words.problem(one)) }, status);
}

export default function Standing() {
  const { language, words } = useFrame();
  const { t } = words;
  const page = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const { id, change, steps, to, sure } = page;
  return (
    <ReportPage
      title={page.title.text}
      titleIn={page.title.language}
      kind={t("report-pages:way.standing")}
      ways={page.ways}
      problems={acted?.problems}
    >
      <ol className="re-states wide" aria-label={t("report-pages:standing.states")}>
        {page.states.map((one) => (
          <li key={one.state} aria-current={one.here ? "step" : undefined}>
            {one.words}
          </li>
        ))}
      </ol>
      {page.issued !== null && <p className="wide re-hash">{page.issued}</p>}
      {to !== null && sure !== null && (
        <section className="wide re-sure" aria-labelledby="sure">
          <h2 id="sure">{t(`report-pages:step.${to}`)}</h2>
          <p>{sure}</p>
          <PersonForm className="re-buttons">
            <input type="hidden" name="seen" value={change} autoComplete="off" />
            <button type="submit" className="button primary" name="deed" value={to}>
              {t(`report-pages:step.${to}-do`)}
            </button>
            <a href={standingAddress(language, id)}>{t("report-pages:standing.leave")}</a>
          </PersonForm>
        </section>
      )}
      {to === null && steps.length > 0 && (
        <section className="wide">
          <h2>{t("report-pages:standing.next")}</h2>
          <ul className="re-steps">
            {steps.map((one) => (
              <li key={one.step}>
                <a className="button" href={`${standingAddress(language, id)}?to=${one.step}`}>
                  {one.words}
                </a>
                <span>{one.about}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="wide">
        <h2>{t("report-pages:standing.in-the-way")}</h2>
        <p className={page.over ? "re-over" : undefined}>{page.total}</p>
        <Lines
          title={t("report-pages:standing.doubts")}
          none={t("report-pages:standing.no-doubts")}
          lines={page.doubts}
        />
        <Lines
          title={t("report-pages:standing.comments")}
          none={t("report-pages:standing.no-comments")}
          lines={page.comments.map(({ text, who, ...rest }) => ({ ...rest, line: `${who}: ${text}` }))}
        />
        <Lines
          title={t("report-pages:standing.findings")}
          none={t("report-pages:standing.no-findings")}
          lines={page.findings}
        />
      </section>
      {page.corrigenda.length > 0 && (
        <section className="wide">
          <h2>{t("report-pages:standing.corrigenda")}</h2>
          <ul className="plain-list">
            {page.corrigenda.map((one) => (
              <li key={one.id}>
                <a href={one.to}>{one.id}</a> {one.state}
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.discards && (
        <div className="wide">
          <PersonForm inside={t("report-pages:standing.discard")}>
            <p>{t("report-pages:standing.discard-sure")}</p>
            <input type="hidden" name="seen" value={change} autoComplete="off" />
            <button type="submit" className="button" name="deed" value="discard">
              {t("report-pages:standing.discard-do")}
            </button>
          </PersonForm>
        </div>
      )}
    </ReportPage>
  );
}

interface LinesProps {
  readonly title: string;
  readonly none: string;
  readonly lines: readonly { readonly line: string; readonly number: string | null; readonly to: string }[];
}

/** What stands in the way, each with the paragraph where it does. */
function Lines({ title, none, lines }: LinesProps) {
  const { t } = useFrame().words;
  return (
    <>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className="note">{none}</p>
      ) : (
        <ul className="re-lines">
          {lines.map(({ line, number, to }) => (
            <li key={`${to} ${line}`}>
              <a href={to}>
                {number === null
                  ? t("report-pages:standing.there")
                  : t("report-pages:standing.at", { number })}
              </a>{" "}
              <span dir="auto">{line}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
