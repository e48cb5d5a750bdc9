import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import { editionName } from "../../../record/keeping/editions.ts";
import type { KeptCitation, KeptDocument, KeptSeries } from "../../../record/keeping/model.ts";
import { refusal } from "../../answers.ts";
import type { PageData } from "../../page.ts";
import { Convened } from "../../parts/meetings/convened.tsx";
import { AskHow } from "../../parts/questionnaire/ask-how.tsx";
import { About, type AboutDocument } from "../../parts/record/about.tsx";
import { Article } from "../../parts/record/article.tsx";
import { EditionNote, Editions, type Standing } from "../../parts/record/editions.tsx";
import { FactsOnly } from "../../parts/record/facts-only.tsx";
import type { MandateStanding } from "../../parts/record/margin.tsx";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { SourceView } from "../../parts/record/source-view.tsx";
import { Structure } from "../../parts/record/structure.tsx";
import { newConsultationAddress } from "../consultation/addresses.ts";
import { convenedBy } from "../meetings/convened.ts";
import { newReportAddress, outlineAddress, reportAddress } from "../report/addresses.ts";
import {
  compareAddress,
  documentAddress,
  dueAddress,
  fileAddress,
  graphAddress,
  officialAddress,
  recordAddress,
  seriesAddress,
  sourceAddress,
} from "./addresses.ts";
import { askRecord, personForm, type RecordAsk } from "./asked.ts";
import { seriesName } from "./series-names.ts";
import { correctionFrom, sourceLines } from "./source.ts";

/** What of the query this page reads. */
export const handle = { query: ["edition"] };

/** A document of the record, in an edition that a reference names where one does, or the original from which it was read beside what it was read as. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askRecord(args);
  const { language, words, record } = asked;
  const { symbol, source } = place(args.params["*"] ?? "");
  const { document, named, gone } = await editionAsked(asked, symbol, source);
  const address = (of: string) =>
    source ? sourceAddress(language, of) : documentAddress(language, of, null, named);
  if (document.symbol !== symbol) throw redirect(address(document.symbol), 301);
  const title = document.title ?? document.symbol;
  const lines = source ? await sourceLines(record, document) : null;
  if (source && lines === null)
    throw refusal(404, { code: "record-pages.no-source", severity: "error", facts: { symbol } });
  const here = { words: document.symbol, to: documentAddress(language, document.symbol) };
  return {
    head: {
      title: source
        ? words.t("record-pages:source.title", { symbol: document.symbol })
        : words.t("record-pages:document.title", { symbol: document.symbol, title }),
      description: words.t("record-pages:document.description", { symbol: document.symbol, title }),
      canonical: address(document.symbol),
      crumbs: [
        { words: words.t("record-pages:nav.record"), to: recordAddress(language) },
        ...(source ? [here, { words: words.t("record-pages:source.crumb") }] : [{ words: document.symbol }]),
      ],
      sources: sourcesOf(asked, document),
    },
    document,
    mayImport: args.context.person?.may("record.import") ?? false,
    lines,
    standing: source ? null : standingOf(asked, document, gone),
    ...(source ? nothingAround : await around(asked, document)),
  } satisfies PageData & Record<string, unknown>;
}

/**
 * The document as it stands, or in the edition that its address names; where that is not there, as it stands, and what was named.
 * `named` is left out for the text of today.
 */
async function editionAsked({ record, query }: RecordAsk, symbol: string, source: boolean) {
  const name = query.get("edition")?.trim() || undefined;
  const asked = name === undefined || source ? undefined : await record.document(symbol, name);
  if (asked?.ok) return { document: asked.value, named: asked.value.current ? undefined : name, gone: null };
  const found = await record.document(symbol);
  if (!found.ok) throw refusal(404, ...found.problems);
  return { document: found.value, named: undefined, gone: asked && name ? name.slice(0, 12) : null };
}

/** Which of the texts of a document is shown. */
function standingOf({ language, words }: RecordAsk, document: KeptDocument, gone: string | null): Standing {
  const { symbol, edition, editions, current } = document;
  const today = documentAddress(language, symbol);
  return {
    gone,
    earlier: current
      ? null
      : {
          said:
            edition === null
              ? words.t("record-pages:edition.facts")
              : words.t("record-pages:edition.earlier", { at: words.date(edition.at) }),
          today,
        },
    editions:
      editions.length < 2
        ? []
        : editions.map((one, index) => ({
            words: words.t("record-pages:edition.one", {
              number: one.number,
              at: words.date(one.at),
              file: one.file.replace(/^.*[/\\]/, ""),
            }),
            to: index === 0 ? today : documentAddress(language, symbol, null, editionName(one, editions)),
            current: index === 0,
            here: one.number === edition?.number,
          })),
  };
}

/** A line of the original is corrected, or a correction taken back; or a request's state is told. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { record, person, form, language } = await personForm(args);
  const { symbol } = place(args.params["*"] ?? "");
  const found = await record.document(symbol);
  if (!found.ok) throw refusal(404, ...found.problems);
  const before = found.value.edition?.corrections ?? [];
  const { corrections, line } = correctionFrom(form, before);
  const done = await record.correctDocument(person.actor, symbol, corrections);
  if (!done.ok) throw refusal(400, ...done.problems);
  return redirect(sourceAddress(language, symbol, line), 303);
}

/** The symbol that an address names, and whether its original is asked for. */
function place(splat: string): { readonly symbol: string; readonly source: boolean } {
  const path = splat.replace(/\/+$/, "");
  const source = path.endsWith("/source");
  return { symbol: source ? path.slice(0, -"/source".length) : path, source };
}

function sourcesOf({ words }: RecordAsk, { edition, facts, basis }: KeptDocument): readonly string[] {
  const read =
    edition === null
      ? []
      : [
          words.t("record-pages:document.read-from", {
            file: edition.file.replace(/^.*[/\\]/, ""),
            at: words.date(edition.at),
            hash: edition.sha256.slice(0, 12),
          }),
        ];
  const known = basis === "facts" ? (facts?.basis ?? []).map(({ source }) => source) : [];
  return [...read, ...known];
}

const nothingAround = {
  held: {} as Readonly<Record<string, string>>,
  standings: {} as Readonly<Record<string, MandateStanding>>,
  about: null,
  convened: null,
};

/** What the page shows around the text: what is held of what it cites, how its requests stand, who cites it, its series. */
async function around(asked: RecordAsk, document: KeptDocument) {
  const { language, record, words } = asked;
  const cites = await record.cites(document.symbol);
  const cited = cites.ok ? cites.value : [];
  const held = Object.fromEntries(
    cited.filter(isHeld).map(({ symbol }) => [symbol, documentAddress(language, symbol)]),
  );
  const standings = Object.fromEntries(
    document.kept.map(({ id, state, due, standing }): [string, MandateStanding] => [
      id,
      {
        state,
        due:
          due.session === undefined ? null : dueAddress(language, { session: due.session, organ: due.organ }),
        evidence: standing?.evidence ?? null,
      },
    ]),
  );
  if (!document.current) return { ...nothingAround, held, standings };
  const own = await record.series(document.symbol);
  const series = own.ok && own.value.entries.length > 1 ? own.value : null;
  const earlier =
    document.basis === "text" && series ? await textBefore(asked, series, document.symbol) : null;
  const report = await asked.services.reports.on(asked.person?.actor ?? { kind: "visitor" }, document.symbol);
  const about: AboutDocument = {
    files:
      document.basis === "facts"
        ? []
        : (["json", "akn", "docx", "html"] as const).map((format) => ({
            format,
            to: fileAddress(language, document.symbol, format),
          })),
    cite: citation(asked, document),
    official: officialAddress(document.symbol),
    source: document.basis === "text" ? sourceAddress(language, document.symbol) : null,
    furniture: document.understood?.unread.filter(({ reason }) => reason === "furniture").length ?? 0,
    series: series ? { title: series.title, to: seriesAddress(language, seriesName(series)) } : null,
    compare:
      earlier === null ? null : { symbol: earlier, to: compareAddress(language, earlier, document.symbol) },
    graph: graphAddress(language, document.symbol),
    outline: outlineAddress(language, document.symbol),
    report: report === null ? null : reportAddress(language, report),
    newReport: newReportAddress(language, document.symbol),
    ask: newConsultationAddress(language, { resolution: document.symbol }),
    citedBy: unique(await record.citedBy(document.symbol), "from").map((one) => ({
      symbol: one.from,
      title: one.title,
      to: documentAddress(language, one.from, one.in),
    })),
    cites: unique(cited, "symbol").map((one) => ({
      symbol: one.symbol,
      title: one.title,
      to: isHeld(one) ? documentAddress(language, one.symbol) : null,
      official: officialAddress(one.symbol),
    })),
    doubts: (document.understood?.problems ?? []).map((one) => words.problem(one)),
  };
  const convened = await convenedBy(
    asked.services.meetings,
    asked.person?.actor ?? { kind: "visitor" },
    document,
    words,
  );
  return { held, standings, about, convened };
}

/** The last document before it in its series whose text is here. */
async function textBefore({ record }: RecordAsk, series: KeptSeries, symbol: string): Promise<string | null> {
  const texts = new Set((await record.documents({ basis: "text" })).map((one) => one.symbol));
  const at = series.entries.findIndex(({ key }) => key === symbol);
  return series.entries.slice(0, Math.max(0, at)).findLast(({ key }) => texts.has(key))?.key ?? null;
}

function isHeld({ title, date }: KeptCitation): boolean {
  return title !== null || date !== null;
}

function unique<K extends "from" | "symbol">(list: readonly KeptCitation[], key: K): readonly KeptCitation[] {
  const seen = new Set<string>();
  return list.filter((one) => {
    if (seen.has(one[key])) return false;
    seen.add(one[key]);
    return true;
  });
}

/** As a report cites it: organ, title, symbol, day. */
function citation({ words }: RecordAsk, { organName, title, symbol, date }: KeptDocument): string {
  const parts = [
    organName,
    title === null ? null : `“${title}”`,
    symbol,
    date === null ? null : words.date(date),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

export default function DocumentPage() {
  const { document, mayImport, lines, held, standings, about, convened, standing } =
    useLoaderData<typeof loader>();
  if (lines !== null)
    return (
      <RecordPage>
        <SourceView symbol={document.symbol} lines={lines} />
      </RecordPage>
    );
  return (
    <RecordPage>
      {standing && <EditionNote standing={standing} />}
      {document.understood ? (
        <div className="record-doc wide">
          <Structure document={document.understood} />
          <Article document={document.understood} held={held} standings={standings} />
        </div>
      ) : (
        <FactsOnly document={document} standings={standings} mayImport={mayImport} />
      )}
      {document.current && document.kept.length > 0 && <AskHow symbol={document.symbol} />}
      {convened && <Convened convened={convened} />}
      {about && <About about={about} />}
      {standing && <Editions standing={standing} />}
    </RecordPage>
  );
}
