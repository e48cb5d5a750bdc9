import type { Language } from "../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { territory as known, territoryName } from "../../kernel/territory/register.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import type { PrintBlock, PrintDocument } from "../../print/model.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { Study, StudyName } from "../../statistics/studies/model.ts";
import { study } from "../../statistics/studies/study.ts";
import { briefPages, drawings, figuresOf, headed, paragraphOf, tableOf } from "./parts.ts";

/** What a profile tells in words, and how many paragraphs of each study there is room for on two pages. */
const told: readonly (readonly [StudyName, number])[] = [
  ["contribution", 5],
  ["women", 1],
  ["remittances", 2],
];

/** What it draws, the most telling first, of which `most` have room on two pages. */
const drawn: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["territory-trend", {}],
  ["territory-emigrants-trend", {}],
  ["territory-destinations", { limit: "6" }],
  ["territory-origins", { limit: "6" }],
  ["territory-women", {}],
  ["territory-population-share", {}],
  ["territory-pyramid", {}],
  ["territory-flows", {}],
];
const most = 6;

/** Two pages on a territory, a region or a group. Problem: `briefs.nothing`. */
export async function territoryBrief(
  territory: TerritoryId,
  statistics: Statistics,
  language: Language,
): Promise<Result<PrintDocument>> {
  const words = wordsOf(language);
  const name = territoryName(territory, language);
  const studies: Study[] = [];
  for (const [one] of told) studies.push(await study(one, territory, statistics, language));
  const made = await figuresOf(
    drawn.map(([one, params]) => [one, { territory, ...params }] as const),
    statistics,
    words,
  );
  const figures = made.slice(0, most);
  const paragraphs = toldBy(studies);
  if (paragraphs.length === 0 && figures.length === 0)
    return failed(problem("briefs.nothing", { place: name }));
  const [contribution] = studies;
  const comparison = contribution?.sections.find(({ id }) => id === "comparison")?.tables[0];
  const kind = known(territory)?.kind ?? "territory";
  return ok(
    briefPages(
      {
        title: words.t("briefs:territory", { place: name }),
        summary: [
          {
            kind: "paragraph",
            id: "kind",
            number: null,
            content: [
              { kind: "text", text: words.t(`briefs:about.${kind === "former" ? "territory" : kind}`) },
            ],
          },
        ],
        blocks: [
          headed("words", words.t("briefs:in-words")),
          ...paragraphs,
          ...(comparison === undefined ? [] : [tableOf("comparison", comparison, words)]),
          headed("drawings", words.t("briefs:in-drawings")),
          ...drawings(figures, words),
        ],
        // The studies name every release of the drawings too, where there are numbers to draw.
        sources:
          studies.flatMap((one) => one.sources).length > 0
            ? studies.flatMap((one) => one.sources.map(({ line }) => line))
            : figures.map(({ source }) => source.line),
        format: "brief",
      },
      language,
    ),
  );
}

/** The first paragraphs of each study that no study before it has said. */
function toldBy(studies: readonly Study[]): readonly PrintBlock[] {
  const said = new Set<string>();
  return studies.flatMap((one, at) => {
    const own = one.sections.find(({ id }) => id === "figures")?.paragraphs ?? [];
    const fresh = own.filter((paragraph) => {
      const text = paragraph.map((part) => part.text).join("");
      if (said.has(text)) return false;
      said.add(text);
      return true;
    });
    return fresh
      .slice(0, told[at]?.[1] ?? 0)
      .map((paragraph, index) => paragraphOf(`${one.question.name}-${index + 1}`, paragraph));
  });
}
