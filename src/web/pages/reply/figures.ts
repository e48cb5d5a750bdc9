import type { Section } from "../../../consultation/questionnaire/model.ts";
import { gapInWords, valueInWords } from "../../../statistics/indicators/say.ts";
import type { ShownFigure } from "../../parts/questionnaire/fields/props.ts";
import type { ReplyAsk } from "./asked.ts";

/** What a question about a figure shows: the figure, or why there is none. */
export interface FigureShown {
  readonly shown: ShownFigure | null;
  readonly why: string | null;
}

/** The party's own figures for the questions of a section that show one, by question. */
export async function shownFigures(
  { words, services, person, at }: Pick<ReplyAsk, "words" | "services" | "person" | "at">,
  section: Section,
): Promise<Readonly<Record<string, FigureShown>>> {
  const asking = section.questions.filter(({ kind }) => kind === "figure");
  if (asking.length === 0) return {};
  const found = await services.replies.figures(person.actor, at);
  const shown: Record<string, FigureShown> = {};
  for (const { id } of asking) {
    const figure = found.ok ? found.value.get(id) : undefined;
    const evidence = figure?.evidence[0];
    if (figure?.value == null || evidence === undefined) {
      const why = figure ? words.t("replies:form.no-figure", { why: gapInWords(words, figure) }) : null;
      shown[id] = { shown: null, why };
      continue;
    }
    const value = valueInWords(words, figure.unit, figure.value);
    const said =
      figure.period === null
        ? value
        : words.t("replies:form.figure-period", { value, period: figure.period });
    const source = figure.basis
      .map(({ source: { publisher, title }, version }) => `${publisher}, ${title} (${version})`)
      .join("; ");
    shown[id] = { shown: { evidence, words: said, source }, why: null };
  }
  return shown;
}
