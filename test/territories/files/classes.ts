import type { NamedFile } from "./model.ts";

const m49 = (name: string): NamedFile => ({
  file: `country-classes/m49/${name}.csv`,
  cells: [
    {
      down: [
        "Global Code",
        "Global Name",
        "Region Code",
        "Region Name",
        "Sub-region Code",
        "Sub-region Name",
        "Intermediate Region Code",
        "Intermediate Region Name",
        "Country or Area",
        "M49 Code",
        "ISO-alpha3 Code",
      ],
      agree: [
        ["Region Code", "Region Name"],
        ["Sub-region Code", "Sub-region Name"],
        ["Intermediate Region Code", "Intermediate Region Name"],
        ["M49 Code", "Country or Area"],
        ["M49 Code", "ISO-alpha3 Code"],
      ],
    },
  ],
});

/** Codes and classes of countries: UNSD and World Bank. */
export const classes: readonly NamedFile[] = [
  m49("UNSD-ar"),
  m49("UNSD-cn"),
  m49("UNSD-en"),
  m49("UNSD-es"),
  m49("UNSD-fr"),
  m49("UNSD-ru"),
  m49("UNSD-Methodology-2025-12"),
  {
    ...m49("UNSD-Methodology-2021-12"),
    // Three names with a comma are cut at it, and the islands of one are listed once more with made-up codes.
    not: [
      /Special Administrative Region$/,
      "Sint Eustatius and Saba",
      "Bonaire",
      "Sint Eustatius",
      "Saba",
      /^X[ABC]A$/,
    ],
  },
  {
    file: "country-classes/country-codes.csv",
    cells: [
      {
        down: [
          "ISO3166-1-Alpha-3",
          "ISO3166-1-numeric",
          "ISO3166-1-Alpha-2",
          "official_name_ar",
          "official_name_cn",
          "official_name_en",
          "official_name_es",
          "official_name_fr",
          "official_name_ru",
          "UNTERM Arabic Short",
          "UNTERM Chinese Short",
          "UNTERM English Short",
          "UNTERM French Short",
          "UNTERM Russian Short",
          "UNTERM Spanish Short",
          "UNTERM Arabic Formal",
          "UNTERM Chinese Formal",
          "UNTERM English Formal",
          "UNTERM French Formal",
          "UNTERM Russian Formal",
          "UNTERM Spanish Formal",
          "CLDR display name",
        ],
        agree: [
          "ISO3166-1-numeric",
          "ISO3166-1-Alpha-2",
          "official_name_ar",
          "official_name_cn",
          "official_name_en",
          "official_name_es",
          "official_name_fr",
          "official_name_ru",
          "UNTERM English Short",
          "UNTERM French Short",
          "UNTERM Spanish Formal",
        ].map((column) => ["ISO3166-1-Alpha-3", column] as const),
      },
    ],
  },
  {
    file: "country-classes/OGHIST_2025_10_07.xlsx",
    publisher: "world-bank",
    cells: [
      { sheets: ["Country Analytical History"], from: 12, to: 229, down: [0, 1], agree: [[0, 1]] },
      { sheets: ["Country Analytical History"], from: 233, to: 238, down: [0, 1], agree: [[0, 1]] },
    ],
  },
  {
    file: "country-classes/CLASS.xlsx",
    publisher: "world-bank",
    cells: [
      {
        sheets: ["List of economies"],
        down: ["Economy", "Code", "Region", "Income group"],
        agree: [["Economy", "Code"]],
      },
      {
        sheets: ["Groups"],
        down: ["GroupCode", "GroupName", "CountryCode", "CountryName"],
        agree: [
          ["GroupCode", "GroupName"],
          ["CountryCode", "CountryName"],
        ],
      },
    ],
  },
];
