import type { Language } from "../kernel/language.ts";
import { roman } from "../kernel/roman.ts";
import type { PrintBlock, PrintDocument } from "./model.ts";

/** What the sample says in a language. The sentences are real ones of their kind, so that line breaks and marks are. */
interface Said {
  readonly title: string;
  readonly body: string;
  readonly session: string;
  readonly distribution: string;
  readonly date: string;
  readonly original: string;
  readonly heading: string;
  readonly below: string;
  readonly paragraph: readonly [string, string, string];
  readonly recommendation: string;
  readonly note: string;
  readonly columns: readonly [string, string, string];
  readonly places: readonly [string, string, string, string];
  readonly draft: string;
}

const said: Readonly<Record<Language, Said>> = {
  en: {
    title: "International migration and development",
    body: "General Assembly",
    session: "Sixty-third session, item 55 (b) of the provisional agenda",
    distribution: "Distr.: General",
    date: "11 August 2008",
    original: "Original: English",
    heading: "Migration in figures",
    below: "Women among migrants",
    paragraph: [
      "In 2024, there were ",
      "304 million",
      " international migrants in the world, or 3.7 per cent of its population. Their number has grown in every region since 1990, although at a different pace, and “first findings” have been revised since.",
    ],
    recommendation:
      "Governments may wish to publish their statistics on arrivals and departures by sex and age within a year.",
    note: "United Nations, International Migrant Stock 2024.",
    columns: ["Destination", "Migrants", "Women, per cent"],
    places: ["United States of America", "Germany", "Saudi Arabia", "Türkiye"],
    draft: "Draft",
  },
  fr: {
    title: "Migrations internationales et développement",
    body: "Assemblée générale",
    session: "Soixante-troisième session, point 55 b) de l’ordre du jour provisoire",
    distribution: "Distr. générale",
    date: "11 août 2008",
    original: "Original : anglais",
    heading: "Les migrations en chiffres",
    below: "Les femmes parmi les migrants",
    paragraph: [
      "En 2024, on comptait ",
      "304 millions",
      " de migrants internationaux dans le monde, soit 3,7 % de sa population. Leur nombre a augmenté dans chaque région depuis 1990, à un rythme différent, et les « premiers résultats » ont été révisés depuis.",
    ],
    recommendation:
      "Les gouvernements souhaiteront peut-être publier dans un délai d’un an leurs statistiques des arrivées et des départs par sexe et par âge.",
    note: "Nations Unies, stock de migrants internationaux 2024.",
    columns: ["Destination", "Migrants", "Femmes, en pourcentage"],
    places: ["États-Unis d’Amérique", "Allemagne", "Arabie saoudite", "Türkiye"],
    draft: "Projet",
  },
  es: {
    title: "Migración internacional y desarrollo",
    body: "Asamblea General",
    session: "Sexagésimo tercer período de sesiones, tema 55 b) del programa provisional",
    distribution: "Distr. general",
    date: "11 de agosto de 2008",
    original: "Original: inglés",
    heading: "La migración en cifras",
    below: "Las mujeres entre los migrantes",
    paragraph: [
      "En 2024 había ",
      "304 millones",
      " de migrantes internacionales en el mundo, es decir, el 3,7% de su población. Su número ha aumentado en todas las regiones desde 1990, aunque a ritmo distinto, y las «primeras conclusiones» se han revisado desde entonces.",
    ],
    recommendation:
      "Los gobiernos tal vez deseen publicar en el plazo de un año sus estadísticas de llegadas y salidas por sexo y edad.",
    note: "Naciones Unidas, población de migrantes internacionales 2024.",
    columns: ["Destino", "Migrantes", "Mujeres, porcentaje"],
    places: ["Estados Unidos de América", "Alemania", "Arabia Saudita", "Türkiye"],
    draft: "Borrador",
  },
  ru: {
    title: "Международная миграция и развитие",
    body: "Генеральная Ассамблея",
    session: "Шестьдесят третья сессия, пункт 55 b) предварительной повестки дня",
    distribution: "Общее распространение",
    date: "11 августа 2008 года",
    original: "Язык оригинала: английский",
    heading: "Миграция в цифрах",
    below: "Женщины среди мигрантов",
    paragraph: [
      "В 2024 году в мире насчитывалось ",
      "304 миллиона",
      " международных мигрантов, или 3,7 процента его населения. С 1990 года их число выросло во всех регионах, хотя и разными темпами, а «первые выводы» с тех пор были пересмотрены.",
    ],
    recommendation:
      "Правительства, возможно, пожелают в течение года публиковать свои статистические данные о прибывших и выбывших с разбивкой по полу и возрасту.",
    note: "Организация Объединённых Наций, численность международных мигрантов, 2024 год.",
    columns: ["Место назначения", "Мигранты", "Женщины, в процентах"],
    places: ["Соединённые Штаты Америки", "Германия", "Саудовская Аравия", "Турция"],
    draft: "Проект",
  },
  zh: {
    title: "国际移民与发展",
    body: "大会",
    session: "第六十三届会议，临时议程项目55(b)",
    distribution: "分发：普遍",
    date: "2008年8月11日",
    original: "原文：英文",
    heading: "数字中的移民",
    below: "移民中的女性",
    paragraph: [
      "2024年，全世界共有",
      "3.04亿",
      "国际移民，占世界人口的3.7%。自1990年以来，各区域的移民人数均有增加，但速度不同；“初步结论”此后有所修订。移民对原籍国和目的地国的发展都作出了贡献，其影响取决于所采取的政策。",
    ],
    recommendation: "各国政府不妨在一年之内公布按性别和年龄分列的入境和出境统计数据。",
    note: "联合国，《2024年国际移民存量》。",
    columns: ["目的地", "移民", "女性，百分比"],
    places: ["美利坚合众国", "德国", "沙特阿拉伯", "土耳其"],
    draft: "草稿",
  },
  ar: {
    title: "الهجرة الدولية والتنمية",
    body: "الجمعية العامة",
    session: "الدورة الثالثة والستون، البند 55 (ب) من جدول الأعمال المؤقت",
    distribution: "التوزيع: عام",
    date: "11 آب/أغسطس 2008",
    original: "الأصل: بالإنكليزية",
    heading: "الهجرة بالأرقام",
    below: "النساء بين المهاجرين",
    paragraph: [
      "في عام 2024، بلغ عدد المهاجرين الدوليين في العالم ",
      "304 ملايين",
      " مهاجر، أي 3.7 في المائة من سكانه. وقد زاد عددهم في كل منطقة منذ عام 1990، وإن كان ذلك بوتيرة متفاوتة، ونُقحت «النتائج الأولى» منذ ذلك الحين وفقًا للقرار A/RES/61/208.",
    ],
    recommendation: "لعل الحكومات تود أن تنشر إحصاءاتها عن القادمين والمغادرين حسب الجنس والعمر في غضون سنة.",
    note: "الأمم المتحدة، رصيد المهاجرين الدوليين 2024.",
    columns: ["المقصد", "المهاجرون", "النساء، نسبة مئوية"],
    places: ["الولايات المتحدة الأمريكية", "ألمانيا", "المملكة العربية السعودية", "تركيا"],
    draft: "مسودة",
  },
};

export interface SampleSize {
  readonly sections: number;
  readonly paragraphs: number;
  readonly charts: number;
  readonly tables: number;
  readonly rows: number;
}

/** A report in a language that has something of everything, for tests and benches. */
export function sampleDocument(
  language: Language,
  size: SampleSize = { sections: 2, paragraphs: 3, charts: 1, tables: 1, rows: 4 },
): PrintDocument {
  const of = said[language];
  return {
    language,
    title: of.title,
    masthead: {
      organization: language === "en" ? "United Nations" : of.body,
      lines: [of.body, of.session],
      symbol: "A/63/265",
      distribution: of.distribution,
      date: of.date,
      original: of.original,
    },
    summary: [paragraph("summary-1", null, of)],
    contents: true,
    blocks: body(of, size),
    annexes: [{ title: of.columns[0], blocks: [tableOf("table-annex", null, of, 3)] }],
    format: "report",
    stamp: of.draft,
  };
}

function body(of: Said, size: SampleSize): PrintBlock[] {
  const blocks: PrintBlock[] = [];
  let [number, notes, tables, charts] = [0, 0, 0, 0];
  for (let section = 0; section < size.sections; section++) {
    blocks.push({
      kind: "heading",
      id: `heading-${section}`,
      level: section % 3 === 1 ? 2 : 1,
      number: section % 3 === 1 ? "A" : roman(Math.floor(section / 3) * 2 + Math.min(1, section % 3) + 1),
      content: [{ kind: "text", text: section % 3 === 1 ? of.below : of.heading }],
    });
    for (let one = 0; one < size.paragraphs; one++) {
      number += 1;
      const noted = one % 3 === 0;
      if (noted) notes += 1;
      blocks.push(paragraph(`p-${number}`, String(number), of, noted ? notes : undefined));
    }
    blocks.push({
      kind: "paragraph",
      id: `r-${section}`,
      number: String(++number),
      role: "recommendation",
      content: [{ kind: "text", text: of.recommendation }],
    });
    blocks.push({
      kind: "list",
      ordered: section % 2 === 1,
      items: of.places.map((place) => [{ kind: "text", text: place }]),
    });
    for (; charts < ((section + 1) * size.charts) / size.sections; charts++) {
      blocks.push(chart(`figure-${charts}`, roman(charts + 1), of));
    }
    for (; tables < ((section + 1) * size.tables) / size.sections; tables++) {
      blocks.push(tableOf(`table-${tables}`, String(tables + 1), of, size.rows));
    }
  }
  return blocks;
}

function paragraph(id: string, number: string | null, of: Said, note?: number): PrintBlock {
  return {
    kind: "paragraph",
    id,
    number,
    content: [
      { kind: "text", text: of.paragraph[0] },
      {
        kind: "bound",
        text: of.paragraph[1],
        evidence: ["corridor:observation/un-desa-stock@0f"],
        mark: null,
      },
      { kind: "text", text: of.paragraph[2] },
      ...(note === undefined
        ? []
        : [
            {
              kind: "note",
              number: note,
              content: [
                { kind: "text", text: `${of.note} ` },
                { kind: "link", href: "https://www.un.org/", text: "un.org" },
              ],
            } as const,
          ]),
      { kind: "text", text: ` ${of.heading}.`, emphasis: true },
    ],
  };
}

const counts = [52_375_047, 16_750_000, 13_683_000, 7_080_000];

function tableOf(id: string, number: string | null, of: Said, rows: number): PrintBlock {
  return {
    kind: "table",
    id,
    number,
    caption: `${of.heading}, 2024`,
    columns: of.columns.map((label, index) => ({ label, align: index === 0 ? "start" : "end" })),
    rows: Array.from({ length: rows }, (_, index) => [
      { text: of.places[index % 4] ?? "", value: null, evidence: [] },
      { text: group(counts[index % 4] ?? 0), value: counts[index % 4] ?? 0, evidence: ["corridor:x/y"] },
      { text: `4${index % 10}.${index % 7}`, value: 40 + (index % 10) + (index % 7) / 10, evidence: [] },
    ]),
    leftOut: 0,
    source: of.note,
    note: of.recommendation,
  };
}

function group(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

/** Bars with their names, drawn as the charts of pages are: text in the fonts of drawings, colours written in. */
function chart(id: string, number: string, of: Said): PrintBlock {
  const bars = of.places.map((place, index) => {
    const [y, width] = [index * 30, ((counts[index] ?? 0) / 52_375_047) * 300];
    return `<text x="190" y="${y + 20}" text-anchor="end">${place}</text><rect x="200" y="${y + 5}" width="${width}" height="20" fill="#0f5c8c"/><text x="${206 + width}" y="${y + 20}">${group(counts[index] ?? 0)}</text>`;
  });
  return {
    kind: "figure",
    id,
    number,
    title: of.heading,
    subtitle: `${of.columns[1]}, 2024`,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 125" width="620" height="125" direction="ltr" font-family="'IBM Plex Sans', 'IBM Plex Sans Arabic', 'Noto Sans SC', sans-serif" font-size="13" fill="#1d1d1b">${bars.join("")}</svg>`,
    alternative: `${of.heading}: ${of.places.join(", ")}.`,
    source: of.note,
    note: null,
    table: {
      columns: of.columns.map((label, index) => ({ label, align: index === 0 ? "start" : "end" })),
      rows: of.places.map((place, index) => [
        { text: place, value: null, evidence: [] },
        { text: group(counts[index] ?? 0), value: counts[index] ?? 0, evidence: [] },
        { text: "48", value: 48, evidence: [] },
      ]),
    },
  };
}
