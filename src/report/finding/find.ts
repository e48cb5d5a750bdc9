import type { ResponseService } from "../../consultation/responses/service.ts";
import type { ContributionService } from "../../dialogue/contributions/service.ts";
import type { OutcomeService } from "../../dialogue/outcome/service.ts";
import type { FigureTools } from "../../figures/registry.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Territory } from "../../kernel/territory/model.ts";
import type { Words } from "../../kernel/words.ts";
import type { RecordService } from "../../record/service.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { actionsFor } from "./actions.ts";
import { answersFor } from "./answers.ts";
import { documentsFor } from "./documents.ts";
import { drawingsFor } from "./drawings.ts";
import { figuresFor } from "./figures.ts";
import type { Found } from "./model.ts";
import { longestQuestion, takeApart } from "./question.ts";
import { statementsFor } from "./statements.ts";

/** Of what evidence is searched. */
export interface FindTools {
  readonly statistics: Statistics;
  readonly record: Pick<RecordService, "document" | "search">;
  readonly responses: Pick<ResponseService, "party">;
  readonly contributions: Pick<ContributionService, "search" | "one">;
  readonly outcomes: Pick<OutcomeService, "offered">;
  /** Finds the territories that a text mentions, in its order. */
  readonly mentioned: (text: string) => readonly Territory[];
}

/**
 * Searches all evidence for what a question names: "women philippines", "mexico usa", "61/208 9", "cost of remittances kenya". What
 * is found can be bound as it is; answers only as the actor may see them. A group without anything is left out.
 */
export async function findEvidence(
  actor: Actor,
  question: string,
  tools: FindTools,
  words: Words,
): Promise<readonly Found[]> {
  const q = question.normalize("NFC").trim().slice(0, longestQuestion);
  if (q === "") return [];
  const asked = takeApart(q, tools.mentioned);
  const context: FigureTools = { ...tools.statistics, words };
  const [figures, drawings, record, answers, statements, actions] = await Promise.all([
    figuresFor(asked, tools.statistics, words),
    drawingsFor(asked, context),
    documentsFor(asked, tools.record, words),
    answersFor(asked, tools.responses, actor, words),
    statementsFor(asked, tools.contributions, actor, words),
    actionsFor(asked, tools.outcomes, actor, words),
  ]);
  const named: readonly Found[] = [
    { group: "figures", offers: figures },
    { group: "drawings", offers: drawings },
    { group: "record", offers: record },
    { group: "answers", offers: answers },
    { group: "statements", offers: statements },
    { group: "actions", offers: actions },
  ];
  return named.filter(({ offers }) => offers.length > 0);
}
