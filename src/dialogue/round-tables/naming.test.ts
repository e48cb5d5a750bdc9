import { expect, test } from "vitest";
import { partiesNamed, personsNamed } from "./naming.ts";

const kenya = { ar: "كينيا", zh: "肯尼亚", en: "Kenya", fr: "Kenya", ru: "Кения", es: "Kenya" };
const togo = { ar: "توغو", zh: "多哥", en: "Togo", fr: "Togo", ru: "Того", es: "Togo" };
const philippines = {
  ...{ ar: "الفلبين", zh: "菲律宾", en: "Philippines", fr: "Philippines" },
  ...{ ru: "Филиппины", es: "Filipinas" },
};
const parties = [
  { id: "KEN", acronym: null, names: kenya },
  { id: "TGO", acronym: null, names: togo },
  { id: "PHL", acronym: null, names: philippines },
  {
    id: "who",
    acronym: "WHO",
    names: { ...togo, ru: "ВОЗ", en: "World Health Organization", zh: "世卫组织" },
  },
];
const named = (text: string) => partiesNamed(text, parties).map(({ id }) => id);

test("parties are found in a text by name, acronym and code", () => {
  for (const text of [
    "In KENYA, too.",
    "肯尼亚代表说",
    "Делегация (Кения)",
    "كينيا تؤيد",
    "KEN: yes",
    "as kenya said",
  ])
    expect(named(text), text).toEqual(["KEN"]);
  for (const text of ["Kenyatta spoke", "token", "ken", "a KENS b", "who spoke?"])
    expect(named(text), text).toEqual([]);
  expect(named("WHO spoke.")).toEqual(["who"]);
});

test("Russian names are found in every case, Arabic ones behind their particles", () => {
  for (const text of ["делегация Кении", "с Кенией", "Кению поддержали"])
    expect(named(text), text).toEqual(["KEN"]);
  for (const text of ["из Филиппин", "на Филиппинах", "وفد للفلبين", "والفلبين", "وفي الفلبين"])
    expect(named(text), text).toEqual(["PHL"]);
  for (const text of ["وكينيا", "لكينيا", "بكينيا"]) expect(named(text), text).toEqual(["KEN"]);
});

test("short names that are common words count with their capital alone", () => {
  expect(named("кроме того, сборы высоки")).toEqual([]);
  expect(named("Делегация Того")).toEqual(["TGO"]);
});

test("persons are found by what of their name a text holds", () => {
  const persons = [
    "H.E. Ms. Amina Okoro-Bell",
    "السيدة أمينة العلي",
    "王毅",
    "Лидия ПЕТРОВА",
    "Jean de la Fontaine",
  ];
  const found = (text: string) => personsNamed(text, persons);
  for (const text of ["As Ms. Okoro said", "OKORO: yes", "amina okoro thinks", "Bell agreed"])
    expect(found(text), text).toEqual(["H.E. Ms. Amina Okoro-Bell"]);
  expect(found("قالت أمينة العلي")).toEqual(["السيدة أمينة العلي"]);
  expect(found("王毅指出")).toEqual(["王毅"]);
  expect(found("г-жа Петрова")).toEqual(["Лидия ПЕТРОВА"]);
  expect(found("M. de La Fontaine")).toEqual(["Jean de la Fontaine"]);
  for (const text of [
    "Her Excellency spoke",
    "the bell rang",
    "أمينة الصندوق",
    "Fees should fall. Ms. Minister",
  ])
    expect(found(text), text).toEqual([]);
});
