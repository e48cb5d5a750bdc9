import type { Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { questionsOf } from "../../../consultation/questionnaire/order.ts";
import type { Overview } from "../../../consultation/responses/model.ts";
import type { Progress } from "../../../consultation/responses/progress.ts";
import type { GroupRate, PartyStanding, Rates } from "../../../consultation/responses/rates.ts";
import { nameGroup } from "../../../consultation/responses/saying.ts";
import {
  type ResponseFigure,
  responseBars,
  responseDays,
  responseMap,
} from "../../../figures/subjects/responses.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { partyResponsesAddress } from "./addresses.ts";

/** The figures of a consultation as a whole: who has answered on the map, day by day, and by group. */
export async function overviewFigures({ consultation, rates, progress }: Overview, words: Words) {
  const groups = consultation.open
    ? await Promise.all(rates.groups.map(({ by, rates: own }) => groupFigure(by, own, words)))
    : [];
  return {
    map: consultation.open ? answeredMap(rates, words, consultation.sight === "secretariat") : null,
    days: progress === null ? null : await progressFigure(progress, words),
    groups: groups.filter((one) => one !== null),
  };
}

/** Where a party is on its way, as the map tells it. */
type Step = "answered" | "in-hand" | "opened" | "asked" | "declined";

function stepOf({ answered, state }: PartyStanding): Step {
  if (answered) return "answered";
  if (state === "declined") return "declined";
  if (state === "begun" || state === "cleared") return "in-hand";
  return state === "opened" ? "opened" : "asked";
}

/** Who has answered, on the map; null where that is not said. */
function answeredMap(
  { parties, answered, asked }: Rates,
  words: Words,
  follows: boolean,
): ResponseFigure | null {
  if (parties === null) return null;
  const { t, language } = words;
  const steps: readonly Step[] = follows
    ? ["answered", "in-hand", "opened", "asked", "declined"]
    : ["answered", "asked"];
  const label = (step: Step) => t(`responses:step.${step}${follows ? "" : "-outside"}`);
  const fills = {
    answered: { fill: "seq-6" },
    "in-hand": { fill: "seq-4" },
    opened: { fill: "seq-2" },
    asked: { fill: "quiet", hatched: true },
    declined: { fill: "men", hatched: true },
  } as const;
  const placed = parties.map((one) => ({ one, step: stepOf(one), name: one.party.names[language] }));
  const states = placed.filter(({ one }) => one.party.territory !== null);
  if (states.length === 0) return null;
  const title = t("responses:figure.map", { answered: words.number(answered), asked: words.number(asked) });
  return responseMap({
    id: "fig-answered",
    words,
    title,
    subtitle: t("responses:figure.map-about"),
    sentence: steps
      .map((step) =>
        t("responses:piece.labelled", {
          label: label(step),
          text: words.number(placed.filter((one) => one.step === step).length),
        }),
      )
      .join(" · "),
    note: t("figures:note.boundaries"),
    classes: steps.map((step) => ({ id: step, label: label(step), ...fills[step] })),
    items: states.flatMap(({ one, step, name }) =>
      one.party.territory === null
        ? []
        : [
            {
              id: one.party.territory,
              in: step,
              sentence: t("responses:piece.labelled", { label: name, text: label(step) }),
              ...(one.readable ? { href: partyResponsesAddress(language, one.party.id) } : {}),
            },
          ],
    ),
    columns: [
      { key: "party", label: t("responses:column.party"), kind: "text", linkKey: "href" },
      { key: "step", label: t("responses:column.standing"), kind: "text" },
    ],
    rows: placed
      .toSorted((a, b) => words.compare(a.name, b.name))
      .map(({ one, step, name }) => ({
        party: name,
        step: label(step),
        ...(one.readable ? { href: partyResponsesAddress(language, one.party.id) } : {}),
      })),
  });
}

/** Response rates by group: a bar each, with both numbers in the table. */
function groupFigure(by: string, rates: readonly GroupRate[], words: Words): Promise<ResponseFigure> | null {
  if (rates.length === 0) return null;
  const { t } = words;
  const share = ({ asked, answered }: GroupRate) => (asked === 0 ? 0 : (100 * answered) / asked);
  const named = rates
    .map((rate) => ({ rate, name: nameGroup(rate.group, words) }))
    .toSorted((a, b) => share(b.rate) - share(a.rate) || words.compare(a.name, b.name));
  const said = ({ rate, name }: (typeof named)[number]) =>
    t("responses:rate.group", {
      group: name,
      answered: words.number(rate.answered),
      asked: words.number(rate.asked),
    });
  return responseBars({
    id: `fig-rate-${by}`,
    words,
    title: t(`responses:by.${by}`),
    subtitle: t("responses:figure.rate-about"),
    sentence: named.map(said).join("; "),
    bars: named.map((one) => ({ label: said(one), value: share(one.rate) })),
    unit: "percent",
    columns: [
      { key: "group", label: t("responses:column.group"), kind: "text" },
      { key: "asked", label: t("responses:column.asked-count"), kind: "number" },
      { key: "answered", label: t("responses:column.answered-count"), kind: "number" },
      { key: "share", label: t("responses:column.share-of-asked"), kind: "percent" },
    ],
    rows: named.map(({ rate, name }) => ({
      group: name,
      asked: rate.asked,
      answered: rate.answered,
      share: share(rate),
    })),
  });
}

/** The way of the replies through the days, with the reminders. */
function progressFigure({ days, reminders }: Progress, words: Words): Promise<ResponseFigure> | null {
  if (days.length < 2) return null;
  const { t } = words;
  const label = (step: string) => t(`responses:line.${step}`);
  const last = days.at(-1);
  const date = (day: string) => words.date(`${day}T00:00:00Z`);
  return responseDays({
    id: "fig-days",
    words,
    title: t("responses:figure.days", { count: last?.submittedSoFar ?? 0 }),
    subtitle: t("responses:figure.days-about"),
    sentence: reminders
      .map(({ day, letters, before, after }) =>
        t("responses:figure.effect", {
          day: date(day),
          letters: words.number(letters),
          before: words.number(before),
          after: words.number(after),
        }),
      )
      .join(" "),
    note: t("responses:note.effect"),
    days: days.map(({ day }) => day),
    lines: [
      { label: label("opened"), tone: "quiet", values: days.map((one) => one.openedSoFar) },
      { label: label("begun"), tone: "men", values: days.map((one) => one.begunSoFar) },
      { label: label("cleared"), tone: "women", values: days.map((one) => one.clearedSoFar) },
      { label: label("submitted"), tone: "accent", values: days.map((one) => one.submittedSoFar) },
    ],
    marks: reminders.map(({ day }) => ({ day, label: t("responses:line.reminder") })),
    columns: [
      { key: "day", label: t("responses:column.day"), kind: "period" },
      ...(["opened", "begun", "cleared", "submitted", "reminders"] as const).map(
        (key) => ({ key, label: label(key), kind: "number" }) as const,
      ),
    ],
    rows: days.map(({ day, opened, begun, cleared, submitted, reminders: sent }) => ({
      day,
      opened,
      begun,
      cleared,
      submitted,
      reminders: sent,
    })),
  });
}

/** How each question was answered, as lines of a table. */
export function questionRows({ questions }: Rates, questionnaire: Questionnaire, words: Words) {
  const placed = new Map(questionsOf(questionnaire).map((one) => [one.question.id as string, one]));
  return questions.map(({ question, number, section, ...counts }) => {
    const one = placed.get(question);
    const shown = one ? textIn(one.question.ask, words.language, questionnaire.original) : null;
    return {
      question,
      number,
      section,
      ask: shown?.text ?? question,
      language: shown?.language ?? words.language,
      ...counts,
    };
  });
}
