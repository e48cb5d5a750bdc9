import type { Figure } from "../../figures/model.ts";
import type { Language } from "../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import type { PrintBlock, PrintDocument } from "../../print/model.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import type { BriefSubject } from "./model.ts";
import { briefPages, drawings, figuresOf, headed } from "./parts.ts";

/** What a brief draws of a corridor, the most telling first, and how much there is room for. */
const drawn = [
  "corridor-trend",
  "corridor-flows",
  "corridor-remittances",
  "corridor-cost",
  "corridor-women",
  "corridor-reported",
  "corridor-both-ways",
  "corridor-flow-methods",
] as const;
const most = 6;

/** Two pages on an origin and a destination: who lives there and comes from here, who moves, what is sent. Problem: `briefs.nothing`. */
export async function corridorBrief(
  { origin, destination }: Extract<BriefSubject, { kind: "corridor" }>,
  statistics: Statistics,
  language: Language,
): Promise<Result<PrintDocument>> {
  const words = wordsOf(language);
  const names = {
    origin: territoryName(origin, language),
    destination: territoryName(destination, language),
  };
  const made = await figuresOf(
    drawn.map((one) => [one, { origin, destination }] as const),
    statistics,
    words,
  );
  const figures = made.slice(0, most);
  const title = words.t("briefs:corridor", names);
  if (figures.length === 0) return failed(problem("briefs.nothing", { place: title }));
  return ok(
    briefPages(
      {
        title,
        summary: [],
        blocks: [
          headed("words", words.t("briefs:in-words")),
          { kind: "list", ordered: false, items: made.map(finding) },
          headed("drawings", words.t("briefs:in-drawings")),
          ...drawings(figures, words),
        ],
        sources: made.map(({ source }) => source.line),
        format: "brief",
      },
      language,
    ),
  );
}

/** What a figure shows, bound to what it rests on. */
function finding({
  title,
  subtitle,
  evidence,
}: Figure): Extract<PrintBlock, { kind: "list" }>["items"][number] {
  return [
    { kind: "bound", text: title, evidence: [evidence], mark: null },
    { kind: "text", text: ` (${subtitle})` },
  ];
}
