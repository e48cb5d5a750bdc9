import { parsePeriod } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { indicatorFigures, latest } from "../../statistics/indicators/indicators.ts";
import { type IndicatorFigure, type IndicatorId, indicatorIds } from "../../statistics/indicators/model.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { Questionnaire } from "../questionnaire/model.ts";

/**
 * The party's own figures, by question: what Corridor has of its territory for each question that shows one. A figure without a
 * value says why (`gap`); a party without a territory, and an indicator that is not known, have none at all.
 */
export async function ownFigures(
  statistics: Statistics,
  questionnaire: Questionnaire,
  territory: TerritoryId | null,
): Promise<ReadonlyMap<string, IndicatorFigure>> {
  const shown = new Map<string, IndicatorFigure>();
  if (territory === null) return shown;
  const questions = questionnaire.sections
    .flatMap((section) => section.questions)
    .flatMap((question) => {
      const indicator = question.kind === "figure" ? indicatorOf(question.indicator) : undefined;
      return question.kind === "figure" && indicator ? [{ question, indicator }] : [];
    });
  if (questions.length === 0) return shown;
  const wanted = [...new Set(questions.map(({ indicator }) => indicator))];
  const figures = await indicatorFigures(statistics, { territory, indicators: wanted });
  for (const { question, indicator } of questions) {
    const period = question.period === null ? undefined : parsePeriod(question.period);
    const figure =
      period === undefined
        ? latest(figures, indicator)
        : period.ok
          ? (figures.find((one) => one.indicator === indicator && one.period === period.value) ??
            (
              await indicatorFigures(statistics, {
                territory,
                indicators: [indicator],
                periods: [period.value],
              })
            )[0])
          : undefined;
    if (figure) shown.set(question.id, figure);
  }
  return shown;
}

function indicatorOf(id: string): IndicatorId | undefined {
  return indicatorIds.find((one) => one === id);
}
