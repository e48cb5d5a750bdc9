import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { largestFile } from "../../../consultation/questionnaire/interchange.ts";
import type { KeptVersion, QuestionnaireSummary } from "../../../consultation/questionnaire/kept.ts";
import { questionsOf } from "../../../consultation/questionnaire/order.ts";
import { Language } from "../../../kernel/language.ts";
import { failed, problem, type Result } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import { worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Begin } from "../../parts/questionnaire/begin.tsx";
import { QuestionnairePage } from "../../parts/questionnaire/page.tsx";
import { field, type PersonForm, personForm, type SignedAsk, signedIn } from "../../signed.ts";
import { questionnaireAddress, questionnairesAddress } from "./addresses.ts";
import { refused } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["archived"] };

/** Every questionnaire, and the ways in which a new one begins. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = signedIn(args, "questionnaire.read");
  const { words, language, services, person, query } = asked;
  const archived = query.get("archived") === "1";
  const found = await services.questionnaires.list(person.actor, { archived });
  if (!found.ok) throw refused(found.problems);
  const title = words.t("questionnaires:page.list");
  return {
    head: {
      title,
      description: words.t("questionnaires:page.list-about"),
      canonical: questionnairesAddress(language, archived),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    archived,
    other: questionnairesAddress(language, !archived),
    questionnaires: found.value.map((one) => shownIn(one, asked)),
    library: services.questionnaires.library().map(({ name, content }) => ({
      name,
      title: textIn(content.title, language, content.original).text,
      questions: questionsOf(content).length,
    })),
  } satisfies PageData & Record<string, unknown>;
}

function shownIn({ id, title, original, ...one }: QuestionnaireSummary, { language, words }: SignedAsk) {
  const shown = textIn(title, language, original);
  return {
    id,
    to: questionnaireAddress(language, id),
    title: shown.text,
    language: shown.language,
    questions: one.questions,
    version: one.version,
    state: words.t(`questionnaires:page.state.${one.state}`),
    archived: one.archived,
    changed: words.date(one.changed, { dateStyle: "medium", timeZone: "UTC" }),
  };
}

/** A new questionnaire: blank, from the library, from a resolution, from a file. Leads to it. */
export async function action(args: ActionFunctionArgs) {
  const asked = await personForm(args);
  const made = await begun(asked);
  if (made.ok) return redirect(questionnaireAddress(asked.language, made.value.id), 303);
  if (made.problems[0]?.code === "directory.not-allowed") throw refused(made.problems);
  return { problems: made.problems.map((one) => asked.words.problem(one)) };
}

async function begun({ form, services, person, language }: PersonForm): Promise<Result<KeptVersion>> {
  const { questionnaires } = services;
  const { actor } = person;
  switch (field(form, "deed")) {
    case "ready":
      return questionnaires.fromReady(actor, field(form, "name") ?? "");
    case "resolution":
      return questionnaires.fromResolution(actor, field(form, "symbol") ?? "");
    case "import": {
      const file = form.get("file");
      if (!(file instanceof File) || file.size === 0) return failed(problem("questionnaires.no-file"));
      if (file.size > largestFile)
        return failed(problem("questionnaires.file-large", { limit: largestFile / 1_000_000 }));
      return questionnaires.import(actor, await file.text());
    }
    default: {
      const original = Language.safeParse(field(form, "original"));
      return questionnaires.create(
        actor,
        field(form, "title") ?? "",
        original.success ? original.data : language,
      );
    }
  }
}

export default function Questionnaires() {
  const { words } = useFrame();
  const { t } = words;
  const { head, archived, other, questionnaires, library } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  return (
    <QuestionnairePage title={head.title} lede={head.description} problems={problems}>
      {questionnaires.length === 0 ? (
        <p className="prose">{t("questionnaires:page.none-yet")}</p>
      ) : (
        <ul className="q-list wide">
          {questionnaires.map((one) => (
            <li key={one.id}>
              <a className="q-list-title" href={one.to} lang={one.language} dir="auto">
                {one.title}
              </a>
              <span>{t("questionnaires:page.questions", { count: one.questions })}</span>
              <span>
                {one.archived
                  ? t("questionnaires:page.archived")
                  : t("questionnaires:page.version-state", { version: one.version, state: one.state })}
              </span>
              <span>{one.changed}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="prose note screen-only">
        <a href={other}>{t(`questionnaires:page.${archived ? "without-archived" : "with-archived"}`)}</a>
      </p>
      <Begin library={library} />
    </QuestionnairePage>
  );
}
