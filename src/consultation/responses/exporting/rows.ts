import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { questionsOf } from "../../questionnaire/order.ts";
import { answerText, nameGroup } from "../saying.ts";
import type { ExportedAnswer, ExportedReply, ResponsesFile } from "./model.ts";

/** A cell of a table: text, which is guarded when it is written, or a number, which never is. */
export type Cell = string | number | null;

export interface Sheet {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Who it is, as it stands at the beginning of each row. */
function whoCells({ who }: ExportedReply, words: Words): readonly Cell[] {
  const name = who.names?.[words.language];
  const group = who.group ?? who.regionalGroup ?? who.kind ?? "";
  return [
    who.key,
    name ??
      words.t("responses:who.quiet", {
        group: nameGroup(who.group ?? "others", words),
        letter: who.letter ?? "",
      }),
    group === "" ? "" : nameGroup(group, words),
  ];
}

const whoHeads = (words: Words) => ["key", "party", "group"].map((key) => words.t(`responses:column.${key}`));

/** One row an answer: what statistics programs read. The value stands as a number where it is one. */
export function longSheet(file: ResponsesFile, words: Words): Sheet {
  const { questionnaire, consultation } = file;
  const { original } = questionnaire;
  const questions = new Map(questionsOf(questionnaire).map((one) => [one.question.id as string, one]));
  const head = (key: string) => words.t(`responses:column.${key}`);
  return {
    heads: [
      head("consultation"),
      ...whoHeads(words),
      ...[
        "number",
        "question-id",
        "section",
        "question",
        "standing",
        "answer",
        "value",
        "language",
        "themes",
        "reference",
      ].map(head),
    ],
    rows: file.replies.flatMap((reply) =>
      reply.answers.map((one) => {
        const placed = questions.get(one.question);
        const { answer } = one;
        const said = placed && answer ? answerText(placed.question, answer, words, original) : "";
        const language = answer?.kind === "text" ? answer.language : (reply.submitted?.language ?? null);
        return [
          consultation.id,
          ...whoCells(reply, words),
          one.number,
          one.question,
          placed ? textIn(placed.section.title, words.language, original).text : "",
          placed ? textIn(placed.question.ask, words.language, original).text : "",
          sayStanding(one, words),
          said,
          answer?.kind === "number" || answer?.kind === "scale" || answer?.kind === "figure"
            ? answer.value
            : null,
          answer && answer.kind !== "none" ? language : null,
          one.themes.join("; "),
          one.reference,
        ];
      }),
    ),
  };
}

/** One row a party, one column a question: what people read. */
export function wideSheet(file: ResponsesFile, words: Words): Sheet {
  const { questionnaire } = file;
  const { original } = questionnaire;
  const questions = questionsOf(questionnaire);
  return {
    heads: [
      ...whoHeads(words),
      ...questions.map(({ question, number }) =>
        words.t("responses:column.asked", {
          number,
          question: textIn(question.ask, words.language, original).text,
        }),
      ),
    ],
    rows: file.replies.map((reply) => [
      ...whoCells(reply, words),
      ...questions.map(({ question }, index): Cell => {
        const one = reply.answers[index];
        if (!one || one.standing === "missing") return null;
        if (one.answer === null) return sayStanding(one, words);
        if (one.answer.kind === "number" || one.answer.kind === "scale") return one.answer.value;
        return answerText(question, one.answer, words, original);
      }),
    ]),
  };
}

/** The questions with all that one must know to read the answers. */
export function codeBook({ questionnaire }: ResponsesFile, words: Words): Sheet {
  const { original } = questionnaire;
  const text = (of: Parameters<typeof textIn>[0]) => textIn(of, words.language, original).text;
  const head = (key: string) => words.t(`responses:column.${key}`);
  return {
    heads: ["number", "question-id", "section", "question", "kind", "code", "code-words", "help"].map(head),
    rows: questionsOf(questionnaire).flatMap(({ question, section, number }) => {
      const own = [
        number,
        question.id,
        text(section.title),
        text(question.ask),
        words.t(`responses:kind.${question.kind}`),
      ];
      const codes: (readonly [Cell, string])[] =
        question.kind === "choice"
          ? question.options.map(({ id, text: option }) => [id, text(option)])
          : question.kind === "scale"
            ? [
                [question.least, question.leastWords ? text(question.leastWords) : ""],
                [question.most, question.mostWords ? text(question.mostWords) : ""],
              ]
            : question.kind === "table"
              ? question.columns.map(({ id, head: column }) => [id, text(column)])
              : question.kind === "number"
                ? [
                    [
                      "unit",
                      "words" in question.unit
                        ? text(question.unit.words)
                        : words.t(`questionnaires:unit.${question.unit.code}`),
                    ],
                  ]
                : [[null, ""]];
      return codes.map(([code, said]) => [...own, code, said, question.help ? text(question.help) : ""]);
    }),
  };
}

/** How the answer stands; withheld where it is there and not shown. */
export function sayStanding({ standing, answer, withheld }: ExportedAnswer, words: Words): string {
  const key = withheld ? (answer === null ? "withheld" : "partly") : standing;
  return words.t(`responses:standing.${key}`);
}
