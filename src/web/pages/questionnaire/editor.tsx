import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { checkQuestionnaire } from "../../../consultation/questionnaire/check.ts";
import { conditionWords } from "../../../consultation/questionnaire/condition-words.ts";
import type { Dropped } from "../../../consultation/questionnaire/editing.ts";
import type { KeptVersion } from "../../../consultation/questionnaire/kept.ts";
import type { Condition } from "../../../consultation/questionnaire/model.ts";
import { numbered, questionsOf } from "../../../consultation/questionnaire/order.ts";
import { untranslated } from "../../../consultation/questionnaire/texts.ts";
import { languages } from "../../../kernel/language.ts";
import type { Result } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { AddSection, DraftDeeds } from "../../parts/questionnaire/draft-deeds.tsx";
import { HeadForm } from "../../parts/questionnaire/head-form.tsx";
import { QuestionnairePage } from "../../parts/questionnaire/page.tsx";
import { SectionEditor } from "../../parts/questionnaire/section-editor.tsx";
import { Undo } from "../../parts/questionnaire/undo.tsx";
import { field, personForm } from "../../signed.ts";
import { newConsultationAddress } from "../consultation/addresses.ts";
import { mandateAddress } from "../record/addresses.ts";
import { questionnaireAddress, textsAddress } from "./addresses.ts";
import { askQuestionnaire, crumbsTo, type QuestionnaireAsk, refused } from "./asked.ts";
import { edited } from "./deeds.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["version", "edit"] };

/** A questionnaire with its sections and questions; a draft can be changed part by part. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askQuestionnaire(args);
  const { words, language, kept, query, person } = asked;
  const { content } = kept;
  const newest = kept.versions[0]?.version === kept.version;
  const mayWrite = person.may("questionnaire.write") && newest;
  const edit = mayWrite && kept.state === "draft" ? query.get("edit") : null;
  return {
    head: {
      title: asked.title,
      description: words.t("questionnaires:editor.about"),
      canonical: questionnaireAddress(language, kept.id, newest ? {} : { version: kept.version }),
      crumbs: crumbsTo(asked),
      sources: [],
    },
    ways: waysOf(asked, "questions"),
    kept: {
      id: kept.id,
      version: kept.version,
      state: kept.state,
      changed: kept.changed,
      archived: kept.archived,
      only: kept.versions.length === 1,
    },
    content,
    mayWrite,
    writes: mayWrite && kept.state === "draft",
    edit,
    problems: checkQuestionnaire(content).map((one) => words.problem(one)),
    languages: languages.map((one) => ({
      words: words.t(`kernel:language.${one}`),
      to: textsAddress(language, kept.id, one),
      missing: untranslated(content, one).length,
    })),
    ask: newConsultationAddress(language, { questionnaire: kept.id }),
    standing: words.t("questionnaires:page.standing", {
      version: kept.version,
      state: words.t(`questionnaires:page.state.${kept.state}`),
      changed: words.date(kept.changed, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }),
      count: questionsOf(content).length,
    }),
    sections: sectionsOf(asked),
  } satisfies PageData & Record<string, unknown>;
}

/** What of each part is shown besides what it says itself: number, condition in words, what it is about. */
function sectionsOf({ kept: { content }, words, language }: QuestionnaireAsk) {
  const numbers = numbered(content);
  const told = (when: Condition | null) => when && conditionWords(when, content, words);
  return content.sections.map((section) => ({
    section,
    number: numbers.get(section.id) ?? "",
    title: textIn(section.title, language, content.original),
    when: told(section.when),
    questions: section.questions.map((question) => ({
      question,
      number: numbers.get(question.id) ?? "",
      ask: textIn(question.ask, language, content.original),
      kind: words.t(`questionnaires:kind.${question.kind}`),
      when: told(question.when),
      about: question.about.map((address) => ({ address, to: mandateAddress(language, address) })),
    })),
  }));
}

/** A part is changed, or the draft as a whole; leads back to where the form stood. */
export async function action(args: ActionFunctionArgs) {
  const { form, services, person, words, language } = await personForm(args);
  const { questionnaires } = services;
  const { actor } = person;
  const id = args.params.id ?? "";
  const seen = field(form, "seen") ?? "";
  const whole: Readonly<Record<string, () => Promise<Result<KeptVersion>>>> = {
    settle: () => questionnaires.settle(actor, id, seen),
    revise: () => questionnaires.revise(actor, id),
    discard: () => questionnaires.discard(actor, id),
    archive: () => questionnaires.archive(actor, id, true),
    unarchive: () => questionnaires.archive(actor, id, false),
    copy: () => questionnaires.copy(actor, id),
  };
  const refuse = (result: Extract<Result<unknown>, { ok: false }>) => {
    const code = result.problems[0]?.code;
    if (code === "directory.not-allowed" || code === "questionnaires.unknown") throw refused(result.problems);
    return { problems: result.problems.map((one) => words.problem(one)), dropped: null, seen: null };
  };
  const deed = Object.hasOwn(whole, field(form, "deed") ?? "") ? whole[field(form, "deed") ?? ""] : undefined;
  if (deed) {
    const done = await deed();
    return done.ok ? redirect(questionnaireAddress(language, done.value.id), 303) : refuse(done);
  }
  const found = await questionnaires.one(actor, id);
  if (!found.ok) throw refused(found.problems);
  const next = edited(form, found.value);
  if (!next.ok) return refuse(next);
  const { content, dropped, show, open = false } = next.value;
  const saved = await questionnaires.save(actor, id, content, seen);
  if (!saved.ok) return refuse(saved);
  if (dropped) return { problems: [], dropped, seen: saved.value.changed };
  const at = questionnaireAddress(language, id, open ? { edit: show } : {});
  return redirect(open || show === undefined ? at : `${at}#part.${show}`, 303);
}

export default function Editor() {
  const { words } = useFrame();
  const { t } = words;
  const data = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { head, ways, kept, content, writes, mayWrite, edit, sections } = data;
  const dropped: Dropped | null = done?.dropped ?? null;
  return (
    <QuestionnairePage title={head.title} lede={data.standing} ways={ways} problems={done?.problems}>
      {dropped !== null && writes && (
        <Undo dropped={dropped} seen={kept.changed} original={content.original} />
      )}
      <DraftDeeds kept={kept} mayWrite={mayWrite} ask={data.ask} problems={data.problems} />
      <nav className="q-languages wide screen-only" aria-label={t("questionnaires:texts.choose")}>
        <ul>
          {data.languages.map((one) => (
            <li key={one.to}>
              <bdi>
                <a href={one.to}>{one.words}</a>
              </bdi>{" "}
              <span className={one.missing > 0 ? "q-missing" : "note"}>
                {one.missing === 0
                  ? t("questionnaires:texts.whole")
                  : t("questionnaires:texts.missing", { count: one.missing })}
              </span>
            </li>
          ))}
        </ul>
      </nav>
      {writes && <HeadForm content={content} seen={kept.changed} />}
      {sections.map((one, at) => (
        <SectionEditor
          key={one.section.id}
          shown={one}
          content={content}
          edit={edit}
          id={kept.id}
          seen={kept.changed}
          writes={writes}
          first={at === 0}
          last={at === sections.length - 1}
        />
      ))}
      {writes && <AddSection seen={kept.changed} />}
    </QuestionnairePage>
  );
}
