import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { Newer } from "../../../report/binding/newer.ts";
import { numberedBlocks } from "../../../report/writing/numbering.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { EvidenceList } from "../../parts/report/evidence-list.tsx";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { personForm } from "../../signed.ts";
import { editAddress, newerAddress } from "./addresses.ts";
import { askDrafter, bindingParts, crumbsOf, refused, statusOf, waysOf } from "./reporting.ts";
import { newerOf, shownTaken, takeNewer } from "./taking.ts";

/** What of the query this page reads. */
export const handle = { query: ["done"] };

/** Values of newer releases beside those that stand in the report, to be taken over one by one or all. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askDrafter(args);
  const { words, language, id, view, title, services, actor, query } = asked;
  const { report } = view;
  const found = await newerOf(report.blocks, bindingParts(services, actor));
  const numbers = numberedBlocks(report.blocks, language);
  const kinds = new Map(report.blocks.map((one) => [one.id, one.kind]));
  const bindings = new Map(
    report.blocks.flatMap((one) => one.bindings.map((each) => [each.id, each] as const)),
  );
  const shown = (one: Newer) => {
    const binding = bindings.get(one.binding);
    return binding ? shownTaken(one, binding, language, words) : { old: "", now: null };
  };
  const rows = found.map((one) => ({
    binding: one.binding,
    place: words.t("report-pages:edit.named", {
      what: words.t(`report-pages:kind.${kinds.get(one.block) ?? "paragraph"}`),
      number: numbers.get(one.block) ?? one.block,
    }),
    to: editAddress(language, id, {}, one.block),
    ...shown(one),
    oldEvidence: one.old.evidence,
    nowEvidence: one.now?.evidence ?? [],
    same: one.change === "evidence",
    problems: one.problems.map((each) => words.problem(each)),
  }));
  return {
    head: {
      title: words.t("report-pages:newer.title", { title: title.text }),
      description: words.t("report-pages:newer.about"),
      canonical: newerAddress(language, id),
      crumbs: crumbsOf(asked, words.t("report-pages:way.newer")),
      sources: [],
    },
    ways: waysOf(asked, "newer"),
    title,
    done: query.get("done") !== null,
    changed: rows.filter(({ now }) => now !== null),
    gone: rows.filter(({ now }) => now === null),
  } satisfies PageData & Record<string, unknown>;
}

/** Takes over what was chosen, or all; what its source says at this moment, not what the page showed an hour ago, unless it differs. */
export async function action(args: ActionFunctionArgs) {
  const { form } = await personForm(args);
  const asked = await askDrafter(args);
  const { words, language, id, view, reports, actor, services } = asked;
  const all = form.get("deed") === "all";
  const one = form.get("take");
  const only = new Set(typeof one === "string" ? [one] : form.getAll("chosen").map(String));
  const parts = bindingParts(services, actor);
  const taken = await takeNewer({ reports, actor, id, view }, parts, all ? undefined : only);
  if (taken.ok) return redirect(`${newerAddress(language, id)}?done=1`, 303);
  const status = statusOf(taken.problems);
  if (status === 403) throw refused(taken.problems);
  return data({ problems: [...new Set(taken.problems.map((each) => words.problem(each)))] }, status);
}

export default function NewerValues() {
  const { t } = useFrame().words;
  const page = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const { changed, gone } = page;
  return (
    <ReportPage
      title={page.title.text}
      titleIn={page.title.language}
      kind={t("report-pages:way.newer")}
      lede={t("report-pages:newer.about")}
      ways={page.ways}
      problems={acted?.problems}
    >
      {page.done && (
        <p className="wide re-done" role="status">
          {t("report-pages:newer.done")}
        </p>
      )}
      {changed.length === 0 && gone.length === 0 && <p className="wide">{t("report-pages:newer.none")}</p>}
      {changed.length > 0 && (
        <PersonForm className="wide">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
          <section className="table-frame whole" aria-label={t("report-pages:way.newer")} tabIndex={0}>
            <table className="table full re-newer">
              <thead>
                <tr>
                  <th scope="col">{t("report-pages:newer.place")}</th>
                  <th scope="col">{t("report-pages:newer.old")}</th>
                  <th scope="col">{t("report-pages:newer.new")}</th>
                  <th scope="col">{t("report-pages:newer.take")}</th>
                </tr>
              </thead>
              <tbody>
                {changed.map((one) => (
                  <tr key={one.binding}>
                    <th scope="row">
                      <label>
                        <input
                          type="checkbox"
                          name="chosen"
                          value={one.binding}
                          aria-label={t("report-pages:newer.choose", { name: one.binding })}
                        />{" "}
                        <a href={one.to}>{one.place}</a>
                      </label>
                      <code dir="ltr">{one.binding}</code>
                    </th>
                    <td dir="auto">
                      <b className="re-old">{one.old}</b>
                      <EvidenceList references={one.oldEvidence} />
                    </td>
                    <td dir="auto">
                      <b>{one.now}</b>
                      {one.same && <span className="note"> {t("report-pages:newer.same")}</span>}
                      <EvidenceList references={one.nowEvidence} />
                    </td>
                    <td>
                      <button
                        type="submit"
                        className="button"
                        name="take"
                        value={one.binding}
                        aria-label={t("report-pages:newer.take-named", { value: one.now, name: one.binding })}
                      >
                        {t("report-pages:newer.take")}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <div className="re-buttons">
            <button type="submit" className="button" name="deed" value="chosen">
              {t("report-pages:newer.take-chosen")}
            </button>
            <button type="submit" className="button primary" name="deed" value="all">
              {t("report-pages:newer.take-all")}
            </button>
          </div>
        </PersonForm>
      )}
      {gone.length > 0 && (
        <section className="wide">
          <h2>{t("report-pages:newer.problems")}</h2>
          <ul className="re-lines">
            {gone.map((one) => (
              <li key={one.binding}>
                <a href={one.to}>{one.place}</a> <b dir="auto">{one.old}</b> {one.problems.join(" ")}
              </li>
            ))}
          </ul>
        </section>
      )}
    </ReportPage>
  );
}
