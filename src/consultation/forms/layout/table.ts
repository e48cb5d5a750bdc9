import type { Question } from "../../questionnaire/model.ts";
import type { Say } from "./lines.ts";
import type { Block, Field, LayoutInput } from "./model.ts";
import { territoryPicks } from "./picks.ts";

/** Empty lines below what is there already, and lines that there are at least. */
const spareLines = 5;
const leastLines = 10;

/** How many lines a table of added rows, or a list of territories, has in a form. */
export function linesIn(
  { answers, lines }: Pick<LayoutInput, "answers" | "lines">,
  question: Question,
): number {
  const known = lines?.[question.id];
  if (known !== undefined) return known;
  const answer = answers.get(question.id);
  const there =
    answer?.kind === "table"
      ? answer.rows.length
      : answer?.kind === "territory"
        ? answer.territories.length
        : 0;
  const most = question.kind === "table" ? question.mostRows : 300;
  return Math.min(most, Math.max(leastLines, there + spareLines));
}

type Table = Extract<Question, { readonly kind: "table" }>;

/** A table as a grid: its own rows, or lines for those that are added. */
export function tableOf(question: Table, input: LayoutInput, say: Say): Block {
  const { t, language } = input.words;
  const given = input.answers.get(question.id);
  const there = given?.kind === "table" ? given.rows : [];
  const rows =
    question.rows.length > 0
      ? question.rows.map(({ id, head }) => ({
          label: say(head),
          cells: there.find(({ row }) => row === id)?.cells ?? {},
        }))
      : Array.from({ length: linesIn(input, question) }, (_, i) => ({
          label: t("questionnaires:field.row", { number: i + 1 }),
          cells: there[i]?.cells ?? {},
        }));
  const cells = (at: number, values: Readonly<Record<string, string>>) =>
    question.columns.map(
      ({ id, kind }): Field => ({
        id: `${question.id}.r${at}-${id}`,
        input:
          kind === "territory"
            ? { as: "pick", picks: territoryPicks(language) }
            : { as: "text", long: false, numeric: kind !== "text" },
        value: values[id] || null,
      }),
    );
  return {
    kind: "grid",
    heads: question.columns.map(({ head, unit }) =>
      unit
        ? `${say(head)} (${"words" in unit ? say(unit.words) : t(`questionnaires:unit.${unit.code}`)})`
        : say(head),
    ),
    rows: rows.map(({ label, cells: values }, at) => ({
      id: `${question.id}.r${at}`,
      label,
      fields: cells(at, values),
    })),
  };
}
