import type { LoaderFunctionArgs } from "react-router";
import { writeCsv } from "../../../figures/download/csv.ts";
import { standaloneSvg } from "../../../figures/download/standalone.ts";
import type { ResponseFigure } from "../../../figures/subjects/responses.ts";
import { formatEvidence } from "../../../kernel/evidence.ts";
import { renderPng } from "../../../print/drawing/png.ts";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { askResponses, found, groupingOf, type ResponsesAsk, titleOf } from "./asked.ts";
import { overviewFigures } from "./overview-figures.ts";
import { questionFigure } from "./question-figure.ts";

/** What of the query this address reads. */
export const handle = { query: ["by"] };

const types = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8; header=present",
} as const;
type Format = keyof typeof types;

function isFormat(text: string | undefined): text is Format {
  return text !== undefined && text in types;
}

/** A figure of a consultation as a file: of the whole, or of one question. It shows what the page shows to whoever asks. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { format, question, figure: name } = args.params;
  const asked = askResponses(args);
  if (!isFormat(format))
    throw notFound("responses.format-unknown", {
      format: format ?? "",
      allowed: Object.keys(types).join(", "),
    });
  const { figure, title, consultation } = await (question === undefined
    ? ofOverview(asked, args.params.id ?? "", name ?? "")
    : ofQuestion(asked, args.params.id ?? "", question));
  if (!figure) throw notFound("figures.unknown", { name: name ?? question ?? "" });
  return download(
    await body(figure, format, { asked, title, consultation }),
    types[format],
    `${consultation}-${figure.id.replace(/^fig-/, "")}-${asked.language}.${format}`,
    asked.person ? "no-store" : "no-cache",
  );
}

async function ofOverview(asked: ResponsesAsk, id: string, name: string) {
  const overview = found(await asked.responses.overview(asked.actor, id));
  const { map, days, groups } = await overviewFigures(overview, asked.words);
  const figure = [map, days, ...groups].find((one) => one?.id === name);
  return {
    figure,
    title: titleOf(overview.consultation, asked.words),
    consultation: overview.consultation.id,
  };
}

async function ofQuestion({ responses, actor, query, words }: ResponsesAsk, id: string, question: string) {
  const by = groupingOf(query.get("by")) ?? "regional-group";
  const seen = found(await responses.question(actor, id, question, by));
  return {
    figure: await questionFigure(seen, words),
    title: titleOf(seen.consultation, words),
    consultation: seen.consultation.id,
  };
}

interface From {
  readonly asked: ResponsesAsk;
  readonly title: string;
  readonly consultation: string;
}

async function body(
  figure: ResponseFigure,
  format: Format,
  { asked: { words, language, services }, title, consultation }: From,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === "csv") return writeCsv(figure.table);
  const svg = standaloneSvg({
    ...figure,
    language,
    source: {
      line: words.t("responses:figure.source", { title, date: words.date(services.now().toISOString()) }),
    },
    evidence: formatEvidence({ kind: "answer", subject: consultation }),
  });
  return format === "svg" ? svg : renderPng(svg);
}
