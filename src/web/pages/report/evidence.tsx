import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { longestQuestion } from "../../../report/finding/question.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { field, personForm } from "../../signed.ts";
import { editAddress, findAddress } from "./addresses.ts";
import { offersFor } from "./offering.ts";
import { insertChosen } from "./posted.ts";
import { editAt } from "./refused.ts";
import { askDrafter, bindingParts, crumbsOf } from "./reporting.ts";

/** What of the query this page reads. */
export const handle = { query: ["in", "block", "q"] };

/** Evidence by what somebody typed, to be put into a paragraph. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askDrafter(args);
  const { words, language, id, query, view } = asked;
  const at = editAt(asked);
  const q = (query.get("q") ?? "").trim().slice(0, longestQuestion);
  const block = view.report.blocks.find((one) => one.id === query.get("block"))?.id ?? "";
  return {
    head: {
      title: words.t("report-pages:find.title"),
      description: words.t("report-pages:find.about"),
      canonical: findAddress(language, id, { q: q === "" ? undefined : q }),
      crumbs: crumbsOf(asked, words.t("report-pages:find.title")),
      sources: [],
    },
    q,
    block,
    edition: query.get("in") ?? "",
    back: editAddress(language, id, { in: at.language }, block === "" ? undefined : block),
    action: findAddress(language, id),
    found: await offersFor(asked, q),
  } satisfies PageData & Record<string, unknown>;
}

/** Puts what was chosen into the paragraph, and leads back to it. */
export async function action(args: ActionFunctionArgs) {
  const { form } = await personForm(args);
  const asked = await askDrafter(args);
  const { words, language, id, services, actor } = asked;
  const at = editAt(asked);
  const inserted = await insertChosen(
    at,
    { block: field(form, "block") ?? "", chosen: field(form, "offer") ?? "", offset: null },
    bindingParts(services, actor),
  );
  if (!inserted.ok) return data({ problems: inserted.problems.map((one) => words.problem(one)) }, 400);
  return redirect(editAddress(language, id, { in: at.language }, inserted.value.block), 303);
}

export default function FindEvidence() {
  const { words } = useFrame();
  const { t } = words;
  const { q, block, edition, back, action: address, found } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  return (
    <ReportPage
      title={t("report-pages:find.title")}
      lede={t("report-pages:find.about")}
      problems={acted?.problems}
    >
      <search className="wide">
        <form className="search re-find" action={address} method="get">
          <input type="hidden" name="block" value={block} />
          {edition !== "" && <input type="hidden" name="in" value={edition} />}
          <label htmlFor="find-q">{t("report-pages:find.label-q")}</label>
          <input
            id="find-q"
            name="q"
            type="search"
            defaultValue={q}
            maxLength={longestQuestion}
            placeholder={t("report-pages:find.hint")}
          />
          <button type="submit" className="button">
            {t("report-pages:find.do")}
          </button>
        </form>
      </search>
      {q !== "" && found.length === 0 && <p className="lede">{t("report-pages:find.none")}</p>}
      {found.length > 1 && (
        <ul className="re-groups wide" aria-label={t("report-pages:find.groups")}>
          {found.map(({ group, words: named, offers }) => (
            <li key={group}>
              <a href={`#found-${group}`}>{named}</a> {words.number(offers.length)}
            </li>
          ))}
        </ul>
      )}
      {found.map(({ group, words: named, offers }) => (
        <section key={group} className="wide re-offers">
          <h2 id={`found-${group}`}>{named}</h2>
          <ul>
            {offers.map((one) => (
              <li key={one.offer}>
                <div>
                  <p dir="auto">{one.label}</p>
                  {one.says !== null && (
                    <p className="re-says" dir="auto">
                      {one.says}
                    </p>
                  )}
                  <p className="note" dir="auto">
                    {one.as} · {one.from}
                  </p>
                </div>
                <PersonForm>
                  <input type="hidden" name="block" value={block} />
                  <input type="hidden" name="offer" value={one.offer} />
                  <button
                    type="submit"
                    className="button"
                    aria-label={t("report-pages:find.insert-named", { name: one.label, as: one.as })}
                  >
                    {t("report-pages:find.insert")}
                  </button>
                </PersonForm>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a href={back}>{t("report-pages:find.back")}</a>
      </p>
    </ReportPage>
  );
}
