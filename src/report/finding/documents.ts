import type { Words } from "../../kernel/words.ts";
import type { RecordService } from "../../record/service.ts";
import type { Format } from "../binding/model.ts";
import type { Offer } from "./model.ts";
import type { Asked } from "./question.ts";

const asWords: Format = { style: "words", digits: null, scale: "one" };
const asCount: Format = { style: "count", digits: 0, scale: "one" };
/** Paragraphs at most. */
const most = 15;
/** What can be the symbol of a document, with a paragraph behind it. */
const likeSymbol = /\d+\s*[/⁄]\s*\d+|[A-Z]{1,4}\/[\w./-]*\d/i;

/**
 * Words of the record: of the document that a question names its paragraphs and how its requests stand; else the paragraphs that hold
 * its words.
 */
export async function documentsFor(
  { q }: Asked,
  record: Pick<RecordService, "document" | "search">,
  words: Words,
): Promise<readonly Offer[]> {
  const named = likeSymbol.test(q) ? await ofDocument(q, record, words) : [];
  if (named.length > 0) return named;
  const { hits } = await record.search(q, { limit: most });
  return hits.flatMap((hit): Offer[] =>
    hit.paragraph === null ? [] : [paragraph(words, hit.symbol, hit.paragraph, hit.number, hit.text)],
  );
}

async function ofDocument(
  q: string,
  record: Pick<RecordService, "document">,
  words: Words,
): Promise<readonly Offer[]> {
  const [, symbol = q, number] =
    /^\s*(.*?\d)(?:\s*#\s*(?:op_)?|\s+(?:para(?:graph)?\.?\s*)?)(\d+)\s*$/i.exec(q) ?? [];
  const found = await record.document(symbol.trim());
  if (!found.ok) return [];
  const { value: document } = found;
  const paragraphs = (document.understood?.operative ?? [])
    .filter((one) => number === undefined || one.number?.replace(/\.$/, "") === number)
    .map((one) => paragraph(words, document.symbol, one.id, one.number, one.text));
  const mandates = document.kept.map(
    ({ id, text, due }): Offer => ({
      source: { kind: "mandate", address: id, what: "state" },
      format: asWords,
      as: "value",
      label: words.t("report-pages:find.mandate", { symbol: document.symbol, text }),
      says: due.session === undefined ? null : words.t("report-pages:find.due", { session: due.session }),
      from: document.symbol,
    }),
  );
  const counts = document.kept.length === 0 ? [] : countsOf(document.symbol, words);
  return [...counts, ...paragraphs, ...(number === undefined ? mandates : [])];
}

function countsOf(symbol: string, words: Words): readonly Offer[] {
  return (
    [
      ["all", []],
      ["done", ["done"]],
      ["overdue", ["overdue"]],
    ] as const
  ).map(([name, states]) => ({
    source: { kind: "mandates", symbol, states: [...states] },
    format: asCount,
    as: "value",
    label: words.t(`report-pages:find.mandates-${name}`, { symbol }),
    says: null,
    from: symbol,
  }));
}

function paragraph(words: Words, symbol: string, id: string, number: string | null, text: string): Offer {
  return {
    source: { kind: "paragraph", address: `${symbol}#${id}` },
    format: asWords,
    as: "words",
    label:
      number === null
        ? symbol
        : words.t("report-pages:find.paragraph", { symbol, number: number.replace(/\.$/, "") }),
    says: text,
    from: symbol,
  };
}
