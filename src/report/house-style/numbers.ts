import { type Language, locale } from "../../kernel/language.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import { datesIn } from "./dates.ts";
import type { Found } from "./model.ts";
import { matches, type Span, within } from "./spans.ts";

/**
 * Numbers as the United Nations Editorial Manual has them (and its like for the other languages): below ten in words but with units and
 * symbols, per cent written out where the language does, thousands set apart; and figures that are bound to no source.
 */

/** A number in digits with its thousands and decimals, standing by itself: no part of a symbol, a name or a word. */
const number =
  /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\p{N}/_@#–-]|\p{N}[.,])(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+)(?:[.,]\d+)?(?![\p{N}/_@]|[.,]\p{N}|\.?[A-Za-z\u0400-\u04ff])/gu;

/** What a number names rather than counts, by the words before it. */
const naming: Readonly<Record<Language, RegExp>> = {
  en: /(?:\b(?:paragraphs?|paras?\.?|resolutions?|decisions?|sessions?|items?|chapters?|chap\.|sections?|sect\.|articles?|tables?|figures?|annex(?:es)?|targets?|goals?|pages?|pp?\.|no\.|nos\.|part|rule|agenda|indicator|ages?|aged|article|step|under)|§)\s*(?:\(?\d+\)?(?:,| and| or| to|–)\s*)*$/iu,
  fr: /(?:\b(?:paragraphes?|résolutions?|décisions?|sessions?|points?|chapitres?|sections?|articles?|tableaux?|figures?|annexes?|cibles?|objectifs?|pages?|partie|âges?|n°|no)|[nN]os?)\s*(?:\(?\d+\)?(?:,| et| ou| à|–)\s*)*$/iu,
  es: /\b(?:párrafos?|resoluci(?:ón|ones)|decisi(?:ón|ones)|períodos?|temas?|capítulos?|secci(?:ón|ones)|artículos?|tablas?|cuadros?|figuras?|anexos?|metas?|objetivos?|páginas?|parte|núms?\.|edad(?:es)?|agenda)\s*(?:\(?\d+\)?(?:,| y| o| a|–)\s*)*$/iu,
  ru: /(?:(?<!\p{L})(?:пункт|резолюци|решени|сесси|глав|раздел|стать|таблиц|рисун|приложени|задач|цел|страниц|част|возраст)\p{L}*|№)\s*(?:\(?\d+\)?(?:,| и| или|–)\s*)*$/iu,
  ar: /(?:الفقر(?:ة|ات|تين)|فقرة|القرار|قرار|قرارات|المقرر|الدورة|البند|الفصل|الفرع|المادة|الجدول|الشكل|المرفق|الغاية|الهدف|الصفحة|الجزء|رقم|سن)\s*\u2068?(?:\(?\d+\)?(?:،| و| أو)\s*)*$/u,
  zh: /(?:第|图|表|附件|目标|指标|段落)\s*(?:\d+(?:、|和|至|-))*$/u,
};

/** What a number measures: with a unit it stays in digits. */
const unitAfter =
  /^\s*(?:%|‰|per cent|percent|p\.c\.|(?:thousand|million|billion|trillion|hundred)\b|millions?\b|milliards?\b|mille\b|mill(?:ón|ones)\b|mil\b|тыс|млн|млрд|миллион|миллиард|процент|в процентах|في المائة|مليون|مليار|ألف|万|亿|(?:km|m|kg|ha|°)\b|dollars?\b|dólares?\b|долл|دولار|美元|euros?\b)/iu;
const moneyBefore = /(?:[$€£¥]|\bUSD|US\$)\s*$/u;

/** An age is part of a definition: "25 or over". */
const ageAfter = /^\s*(?:years?\b|or over|and over|or more|ans\b|años\b|лет\b|года?\b|سنة|سنوات|岁|周岁)/iu;

/** The amount of which Sustainable Development Goal indicator 10.c.1 states the cost. */
const agreedAmounts: ReadonlySet<string> = new Set(["200"]);

/** Languages that write out numbers below ten in the same form whatever they count, one aside. */
const writesOut: ReadonlySet<Language> = new Set(["en", "fr", "es"]);

/** So many letters before and behind a number say what it is: "paragraphs 3, 4, 5 and" is among the longest. */
const around = 200;

interface Context {
  readonly value: string;
  readonly before: string;
  readonly after: string;
}

/** Numbers of a text that are not as the house writes them, or are bound to nothing. */
export function checkNumbers(text: string, language: Language): readonly Found[] {
  const dates = datesIn(text, language);
  return matches(text, number).flatMap(({ match: [value], ...span }): readonly Found[] => {
    if (within(span, dates)) return [];
    const context = {
      value,
      before: text.slice(Math.max(0, span.from - around), span.from),
      after: text.slice(span.to, span.to + around),
    };
    if (names(context, language)) return [];
    const small = writtenOut(context, language);
    if (small !== null) return [{ code: "small-number", ...span, facts: { text: value }, mend: small }];
    return [...grouping(context, span, language), ...unbound(context, span)];
  });
}

/** A year, a number of a paragraph or session, an age, an agreed amount. */
function names({ value, before, after }: Context, language: Language): boolean {
  if (naming[language].test(before) || ageAfter.test(after)) return true;
  if (/^(?:19|20|21)\d\d$/.test(value) && !unitAfter.test(after) && !moneyBefore.test(before)) return true;
  const money = moneyBefore.test(before) || /^\s*(?:dollars?|dólares?|долл|دولار|美元)/iu.test(after);
  return money && agreedAmounts.has(value);
}

/** The number in words; null where it stays in digits. */
function writtenOut({ value, before, after }: Context, language: Language): string | null {
  if (!writesOut.has(language) || !/^[2-9]$/.test(value)) return null;
  if (unitAfter.test(after) || moneyBefore.test(before)) return null;
  // In a row or a range with larger numbers all are in digits.
  if (/(?:\d\s*(?:,|–|-|to|and|or|à|et|ou|a|y|o)\s*)$/u.test(before)) return null;
  if (/^\s*(?:,|–|-|to|and|or|à|et|ou|a|y|o)\s*\d/u.test(after)) return null;
  return wordsOf(language).t(`report-proposals:numeral.${value}`);
}

function grouping({ value }: Context, span: Span, language: Language): readonly Found[] {
  const digits = value.replace(/[.,]\d{1,2}$|[.,]\d{4,}$/u, "").replace(/\D/gu, "");
  if (digits.length < 5 || /[.,]\d{1,2}$/u.test(value)) return [];
  const mend = new Intl.NumberFormat(locale[language]).format(Number(digits));
  return spaced(mend) === spaced(value) ? [] : [{ code: "grouping", ...span, facts: { text: value }, mend }];
}

/** A space that does not break is as good as one that does: the setting takes care of it. */
function spaced(text: string): string {
  return text.replace(/[\u00a0\u202f]/gu, " ");
}

function unbound({ value, after }: Context, span: Span): readonly Found[] {
  const unit = unitAfter.exec(after)?.[0] ?? "";
  const facts = { text: `${value}${unit}` };
  return [{ code: "unbound", from: span.from, to: span.to + unit.length, facts, mend: null }];
}

const percents: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/(?<=\d)\s*%/gu, " per cent"],
    [/(?<=\d )percent\b/giu, "per cent"],
  ],
  fr: [[/(?<=\d) ?%/gu, "\u202f%"]],
  es: [[/(?<=\d) ?%/gu, "\u00a0%"]],
  ru: [[/(?<=\d) ?%/gu, "\u00a0%"]],
  ar: [[/(?<=\d)\s*[%٪]/gu, " في المائة"]],
  zh: [[/(?<=\d)[ \u00a0\u202f]+%/gu, "%"]],
};

/** Per cent as it is not written in documents of a language. */
export function checkPercent(text: string, language: Language): readonly Found[] {
  return percents[language].flatMap(([pattern, mend]) =>
    matches(text, pattern).map(
      ({ match: [written], from, to }): Found => ({
        code: "percent",
        from,
        to,
        facts: { text: written.trim() },
        mend,
      }),
    ),
  );
}
