import type { FigureLinks } from "../figures/model.ts";
import type { Sex } from "../kernel/dimension.ts";
import { type Language, languages } from "../kernel/language.ts";

/** Where each page lies. Parameters at their defaults are left out, so one state has one address. */

/** Unlike in `query.ts` an empty value stays: so a page sees that it was asked under an address not its own, and leads to that. */
function withAll(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export interface Slice {
  readonly year?: number | string | undefined;
  readonly sex?: Sex | undefined;
  /** The hash of the release of the stock that is shown, where it is not the current one. */
  readonly release?: string | undefined;
}

/** A slice as a query: both sexes is the default and is not said. */
function sliceQuery({ year, sex, release }: Slice): Record<string, string | undefined> {
  return {
    year: year === undefined ? undefined : String(year),
    sex: sex === undefined || sex === "T" ? undefined : sex,
    release,
  };
}

export function worldAddress(language: Language, slice: Slice = {}): string {
  return withAll(`/${language}`, sliceQuery(slice));
}

export function territoryAddress(language: Language, id: string, slice: Slice = {}): string {
  return withAll(`/${language}/territory/${id}`, sliceQuery(slice));
}

export function corridorAddress(
  language: Language,
  origin: string,
  destination: string,
  slice: Slice = {},
): string {
  return withAll(`/${language}/corridor/${origin}/${destination}`, sliceQuery(slice));
}

export function datasetsAddress(language: Language): string {
  return `/${language}/datasets`;
}

/** A dataset in a release, and which of its figures are shown; what is left out is the default. */
export function datasetAddress(
  language: Language,
  id: string,
  release?: string,
  { period, measure }: { readonly period?: string | undefined; readonly measure?: string | undefined } = {},
): string {
  return withAll(`/${language}/dataset/${id}`, { release, period, measure });
}

export function searchAddress(language: Language, q?: string): string {
  return withAll(`/${language}/search`, { q });
}

export function aboutAddress(language: Language): string {
  return `/${language}/about`;
}

/** Of the flows' page: the years between two stocks, the sex and the method; what is left out is the default. */
export interface FlowsSlice {
  readonly period?: string | undefined;
  readonly sex?: string | undefined;
  readonly method?: string | undefined;
}

export function flowsAddress(language: Language, { period, sex, method }: FlowsSlice = {}): string {
  return withAll(`/${language}/flows`, { period, sex, method });
}

export function studiesAddress(language: Language): string {
  return `/${language}/studies`;
}

export function studyAddress(language: Language, name: string, territory: string): string {
  return `/${language}/study/${name}/${territory}`;
}

export function methodsAddress(language: Language): string {
  return `/${language}/methods`;
}

export function helpAddress(language: Language): string {
  return `/${language}/help`;
}

/** Where one signs in; `back` is where one was. */
export function signInAddress(language: Language, back?: string): string {
  return withAll(`/${language}/sign-in`, { return: back });
}

/** What is one's own: name, password, sessions, posts. */
export function accountAddress(language: Language): string {
  return `/${language}/account`;
}

/** The links inside figures and tables: they keep to the reader's language, and to the year and release that are shown. */
export function figureLinks(language: Language, { year, release }: Slice = {}): FigureLinks {
  return {
    territory: (id) => territoryAddress(language, id, { year, release }),
    corridor: (origin, destination) => corridorAddress(language, origin, destination, { year, release }),
  };
}

/** The language that an address begins with, or undefined. */
export function languageOf(path: string): Language | undefined {
  const first = /^\/([a-z]{2})(?=[/?#]|$)/.exec(path)?.[1];
  return languages.find((language) => language === first);
}

/** The same page in another language. An address without a language leads to the world page. */
export function inLanguage(path: string, language: Language): string {
  return languageOf(path) ? `/${language}${path.slice(3)}` : `/${language}`;
}

/**
 * A path on this site to which a form may send the reader back, or `/` for anything else: another host, a scheme,
 * a backslash or a control character that a browser would read as one.
 */
export function safeReturn(path: string | null): string {
  if (path === null || !path.startsWith("/")) return "/";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip them, and then "/\t/host" leads elsewhere
  return /^\/[/\\]|[\u0000-\u001f\\]/.test(path) ? "/" : path;
}
