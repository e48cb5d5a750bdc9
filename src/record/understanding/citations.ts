import { dayPattern } from "../grammar/ordinals.ts";
import { symbolOfNumber } from "../grammar/symbols.ts";
import type { Organ } from "../model.ts";
import { instrumentsIn } from "./instruments.ts";

/** A document that a text refers to. */
export interface Citation {
  readonly symbol: string;
  /** The words that name it. */
  readonly text: string;
  /** The paragraph, note (`note_3`) or line of the frame that cites it. */
  readonly in: string;
  /** Where in the cited document: `annex`, `paragraph 49`, `section II.C`. */
  readonly part?: string;
  /** How it is named: by symbol, by number, by a name of its own, as the present document. */
  readonly by: "symbol" | "number" | "name" | "self";
}

export interface CitationContext {
  readonly organ: Organ | null;
  /** The document's own symbol, for `the present resolution`. */
  readonly symbol: string | null;
}

interface Found extends Omit<Citation, "in"> {
  readonly at: number;
  readonly end: number;
}

const stems =
  "A|S|E|ST|CCW|NPT|BWC|T|DC|CRC|CCPR|CEDAW|CERD|CMW|CAT|CRPD|TD|DP|UNEP|HSP|ICCD|FCCC|ISBA|SPLOS|PBC|UNW|UNCTAD|DPI|JIU|LC|GC|IDB|ECE|ICEF|WFP|CEP";
const symbol = new RegExp(
  `(?<![\\w/])((?:${stems})(?:/[A-Z0-9](?:[A-Za-z0-9.]|-(?!(?:A|E|S)/))*(?:\\([IVXLA-Z0-9-]{1,8}\\))?){1,7})((?:,? (?:and )?(?:Corr|Add|Rev|Amend)\\.\\d+(?:[-–]\\d+)?)*)`,
  "g",
);
const number = new RegExp(
  "(?<![\\w/.⁄-])(?:" +
    "((?:(?:S|ES)-)?\\d{1,4}[/⁄]\\d{1,3})(?: ?([A-Z])(?![\\w’'.-])(?:( to |, [A-Z] and | and )([A-Z])(?![\\w’'.-]))?)?" +
    "|(\\d{1,4})(?: ([A-Z])(?:( to |, [A-Z] and | and )([A-Z]))?)? ?\\(((?:S-|ES-)?[IVXLCDM]{1,8})\\)" +
    "|(\\d{1,4}) ?\\(((?:19|20)\\d{2})\\)" +
    ")(?![\\d/⁄])",
  "g",
);
const keyword = /\b([Rr]esolutions?|[Dd]ecisions?)\b/g;
const bodies: readonly (readonly [RegExp, Organ])[] = [
  [/\b(?:General )?Assembly(?:’s|'s)?$/, "GA"],
  [/\bSecurity Council$/, "SC"],
  [/\bEconomic and Social Council$/, "ECOSOC"],
  [/\bHuman Rights Council$/, "HRC"],
  [/\bCommission on Population and Development$/, "CPD"],
  [/\bUnited Nations Environment Assembly$/, "UNEA"],
  [
    /\b(?:Commission|Conference|Committee|Congress|Forum|Board|Sub-Commission)(?: (?:on|of|for) (?:[A-Z][\w-]*|and|the|for|of|on|against)(?: (?:[A-Z][\w-]*|and|the|for|of|on|against))*)?$/,
    "other",
  ],
];

/** Every reference of a text to a document, in order (GRAMMAR.md §8). */
export function citationsIn(text: string, where: string, context: CitationContext): readonly Citation[] {
  const found = [...symbols(text), ...numbers(text, context), ...names(text), ...selves(text, context)];
  found.sort((a, b) => a.at - b.at || b.end - a.end);
  const seen = new Set<string>();
  return found.flatMap(({ at, end, ...citation }) => {
    const part = citation.part ?? partAround(text, at, end);
    const key = `${citation.symbol} ${part ?? ""}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...citation, in: where, ...(part === undefined ? {} : { part }) }];
  });
}

function* symbols(text: string): Generator<Found> {
  if (!text.includes("/")) return;
  for (const match of text.matchAll(symbol)) {
    const [whole, name = "", tail = ""] = match;
    const clean = name.replace(/[.-]+$/, "");
    if (!/\d/.test(clean) || !/\//.test(clean)) continue;
    const at = match.index;
    const end = at + (tail === "" ? clean.length : whole.length);
    yield { symbol: canonical(clean), text: text.slice(at, at + clean.length), by: "symbol", at, end };
    for (const more of tail.matchAll(/(Corr|Add|Rev|Amend)\.\d+/g)) {
      yield {
        symbol: `${canonical(clean)}/${more[0]}`,
        text: `${clean} and ${more[0]}`,
        by: "symbol",
        at,
        end,
      };
    }
  }
}

/** `A/RES/57/270 B` and the like in the one form of §8. */
function canonical(name: string): string {
  return name.replace(/\s/g, "");
}

interface Keyword {
  readonly at: number;
  readonly end: number;
  readonly organ: Organ;
  readonly decision: boolean;
  readonly own: boolean;
  /** The body named before it in the same text. */
  readonly last: Organ | undefined;
}

const datedAfter = new RegExp(`^,? of (?:${dayPattern}|[A-Z][a-z]+ \\d{4})`);

function* numbers(text: string, context: CitationContext): Generator<Found> {
  if (!/[Rr]esolution|[Dd]ecision/.test(text)) return;
  const keywords = keywordsIn(text, context);
  let current = -1;
  let listEnd = -1;
  for (const match of text.matchAll(number)) {
    const at = match.index;
    const end = at + match[0].length;
    while (current + 1 < keywords.length && (keywords[current + 1]?.at ?? 0) < at) {
      current++;
      listEnd = keywords[current]?.end ?? -1;
    }
    const word = keywords[current];
    if (!word) continue;
    const between = text.slice(listEnd, at);
    const dated = datedAfter.exec(text.slice(end, end + 40));
    if (!isListed(between) && !dated) continue;
    listEnd = end + (dated?.[0].length ?? 0);
    for (const printed of printedNumbers(match)) {
      const resolved = symbolFor(printed, word, context);
      if (resolved) yield { symbol: resolved, text: match[0], by: "number", at, end };
    }
  }
}

/** Between the noun and its numbers, and between the numbers, stand no other words than these. */
function isListed(between: string): boolean {
  return (
    between.length < 240 &&
    /^(?:[\s,;:]|and|or|both|No\.|Nos\.|as well as|respectively|of|also|its|section [IVX.A-Z]+|annex(?:es)?(?: [IVX]+)?|paragraphs? [\d, and]+|thereto|in particular|see|\d{1,2} [A-Z][a-z]+ \d{4}|entitled (?:“[^”]{0,200}”|"[^"]{0,200}"))*$/.test(
      between.trim(),
    )
  );
}

/** `the Human Rights Council in its` ends with the Council's name. */
function speaker(before: string): string {
  return before
    .replace(/ (?:previous|relevant|earlier|recent|subsequent)$/, "")
    .replace(
      /,? (?:(?:adopted|set out|contained|reaffirmed) )?(?:in|by|through|under|with|pursuant to) its$/,
      "",
    );
}

function keywordsIn(text: string, context: CitationContext): readonly Keyword[] {
  const list: Keyword[] = [];
  let council: Organ = context.organ === "HRC" ? "HRC" : context.organ === "SC" ? "SC" : "ECOSOC";
  let commission: Organ = context.organ === "CPD" ? "CPD" : "other";
  let last: Organ | undefined;
  for (const match of text.matchAll(keyword)) {
    const before = text.slice(Math.max(0, match.index - 90), match.index).trimEnd();
    const named = bodies.find(([pattern]) => pattern.test(speaker(before)))?.[1];
    if (named === "HRC" || named === "SC" || named === "ECOSOC") council = named;
    if (named === "CPD") commission = "CPD";
    const short = /\bCouncil$/.test(speaker(before))
      ? council
      : /\bCommission$/.test(speaker(before))
        ? commission
        : undefined;
    list.push({
      at: match.index,
      end: match.index + match[0].length,
      organ: (named === "other" ? short : named) ?? short ?? named ?? context.organ ?? "GA",
      decision: /ecision/.test(match[0]),
      own: named === undefined && short === undefined,
      last,
    });
    last = named === undefined || named === "other" ? (short ?? last) : named;
  }
  return list;
}

/** The numbers that a match holds: `33/115 A to C` is three. */
function printedNumbers(match: RegExpMatchArray): readonly string[] {
  const [, sessional, a, aTo, aLast, old, b, bTo, bLast, session, sc, year] = match;
  if (sessional !== undefined) return letters(a, aTo, aLast).map((l) => `${sessional}${l && ` ${l}`}`);
  if (old !== undefined) return letters(b, bTo, bLast).map((l) => `${old}${l && ` ${l}`} (${session})`);
  return [`${sc} (${year})`];
}

function letters(
  first: string | undefined,
  how: string | undefined,
  last: string | undefined,
): readonly string[] {
  if (first === undefined) return [""];
  if (last === undefined) return [first];
  if (how === " and ") return [first, last];
  const list: string[] = [];
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++)
    list.push(String.fromCharCode(code));
  return list;
}

/** The number's form overrules a body that numbers otherwise: `2006/49` is never the Assembly's. */
function symbolFor(
  printed: string,
  { organ, decision, own, last }: Keyword,
  context: CitationContext,
): string | undefined {
  const yearly = /^(?:19|20)\d{2}[/⁄]/.test(printed);
  const council = /\((?:19|20)\d{2}\)$/.test(printed);
  const sessional = /^(?:(?:S|ES)-)?\d{1,3}[/⁄]/.test(printed);
  let body: Organ = organ;
  if (council) body = "SC";
  else if (yearly && (organ === "GA" || organ === "HRC" || organ === "SC"))
    body = own && last === "CPD" ? "CPD" : "ECOSOC";
  else if (sessional && (organ === "ECOSOC" || organ === "SC" || organ === "CPD")) body = "GA";
  else if (own && organ === "other") body = context.organ ?? "GA";
  if (body === "other") return undefined;
  const resolution = symbolOfNumber(printed, body);
  return decision ? resolution?.replace("/RES/", "/DEC/") : resolution;
}

function* names(text: string): Generator<Found> {
  for (const { symbol: named, name, at } of instrumentsIn(text)) {
    yield { symbol: named, text: name, by: "name", at, end: at + name.length };
  }
}

function* selves(text: string, context: CitationContext): Generator<Found> {
  if (context.symbol === null) return;
  for (const match of text.matchAll(/\b(?:the present|this) (?:resolution|decision)\b/g)) {
    const end = match.index + match[0].length;
    yield { symbol: context.symbol, text: match[0], by: "self", at: match.index, end };
  }
}

const partName =
  "(?:paragraphs?|paras?\\.|section|sect\\.|chapter|chap\\.|part|annex(?:es)?|article|goal|target)";
const partNumber =
  "[\\dIVXLC]+(?:\\.[A-Z\\d]+)*(?: \\([a-z]+\\))?(?:(?:,| and| to|–|-) ?[\\dIVXLC]+(?: \\([a-z]+\\))?)*";
const before = new RegExp(
  `(${partName} ${partNumber}|annex) (?:of|to) (?:the |its |General Assembly |Economic and Social Council |Security Council |Human Rights Council |annex to )*(?:resolution |decision )?$`,
);
const after = new RegExp(
  `^(?:,? of (?:${dayPattern}))?(?:,? ?(?:in particular|particularly|especially))?,? (?:on [^,;]{3,80}, )?(?:in particular )?(${partName} ${partNumber}|annex(?:es)?)(?=[\\s,.;:)]|$)`,
);

const maybePart = /para|sect|chap|part|annex|article|goal|target/;

/** The part of a document that is meant, said before or after its name. */
function partAround(text: string, at: number, end: number): string | undefined {
  const [left, right] = [text.slice(Math.max(0, at - 120), at), text.slice(end, end + 160)];
  const earlier = maybePart.test(left) ? before.exec(left)?.[1] : undefined;
  if (earlier !== undefined) return earlier;
  if (!maybePart.test(right)) return undefined;
  return after.exec(right.replace(/^ adopted (?:at|in) [A-Z][a-z]+/, ""))?.[1]?.trimEnd();
}
