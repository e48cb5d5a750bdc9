import type { Figure } from "../../figures/model.ts";
import { type FigureTools, figureNames, makeFigure } from "../../figures/registry.ts";
import type { Offer } from "./model.ts";
import { type Asked, holdsAll } from "./question.ts";

/** Drawings at most: each is made to know its title. */
const most = 12;

/**
 * Charts and maps that can be drawn for the territories that a question names, or of the world where it names none, each as a
 * drawing and as a table. A figure is offered by its finding, as it would stand in the report.
 */
export async function drawingsFor(asked: Asked, tools: FigureTools): Promise<readonly Offer[]> {
  const offers: Offer[] = [];
  for (const { name, params } of candidates(asked)) {
    if (offers.length >= 2 * most) break;
    const made = await makeFigure(name, params, tools);
    if (!made.ok || !fits(made.value, asked)) continue;
    const { title, subtitle, source, table } = made.value;
    const offer = {
      format: { style: "words", digits: null, scale: "one" } as const,
      label: title,
      says: subtitle,
    };
    const from = `${source.publisher}, ${source.title}`;
    offers.push({ ...offer, source: { kind: "figure", name, params, as: "chart" }, as: "chart", from });
    if (table.rows.length > 0)
      offers.push({ ...offer, source: { kind: "figure", name, params, as: "table" }, as: "table", from });
  }
  return offers;
}

function fits({ title, subtitle, sentence, request }: Figure, { terms }: Asked): boolean {
  return holdsAll(`${title} ${subtitle} ${sentence} ${request.name.replaceAll("-", " ")}`, terms);
}

function candidates({ territories, year, terms }: Asked) {
  const [first, second] = territories;
  const when: Readonly<Record<string, string>> = year === null ? {} : { year };
  const named = (beginning: string, params: Readonly<Record<string, string>>) =>
    figureNames
      .filter((name) => name.startsWith(beginning))
      .flatMap((name) => [{ name, params: { ...params, ...when } }]);
  if (first && second)
    return [
      ...named("corridor-", { origin: first.id, destination: second.id }),
      ...named("corridor-", { origin: second.id, destination: first.id }),
    ];
  if (first) return named("territory-", { territory: first.id });
  // Of the world, what nothing was asked about is not offered: everything would be.
  return terms.length === 0
    ? []
    : figureNames
        .filter((name) => !/^(?:corridor|territory)-/.test(name))
        .map((name) => ({ name, params: when }));
}
