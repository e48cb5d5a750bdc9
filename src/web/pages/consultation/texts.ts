import type { LetterTexts } from "../../../consultation/running/model.ts";
import { direction, type Language, languages } from "../../../kernel/language.ts";

/** Letters in forms: six languages side by side, a language that is left empty is none. */

/** A letter's texts as fields; `name` comes before each field's own. */
export function fieldsOfTexts(texts: LetterTexts) {
  return languages.map((language) => ({
    language,
    direction: direction[language],
    subject: texts[language]?.subject ?? "",
    body: texts[language]?.body ?? "",
  }));
}

export type TextFields = ReturnType<typeof fieldsOfTexts>;

/** What such a form says, with line ends of one kind. A letter without a subject or a body is told by the service. */
export function textsOfForm(form: FormData, name: string): LetterTexts {
  const given = (part: string, language: Language) => {
    const value = form.get(`${name}.${part}.${language}`);
    return typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : "";
  };
  return Object.fromEntries(
    languages.flatMap((language) => {
      const [subject, body] = [given("subject", language), given("body", language)];
      return subject === "" && body === "" ? [] : [[language, { subject, body }] as const];
    }),
  );
}
