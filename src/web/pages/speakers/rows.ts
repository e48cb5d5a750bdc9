import { swapsAsked, waiting } from "../../../dialogue/speakers/list.ts";
import type { Entry } from "../../../dialogue/speakers/model.ts";
import { clockText, secondsInWords } from "../../parts/speakers/saying.ts";
import { said } from "../../parts/speakers/told.ts";
import type { ListAsk } from "./asked.ts";

/** Somebody who stands on a list, as tables show them. */
export interface Row {
  readonly id: number;
  readonly partyId: string;
  readonly party: string;
  readonly name: string;
  readonly level: string;
  readonly note: string;
  readonly reply: boolean;
  /** From 1; null for those who are held. */
  readonly place: number | null;
  readonly time: string;
  readonly absences: number;
}

/** So many rows a page has at most, as many as have their time told: ten thousand would be ten megabytes. */
export const mostRows = 400;

/** A part of a list that is too long for one page. */
export interface RowsPage {
  readonly rows: readonly Row[];
  readonly whole: number;
  /** How many follow. */
  readonly more: number;
  /** The other parts, by the first place of each. */
  readonly others: readonly { readonly from: number; readonly to: number }[];
}

/** The rows from a place on, as many as a page has; a place that is none is the first. */
export function rowsFrom(rows: readonly Row[], place = 1): RowsPage {
  const parts = Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, index) => ({
    from: index * mostRows + 1,
    to: Math.min((index + 1) * mostRows, rows.length),
  }));
  const here = parts.find(({ from, to }) => place >= from && place <= to) ?? parts[0];
  return {
    rows: here ? rows.slice(here.from - 1, here.to) : [],
    whole: rows.length,
    more: rows.length - (here?.to ?? 0),
    others: parts.filter((part) => part !== here),
  };
}

/** Of those with whom one may exchange places the nearest, in the order of the list: a choice of thousands is none. */
export function nearest(rows: readonly Row[], place: number): readonly Row[] {
  return rows
    .filter((row) => row.place !== null)
    .sort((a, b) => Math.abs((a.place ?? 0) - place) - Math.abs((b.place ?? 0) - place))
    .slice(0, mostRows)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
}

function rowOf({ saying }: Pick<ListAsk, "saying">, entry: Entry, place: number | null, time: string): Row {
  const { party, name, level, note } = said(saying, entry);
  return {
    ...{ id: entry.id, partyId: entry.party, party, name, level, note, place, time },
    reply: entry.kind === "reply",
    absences: entry.absences,
  };
}

/** Those who wait, in the order in which they will be called. */
export function waitingRows(asked: ListAsk): readonly Row[] {
  const times = new Map(asked.told.line);
  return waiting(asked.seen.list).map((entry, index) =>
    rowOf(asked, entry, index + 1, times.get(entry.id) ?? ""),
  );
}

/** Those who are held, and would wait else. */
export function heldRows(asked: ListAsk): readonly Row[] {
  return [...asked.seen.list.entries.values()]
    .filter(({ state, held }) => state === "waiting" && held)
    .map((entry) => rowOf(asked, entry, null, ""));
}

/** Those who have spoken last, the last first, with how long. */
export function spokenRows(asked: ListAsk) {
  return [...asked.seen.list.entries.values()]
    .filter(({ state }) => state === "spoken")
    .slice(-mostRows)
    .map((entry) => ({ ...rowOf(asked, entry, null, ""), spoke: clockText(entry.spoke) }))
    .toReversed();
}

/** What a party asks of others and others of it. */
export function swapRows(asked: ListAsk) {
  const rows = new Map(waitingRows(asked).map((row) => [row.id, row]));
  return swapsAsked(asked.seen.list).flatMap(({ asks, other }) => {
    const [from, to] = [rows.get(asks.id), rows.get(other.id)];
    return from && to ? [{ from, to }] : [];
  });
}

/** The time that all would have so that the list fits, in words; null where it is what they have. */
export function fitting(
  { seen, saying }: ListAsk,
  seconds: number,
): { seconds: number; words: string } | null {
  return seen.list.limit === seconds ? null : { seconds, words: secondsInWords(saying, seconds) };
}
