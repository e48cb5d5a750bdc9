import type { Distribution } from "../../../consultation/responses/distribution.ts";
import type { QuestionSeen } from "../../../consultation/responses/model.ts";
import { nameGroup, sayNumber, unitWords } from "../../../consultation/responses/saying.ts";
import { type ResponseFigure, responseBars, responseSpread } from "../../../figures/subjects/responses.ts";
import { territory } from "../../../kernel/territory/register.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";

/** How the answers to a question are spread, as a chart; null where they are words, or where there are none that may be counted. */
export async function questionFigure(seen: QuestionSeen, words: Words): Promise<ResponseFigure | null> {
  const { distribution } = seen;
  if (distribution === null) return null;
  return distribution.kind === "numbers"
    ? numbersFigure(seen, distribution, words)
    : countsFigure(seen, distribution, words);
}

type Counts = Extract<Distribution, { readonly kind: "counts" }>;
type Numbers = Extract<Distribution, { readonly kind: "numbers" }>;

const mostBars = 30;

/** Counts with both shares: of those to whom the question was put, and of those who answered it. */
function countsFigure(seen: QuestionSeen, { items, groups, median }: Counts, words: Words) {
  const { t } = words;
  const { counts, question } = seen;
  const answered = groups.reduce((sum, one) => sum + one.answered, 0);
  const asked = counts.answered + counts.none + counts.missing;
  if (answered === 0) return null;
  const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
  const named = items.map(({ id, count }, index) => ({ id, count, index, label: nameItem(seen, id, words) }));
  const percent = (value: number) =>
    words.number(value / 100, { style: "percent", maximumFractionDigits: 0 });
  const said = ({ label, count }: (typeof named)[number]) =>
    t("responses:figure.item", {
      label,
      count: words.number(count),
      ofAnswered: percent(share(count, answered)),
      ofAsked: percent(share(count, asked)),
    });
  return responseBars({
    id: `fig-${question.id}`,
    words,
    title: askOf(seen, words),
    subtitle: t("responses:figure.counts-about", {
      answered: words.number(answered),
      asked: words.number(asked),
    }),
    sentence: named.slice(0, 12).map(said).join("; "),
    note:
      [
        question.kind === "choice" && question.several ? t("responses:note.several") : "",
        median === null ? "" : t("responses:figure.median", { value: words.number(median) }),
        named.length > mostBars ? t("responses:note.most-bars", { count: mostBars }) : "",
      ]
        .filter((one) => one !== "")
        .join(" ") || undefined,
    bars: named.slice(0, mostBars).map((one) => ({ label: one.label, value: one.count })),
    unit: "people",
    columns: [
      { key: "item", label: t("responses:column.answer"), kind: "text" },
      { key: "count", label: t("responses:column.answered-count"), kind: "number" },
      { key: "ofAnswered", label: t("responses:column.share-of-answered"), kind: "percent" },
      { key: "ofAsked", label: t("responses:column.share-of-asked"), kind: "percent" },
      ...groups.map(({ group, answered: own }, index) => ({
        key: `g${index}`,
        label: t("responses:column.group-of", { group: nameGroup(group, words), count: words.number(own) }),
        kind: "number" as const,
      })),
    ],
    rows: named.map(({ label, count, index }) => ({
      item: label,
      count,
      ofAnswered: share(count, answered),
      ofAsked: share(count, asked),
      ...Object.fromEntries(groups.map((group, place) => [`g${place}`, group.counts[index] ?? 0])),
    })),
  });
}

/** Numbers between their ends, with the median of the parties: never a mean, which for shares would weigh a village like a continent. */
function numbersFigure(seen: QuestionSeen, { all, groups }: Numbers, words: Words) {
  const { t } = words;
  const { question, questionnaire } = seen;
  if (all === null || question.kind !== "number") return null;
  const { original } = questionnaire;
  const rows = [
    { label: t("responses:group.all"), ...all },
    ...groups.map(({ group, quantiles }) => ({ label: nameGroup(group, words), ...quantiles })),
  ].map((row) => ({
    ...row,
    label: t("responses:column.group-of", { group: row.label, count: words.number(row.count) }),
  }));
  const log = all.least > 0 && all.most / all.least > 100;
  const write = (value: number) => words.number(value, { maximumFractionDigits: 6 });
  const unit = unitWords(question.unit, words, original);
  return responseSpread({
    id: `fig-${question.id}`,
    words,
    title: askOf(seen, words),
    subtitle: t("responses:figure.spread-about", { unit, count: words.number(all.count) }),
    sentence: t("responses:figure.spread", {
      median: sayNumber(all.median, question.unit, words, original),
      least: write(all.least),
      most: write(all.most),
      lower: write(all.lower),
      upper: write(all.upper),
    }),
    note: [
      t(
        "code" in question.unit && question.unit.code === "percent"
          ? "responses:note.shares"
          : "responses:note.unweighted",
      ),
      log ? t("responses:note.log") : "",
    ]
      .filter((one) => one !== "")
      .join(" "),
    spreads: rows,
    log,
    write,
    columns: [
      { key: "group", label: t("responses:column.group"), kind: "text" },
      ...(["count", "least", "lower", "median", "upper", "most"] as const).map(
        (key) => ({ key, label: t(`responses:column.${key}`), kind: "ratio" }) as const,
      ),
    ],
    rows: rows.map(({ label, ...row }) => ({ group: label, ...row })),
  });
}

function askOf({ question, questionnaire }: QuestionSeen, words: Words): string {
  return textIn(question.ask, words.language, questionnaire.original).text;
}

function nameItem({ question, questionnaire }: QuestionSeen, id: string, words: Words): string {
  if (question.kind === "choice") {
    const option = question.options.find((one) => one.id === id);
    return option
      ? textIn(option.text, words.language, questionnaire.original).text
      : words.t("responses:piece.other");
  }
  if (question.kind === "territory") return territory(id)?.names[words.language] ?? id;
  if (question.kind === "figure")
    return words.t(`responses:piece.${id === "confirmed" ? "confirmed" : "corrected"}`);
  return id;
}
