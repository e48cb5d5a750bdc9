import { z } from "zod";
import { periodYears } from "../../kernel/period.ts";
import { type MirrorPoint, mirrorOf } from "../../statistics/questions/mirror.ts";
import { drawLines, type Series } from "../chart/lines.ts";
import type { FigureColumn } from "../model.ts";
import { nameInText } from "../names.ts";
import { compact } from "../numbers.ts";
import { saidLines } from "../sentence.ts";
import { finish, noNumbers, type Subject, territoryParam } from "./make.ts";

/** The same moves in two books: as the destination reports who arrived, as the origin reports who left, and reconciled. */
export const corridorReported: Subject = {
  params: z.object({ origin: territoryParam, destination: territoryParam }),
  async make({ origin, destination }, tools, request) {
    const { words } = tools;
    if (!origin || !destination) return noNumbers("eurostat-flows");
    const answer = await mirrorOf(tools, { origin, destination });
    const last = answer?.points.findLast((point) => point.received !== null && point.sent !== null);
    const newest = last ?? answer?.points.at(-1);
    if (!answer || !newest) return noNumbers("eurostat-flows");
    const number = (value: number | null) => (value === null ? "–" : compact(value, words));
    const kind = newest.received === null ? "sent" : newest.sent === null ? "received" : "both";
    const title = words.t(`corridor-figures:title.reported-${kind}`, {
      origin: nameInText(origin, words),
      destination: nameInText(destination, words),
      period: newest.period,
      received: number(newest.received),
      sent: number(newest.sent),
    });
    const [first, end] = [answer.points[0]?.period ?? "", answer.points.at(-1)?.period ?? ""];
    const label = (key: string) => words.t(`corridor-figures:reported.${key}`);
    const lines = (
      [
        ["estimate", "accent"],
        ["received", "ink"],
        ["sent", "quiet"],
      ] as const
    ).map(([key, tone]) => ({ key, tone, label: label(key) }));
    const shown = lines.filter(({ key }) => answer.points.some((point) => point[key] !== null));
    const criteria = new Set(answer.points.flatMap(({ criterion }) => criterion ?? []));
    const columns: readonly FigureColumn[] = [
      { key: "period", label: words.t("figures:column.period"), kind: "period" },
      ...(["received", "sent", "estimate"] as const).map((key) => ({
        key,
        label: label(key),
        kind: "number" as const,
      })),
      ...(["receivedFactor", "sentFactor", "logRatio"] as const).map((key) => ({
        key,
        label: label(key),
        kind: "ratio" as const,
      })),
    ];
    return finish(request, tools, answer.basis, { origin, destination }, () => ({
      title,
      subtitle: words.t("corridor-figures:subtitle.reported", { first, last: end }),
      sentence: saidLines(
        words,
        title,
        shown.flatMap(({ key, label: name }) => {
          const known = answer.points.filter((point) => point[key] !== null);
          const [a, b] = [known[0], known.at(-1)];
          if (!a || !b) return [];
          return [{ label: name, from: number(a[key]), first: a.period, to: number(b[key]), last: b.period }];
        }),
      ),
      notes: [
        words.t("corridor-figures:note.reconciled"),
        ...[...criteria]
          .filter((criterion) => criterion !== "residence")
          .sort()
          .map((criterion) => words.t(`corridor-figures:note.by-${criterion}`)),
      ],
      columns,
      rows: answer.points.map((point) => ({
        period: point.period,
        received: rounded(point.received, 0),
        sent: rounded(point.sent, 0),
        estimate: rounded(point.estimate, 0),
        receivedFactor: rounded(point.receivedFactor, 3),
        sentFactor: rounded(point.sentFactor, 3),
        logRatio: rounded(point.logRatio, 3),
      })),
      draw: (frame) =>
        drawLines({
          ...frame,
          unit: "people",
          series: shown.map(
            ({ key, tone, label: name }): Series => ({
              label: name,
              tone,
              points: answer.points.map((point) => ({
                year: periodYears(point.period).first,
                value: point[key],
              })),
            }),
          ),
        }),
    }));
  },
};

function rounded(value: MirrorPoint["received"], digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
