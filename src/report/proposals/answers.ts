import type { Question, Questionnaire } from "../../consultation/questionnaire/model.ts";
import type { AnswerSeen, QuestionSeen } from "../../consultation/responses/model.ts";
import { wordsOf } from "../../consultation/responses/words-of.ts";
import { textIn } from "../../kernel/texts.ts";
import type { BindingParts } from "../binding/parts.ts";
import type { Known } from "../outline/model.ts";
import type { Block } from "../writing/model.ts";
import { formats } from "./bindables.ts";
import { sentencesBlock } from "./blocks.ts";
import type { Bindable, Item, Sentence } from "./sentences.ts";

/** How many answers to a question are quoted; the others are counted, and to be found by the question. */
const quoted = 3;
const part = "body";

/** What parties answered about a paragraph: how many, what they chose, and what the first of them wrote. */
export async function answersTo(
  base: string,
  known: readonly Known[],
  about: readonly string[],
  parts: BindingParts,
): Promise<readonly Block[]> {
  const questions = new Map(
    known.flatMap((one) =>
      one.kind === "answer" ? [[`${one.consultation} ${one.question}`, one] as const] : [],
    ),
  );
  const blocks: Block[] = [];
  for (const [index, { consultation, question }] of [...questions.values()].entries()) {
    const seen = await parts.responses.question(parts.actor, consultation, question);
    if (!seen.ok) continue;
    const id = `${base}-${index + 1}`;
    blocks.push(...(await sentencesBlock({ id, part, about: [...about] }, counted(seen.value), parts)));
    const written = seen.value.answers.filter(
      ({ answer, reference }) => reference && answer && wordsOf(answer),
    );
    for (const [place, one] of written.slice(0, quoted).entries()) {
      const at = { id: `${id}-${place + 1}`, part, kind: "quotation", about: [...about] } as const;
      blocks.push(...(await sentencesBlock(at, [answerSentence(one)], parts)));
    }
  }
  return blocks;
}

function counted({ consultation, question, questionnaire }: QuestionSeen): readonly Sentence[] {
  const replies = (
    what: "asked" | "answered",
    of: string | null,
    option: string | null = null,
  ): Bindable => ({
    source: { kind: "replies", consultation: consultation.id, question: of, what, option },
    format: formats.count,
  });
  const items = optionsOf(question, questionnaire, (option) => ({
    ...replies("answered", question.id, option),
    format: formats.number,
  }));
  return [
    {
      key: "known.replies",
      bound: { answered: replies("answered", question.id), asked: replies("asked", null) },
      facts: ({ language }) => ({ question: textIn(question.ask, language, questionnaire.original).text }),
    },
    ...(items.length === 0 ? [] : [{ key: "known.chosen", items }]),
  ];
}

function optionsOf(
  question: Question,
  { original }: Questionnaire,
  count: (option: string) => Bindable,
): readonly Item[] {
  if (question.kind !== "choice") return [];
  return question.options.map(({ id, text }) => ({
    bound: { value: count(id) },
    facts: ({ language }) => ({ name: textIn(text, language, original).text }),
  }));
}

/** Whoever was promised anonymity is "a party". */
function answerSentence({ who, reference }: AnswerSeen): Sentence {
  return {
    key: "known.answer",
    bound: { text: { source: { kind: "answer", reference: reference ?? "" }, format: formats.words } },
    facts: (words) => ({
      party: who.party?.names[words.language] ?? words.t("report-proposals:known.some-party"),
    }),
  };
}
