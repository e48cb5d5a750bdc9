import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { mostCounted } from "../../../directory/audit/service.ts";
import { actorInWords, deedInWords } from "../../../directory/audit/words.ts";
import { canonicalJson } from "../../../kernel/canonical.ts";
import { worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { AuditEntries } from "../../parts/audit/entries.tsx";
import { AuditFilter } from "../../parts/audit/filter.tsx";
import { AuditTrust, type Checked } from "../../parts/audit/trust.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { field, personForm, signedIn } from "../../signed.ts";
import style from "../../styles/audit.css?url";
import { type AuditChoice, auditAddress, auditFileAddress } from "./addresses.ts";
import { auditAsk, auditChoice } from "./choice.ts";

const entriesOnPage = 50;

/** What of the query this page reads. */
export const handle = {
  query: ["who", "deed", "subject", "text", "from", "until", "before", "after"],
};

/** The audit log: who did what, when and to what, the newest first. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services, person, query } = signedIn(args, "audit.read");
  const { audit } = services;
  const choice = auditChoice(query);
  const { before, after } = choice;
  const page = await audit.search(person.actor, auditAsk(choice), { before, after, limit: entriesOnPage });
  const at = (next: AuditChoice) =>
    auditAddress(language, { ...choice, before: undefined, after: undefined, ...next });
  const [newest, oldest] = [page.entries[0]?.number, page.entries.at(-1)?.number];
  const title = words.t("audit:page.title");
  return {
    head: {
      title,
      description: words.t("audit:page.description"),
      canonical: auditAddress(language, choice),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    choice,
    deeds: (await audit.deeds(person.actor)).map(({ deed }) => ({
      code: deed,
      words: deedInWords({ deed, subject: "…" }, new Map(), words),
    })),
    count:
      page.count >= mostCounted
        ? words.t("audit:page.more-than", { n: words.number(mostCounted) })
        : words.t("audit:page.count", { count: page.count, n: words.number(page.count) }),
    entries: page.entries.map((entry) => ({
      number: entry.number,
      at: entry.at.toISOString(),
      actor: entry.actor,
      who: actorInWords(entry.actor, page.names, words),
      what: deedInWords(entry, page.names, words),
      detail: canonicalJson(entry.detail, 2),
      hash: entry.hash,
      same: auditAddress(language, { subject: entry.subject }),
    })),
    newer: page.newer ? at({ after: newest }) : null,
    older: page.older ? at({ before: oldest }) : null,
    chain: await audit.head(person.actor),
    file: auditFileAddress(language, choice),
  } satisfies PageData & Record<string, unknown>;
}

/** Follows the whole log, and compares it with a hash that was noted. */
export async function action(args: ActionFunctionArgs): Promise<Checked> {
  const { form, person, services, words } = await personForm(args);
  const head = field(form, "head")?.toLowerCase();
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    return { whole: false, said: [words.t("audit:problem.head-malformed", { head })] };
  const checked = await services.audit.verify(person.actor, { head });
  if (!checked.ok) {
    const how = checked.problems.flatMap(({ facts }) =>
      facts.how === undefined ? [] : [words.t(`audit:how.${facts.how}`, facts)],
    );
    return { whole: false, said: [...checked.problems.map(words.problem), ...how] };
  }
  const { entries } = checked.value;
  const whole = words.t("audit:whole", { count: entries, n: words.number(entries) });
  return { whole: true, said: head === undefined ? [whole] : [whole, words.t("audit:page.noted-found")] };
}

export default function Audit() {
  const { t } = useFrame().words;
  const { head, choice, deeds, count, entries, newer, older, chain, file } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="audit" />
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("audit:page.description")}</p>
      </header>
      {checked !== undefined && (
        <div className="prose" role={checked.whole ? "status" : "alert"}>
          {checked.said.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <AuditFilter choice={choice} deeds={deeds} />
      <AuditEntries entries={entries} count={count} newer={newer} older={older} />
      <AuditTrust chain={chain} />
      <section className="prose screen-only" aria-labelledby="take">
        <h2 id="take">{t("audit:page.take")}</h2>
        <p>{t("audit:page.take-about")}</p>
        <PersonForm action={file} className="form-row">
          <button type="submit" name="format" value="jsonl" className="button">
            {t("audit:page.jsonl")}
          </button>
          <button type="submit" name="format" value="csv" className="button">
            {t("audit:page.csv")}
          </button>
        </PersonForm>
      </section>
    </>
  );
}
