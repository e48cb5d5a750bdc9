import { type Language, languages } from "../../kernel/language.ts";
import { englishMonths, monthNumber } from "../../kernel/month.ts";
import type { Text } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import type { KeptDocument } from "../../record/keeping/model.ts";
import type { Meeting } from "../model.ts";
import type { MeetingKind } from "../planning/deadlines.ts";
import { placeNamed } from "./places.ts";

/** What a decision to convene says of the meeting; what it does not say is null. */
export interface MandateSaid {
  /** `A/RES/58/208#op_9`. */
  readonly mandate: string;
  readonly symbol: string;
  readonly kind: MeetingKind;
  readonly title: Text;
  readonly opens: string | null;
  readonly closes: string | null;
  /** The year, where no days are said. */
  readonly year: number | null;
  /** The meeting of the record from which days and place are taken, where the text says the year alone. */
  readonly known: string | null;
  readonly place: Text | null;
  readonly zone: string | null;
  /** The words of the decision and of the paragraphs that speak of its organization, each with its number. */
  readonly details: readonly { readonly number: string; readonly text: string }[];
}

interface Told {
  readonly id: string;
  readonly number: string;
  readonly text: string;
}

/**
 * Reads a paragraph that decides to convene a meeting, or sets out its organization, with what the other operative paragraphs of its document say of the
 * same meeting: paragraph 9 of resolution 58/208 has the year of the High-level Dialogue, paragraph 10 its purpose and outcome. Days, place and kind are those of English texts; where the text is in another language only the words are taken over. Null where the
 * document has no such paragraph. Where only facts of the document are known, those stand for its text.
 */
export function readMandate(document: KeptDocument, paragraph: string): MandateSaid | null {
  const all = paragraphsOf(document);
  const own = all.filter(({ id }) => id === paragraph || id.startsWith(`${paragraph}.`));
  const [first] = own;
  if (!first) return null;
  const said = own.map(({ text }) => text).join(" ");
  const kind = kindIn(said);
  const about = all.filter(
    ({ id, text }) => id !== paragraph && !id.startsWith(`${paragraph}.`) && speaksOf(kind, all, id, text),
  );
  const whole = [said, ...about.map(({ text }) => text)].join(" ");
  const decision = decides(said) ? said : (about.find(({ text }) => decides(text))?.text ?? said);
  const year = yearIn(said) ?? yearIn(decision);
  const days = daysIn(whole);
  const found = placeNamed(whole);
  return {
    mandate: `${document.symbol}#${paragraph}`,
    symbol: document.symbol,
    kind,
    title: titleOf(kind, decision, days?.opens.slice(0, 4) ?? year?.toString() ?? null),
    opens: days?.opens ?? null,
    closes: days?.closes ?? null,
    year: days ? Number(days.opens.slice(0, 4)) : year,
    known: null,
    place: found?.names ?? null,
    zone: found?.zone ?? null,
    // In the order of the document, wherever one began.
    details: all
      .filter((one) => own.includes(one) || about.includes(one))
      .map(({ number, text }) => ({ number, text })),
  };
}

/** The operative paragraphs of a document that set out how a meeting is organized, and do not themselves convene it. */
export function organizingParagraphs(document: KeptDocument): readonly string[] {
  return paragraphsOf(document)
    .filter(
      ({ id, text }) =>
        !id.includes(".") &&
        !decides(text) &&
        /organi[sz]ation(?:al (?:details|aspects))? of (?:the|a) /i.test(text) &&
        kinds.some(([form]) => form.test(text)),
    )
    .map(({ id }) => id);
}

/** What a record knows of the same meeting, in the place of what its text leaves open: the days, the place and its time. */
export function asKnown(
  said: MandateSaid,
  known: readonly Pick<Meeting, "id" | "kind" | "opens" | "closes" | "place" | "zone" | "state">[],
): MandateSaid {
  const same = known.find(
    ({ kind, opens, state }) =>
      state === "past" && kind === said.kind && Number(opens.slice(0, 4)) === said.year,
  );
  if (said.opens !== null || !same) return said;
  const { id, opens, closes, place, zone } = same;
  return { ...said, opens, closes, place: said.place ?? place, zone: said.zone ?? zone, known: id };
}

function decides(text: string): boolean {
  return /\b(?:devote|hold|convene)\b/i.test(text);
}

/** Paragraphs with their sub-paragraphs, in order, numbers as they are cited: `10 (a)`. */
function paragraphsOf({ understood, facts }: KeptDocument): readonly Told[] {
  if (!understood)
    return (facts?.mandates ?? []).flatMap(({ paragraph, text }) =>
      paragraph === null ? [] : [{ id: paragraph, number: paragraph.replace(/^op_/, ""), text }],
    );
  const walk = (
    nodes: NonNullable<KeptDocument["understood"]>["operative"],
    before: string,
  ): readonly Told[] =>
    nodes.flatMap(({ id, number, text, children }) => {
      const own = number === null ? before : before === "" ? number : `${before} (${number})`;
      return [{ id, number: own, text }, ...walk(children, own)];
    });
  return walk(understood.operative, "");
}

const kinds: readonly (readonly [RegExp, MeetingKind])[] = [
  [/high-level (dialogue|debate|meeting)|review forum/i, "high-level-dialogue"],
  [/global forum/i, "global-forum"],
  [/regional (consultation|consultative|conference|review|meeting)/i, "regional-consultation"],
  [/\b(expert|panel)s?\b/i, "expert-panel"],
];

function kindIn(text: string): MeetingKind {
  return kinds.find(([form]) => form.test(text))?.[1] ?? "high-level-dialogue";
}

/** That a paragraph, or the one whose part it is, speaks of the meeting and its organization, and not of a report on what it came to. */
function speaksOf(kind: MeetingKind, all: readonly Told[], id: string, text: string): boolean {
  const form = kinds.find(([, one]) => one === kind)?.[0];
  if (!form) return false;
  const parent = id.includes(".")
    ? all.find((one) => one.id === id.slice(0, id.lastIndexOf(".")))
    : undefined;
  const organizes = (said: string) =>
    form.test(said) &&
    /\b(?:devote|hold|convene)\b|organi[sz]ation|purpose|outcome|round table|hearing|will be held|shall be held|duration/i.test(
      said,
    );
  return organizes(text) || (parent !== undefined && organizes(parent.text));
}

const month = `(${englishMonths.join("|")})`;

/** The first span of days, or day, in an English text: `14 and 15 September 2006`, `9 to 11 July 2007`, `30 June to 2 July 2008`. */
export function daysIn(text: string): { readonly opens: string; readonly closes: string } | null {
  const joint = "(?:and|to|through|until|[-–—])";
  const forms: readonly (readonly [RegExp, (m: RegExpExecArray) => [string | null, string | null]])[] = [
    [
      new RegExp(`\\b(\\d{1,2}) ${month} ${joint} (\\d{1,2}) ${month} (\\d{4})`, "i"),
      (m) => [isoDay(m[5], m[2], m[1]), isoDay(m[5], m[4], m[3])],
    ],
    [
      new RegExp(`\\b(\\d{1,2})\\s*${joint}\\s*(\\d{1,2}) ${month} (\\d{4})`, "i"),
      (m) => [isoDay(m[4], m[3], m[1]), isoDay(m[4], m[3], m[2])],
    ],
    [
      new RegExp(`\\b(\\d{1,2}) ${month} (\\d{4})`, "i"),
      (m) => [isoDay(m[3], m[2], m[1]), isoDay(m[3], m[2], m[1])],
    ],
  ];
  for (const [form, read] of forms) {
    const match = form.exec(text);
    const [opens, closes] = match ? read(match) : [null, null];
    if (opens !== null && closes !== null && opens <= closes) return { opens, closes };
  }
  return null;
}

function isoDay(year = "", name = "", day = ""): string | null {
  const iso = `${year}-${monthNumber(name)}-${day.padStart(2, "0")}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** `in 2006`, `in September 2006`. */
function yearIn(text: string): number | null {
  const match = new RegExp(`\\bin (?:${month} )?((?:19|20)\\d{2})\\b`, "i").exec(text);
  return match?.[2] ? Number(match[2]) : null;
}

/** The meeting's name: in six languages where it is about what this whole record is about; else as the text has it. */
function titleOf(kind: MeetingKind, text: string, year: string | null): Text {
  if (/international migration and development|global forum/i.test(text) || !/\bon [a-z]/i.test(text)) {
    const key = year === null ? "meetings:title" : "meetings:title-of-year";
    return Object.fromEntries(
      languages.map((language: Language) => [
        language,
        words(language).t(`${key}.${kind}`, { year: year ?? "" }),
      ]),
    );
  }
  const subject = /\bon ([^,.;:]{3,200})/i.exec(text)?.[1] ?? "";
  const { t } = words("en");
  const about = t("meetings:title-about", {
    kind: t(`meetings:kind.${kind}`),
    subject: subject.replace(/ in (?:19|20)\d{2}$/, ""),
  });
  return { en: year === null ? about : t("meetings:title-with-year", { title: about, year }) };
}
