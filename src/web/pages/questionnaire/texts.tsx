import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { numbered } from "../../../consultation/questionnaire/order.ts";
import { mapTexts, textsOf } from "../../../consultation/questionnaire/texts.ts";
import { direction, Language, languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { QuestionnairePage } from "../../parts/questionnaire/page.tsx";
import { field, personForm } from "../../signed.ts";
import { textsAddress } from "./addresses.ts";
import { askQuestionnaire, crumbsTo, refused } from "./asked.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["column"] };

/** Every text in six languages side by side; with a column chosen, the original beside what is to be written. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askQuestionnaire(args);
  const { words, language, kept, query } = asked;
  const { content } = kept;
  const given = Language.safeParse(query.get("column"));
  const column = given.success ? given.data : null;
  const numbers = numbered(content);
  const texts = textsOf(content);
  return {
    head: {
      title: words.t("questionnaires:texts.title", { title: asked.title }),
      description: words.t("questionnaires:texts.about"),
      canonical: textsAddress(language, kept.id, column ?? undefined),
      crumbs: crumbsTo(asked, words.t("questionnaires:ways.texts")),
      sources: [],
    },
    ways: waysOf(asked, "texts"),
    column,
    original: content.original,
    mayWrite: kept.state === "draft" && asked.person.may("questionnaire.write"),
    seen: kept.changed,
    columns: languages.map((one) => ({
      language: one,
      words: words.t(`kernel:language.${one}`),
      to: textsAddress(language, kept.id, one),
      missing: texts.filter(({ text }) => text[one] === undefined).length,
    })),
    all: textsAddress(language, kept.id),
    texts: texts.map(({ path, text, part }) => ({
      path,
      text,
      number: (part && numbers.get(part)) || "",
    })),
  } satisfies PageData & Record<string, unknown>;
}

/** Writes the texts of one language; those that are emptied are untranslated again. */
export async function action(args: ActionFunctionArgs) {
  const { form, services, person, words, language } = await personForm(args);
  const id = args.params.id ?? "";
  const { questionnaires } = services;
  const found = await questionnaires.one(person.actor, id);
  if (!found.ok) throw refused(found.problems);
  const column = Language.safeParse(field(form, "column"));
  if (!column.success) return redirect(textsAddress(language, id), 303);
  const content = mapTexts(found.value.content, (text, path) => {
    if (!form.has(`t.${path}`)) return text;
    const written = (field(form, `t.${path}`) ?? "").replaceAll("\r\n", "\n").slice(0, 10_000);
    const { [column.data]: _before, ...others } = text;
    return written === "" ? others : { ...others, [column.data]: written };
  });
  const saved = await questionnaires.save(person.actor, id, content, field(form, "seen") ?? "");
  if (saved.ok) return redirect(textsAddress(language, id, column.data), 303);
  if (saved.problems[0]?.code === "directory.not-allowed") throw refused(saved.problems);
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return { problems: saved.problems.map((one) => words.problem(one)), typed };
}

export default function Texts() {
  const { words } = useFrame();
  const { t } = words;
  const { head, ways, column, original, columns, texts, mayWrite, seen, all } =
    useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const writes = column !== null && mayWrite;
  const shown =
    column === null
      ? columns
      : columns.filter(({ language }) => language === original && column !== original);
  const table = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame whole" aria-label={head.title} tabIndex={0}>
      <table className={column === null ? "q-texts all" : "q-texts"}>
        <thead>
          <tr>
            <td />
            {shown.map((one) => (
              <th key={one.language} scope="col">
                {one.words}
                {column === null && (
                  <a className={one.missing === 0 ? "q-whole" : "q-missing"} href={one.to}>
                    {one.missing === 0
                      ? t("questionnaires:texts.whole")
                      : t("questionnaires:texts.missing", { count: one.missing })}
                  </a>
                )}
              </th>
            ))}
            {column !== null && <th scope="col">{t(`kernel:language.${column}`)}</th>}
          </tr>
        </thead>
        <tbody>
          {texts.map(({ path, text, number }) => (
            <tr key={path}>
              <th scope="row" id={`t.${path}.head`}>
                <span className="field-number">{number}</span> {partWords(t, path)}
              </th>
              {shown.map(({ language }) => (
                <td key={language}>
                  <Written text={text[language]} language={language} />
                </td>
              ))}
              {column !== null && (
                <td>
                  {writes ? (
                    <textarea
                      name={`t.${path}`}
                      aria-labelledby={`t.${path}.head`}
                      lang={column}
                      dir={direction[column]}
                      rows={Math.min(8, Math.max(2, Math.ceil((text[original] ?? "").length / 55)))}
                      defaultValue={done?.typed[`t.${path}`] ?? text[column] ?? ""}
                      className={text[column] === undefined ? "q-empty" : undefined}
                    />
                  ) : (
                    <Written text={text[column]} language={column} />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
  return (
    <QuestionnairePage title={head.title} lede={head.description} ways={ways} problems={done?.problems}>
      <nav className="q-languages wide screen-only" aria-label={t("questionnaires:texts.choose")}>
        <ul>
          <li>
            <a href={all} aria-current={column === null ? "true" : undefined}>
              {t("questionnaires:texts.all")}
            </a>
          </li>
          {columns.map((one) => (
            <li key={one.language}>
              <a href={one.to} aria-current={one.language === column ? "true" : undefined}>
                <bdi>{one.words}</bdi>
                {one.missing > 0 && ` (${words.number(one.missing)})`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {writes ? (
        <PersonForm className="wide" deed="questionnaire.write">
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="column" value={column} />
          {table}
          <p className="q-save">
            <button type="submit" className="button">
              {t("questionnaires:texts.save")}
            </button>
          </p>
        </PersonForm>
      ) : (
        <div className="wide">{table}</div>
      )}
    </QuestionnairePage>
  );
}

interface WrittenProps {
  readonly text: string | undefined;
  readonly language: Language;
}

/** A text in its own language and direction; where it is missing, that. */
function Written({ text, language }: WrittenProps) {
  const { t } = useFrame().words;
  if (text === undefined) return <em className="q-untranslated">{t("questionnaires:texts.untranslated")}</em>;
  return (
    <span lang={language} dir={direction[language]}>
      {text}
    </span>
  );
}

/** What a text is in its part: its question, help, a choice. */
function partWords(t: (key: string) => string, path: string): string {
  const pieces = path.split(".");
  const name = pieces.length === 1 ? path : (pieces[1] ?? "");
  return t(`questionnaires:texts.part.${name}`);
}
