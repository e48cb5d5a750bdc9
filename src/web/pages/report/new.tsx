import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { Language, languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { field, personForm, signedIn } from "../../signed.ts";
import { editAddress, newReportAddress, reportsAddress } from "./addresses.ts";

/** What of the query this page reads. */
export const handle = { query: ["on"] };

const most = 30;

/** Where a report is begun: on which documents, in which language first. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, query, services } = signedIn(args, "report.write");
  const on = (query.get("on") ?? "").slice(0, 200);
  const documents = await services.record.documents();
  return {
    head: {
      title: words.t("report-pages:new.title"),
      description: words.t("report-pages:new.about"),
      canonical: newReportAddress(language, on === "" ? undefined : on),
      crumbs: [
        { words: words.t("report-pages:list.crumb"), to: reportsAddress(language) },
        { words: words.t("report-pages:new.title") },
      ],
      sources: [],
    },
    on,
    documents: documents.map(({ symbol, title }) => ({ symbol, title })),
  } satisfies PageData & Record<string, unknown>;
}

/** Drafts the report from what is there, and opens it in the editor. */
export async function action(args: ActionFunctionArgs) {
  const { form, person, services, language, words } = await personForm(args);
  const typed = field(form, "mandates") ?? "";
  const mandates = typed
    .split(/[\n,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .slice(0, most);
  const original = Language.safeParse(field(form, "original"));
  const made = await services.reports.create(person.actor, {
    mandates,
    original: original.success ? original.data : language,
  });
  if (made.ok) return redirect(editAddress(language, made.value.report.id), 303);
  return data({ problems: made.problems.map((one) => words.problem(one)), typed }, 400);
}

export default function NewReport() {
  const { words, language } = useFrame();
  const { t } = words;
  const { head, on, documents } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  return (
    <ReportPage title={head.title} lede={head.description} problems={acted?.problems}>
      <PersonForm className="re-new wide">
        <label>
          {t("report-pages:new.mandates")}
          <textarea
            name="mandates"
            rows={2}
            defaultValue={acted?.typed ?? on}
            required
            dir="ltr"
            aria-describedby="new-hint"
          />
        </label>
        <p className="note" id="new-hint">
          {t("report-pages:new.hint")}
        </p>
        <label>
          {t("report-pages:new.original")}
          <select name="original" defaultValue={language}>
            {languages.map((one) => (
              <option key={one} value={one}>
                {t(`kernel:language.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <p>
          <button type="submit" className="button primary">
            {t("report-pages:new.do")}
          </button>
        </p>
      </PersonForm>
      <details className="wide folded">
        <summary>{t("report-pages:new.documents")}</summary>
        <ul className="plain-list">
          {documents.map(({ symbol, title }) => (
            <li key={symbol}>
              <a href={newReportAddress(language, symbol)} dir="ltr">
                {symbol}
              </a>{" "}
              <bdi lang="en">{title}</bdi>
            </li>
          ))}
        </ul>
      </details>
    </ReportPage>
  );
}
