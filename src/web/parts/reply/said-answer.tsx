import type { Questionnaire } from "../../../consultation/questionnaire/model.ts";
import type { Answer } from "../../../consultation/replying/answer.ts";
import type { ReplyAddress } from "../../../consultation/replying/model.ts";
import { direction } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { replyFileAddress } from "../../pages/reply/addresses.ts";
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
