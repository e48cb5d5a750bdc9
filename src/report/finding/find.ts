import type { ResponseService } from "../../consultation/responses/service.ts";
import type { ContributionService } from "../../dialogue/contributions/service.ts";
import type { OutcomeService } from "../../dialogue/outcome/service.ts";
import type { FigureTools } from "../../figures/registry.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Territory } from "../../kernel/territory/model.ts";
import { type Words, words as wordsIn } from "../../kernel/words.ts";
import type { RecordService } from "../../record/service.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { actionsFor } from "./actions.ts";
import { answersFor } from "./answers.ts";
import { documentsFor } from "./documents.ts";
import { drawingsFor } from "./drawings.ts";
import { figuresFor } from "./figures.ts";
import { type Found, type Offer, type OfferGroup, offerGroups } from "./model.ts";
import { folded, longestQuestion, sortsAsked, takeApart } from "./question.ts";
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
  const typed = question.normalize("NFC").trim().slice(0, longestQuestion);
  if (typed === "") return [];
  const { q, sorts } = sortsAsked(typed, sortWords(words));
  const asked = takeApart(q, tools.mentioned);
  const context: FigureTools = { ...tools.statistics, words };
  const searches: Readonly<Record<OfferGroup, () => Promise<readonly Offer[]>>> = {
    figures: () => figuresFor(asked, tools.statistics, words),
    drawings: () => drawingsFor(asked, context),
    record: () => documentsFor(asked, tools.record, words),
    answers: () => answersFor(asked, tools.responses, actor, words),
    statements: () => statementsFor(asked, tools.contributions, actor, words),
    actions: () => actionsFor(asked, tools.outcomes, actor, words),
  };
  const wanted = offerGroups.filter((group) => sorts.includes(group));
  const found: readonly Found[] = await Promise.all(
    wanted.map(async (group) => ({ group, offers: await searches[group]() })),
  );
  return found.filter(({ offers }) => offers.length > 0);
}

/** The words by which somebody names a sort of evidence, in the language of the page and in English. */
function sortWords({ language, t }: Words): Readonly<Record<OfferGroup, readonly string[]>> {
  const { t: english } = language === "en" ? { t } : wordsIn("en");
  const of = (group: OfferGroup) =>
    [t, english].flatMap((say) => folded(say(`report-pages:find.sort.${group}`)).split(" "));
  return {
    figures: of("figures"),
    drawings: of("drawings"),
    record: of("record"),
    answers: of("answers"),
    statements: of("statements"),
    actions: of("actions"),
  };
}
