import {
  previewAddress,
  questionnaireAddress,
  questionnaireFileAddress,
  textsAddress,
  versionsAddress,
} from "./addresses.ts";
import type { QuestionnaireAsk } from "./asked.ts";

/** A way from one page about a questionnaire to another. */
export interface Way {
  readonly words: string;
  readonly to: string;
  readonly here: boolean;
}

/** The pages about one questionnaire, the present one marked. */
export function waysOf(
  { words, language, kept }: QuestionnaireAsk,
  here: "questions" | "texts" | "preview" | "versions",
): readonly Way[] {
  const { id } = kept;
  const version = kept.versions[0]?.version === kept.version ? undefined : kept.version;
  const ways = [
    ["questions", questionnaireAddress(language, id, { version })],
    ["texts", textsAddress(language, id)],
    ["preview", previewAddress(language, id, { version })],
    ...(kept.versions.length > 1 ? ([["versions", versionsAddress(language, id)]] as const) : []),
    ["file", questionnaireFileAddress(language, id, version)],
  ] as const;
  return ways.map(([name, to]) => ({
    words: words.t(`questionnaires:ways.${name}`),
    to,
    here: name === here,
  }));
}
