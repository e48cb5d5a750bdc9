import { z } from "zod";
import {
  addQuestion,
  addSection,
  type Dropped,
  dropPart,
  movePart,
  putBack,
  replaceQuestion,
  replaceSection,
} from "../../../consultation/questionnaire/editing.ts";
import type { KeptVersion } from "../../../consultation/questionnaire/kept.ts";
import { Question, type Questionnaire, Section } from "../../../consultation/questionnaire/model.ts";
import { questionOf } from "../../../consultation/questionnaire/order.ts";
import { Language } from "../../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../../kernel/problem.ts";
import { field } from "../../signed.ts";
import { conditionFrom, earlierThan } from "./condition-form.ts";
import { questionFrom, textFrom } from "./question-form.ts";

/** What a form of the editor makes of a draft: the draft changed, the part to show, and what was dropped, to be put back. */
export interface Edited {
  readonly content: Questionnaire;
  /** The part that stands open then, or to which the page goes. */
  readonly show?: string;
  readonly open?: boolean;
  readonly dropped?: Dropped;
}

const unclear = () => failed(problem("questionnaires.form-unclear"));

const DroppedShape = z.union([
  z.object({ sort: z.literal("section"), at: z.int().min(0).max(100), section: Section }),
  z.object({ sort: z.literal("question"), in: z.string(), at: z.int().min(0).max(300), question: Question }),
]);

/** Does what the form's `deed` says to the draft. Problems: `questionnaires.form-unclear`, `questionnaires.last-part`. */
export function edited(form: FormData, { content }: KeptVersion): Result<Edited> {
  const part = field(form, "part") ?? "";
  switch (field(form, "deed")) {
    case "up":
      return ok({ content: movePart(content, part, -1), show: part });
    case "down":
      return ok({ content: movePart(content, part, 1), show: part });
    case "drop": {
      const done = dropPart(content, part);
      return done ? ok(done) : failed(problem("questionnaires.last-part"));
    }
    case "put-back":
      return puttingBack(form, content);
    case "add-question": {
      const kind = Question.options
        .map((one) => one.shape.kind.value)
        .find((one) => one === form.get("kind"));
      const added = kind && addQuestion(content, part, kind);
      return added ? ok({ content: added.content, show: added.id, open: true }) : unclear();
    }
    case "add-section": {
      const added = addSection(content);
      return ok({ content: added.content, show: added.id, open: true });
    }
    case "save-question": {
      const before = questionOf(content, part)?.question;
      if (!before) return unclear();
      const question = questionFrom(form, before, content);
      return question.ok ? ok({ content: replaceQuestion(content, question.value), show: part }) : question;
    }
    case "save-section": {
      const before = content.sections.find(({ id }) => id === part);
      if (!before) return unclear();
      const own = {
        title: textFrom(form, "title", before.title) ?? {},
        introduction: textFrom(form, "introduction", before.introduction),
        when:
          field(form, "when-keep") === "yes" ? before.when : conditionFrom(form, earlierThan(content, part)),
      };
      return ok({ content: replaceSection(content, part, own), show: part });
    }
    case "save-head": {
      const original = Language.safeParse(field(form, "original"));
      return ok({
        content: {
          ...content,
          title: textFrom(form, "title", content.title) ?? {},
          introduction: textFrom(form, "introduction", content.introduction),
          original: original.success ? original.data : content.original,
        },
      });
    }
    default:
      return unclear();
  }
}

function puttingBack(form: FormData, content: Questionnaire): Result<Edited> {
  const dropped = DroppedShape.safeParse(readJson(field(form, "dropped") ?? ""));
  if (!dropped.success) return unclear();
  const { data } = dropped;
  return ok({
    content: putBack(content, data),
    show: data.sort === "section" ? data.section.id : data.question.id,
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
