import { organOfSymbol } from "../../record/grammar/symbols.ts";
import type { RecordService } from "../../record/service.ts";
import type { Found } from "./model.ts";
import { matches } from "./spans.ts";

/** A symbol of a document of the United Nations, without what follows it: `A/RES/61/208`, `E/CN.9/2006/3`, `A/75/93-E/2020/64`. */
const symbol = /(?<![\p{L}\p{N}/])(?:A|E|S|ST|CRC|CMW|TD|DP)\/[A-Z0-9][A-Za-z0-9./()-]*[A-Za-z0-9)]/gu;
/** A resolution by its number: "resolution 61/208". */
const numbered =
  /(?:\b(?:[Rr]esolutions?|[Rr]ésolutions?|[Rr]esoluci(?:ón|ones))|[Рр]езолюци\p{L}*|القرار|قرار(?:\s+الجمعية العامة)?|第)\s*\u2068?(\d{2,4}\/\d{1,3}(?:\s?[A-Z](?!\p{L}))?)(?![\p{N}/])/gu;

/** What a record must be able to say of symbols. */
export type Symbols = Pick<RecordService, "document" | "citedBy">;

/** The same record, asked about each symbol once: a report names few, in six languages each. */
export function asking({ document, citedBy }: Symbols): Symbols {
  const once = <T>(ask: (symbol: string) => Promise<T>) => {
    const known = new Map<string, Promise<T>>();
    return (symbol: string): Promise<T> => {
      const answer = known.get(symbol) ?? ask(symbol);
      known.set(symbol, answer);
      return answer;
    };
  };
  return { document: once(document), citedBy: once(citedBy) };
}

/**
 * Symbols of which the record knows nothing: it neither holds such a document nor does any that it holds cite one. One may exist all the
 * same; a person should look.
 */
export async function checkSymbols(text: string, record: Symbols): Promise<readonly Found[]> {
  const named = [
    ...matches(text, symbol).map(({ match: [whole], from, to }) => ({ from, to, text: whole })),
    ...matches(text, numbered).map(({ match, to }) => {
      const own = match[1] ?? "";
      return { from: to - own.length, to, text: own };
    }),
  ];
  const found: Found[] = [];
  for (const { text: written, ...span } of named) {
    if (written.includes("/") && !/^\d/.test(written) && organOfSymbol(written) === undefined) continue;
    if (!(await isKnown(written, record)))
      found.push({ code: "symbol", ...span, facts: { text: written }, mend: null });
  }
  return found;
}

async function isKnown(written: string, record: Symbols): Promise<boolean> {
  const held = await record.document(written);
  if (held.ok || held.problems.some(({ code }) => code === "records.ambiguous-symbol")) return true;
  const symbols = /^\d/.test(written) ? [`A/RES/${written}`] : [written];
  for (const one of symbols) if ((await record.citedBy(one)).length > 0) return true;
  return false;
}
