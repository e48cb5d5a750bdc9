import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import i18next, { type i18n } from "i18next";
import { figureInWords } from "./figure-words.ts";
import { type Language, languages, locale } from "./language.ts";
import type { Problem } from "./problem.ts";
import { projectRoot } from "./root.ts";

/**
 * The catalogue: every word that a person reads. It lies in `words/<language>/<namespace>.json`, a namespace for each
 * room that speaks (`kernel`, `territory`, `reading`, `importing`, `releases`, `store`, `figures`, `web`, `server`, `cli`).
 */

type Facts = Readonly<Record<string, unknown>>;

export interface Words {
  readonly language: Language;
  /** The words for `namespace:key`, placeholders filled. `{{n, number}}` writes a number in the reader's way, `{{where, figure}}` the codes of a figure; `count` chooses the plural. */
  t(key: string, facts?: Facts): string;
  /** True where the catalogue has the key. */
  has(key: string): boolean;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  date(value: Date | string, options?: Intl.DateTimeFormatOptions): string;
  /** From a day to a day, what they share said once: *14–15 September 2006*. */
  days(from: string, to: string): string;
  list(items: readonly string[]): string;
  /** A problem as sentences: where it is, what happened, what to do. */
  problem(problem: Problem): string;
  /** Orders texts as the language does. */
  compare(a: string, b: string): number;
}

/** Where the words of a coded thing stand: `reading.truncated` as a `problem` is `reading:problem.truncated`. */
export function catalogueKey(sort: "problem" | "finding" | "progress", code: string): string {
  const dot = code.indexOf(".");
  return `${code.slice(0, dot)}:${sort}.${code.slice(dot + 1)}`;
}

const instances = new Map<Language, Words>();

/** The words of a language. Read from disk on first use, then kept. */
export function words(language: Language): Words {
  const known = instances.get(language);
  if (known) return known;
  const made = makeWords(language);
  instances.set(language, made);
  return made;
}

function resources(language: Language): Record<string, object> {
  const folder = join(projectRoot(), "words", language);
  const namespaces = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
  return Object.fromEntries(
    namespaces.map((name) => [
      name.slice(0, -".json".length),
      JSON.parse(readFileSync(join(folder, name), "utf8")),
    ]),
  );
}

function makeWords(language: Language): Words {
  const instance: i18n = i18next.createInstance();
  const formatNumber = (value: number, options?: Intl.NumberFormatOptions) =>
    numberFormat(language, options).format(value);
  const loaded = resources(language);
  void instance.init({
    lng: language,
    supportedLngs: languages,
    resources: { [language]: loaded },
    ns: Object.keys(loaded),
    defaultNS: "kernel",
    initAsync: false,
    showSupportNotice: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  instance.services.formatter?.add("number", (value) => formatNumber(Number(value)));
  const t = (key: string, facts: Facts = {}) => instance.t(key, facts as Record<string, unknown>);
  const has = (key: string) => instance.exists(key);
  instance.services.formatter?.add("figure", (value) => figureInWords(String(value), { language, t, has }));
  const collator = new Intl.Collator(locale[language]);
  return {
    language,
    t,
    has,
    number: formatNumber,
    date: (value, options = { dateStyle: "long", timeZone: "UTC" }) =>
      new Intl.DateTimeFormat(locale[language], options).format(
        typeof value === "string" ? new Date(value) : value,
      ),
    days: (from, to) => {
      const long = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
      const format = new Intl.DateTimeFormat(locale[language], long);
      const [first, last] = [new Date(from), new Date(to)];
      // ICU up to 74 writes a Chinese range with slashes, whatever it is asked for.
      return language === "zh" && from !== to
        ? t("kernel:days", { from: format.format(first), to: format.format(last) })
        : format.formatRange(first, last);
    },
    list: (items) => new Intl.ListFormat(locale[language], { type: "conjunction" }).format(items),
    problem: (p) => {
      const at = p.place ? describePlace(p, t) : "";
      const said = t(catalogueKey("problem", p.code), p.facts);
      return at === "" ? said : t("kernel:place.sentence", { place: at, said });
    },
    compare: (a, b) => collator.compare(a, b),
  };
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making a formatter is slow, so each is made once. */
function numberFormat(language: Language, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const id = `${language} ${JSON.stringify(options)}`;
  const known = numberFormats.get(id);
  if (known) return known;
  const made = new Intl.NumberFormat(locale[language], options);
  numberFormats.set(id, made);
  return made;
}

function describePlace(p: Problem, t: Words["t"]): string {
  const { file, sheet, cell, line } = p.place ?? {};
  const parts = [
    file === undefined ? "" : file,
    sheet === undefined ? "" : t("kernel:place.sheet", { sheet }),
    cell === undefined ? "" : t("kernel:place.cell", { cell }),
    line === undefined ? "" : t("kernel:place.line", { line }),
  ];
  return parts.filter((part) => part !== "").join(t("kernel:place.separator"));
}
