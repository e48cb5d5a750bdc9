import { z } from "zod";
import { Sex } from "../../kernel/dimension.ts";
import { formatEvidence } from "../../kernel/evidence.ts";
import type { Period } from "../../kernel/period.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { territory } from "../../kernel/territory/register.ts";
import type { Words } from "../../kernel/words.ts";
import type { Basis, Statistics } from "../../statistics/questions/basis.ts";
import type { FlowSeries } from "../../statistics/questions/flows.ts";
import type { DatasetId } from "../../statistics/releases/model.ts";
import { figureId } from "../address.ts";
import type { Drawing } from "../chart/render.ts";
import type { Figure, FigureContext, FigureLinks, FigureRequest, FigureTable } from "../model.ts";
import { remember } from "./memory.ts";

/** What a subject is made with. */
export interface FigureTools extends Statistics, FigureContext {}

/** A figure that the registry knows: the parameters that it takes, and how it is made of the answer to a question. */
export interface Subject {
  readonly params: z.ZodType<SubjectParams>;
  make(params: SubjectParams, tools: FigureTools, request: FigureRequest): Promise<Result<Figure>>;
}

export interface SubjectParams {
  readonly territory?: TerritoryId | undefined;
  readonly origin?: TerritoryId | undefined;
  readonly destination?: TerritoryId | undefined;
  readonly year?: Period | undefined;
  readonly sex?: Sex | undefined;
  readonly limit?: number | undefined;
  /** Of flows: the years between two stocks, and how they were estimated. */
  readonly period?: Period | undefined;
  readonly method?: FlowSeries | undefined;
}

export const yearParam = z
  .string()
  .regex(/^\d{4}$/)
  .transform((text) => text as Period)
  .optional();
export const sexParam = Sex.optional();
export const territoryParam = z
  .string()
  .transform((text) => territory(text)?.id)
  .refine((id) => id !== undefined);
export const limitParam = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= 30)
  .optional();

/** What a subject says of itself before it is drawn. */
export interface Parts {
  readonly title: string;
  readonly subtitle: string;
  readonly sentence: string;
  readonly notes?: readonly (string | undefined)[];
  readonly columns: FigureTable["columns"];
  readonly rows: FigureTable["rows"];
  draw(frame: { id: string; title: string; sentence: string; words: Words }): Drawing | Promise<Drawing>;
}

/** Nothing to draw: the data set is not there, or has no number for what was asked. */
export function noNumbers(dataset: DatasetId): Result<never> {
  return failed(problem("figures.no-figures", { dataset }));
}

/** A problem where a year, or another parameter of time, was asked for that the release does not have. */
export function otherYear(
  asked: Period | undefined,
  period: Period,
  parameter: "year" | "period" = "year",
): Result<never> | undefined {
  if (asked === undefined || asked === period) return undefined;
  return failed(problem("figures.parameter", { parameter, value: asked }));
}

/**
 * Makes a figure of its parts. The same figure of the same releases, in the same language with the same links, is made
 * once and kept for a while.
 */
export async function finish(
  request: FigureRequest,
  tools: FigureTools,
  basis: readonly Basis[],
  slice: Readonly<Record<string, string>>,
  partsOf: () => Parts,
): Promise<Result<Figure>> {
  const { words } = tools;
  const [first] = basis;
  if (!first) throw new Error(`figure ${request.name} rests on no release`);
  const id = figureId(request);
  const key = [
    id,
    request.params.release,
    words.language,
    linksKey(tools.links),
    ...basis.map(({ release }) => release),
  ].join(" ");
  return ok(
    await remember(key, async () => {
      const { subtitle, notes = [], columns, rows, draw, ...parts } = partsOf();
      // A name that takes an article may stand first: "the Philippines and Saudi Arabia".
      const [title, sentence] = [capital(parts.title, words), capital(parts.sentence, words)];
      const drawing = await draw({ id, title, sentence, words });
      const note = notes.filter((text) => text !== undefined).join(" ");
      return {
        id,
        request,
        language: words.language,
        title,
        subtitle,
        source: {
          dataset: first.dataset,
          publisher: first.source.publisher,
          title: first.source.title,
          version: first.version,
          release: first.release,
          licence: first.source.licence,
          line: sourceLine(basis, words),
        },
        sentence,
        ...(note === "" ? {} : { note }),
        table: { caption: `${title} – ${subtitle}`, columns, rows },
        svg: drawing.svg,
        size: { width: drawing.width, height: drawing.height },
        evidence: formatEvidence({
          kind: "observation",
          subject: first.dataset,
          version: first.release,
          slice,
        }),
      };
    }),
  );
}

/** The text with a capital first, as a title and a sentence begin in every script that has capitals. */
function capital(text: string, { language }: Words): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join("");
}

/** Where a figure's numbers are from, all releases in one line. */
function sourceLine(basis: readonly Basis[], words: Words): string {
  const sources = basis
    .map(({ source, version, release }) =>
      words.t("figures:source.one", {
        publisher: source.publisher,
        // Most titles end with the year of their revision.
        title: source.title.includes(version) ? source.title : `${source.title} (${version})`,
        release: release.slice(0, 8),
        licence: source.licence,
      }),
    )
    .join(words.t("figures:said.separator"));
  return words.t("figures:source.line", { sources });
}

/** Links depend on the page; an example of each tells pages apart. */
function linksKey(links: FigureLinks | undefined): string {
  const example = territory("MEX")?.id;
  return links && example ? `${links.territory(example)} ${links.corridor(example, example)}` : "";
}
