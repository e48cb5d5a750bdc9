import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { questionsOf } from "../../../consultation/questionnaire/order.ts";
import { nameAnswerer } from "../../../consultation/responses/saying.ts";
import { refusal } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { RefusedLines } from "../../parts/refused-lines.tsx";
import { ResponsesHead, ResponsesPage } from "../../parts/responses/responses-page.tsx";
import { personForm, signedIn } from "../../signed.ts";
import { questionAddress, themesAddress } from "./addresses.ts";
import { askResponses, crumbsOf, found } from "./asked.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Fields for themes that are to come. */
const spare = 4;

/** The themes of a consultation: to name and order, with their excerpts. */
export async function loader(args: LoaderFunctionArgs) {
  signedIn(args, "consultation.code");
  const asked = askResponses(args);
  const { words, language, responses, actor } = asked;
  const { id = "" } = args.params;
  const { consultation, questionnaire, themes, excerpts } = found(await responses.themes(actor, id));
  const title = words.t("responses:way.themes");
  const numbers = new Map(
    questionsOf(questionnaire).map(({ question, number }) => [question.id as string, number]),
  );
  return {
    head: {
      title,
      description: words.t("responses:page.themes-about"),
      canonical: themesAddress(language, id),
      crumbs: crumbsOf(asked, consultation, title),
      sources: [],
    },
    ways: waysOf(asked, consultation, "themes"),
    themes: themes.map(({ id: theme, name, count }) => ({
      id: theme,
      name,
      count,
      excerpts: excerpts
        .filter((one) => one.theme === theme)
        .map(({ question, who, quote, reference }) => ({
          quote,
          name: nameAnswerer(who, words),
          number: numbers.get(question) ?? question,
          to: questionAddress(language, id, question, {}, who.key),
          reference,
        })),
    })),
  } satisfies PageData & Record<string, unknown>;
}

/** Keeps the themes in the order of their fields; an emptied field takes its theme out, with what was coded under it. */
export async function action(args: ActionFunctionArgs) {
  const { form, person, services, language, words } = await personForm(args);
  const { id = "" } = args.params;
  const ids = form.getAll("id").map(String);
  const names = form.getAll("name").map(String);
  const given = names.flatMap((name, index) =>
    name.trim() === "" ? [] : [{ id: ids[index] || undefined, name }],
  );
  const done = await services.responses.keepThemes(person.actor, id, given);
  if (done.ok) return redirect(themesAddress(language, id), 303);
  if (done.problems.some(({ code }) => code === "directory.not-allowed"))
    throw refusal(403, ...done.problems);
  return data({ refused: done.problems.map(words.problem) }, { status: 400 });
}

export default function ResponsesThemes() {
  const { words } = useFrame();
  const { t } = words;
  const { head, ways, themes } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const fields = [
    ...themes.map(({ id, name, count }) => ({ id, name, count })),
    ...Array.from({ length: spare }, (_, index) => ({ id: "", name: "", count: -1 - index })),
  ];
  return (
    <ResponsesPage>
      <ResponsesHead title={head.title} lede={head.description} notes={[]} ways={ways} />
      {refused !== undefined && "refused" in refused && (
        <RefusedLines className="prose" lines={refused.refused} />
      )}
      <PersonForm deed="consultation.code" className="theme-form screen-only">
        <ol>
          {fields.map(({ id, name, count }, index) => (
            <li key={id || count}>
              <input type="hidden" name="id" value={id} />
              <input
                type="text"
                name="name"
                defaultValue={name}
                maxLength={120}
                dir="auto"
                aria-label={t("responses:act.theme-name", { number: index + 1 })}
              />
              {count >= 0 && <span className="note">{t("responses:page.coded", { count })}</span>}
            </li>
          ))}
        </ol>
        <p className="note">{t("responses:note.themes")}</p>
        <button type="submit" className="button">
          {t("responses:act.save-themes")}
        </button>
      </PersonForm>
      {themes.map(({ id, name, count, excerpts }) => (
        <section key={id} className="section" aria-labelledby={id}>
          <h2 id={id}>
            <bdi>{name}</bdi>
          </h2>
          <p className="note">{t("responses:page.coded", { count })}</p>
          {excerpts.map(({ quote, name: who, number, to, reference }) => (
            <blockquote key={`${who} ${number} ${quote}`} className="excerpt">
              <p dir="auto">{quote}</p>
              <footer>
                <a href={to}>{t("responses:page.excerpt-of", { name: who, number })}</a>
                {reference !== null && <code dir="ltr">{reference}</code>}
              </footer>
            </blockquote>
          ))}
        </section>
      ))}
    </ResponsesPage>
  );
}
