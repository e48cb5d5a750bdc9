import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Runs } from "../../parts/contributions/runs.tsx";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { summaryVersionsAddress } from "../contributions/addresses.ts";
import { askMeeting, crumbsOf, found, frameOf } from "../meetings/asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["before", "after"] };

/** The versions of a summary, and one against another paragraph by paragraph. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, services, actor, id, query } = asked;
  const { t } = words;
  const meeting = found(await asked.meetings.one(actor, id));
  const versions = found(await services.summaries.versions(actor, id));
  const numberIn = (name: string) =>
    /^\d{1,6}$/.test(query.get(name) ?? "") ? Number(query.get(name)) : null;
  const [before, after] = [
    numberIn("before") ?? versions[1]?.number ?? null,
    numberIn("after") ?? versions[0]?.number ?? null,
  ];
  const compared =
    before !== null && after !== null && before !== after
      ? found(await services.summaries.compare(actor, id, { before, after, language }))
      : [];
  const title = t("outcome:versions.title");
  return {
    head: {
      title,
      description: t("outcome:versions.about"),
      canonical: summaryVersionsAddress(language, id),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "summary"),
    versions: versions.map(({ number, why, at }) => ({
      number,
      name: t("outcome:versions.one", { number, why: t(`outcome:why.${why}`), date: words.date(at) }),
    })),
    ...{ before, after },
    changes: compared
      .filter(({ kind, moved }) => kind !== "same" || moved)
      .map(({ id: own, kind, moved, restsOnly, runs, language: spoken }) => ({
        ...{ id: own, runs, language: spoken },
        what: [
          ...(kind === "same" ? [] : [t(restsOnly ? "outcome:change.rests" : `outcome:change.${kind}`)]),
          ...(moved ? [t("outcome:change.moved")] : []),
        ].join(" · "),
      })),
    same: compared.filter(({ kind, moved }) => kind === "same" && !moved).length,
  } satisfies PageData & Record<string, unknown>;
}

export default function SummaryVersions() {
  const { t } = useFrame().words;
  const { head, frame, versions, before, after, changes, same } = useLoaderData<typeof loader>();
  return (
    <SaidPage title={head.title} lede={head.description} frame={frame}>
      {versions.length === 0 && <p className="prose">{t("outcome:versions.none")}</p>}
      {versions.length > 1 && (
        <form className="said-filter wide screen-only" method="get">
          {(
            [
              ["before", before],
              ["after", after],
            ] as const
          ).map(([name, chosen]) => (
            <label key={name}>
              <span>{t(`outcome:versions.${name}`)}</span>
              <select name={name} defaultValue={String(chosen ?? "")}>
                {versions.map((one) => (
                  <option key={one.number} value={one.number}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <button type="submit" className="button">
            {t("outcome:versions.compare")}
          </button>
        </form>
      )}
      {versions.length === 1 && <p className="prose">{versions[0]?.name}</p>}
      <div className="prose">
        {before !== after && before !== null && (
          <p className="note">{t("outcome:versions.same", { count: same })}</p>
        )}
        {changes.map(({ id, what, runs, language }) => (
          <section key={id}>
            <h2 className="said-small">
              <code dir="ltr">{id}</code> {what}
            </h2>
            <Runs runs={runs} language={language} />
          </section>
        ))}
      </div>
    </SaidPage>
  );
}
