import { isoDay, ordinalNumber, ordinalPattern } from "../grammar/ordinals.ts";
import { organOfSymbol, symbolOfNumber } from "../grammar/symbols.ts";
import type { FrontKind, Organ, RecordDocument } from "../model.ts";
import type { Built } from "./build.ts";
import { resolutionNumber } from "./numbers.ts";
import { tongueDay, tongueOrgan } from "./tongues.ts";

export type Identity = Pick<
  RecordDocument,
  "symbol" | "organ" | "organName" | "session" | "title" | "date" | "agenda"
>;

/** What a document is called and where it belongs, from its frame: symbol, organ, session, title, date, agenda (§8). */
export function identified(built: Built, given: string | undefined): Identity {
  const lines = (kind: FrontKind) => built.front.flatMap((line) => (line.kind === kind ? [line.text] : []));
  const enacting = lines("enacting")[0];
  const organName = enacting?.replace(/^[“"]?The /, "").replace(/[,،，]$/, "") ?? null;
  const titles = lines("title").map((text) => ({ text, number: resolutionNumber(text) }));
  const number = titles.find(({ number }) => number)?.number?.number;
  const title =
    titles
      .map(({ text, number }) => (number ? number.title : text))
      .filter((text) => text !== "")
      .join(" ") || null;
  const printed = lines("symbol")[0]?.replace(/\*$/, "");
  const organ = organOf(organName, printed ?? given);
  const symbol = given ?? printed ?? (number ? symbolOfNumber(number, organ) : undefined) ?? null;
  const dates = [...lines("adoption"), ...lines("closing"), ...lines("date")];
  return {
    symbol,
    organ,
    organName,
    session: sessionOf(lines("session"), symbol, organ),
    title,
    date: dates.map((text) => isoDay(text) ?? tongueDay(text)).find((day) => day !== undefined) ?? null,
    agenda: [...lines("agenda")],
  };
}

const names: readonly (readonly [RegExp, Organ])[] = [
  [/^General Assembly$/, "GA"],
  [/^Security Council$/, "SC"],
  [/^Economic and Social Council$/, "ECOSOC"],
  [/^Commission on Population and Development$/, "CPD"],
  [/^Human Rights Council$/, "HRC"],
  [/^United Nations Environment Assembly/, "UNEA"],
  [/^United Nations Habitat Assembly/, "UNHA"],
];

function organOf(name: string | null, symbol: string | undefined): Organ | null {
  if (name !== null)
    return names.find(([pattern]) => pattern.test(name))?.[1] ?? tongueOrgan(name) ?? "other";
  return symbol ? (organOfSymbol(symbol) ?? "other") : null;
}

const ordinal = new RegExp(`\\b(${ordinalPattern})\\b`, "i");

function sessionOf(lines: readonly string[], symbol: string | null, organ: Organ | null): number | null {
  for (const line of lines) {
    const number = ordinalNumber(ordinal.exec(line)?.[1] ?? "");
    if (number !== undefined && !/special/i.test(line)) return number;
  }
  const held = /^A\/(?:RES\/)?(\d{1,2})\/\d/.exec(symbol ?? "")?.[1];
  if (held) return Number(held);
  if (organ !== "CPD") return null;
  const year = /\/((?:19|20)\d{2})\//.exec(symbol ?? "")?.[1];
  return year ? Number(year) - 1967 : null;
}
