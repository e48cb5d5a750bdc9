import type { Organ } from "../model.ts";

/**
 * Symbols of documents (GRAMMAR.md §8). A number alone is no key: `2006/2` is the Commission's or the Council's, so a symbol
 * is made of a number and the body that adopted it. Written as the documents system does: `A/RES/57/270B`, `A/RES/217(III)A`,
 * `S/RES/1325(2000)`. The Commission on Population and Development gives its resolutions no symbols of their own; theirs are
 * made in the same way, `E/CN.9/RES/2006/2`.
 */
const stems: Readonly<Record<Organ, string | undefined>> = {
  GA: "A/RES/",
  SC: "S/RES/",
  ECOSOC: "E/RES/",
  CPD: "E/CN.9/RES/",
  HRC: "A/HRC/RES/",
  UNEA: "UNEP/EA/RES/",
  UNHA: "HSP/HA/RES/",
  other: undefined,
};

/** The symbol of an organ's resolution from its number as printed, `57/270 B`; undefined where the number is not the organ's. */
export function symbolOfNumber(number: string, organ: Organ | null): string | undefined {
  if (organ === null) return undefined;
  const even = number.replace(/[\u2044\u2215]/g, "/").trim();
  if (organ === "UNEA") {
    const match = /^(?:EA\.)?(\d+)\/(\d+)$/.exec(even);
    return match ? `UNEP/EA.${match[1]}/RES.${match[2]}` : undefined;
  }
  if (organ === "UNHA") {
    const match = /^(\d+)\/(\d+)$/.exec(even);
    return match ? `HSP/HA.${match[1]}/Res.${match[2]}` : undefined;
  }
  const stem = stems[organ];
  if (stem === undefined) return undefined;
  const old = /^(\d{1,4})(?: ?([A-Z]))? ?\(((?:S-|ES-)?[IVXLCDM]+|\d{4})\)$/.exec(even);
  if (old) return `${stem}${old[1]}(${old[3]})${old[2] ?? ""}`;
  const sessional = /^((?:[SE]S?-)?\d{1,4}\/\d{1,3})(?: ?([A-Z]))?$/.exec(even);
  return sessional ? `${stem}${sessional[1]}${sessional[2] ?? ""}` : undefined;
}

/** The organ that a symbol names; undefined for a body that has no name here. */
export function organOfSymbol(symbol: string): Organ | undefined {
  if (/^A\/HRC\//.test(symbol)) return "HRC";
  if (/^A\//.test(symbol)) return "GA";
  if (/^S\//.test(symbol)) return "SC";
  if (/^E\/CN\.9\//.test(symbol)) return "CPD";
  if (/^E\/(?:RES\/|\d)/.test(symbol)) return "ECOSOC";
  if (/^UNEP\/EA/.test(symbol)) return "UNEA";
  if (/^HSP\/HA/.test(symbol)) return "UNHA";
  return undefined;
}
