import type { Question, Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { questionOf } from "../../../consultation/questionnaire/order.ts";
import type { Answer } from "../../../consultation/replying/answer.ts";
import type { ReplyAddress } from "../../../consultation/replying/model.ts";
import { direction, type Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { replyFileAddress } from "../../pages/reply/addresses.ts";
import { Said } from "../questionnaire/fields/said.tsx";
import { territoryWords } from "../questionnaire/fields/territories.tsx";
import { UnitWords } from "../questionnaire/fields/unit.tsx";
import { answerLines } from "./answer-words.ts";

interface SaidAnswerProps {
  readonly questionnaire: Questionnaire;
  readonly question: string;
  readonly answer: Answer;
  /** Of the reply that has it, where its files may be fetched. */
  readonly files?: ReplyAddress;
}

/** An answer to be read: text as it was written, line by line, in its own direction. */
export function SaidAnswer({ questionnaire, question, answer, files }: SaidAnswerProps) {
  const { words, language } = useFrame();
  if (answer.kind === "document")
    return (
      <ul className="said-answer">
        {answer.files.map(({ sha256, name, bytes }) => {
          const size = words.number(Math.max(1, Math.round(bytes / 1000)), {
            style: "unit",
            unit: "kilobyte",
            unitDisplay: "short",
          });
          const said = words.t("replies:file.kb", { name, size });
          return (
            <li key={sha256}>
              {files ? <a href={replyFileAddress(language, files, sha256)}>{said}</a> : said}
            </li>
          );
        })}
      </ul>
    );
  const asked = questionOf(questionnaire, question)?.question;
  if (answer.kind === "table" && asked?.kind === "table")
    return <SaidTable question={asked} answer={answer} original={questionnaire.original} />;
  const own =
    answer.kind === "text" && answer.language !== null && answer.language !== language
      ? { lang: answer.language, dir: direction[answer.language] }
      : { dir: "auto" };
  return (
    <div className="said-answer">
      {answerLines(words, language, questionnaire, question, answer).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name
        <p key={at} {...own}>
          {line}
        </p>
      ))}
    </div>
  );
}

interface SaidTableProps {
  readonly question: Extract<Question, { readonly kind: "table" }>;
  readonly answer: Extract<Answer, { readonly kind: "table" }>;
  readonly original: Language;
}

/** The rows that were filled, as a table. */
function SaidTable({ question, answer, original }: SaidTableProps) {
  const { language } = useFrame();
  const { columns, rows } = question;
  const headed = rows.length > 0;
  return (
    <table className="said-table">
      <thead>
        <tr>
          {headed && <td />}
          {columns.map(({ id, head, unit }) => (
            <th key={id} scope="col">
              <Said text={head} language={language} original={original} />
              {unit && (
                <>
                  {" "}
                  (<UnitWords unit={unit} language={language} original={original} />)
                </>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map(({ row, cells }, at) => {
          const head = rows.find(({ id }) => id === row)?.head;
          return (
            <tr key={row ?? `row ${at + 1}`}>
              {headed && (
                <th scope="row">{head && <Said text={head} language={language} original={original} />}</th>
              )}
              {columns.map(({ id, kind }) => (
                <td key={id} dir="auto">
                  {kind === "territory" ? territoryWords(cells[id] ?? "", language) : cells[id]}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
