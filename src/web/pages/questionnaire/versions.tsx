import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { PlacedQuestion } from "../../../consultation/questionnaire/order.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { QuestionnairePage } from "../../parts/questionnaire/page.tsx";
import { questionnaireAddress, versionsAddress } from "./addresses.ts";
import { askQuestionnaire, crumbsTo, refused } from "./asked.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["before", "after"] };

/** The versions of a questionnaire, and two of them question by question: the last two where none are named. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askQuestionnaire(args);
  const { words, language, kept, query, services, person } = asked;
  const numbers = kept.versions.map(({ version }) => version);
  const chosen = (name: string, other: number) => {
    const given = Number(query.get(name));
    return numbers.includes(given) ? given : other;
  };
  const after = chosen("after", numbers[0] ?? 1);
  const before = chosen("before", numbers[1] ?? after);
  const compared = await services.questionnaires.compare(person.actor, kept.id, before, after);
  if (!compared.ok) throw refused(compared.problems);
  const { original } = kept.content;
  const shown = (one: PlacedQuestion | null) =>
    one && { number: one.number, ...textIn(one.question.ask, language, original) };
  return {
    head: {
      title: words.t("questionnaires:versions.title", { title: asked.title }),
      description: words.t("questionnaires:versions.about"),
      canonical: versionsAddress(language, kept.id, before, after),
      crumbs: crumbsTo(asked, words.t("questionnaires:ways.versions")),
      sources: [],
    },
    ways: waysOf(asked, "versions"),
    before,
    after,
    same: compared.value.same,
    versions: kept.versions.map(({ version, state, changed }) => ({
      version,
      to: questionnaireAddress(language, kept.id, { version }),
      words: words.t("questionnaires:versions.line", {
        version,
        state: words.t(`questionnaires:page.state.${state}`),
        changed: words.date(changed, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }),
      }),
    })),
    changes: compared.value.changes.map(({ question, kinds, reworded, before: a, after: b }) => ({
      question,
      before: shown(a),
      after: shown(b),
      kinds: kinds.map((kind) =>
        kind === "reworded"
          ? words.t("questionnaires:versions.reworded", {
              languages: words.list(reworded.map((one) => words.t(`kernel:language.${one}`))),
            })
          : words.t(`questionnaires:versions.${kind}`),
      ),
    })),
  } satisfies PageData & Record<string, unknown>;
}

export default function Versions() {
  const { words } = useFrame();
  const { t } = words;
  const { head, ways, before, after, same, versions, changes } = useLoaderData<typeof loader>();
  return (
    <QuestionnairePage title={head.title} lede={head.description} ways={ways}>
      <form method="get" className="q-versions screen-only">
        {(["before", "after"] as const).map((name) => (
          <label key={name}>
            {t(`questionnaires:versions.${name}`)}{" "}
            <select name={name} defaultValue={name === "before" ? before : after}>
              {versions.map(({ version }) => (
                <option key={version} value={version}>
                  {words.number(version)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="button">
          {t("questionnaires:versions.do")}
        </button>
      </form>
      <ul className="bulleted prose">
        {versions.map((one) => (
          <li key={one.version}>
            <a href={one.to}>{one.words}</a>
          </li>
        ))}
      </ul>
      <h2>{t("questionnaires:versions.between", { before, after })}</h2>
      <p>{t("questionnaires:versions.same", { count: same })}</p>
      <ol className="q-changes wide">
        {changes.map((one) => (
          <li key={one.question}>
            <p className="q-change-kinds">{words.list(one.kinds)}</p>
            {one.before !== null && (
              <p className={one.after === null ? "q-gone" : undefined} lang={one.before.language} dir="auto">
                <span className="field-number">{one.before.number}</span>{" "}
                {one.after === null ? <del>{one.before.text}</del> : one.before.text}
              </p>
            )}
            {one.after !== null &&
              (one.before === null ||
                one.after.text !== one.before.text ||
                one.after.number !== one.before.number) && (
                <p lang={one.after.language} dir="auto">
                  <span className="field-number">{one.after.number}</span> <ins>{one.after.text}</ins>
                </p>
              )}
          </li>
        ))}
      </ol>
    </QuestionnairePage>
  );
}
