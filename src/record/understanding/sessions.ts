import type { Organ } from "../model.ts";

/**
 * Session arithmetic (GRAMMAR.md §8): when a session opens, as `2008-09`. Session N of the General Assembly opens in September of
 * 1945 + N, session N of the Commission on Population and Development in April of 1967 + N. Null for other organs, whose sessions
 * follow no such rule.
 */
export function sessionOpens(organ: Organ, session: number): string | null {
  if (organ === "GA") return `${1945 + session}-09`;
  if (organ === "CPD") return `${1967 + session}-04`;
  return null;
}

const names: readonly (readonly [RegExp, Organ])[] = [
  [/\bHuman Rights Council\b/, "HRC"],
  [/\bEconomic and Social Council\b/, "ECOSOC"],
  [/\bSecurity Council\b/, "SC"],
  [/\bGeneral Assembly\b/, "GA"],
  [/\bCommission on Population and Development\b/, "CPD"],
  [/\bUnited Nations Environment Assembly\b/, "UNEA"],
  [/\bUnited Nations Habitat Assembly\b/, "UNHA"],
  [/\b(?:Commission|Committee|Conference|Board|Forum|Congress|Working Group|Executive Committee)\b/, "other"],
];

/** The organ that a name means in a document of `own`: `the Assembly`, `the Council`, `the Commission` are the nearest such. */
export function organNamed(name: string, own: Organ | null): Organ | undefined {
  if (!/[A-Z]/.test(name)) return undefined;
  if (/\bCommission$/.test(name) && own === "CPD") return "CPD";
  const full = names.find(([pattern]) => pattern.test(name))?.[1];
  if (full) return full;
  if (/\bAssembly\b/.test(name)) return own === "UNEA" || own === "UNHA" ? own : "GA";
  if (/\bCouncil\b/.test(name)) return own === "SC" || own === "HRC" ? own : "ECOSOC";
  return undefined;
}
