import type { Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { questionOf } from "../../../consultation/questionnaire/order.ts";
import type { Answer } from "../../../consultation/replying/answer.ts";
import type { Language } from "../../../kernel/language.ts";
import { territory } from "../../../kernel/territory/register.ts";
import { type Text, textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";

/** An answer as plain text of one or several lines: for the script, and for whatever stands in one place. */
export function answerInWords(
  words: Words,
  language: Language,
  questionnaire: Questionnaire,
  id: string,
  answer: Answer,
): string {
  return answerLines(words, language, questionnaire, id, answer).join("\n");
}

/** An answer in lines. A table gives a line for each row; files their names. */
export function answerLines(
  words: Words,
  language: Language,
  questionnaire: Questionnaire,
  id: string,
  answer: Answer,
): readonly string[] {
  const question = questionOf(questionnaire, id)?.question;
  const said = (text: Text) => textIn(text, language, questionnaire.original).text;
  const some = (...lines: readonly (string | null)[]) =>
    lines.filter((line): line is string => line !== null && line !== "");
  switch (answer.kind) {
    case "text":
      return answer.text.split("\n");
    case "choice": {
      const options = question?.kind === "choice" ? question.options : [];
      return some(
        ...answer.chosen.map((one) => {
          const option = options.find((known) => known.id === one);
          return option ? said(option.text) : one;
        }),
        answer.other === null ? null : words.t("replies:said.other", { text: answer.other }),
      );
    }
    case "scale":
      return [words.number(answer.value)];
    case "number":
      return [words.number(answer.value, { maximumFractionDigits: 6 })];
    case "date":
      return [dateInWords(words, answer.date)];
    case "table":
      return answer.rows.map(({ row, cells }) => {
        const columns = question?.kind === "table" ? question.columns : [];
        const head =
          question?.kind === "table" ? question.rows.find((one) => one.id === row)?.head : undefined;
        const written = columns.flatMap(({ id: column, kind }) => {
          const cell = cells[column] ?? "";
          return cell === "" ? [] : [kind === "territory" ? territoryName(cell, language) : cell];
        });
        return [...(head ? [`${said(head)}:`] : []), written.join(" · ")].join(" ");
      });
    case "territory":
      return [words.list(answer.territories.map((one) => territoryName(one, language)))];
    case "document":
      return answer.files.map(({ name }) => name);
    case "practice":
      return some(
        answer.title,
        ...answer.what.split("\n"),
        ...answer.results.split("\n"),
        answer.since,
        answer.link,
        answer.contact,
      );
    case "figure":
      return some(
        answer.verdict === "confirmed"
          ? words.t("replies:said.confirmed", { figure: words.number(answer.shown?.value ?? 0) })
          : words.t("replies:said.corrected", { figure: words.number(answer.value ?? 0) }),
        answer.source === "" ? null : words.t("replies:said.source", { source: answer.source }),
        answer.comment,
      );
    case "none":
      return some(words.t(`questionnaires:field.reason.${answer.why}`), answer.comment);
  }
}

function territoryName(id: string, language: Language): string {
  return territory(id)?.names[language] ?? id;
}

/** A year, a month or a day as the language writes it. */
export function dateInWords(words: Words, date: string): string {
  const at = new Date(`${date}${"-01-01".slice(date.length - 4)}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || date.length === 4) return date;
  return words.date(at, {
    year: "numeric",
    month: "long",
    ...(date.length === 10 ? { day: "numeric" as const } : {}),
    timeZone: "UTC",
  });
}
