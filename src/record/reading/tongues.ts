import type { FrontKind, Organ } from "../model.ts";

/**
 * The frame of a document in the official languages other than English: enough to keep its structure. Verbs and what they ask for are
 * read in English only (GRAMMAR.md §11).
 */

const organs: readonly (readonly [RegExp, Organ])[] = [
  [/^(?:L[’']Assemblée générale|La Asamblea General|Генеральная Ассамблея|إن الجمعية العامة|大会)$/, "GA"],
  [/^(?:Le Conseil de sécurité|El Consejo de Seguridad|Совет Безопасности|إن مجلس الأمن|安全理事会)$/, "SC"],
  [
    /^(?:Le Conseil économique et social|El Consejo Económico y Social|Экономический и Социальный Совет|إن المجلس الاقتصادي والاجتماعي|经济及社会理事会)$/,
    "ECOSOC",
  ],
  [
    /^(?:Le Conseil des droits de l[’']homme|El Consejo de Derechos Humanos|Совет по правам человека|إن مجلس حقوق الإنسان|人权理事会)$/,
    "HRC",
  ],
  [
    /^(?:La Commission de la population et du développement|La Comisión de Población y Desarrollo|Комиссия по народонаселению и развитию|إن لجنة السكان والتنمية|人口与发展委员会)$/,
    "CPD",
  ],
];

/** The organ whose enacting phrase a line is, in another language than English: `L’Assemblée générale,`. */
export function tongueOrgan(text: string): Organ | undefined {
  if (text.length > 80) return undefined;
  const phrase = /^[«“"]?\s?(.+?)[,،，]?$/.exec(text)?.[1] ?? "";
  return organs.find(([pattern]) => pattern.test(phrase))?.[1];
}

const months: readonly (readonly string[])[] = [
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(" "),
];

/** A month's name in another language than English, and what may stand before it. To be used in larger patterns. */
export const tongueMonth = `(?:de )?(?:${months.flat().join("|")})`;

/** The day in a text of another language than English, as `2006-12-20`. */
export function tongueDay(text: string): string | undefined {
  const chinese = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/.exec(text);
  if (chinese) return iso(chinese[1], Number(chinese[2]), chinese[3]);
  const match = /(\d{1,2})(?:er)?\s+(?:de\s+)?(?:[\p{L}\s]{2,24}\/)?(\p{L}+)\s+(?:de\s+)?(\d{4})/u.exec(
    text.slice(0, 200),
  );
  if (!match) return undefined;
  const name = (match[2] ?? "").toLowerCase();
  const month = months.map((names) => names.indexOf(name) + 1).find((found) => found > 0);
  return month === undefined ? undefined : iso(match[3], month, match[1]);
}

function iso(year = "", month = 0, day = ""): string | undefined {
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const kinds: readonly (readonly [RegExp, FrontKind])[] = [
  [/^Distr\.?\s?:?\s?(?:générale?|limitée?|general|limitada)|^(?:распространение|التوزيع)/i, "distribution"],
  [/^(?:Original|Оригинал|原件|原文|الأصل)\s?[:：]/i, "original"],
  [
    /^(?:Résolution adoptée|Resolución aprobada|Резолюция, принятая|قرار اتخذته?)|^\S{2,12}决议$|通过的?决议$/i,
    "adoption",
  ],
  [/^(?:Points? \d|Temas? \d|Пункты? \d|البند(?:ان)? \d|议程项目\s?\d)/i, "agenda"],
  [
    /^\p{Lu}[\p{Ll}\s-]{3,40} (?:session|período de sesiones|сессия)$|^第\s?\S{1,8}届会议$|^الدورة \S.{2,40}$/u,
    "session",
  ],
  [/^(?:Nations Unies|Naciones Unidas|Организация Объединенных Наций|الأمم المتحدة|联\s?合\s?国)$/, "organ"],
  [
    /^\d{1,4}(?:e|ª|a|-е)\s(?:séance plénière|sesión plenaria|пленарное заседание)(?:,?\s.{6,30})?$|^第\s?\d{1,4}\s?次全体会议$|^الجلسة العامة \d{1,4}$/,
    "closing",
  ],
];

/** The kind of a line of the frame in another language than English. */
export function tongueKind(text: string): FrontKind | undefined {
  if (text.length > 160 || text.length < 3) return undefined;
  const kind = kinds.find(([pattern]) => pattern.test(text))?.[1];
  if (kind) return kind;
  const day = text.length < 40 && tongueDay(text) !== undefined && /^\d/.test(text) && /[\d日]$/.test(text);
  return day ? "date" : undefined;
}

const alphabets = ["абвгдежзиклмнопрстуфхцчшщэюя", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"];

/** The place of a letter in the alphabet by which lists are counted; undefined for Latin ones. */
export function tongueLetter(letter: string): number | undefined {
  const bare = letter.replace("ـ", "");
  const place = alphabets.map((alphabet) => alphabet.indexOf(bare) + 1).find((found) => found > 0);
  return bare.length === 1 ? place : undefined;
}
