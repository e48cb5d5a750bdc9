import type { Organ, RecordDocument } from "../../model.ts";
import { whenOfSymbol } from "../../relations/held.ts";

/** Akoma Ntoso 3.0, OASIS Standard, 29 August 2018. */
export const aknNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/** What the structure holds and Akoma Ntoso has no place for. */
export const ownNamespace = "urn:corridor:record:1";

const bodies: Readonly<Record<Organ, string>> = {
  GA: "unga",
  SC: "unsc",
  ECOSOC: "ecosoc",
  CPD: "cpd",
  HRC: "hrc",
  UNEA: "unea",
  UNHA: "unha",
  other: "un",
};

/** The short name of an organ in an address: `unga`. */
export function bodyOf(organ: Organ | null): string {
  return bodies[organ ?? "other"];
}

/** `A/RES/61/208` is `61-208`, `A/C.2/60/L.1` is `c.2-60-l.1`. */
function numberIn(symbol: string): string {
  return symbol
    .replace(/^(?:A|S|E|E\/CN\.9|A\/HRC)\/RES\//, "")
    .replace(/^(?:A|S|E)\//, "")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * The address of a work as AKN4UN forms it: `/akn/un/statement/resolution/unga/2006-12-20/61-208`. Where the day is not known, the
 * year stands that the symbol tells, or nothing.
 */
export function workIri(symbol: string, organ: Organ | null, date: string | null): string {
  const when = date ?? whenOfSymbol(symbol)?.slice(0, 4);
  return ["/akn/un", kindOf(symbol), bodyOf(organ), when, numberIn(symbol)].filter(Boolean).join("/");
}

/** The type and subtype of a document in its address, from the nature that its symbol names. */
function kindOf(symbol: string): string {
  if (/\/RES[./]/i.test(symbol) || symbol.startsWith("~")) return "statement/resolution";
  if (/\/DEC\//.test(symbol)) return "statement/decision";
  return /\/L\.\d/.test(symbol) ? "statement/draftResolution" : "doc/document";
}

/** The work of a document itself; one without a symbol is named by its title. */
export function ownIri({ symbol, organ, date, title }: RecordDocument): string {
  return workIri(symbol ?? `~${title ?? ""}`, organ, date);
}

/**
 * The eId of a paragraph, formed as the naming convention of Akoma Ntoso asks: `op_10.a` is `para_10__point_a`, `pp_4` is `rec_4`. The
 * own id stands beside it, so that nothing depends on reading it back.
 */
export function eIdOf(id: string): string {
  const [head = "", ...rest] = id.split(".");
  const at = rest.findIndex((part) => /^(?:op|pp|p|h)_/.test(part));
  const scope = at < 0 ? [] : [head, ...rest.slice(0, at)];
  const [own = "", ...points] = at < 0 ? [head, ...rest] : rest.slice(at);
  const named = own
    .replace(/^op_|^p_/, "para_")
    .replace(/^pp_/, "rec_")
    .replace(/^h_/, "heading_");
  return [...scope, named, ...points.map((point) => `point_${point}`)].join("__").replace(/\s+/g, "-");
}
