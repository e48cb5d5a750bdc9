import type { KeptVersion } from "../../../consultation/questionnaire/kept.ts";
import type { Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { type Problem, problem } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import { refusal } from "../../answers.ts";
import type { Crumb } from "../../page.ts";
import { type PersonArguments, type SignedAsk, signedIn } from "../../signed.ts";
import { questionnaireAddress, questionnairesAddress } from "./addresses.ts";

/** What the loader of a page about one questionnaire works with. */
export interface QuestionnaireAsk extends SignedAsk {
  readonly kept: KeptVersion;
  /** Its title in the reader's language, or in that in which it was written. */
  readonly title: string;
}

/** The questionnaire that an address names, in the version that its query names. Throws 403 and 404. */
export async function askQuestionnaire(args: PersonArguments): Promise<QuestionnaireAsk> {
  const asked = signedIn(args, "questionnaire.read");
  const version = asked.query.get("version");
  const found = await asked.services.questionnaires.one(
    asked.person.actor,
    args.params.id ?? "",
    version !== null && /^\d{1,6}$/.test(version) ? Number(version) : undefined,
  );
  if (!found.ok) throw refused(found.problems);
  return { ...asked, kept: found.value, title: titleOf(found.value.content, asked) };
}

/** Problems as an error page: 403 where the deed is not allowed, 404 where something is not there, else 400. */
export function refused(problems: readonly Problem[]) {
  const [first = problem("questionnaires.unknown", { id: "" })] = problems;
  const missing = ["questionnaires.unknown", "questionnaires.unknown-version", "questionnaires.no-ready"];
  const status = first.code === "directory.not-allowed" ? 403 : missing.includes(first.code) ? 404 : 400;
  return refusal(status, ...problems);
}

export function titleOf(
  { title, original }: Pick<Questionnaire, "title" | "original">,
  { language }: SignedAsk,
) {
  return textIn(title, language, original).text;
}

/** The way to a page about one questionnaire. */
export function crumbsTo(
  { words, language, kept, title }: QuestionnaireAsk,
  here?: string,
): readonly Crumb[] {
  const list = { words: words.t("questionnaires:page.list"), to: questionnairesAddress(language) };
  if (here === undefined) return [list, { words: title }];
  return [list, { words: title, to: questionnaireAddress(language, kept.id) }, { words: here }];
}
