import { describe, expect, test } from "vitest";
import { parseRecord } from "../parse.ts";
import { lostLetters } from "../support/letters.ts";
import { tongueDay } from "./tongues.ts";

/** One made-up resolution in the other official languages: two preambular paragraphs, three operative, one of them in two parts. */
const texts = {
  fr: `Nations Unies
Distr. générale
3 février 2031
Quatre-vingt-cinquième session
Point 17 b) de l’ordre du jour
Résolution adoptée par l’Assemblée générale le 19 décembre 2030
[sur la base du rapport de la Deuxième Commission (A/85/400/Add.2)]
85/300. Couloirs de migration
L’Assemblée générale,
Rappelant sa résolution 83/100 du 1er décembre 2028,
Consciente que les textes sont rarement lus¹,
1. Prend note du rapport du Secrétaire général ;
2. Décide que le dialogue comprendra :
a) Une ouverture ;
b) Une clôture ;
3. Prie le Secrétaire général de lui présenter un rapport.
75e séance plénière
19 décembre 2030
¹ Voir A/85/123.`,
  es: `Naciones Unidas
Distr. general
3 de febrero de 2031
Octogésimo quinto período de sesiones
Tema 17 b) del programa
Resolución aprobada por la Asamblea General el 19 de diciembre de 2030
[sobre la base del informe de la Segunda Comisión (A/85/400/Add.2)]
85/300. Corredores de migración
La Asamblea General,
Recordando su resolución 83/100, de 1 de diciembre de 2028,
Consciente de que los textos se leen poco¹,
1. Toma nota del informe del Secretario General;
2. Decide que el diálogo comprenda:
a) Una apertura;
b) Una clausura;
3. Solicita al Secretario General que le presente un informe.
75ª sesión plenaria
19 de diciembre de 2030
¹ Véase A/85/123.`,
  ru: `Организация Объединенных Наций
Восемьдесят пятая сессия
Пункт 17 b) повестки дня
Резолюция, принятая Генеральной Ассамблеей 19 декабря 2030 года
[по докладу Второго комитета (A/85/400/Add.2)]
85/300. Коридоры миграции
Генеральная Ассамблея,
ссылаясь на свою резолюцию 83/100 от 1 декабря 2028 года,
сознавая, что тексты редко читают¹,
1. принимает к сведению доклад Генерального секретаря;
2. постановляет, что диалог будет включать:
а) открытие;
б) закрытие;
3. просит Генерального секретаря представить ей доклад.
75-е пленарное заседание
19 декабря 2030 года
¹ См. A/85/123.`,
  ar: `الأمم المتحدة
الدورة الخامسة والثمانون
البند 17 (ب) من جدول الأعمال
قرار اتخذته الجمعية العامة في 19 كانون الأول/ديسمبر 2030
[بناء على تقرير اللجنة الثانية (A/85/400/Add.2)]
85/300. ممرات الهجرة
إن الجمعية العامة،
إذ تشير إلى قرارها 83/100 المؤرخ 1 كانون الأول/ديسمبر 2028،
وإذ تدرك أن النصوص قلما تُقرأ¹،
1 - تحيط علما بتقرير الأمين العام؛
2 - تقرر أن يشمل الحوار ما يلي:
(أ) افتتاحا؛
(ب) اختتاما؛
3 - تطلب إلى الأمين العام أن يقدم إليها تقريرا.
الجلسة العامة 75
19 كانون الأول/ديسمبر 2030
¹ انظر A/85/123.`,
  zh: `联合国
第八十五届会议
议程项目17(b)
2030年12月19日大会决议
[根据第二委员会的报告(A/85/400/Add.2)]
85/300. 移民走廊
大会，
回顾其2028年12月1日第83/100号决议，
意识到文本很少有人阅读¹，
1. 表示注意到秘书长的报告；
2. 决定对话应包括：
(a) 开幕；
(b) 闭幕；
3. 请秘书长向大会提交报告。
第75次全体会议
2030年12月19日
¹ 见A/85/123。`,
};

describe.each(Object.entries(texts))("%s", (_, text) => {
  const parsed = parseRecord(text);
  const documents = parsed.ok ? parsed.value : [];
  const [document] = documents;

  test("the structure is kept, and it is said that no verbs are read", () => {
    expect(documents).toHaveLength(1);
    expect(document).toMatchObject({ symbol: "A/RES/85/300", organ: "GA", session: 85, date: "2030-12-19" });
    expect(document?.preambular).toHaveLength(2);
    expect(document?.operative.map(({ number, children }) => [number, children.length])).toEqual([
      ["1", 0],
      ["2", 2],
      ["3", 0],
    ]);
    expect(document?.footnotes.map(({ usedIn }) => usedIn)).toEqual([["pp_2"]]);
    expect(document?.unread).toEqual([]);
    expect(document?.problems.map(({ code }) => code)).toEqual(["record.structure-only"]);
  });

  test("no letter is lost", () => {
    expect(lostLetters(text, documents)).toEqual([]);
  });
});

test.each([
  ["le 1er mars 2001", "2001-03-01"],
  ["20 de diciembre de 2006", "2006-12-20"],
  ["20 декабря 2006 года", "2006-12-20"],
  ["20 كانون الأول/ديسمبر 2006", "2006-12-20"],
  ["2006年12月20日", "2006-12-20"],
  ["40 mai 2006", undefined],
  ["20 brumaire 1806", undefined],
])("%s", (text, day) => {
  expect(tongueDay(text)).toBe(day);
});
