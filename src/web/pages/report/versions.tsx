import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { deedInWords } from "../../../directory/audit/words.ts";
import { direction, type Language } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import type { Version } from "../../../report/keeping/model.ts";
import { compareReports } from "../../../report/writing/comparing.ts";
import { numberedBlocks } from "../../../report/writing/numbering.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { personForm } from "../../signed.ts";
import { versionsAddress } from "./addresses.ts";
import { editionAsked } from "./editing.ts";
import { askDrafter, crumbsOf, found, momentInWords, refused, statusOf, waysOf, whoIs } from "./reporting.ts";

/** What of the query this page reads. */
export const handle = { query: ["from", "to", "in"] };

/** Who changed what and when; two versions compared, by default the last with the one before it. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askDrafter(args, "report.comment");
  const { words, language, id, view, query, title, reports, actor } = asked;
  const { versions, names } = found(await reports.versions(actor, id));
  const numberOf = (name: string) => {
    const given = Number(query.get(name) ?? Number.NaN);
    return versions.find(({ number }) => number === given)?.number ?? null;
  };
  const to = numberOf("to") ?? versions[0]?.number ?? null;
  const at = versions.findIndex(({ number }) => number === to);
  const from = numberOf("from") ?? versions[at + 1]?.number ?? null;
  const edition = editionAsked(query, view.report, view.report.original);
  return {
    head: {
      title: words.t("report-pages:versions.title", { title: title.text }),
      description: words.t("report-pages:versions.about"),
      canonical: versionsAddress(language, id),
      crumbs: crumbsOf(asked, words.t("report-pages:way.versions")),
      sources: [],
    },
    ways: waysOf(asked, "versions"),
    title,
    id,
    from,
    to,
    edition,
    last: versions[0]?.number ?? null,
    restores: view.may.write,
    versions: versions.map((one) => ({
      number: one.number,
      when: momentInWords(words, one.at),
      who: whoIs(words, one.actor, names),
      what: deedsOf(one, id, names, words),
      label: words.t("report-pages:versions.option", {
        when: momentInWords(words, one.at),
        who: whoIs(words, one.actor, names),
      }),
    })),
    compared: from === null || to === null ? null : await compared(asked, from, to, edition),
  } satisfies PageData & Record<string, unknown>;
}

type Asked = Awaited<ReturnType<typeof askDrafter>>;

async function compared({ reports, actor, id, words }: Asked, from: number, to: number, language: Language) {
  const before = found(await reports.asOf(actor, id, from));
  const after = found(await reports.asOf(actor, id, to));
  const [then, now] = [numberedBlocks(before.blocks, language), numberedBlocks(after.blocks, language)];
  const kinds = new Map([...before.blocks, ...after.blocks].map((one) => [one.id, one.kind]));
  return compareReports(before, after, language).map(({ block, kind, runs, rebound }) => {
    const number = now.get(block) ?? then.get(block);
    const what = words.t(`report-pages:kind.${kinds.get(block) ?? "paragraph"}`);
    return {
      block,
      kind,
      runs,
      place: number === undefined ? what : words.t("report-pages:edit.named", { what, number }),
      rebound:
        rebound.length === 0 ? null : words.t("report-pages:versions.values", { names: words.list(rebound) }),
    };
  });
}

/** What was done in a stretch of work, each sort of deed once with how often. */
function deedsOf({ deeds }: Version, id: string, names: ReadonlyMap<string, string>, words: Words): string {
  const counts = new Map<string, number>();
  for (const { deed } of deeds) counts.set(deed, (counts.get(deed) ?? 0) + 1);
  return [...counts]
    .map(([deed, count]) => {
      const key = `report-pages:deed.${deed.replace(/^report\./, "")}`;
      const said = words.has(key) ? words.t(key) : deedInWords({ deed, subject: id }, names, words);
      return count === 1 ? said : words.t("report-pages:versions.times", { said, n: words.number(count) });
    })
    .join("; ");
}

/** Makes the report say again what it said then. */
export async function action(args: ActionFunctionArgs) {
  const { form } = await personForm(args);
  const { words, language, id, reports, actor } = await askDrafter(args);
  const done = await reports.restore(actor, id, Number(form.get("restore")));
  if (done.ok) return redirect(versionsAddress(language, id), 303);
  const status = statusOf(done.problems);
  if (status === 403) throw refused(done.problems);
  return data({ problems: done.problems.map((one) => words.problem(one)) }, status);
}

export default function Versions() {
  const { language, words } = useFrame();
  const { t } = words;
  const page = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const { id, versions, from, to, compared: changes, edition } = page;
  const select = (name: "from" | "to", chosen: number | null) => (
    <label>
      {t(`report-pages:versions.${name}`)}{" "}
      <select name={name} defaultValue={chosen ?? undefined}>
        {versions.map((one) => (
          <option key={one.number} value={one.number}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <ReportPage
      title={page.title.text}
      titleIn={page.title.language}
      kind={t("report-pages:way.versions")}
      ways={page.ways}
      problems={acted?.problems}
    >
      {versions.length > 1 && (
        <form className="re-buttons wide screen-only" method="get" action={versionsAddress(language, id)}>
          {select("from", from)}
          {select("to", to)}
          <input type="hidden" name="in" value={edition} />
          <button type="submit" className="button">
            {t("report-pages:versions.compare")}
          </button>
        </form>
      )}
      {changes !== null && (
        <section className="wide">
          <h2>{t("report-pages:versions.changes")}</h2>
          {changes.length === 0 ? (
            <p>{t("report-pages:versions.same")}</p>
          ) : (
            <ol className="re-changes">
              {changes.map((one) => (
                <li key={`${one.kind} ${one.block}`}>
                  <p className="re-change-kind">
                    {one.place} · {t(`report-pages:versions.${one.kind}`)}
                  </p>
                  {one.kind !== "moved" && (
                    <p lang={edition} dir={direction[edition]} className="re-change-text">
                      {one.runs.map((run, at) => {
                        const key = `${at} ${run.kind}`;
                        if (run.kind === "added") return <ins key={key}>{run.text}</ins>;
                        if (run.kind === "removed") return <del key={key}>{run.text}</del>;
                        return <span key={key}>{run.text}</span>;
                      })}
                    </p>
                  )}
                  {one.rebound !== null && <p className="note">{one.rebound}</p>}
                </li>
              ))}
            </ol>
          )}
        </section>
      )}
      <section className="wide">
        <h2>{t("report-pages:versions.all")}</h2>
        <ol className="re-versions">
          {versions.map((one) => (
            <li key={one.number}>
              <div>
                <b>{one.when}</b> <bdi>{one.who}</bdi>
                <span className="note">{one.what}</span>
              </div>
              {page.restores && one.number !== page.last && (
                <PersonForm>
                  <button
                    type="submit"
                    className="plain-button"
                    name="restore"
                    value={one.number}
                    aria-label={t("report-pages:versions.restore-named", { when: one.when })}
                  >
                    {t("report-pages:versions.restore")}
                  </button>
                </PersonForm>
              )}
            </li>
          ))}
        </ol>
      </section>
    </ReportPage>
  );
}
