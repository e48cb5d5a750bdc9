import type { Publisher } from "../../src/kernel/territory/context.ts";

/** Where in a file the names and codes of territories stand. */
export interface Cells {
  /** The first sheet where nothing is said. */
  readonly sheets?: readonly string[] | "all";
  /** The row of the header, from 1. */
  readonly header?: number;
  /** Columns that hold them, by header or by index from 0, from the row after the header or from `from`, to the row `to`. */
  readonly down?: readonly (string | number)[];
  readonly from?: number;
  readonly to?: number;
  /** The header itself holds them, from this column on. */
  readonly across?: number;
  /** Pairs of columns that must name the same territory in each row: a code and a name. */
  readonly agree?: readonly (readonly [string | number, string | number])[];
  /** In a text that is no table: the first group of this form in each line. */
  readonly lines?: RegExp;
}

export interface NamedFile {
  readonly file: string;
  readonly publisher?: Publisher;
  readonly cells: readonly Cells[];
  /** What stands among them and is no territory. */
  readonly not?: readonly (string | RegExp)[];
}

/** Rows of the Population Division that divide its tables, and their numbers. */
const dividers = [
  "1802",
  "1803",
  "1828",
  "1840",
  "UN development groups",
  "World Bank income groups",
  "Geographic regions",
  "Sustainable Development Goal (SDG) regions",
  "Special other",
];

const stock2017 = "un-desa-ims/2017/UN_MigrantStockByOriginAndDestination_2017";
const converted = (file: string, down: readonly string[]): NamedFile => ({
  file: `un-desa-ims/converted/${file}`,
  publisher: "un-desa",
  cells: [{ down }],
});
const prospects2019 = (name: string): NamedFile => ({
  file: `un-wpp/2019/WPP2019_${name}.xlsx`,
  publisher: "un-desa",
  cells: [{ sheets: ["ESTIMATES", "MEDIUM VARIANT"], header: 17, down: [2, 4], agree: [[2, 4]] }],
  not: dividers,
});
const prospects2024 = (name: string): NamedFile => ({
  file: `un-wpp/2024/${name}.txt`,
  publisher: "un-desa",
  cells: [{ down: [0, 1], agree: [[0, 1]] }],
});
const indicator = (name: string): NamedFile => ({
  file: `world-bank-remittances/${name}.xls`,
  publisher: "world-bank",
  cells: [
    {
      sheets: ["Data"],
      header: 4,
      down: ["Country Name", "Country Code"],
      agree: [["Country Name", "Country Code"]],
    },
    {
      sheets: ["Metadata - Countries"],
      down: ["Country Code", "Region", "IncomeGroup", "TableName"],
      agree: [["Country Code", "TableName"]],
    },
  ],
});
const treaty = (name: string): NamedFile => ({
  file: `treaties/untc-2013-10/treaties/${name}.csv`,
  publisher: "un-treaties",
  cells: [{ down: ["Participant"] }],
});
const instrument = (name: string): NamedFile => ({
  file: `treaties/core-instruments/hr_status_${name}.csv`,
  publisher: "un-treaties",
  cells: [{ down: ["iso2", "member"], agree: [["iso2", "member"]] }],
  // In one file the code of South Sudan is cut to a letter.
  not: ["S"],
});
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

/** Every file beside the project that names territories in cells. Messages of SDMX and texts of resolutions are not among them. */
export const namedFiles: readonly NamedFile[] = [
  {
    file: "un-desa-ims/2015/UN_MigrantStockByOriginAndDestination_2015.xlsx",
    publisher: "un-desa",
    cells: [
      { sheets: ["Table 16"], header: 16, down: [1, 3], across: 6, agree: [[1, 3]] },
      {
        sheets: ["ANNEX"],
        header: 15,
        down: [0, 1, 3, 4, 6, 7],
        agree: [
          [0, 1],
          [3, 4],
          [6, 7],
        ],
      },
    ],
  },
  ...(
    [
      [1, 1],
      [2, 17],
      [3, 17],
    ] as const
  ).map(
    ([table, header]): NamedFile => ({
      file: `${stock2017}/Table ${table}-Table 1.csv`,
      publisher: "un-desa",
      cells: [{ header, down: [2, 4], across: 7, agree: [[2, 4]] }],
    }),
  ),
  {
    file: `${stock2017}/ANNEX-Table 1.csv`,
    publisher: "un-desa",
    cells: [{ down: [1, 3], agree: [[1, 3]] }],
  },
  {
    file: "un-desa-ims/2019/UN_MigrantStockTotal_2019.xlsx",
    publisher: "un-desa",
    cells: [
      {
        sheets: ["Table 1", "Table 2", "Table 3", "Table 4", "Table 5", "Table 6", "ANNEX"],
        header: 16,
        down: [1, 3],
        agree: [[1, 3]],
      },
    ],
    not: dividers,
  },
  {
    file: "un-desa-ims/2020/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx",
    publisher: "un-desa",
    cells: [
      {
        sheets: ["Table 1", "Table 2", "Table 3", "Table 4", "Table 5", "Table 6"],
        header: 11,
        down: [1, 3],
        agree: [[1, 3]],
      },
    ],
    not: dividers,
  },
  {
    file: "un-desa-ims/2020/aggregates_correspondence_table_2020_1.xlsx",
    publisher: "un-desa",
    cells: [
      {
        sheets: ["Annex"],
        header: 11,
        down: [1, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 16],
        agree: [
          [1, 3],
          [9, 10],
          [11, 12],
          [13, 14],
          [15, 16],
        ],
      },
    ],
    not: [...dividers, "0"],
  },
  converted("locations.csv", ["LocID", "ISO3", "LongName"]),
  converted("ims2020_by_destination_origin_sex.csv", ["destination_code", "origin_code"]),
  converted("ims2024_by_destination_origin_sex.csv", ["destination_code", "origin_code"]),
  converted("ims2020_by_destination_age_sex.csv", ["destination_code"]),
  converted("ims2024_by_destination_age_sex.csv", ["destination_code"]),
  {
    ...converted("empirical_stock_by_source_5_destinations.csv", ["destination_code", "origin_code"]),
    // The total, and areas of the several publishers under numbers of the collection, which nothing names.
    not: ["0", /^\d{5,7}$/],
  },
  {
    file: "un-desa-flows-2015/Canada.xlsx",
    publisher: "un-desa",
    cells: [
      { sheets: ["Regions by Citizenship"], header: 21, down: ["AreaName", "RegName"] },
      {
        sheets: ["Canada by Citizenship"],
        agree: [
          ["AREA", "AreaName"],
          ["REG", "RegName"],
          ["DEV", "DevName"],
        ],
        header: 21,
        down: ["OdName", "AREA", "AreaName", "REG", "RegName", "DEV", "DevName"],
        to: 217,
      },
    ],
    // Where the origin is not known the region is said to be the world, under the number of the unknown.
    not: [/ Total$/, "999"],
  },
  prospects2019("POP_F01_1_TOTAL_POPULATION_BOTH_SEXES"),
  prospects2019("POP_F01_2_TOTAL_POPULATION_MALE"),
  prospects2019("POP_F01_3_TOTAL_POPULATION_FEMALE"),
  prospects2019("MIGR_F02_NET_NUMBER_OF_MIGRANTS"),
  prospects2019("MORT_F03_1_DEATHS_BOTH_SEXES"),
  {
    file: "un-wpp/2019/WPP2019_POP_F07_1_POPULATION_BY_AGE_BOTH_SEXES.xlsx",
    publisher: "un-desa",
    cells: [
      { sheets: ["ESTIMATES"], down: ["Country", "Country code"], agree: [["Country", "Country code"]] },
    ],
    not: dividers,
  },
  ...["migration", "popF", "popM"].map(
    (name): NamedFile => ({
      file: `un-wpp/2019/text/${name}.txt`,
      publisher: "un-desa",
      cells: [{ down: [0, 1], agree: [[0, 1]] }],
      not: dividers,
    }),
  ),
  ...["2019/text", "2024"].map(
    (folder): NamedFile => ({
      file: `un-wpp/${folder}/UNlocations.txt`,
      publisher: "un-desa",
      cells: [
        {
          down: ["name", "country_code", "reg_code", "reg_name", "area_code", "area_name"],
          agree: [
            ["country_code", "name"],
            ["reg_code", "reg_name"],
            ["area_code", "area_name"],
          ],
        },
      ],
      not: ["-1"],
    }),
  ),
  ...[
    "births",
    "birthsprojMed",
    "deaths",
    "deathsprojMed",
    "migration",
    "migrationprojMed",
    "migrationprojMed5",
    "migrationF5",
    "migrationM5",
    "cbr",
    "cdr",
    "cnmr",
    "growthrate",
    "NatChangeRT",
    "PopChange",
    "popprojMed",
  ].map(prospects2024),
  {
    file: "un-wpp/2024/UN_WPP_2024_net_migration.csv",
    publisher: "un-desa",
    cells: [{ down: ["Country ISO"] }],
  },
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
  indicator("personal-remittances-paid"),
  indicator("personal-remittances-received"),
  indicator("remittances-received-percent-gdp"),
  indicator("sending-cost-from-country"),
  indicator("sending-cost-to-country"),
  {
    file: "world-bank-remittances/API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv",
    publisher: "world-bank",
    cells: [{ header: 5, down: ["Country Name", "Country Code"], agree: [["Country Name", "Country Code"]] }],
  },
  {
    file: "world-bank-remittances/RPW_corridors_databank_2020-12-07.csv",
    publisher: "world-bank",
    cells: [
      {
        down: [
          "Sending Countries Name",
          "Sending Countries Code",
          "Receiving Countries  Name",
          "Receiving Countries  Code",
        ],
        agree: [
          ["Sending Countries Name", "Sending Countries Code"],
          ["Receiving Countries  Name", "Receiving Countries  Code"],
        ],
      },
    ],
    not: [/^Data from database|^Last Updated/],
  },
  {
    file: "world-bank-remittances/Bilateralremittancematrix2018Oct2019.csv",
    publisher: "world-bank",
    cells: [{ down: [0] }, { across: 1 }],
  },
  {
    file: "world-bank-remittances/WB_Bilateral_Remittance_Estimates_2017.xlsx",
    publisher: "world-bank",
    cells: [{ sheets: ["Bilateral_Remittances_2017"], header: 2, down: [0], to: 217, across: 1 }],
  },
  {
    file: "world-bank-remittances/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx",
    publisher: "world-bank",
    cells: [
      { sheets: ["Bilateral_Migration_2017"], header: 2, down: [0], to: 219, across: 1 },
      { sheets: ["countries-comparison"], down: [0, 2, 3, 4], to: 218 },
    ],
  },
  {
    file: "world-bank-remittances/T1.Estimates_of_Migrant_Stocks_2010.xls",
    publisher: "world-bank",
    cells: [{ down: [0], to: 217, across: 1 }],
  },
  {
    file: "world-bank-remittances/RemittanceData_Inflows_April2013.xls",
    publisher: "world-bank",
    cells: [{ down: [0], to: 214 }],
  },
  {
    file: "world-bank-remittances/remittance-inflows.xlsx",
    publisher: "world-bank",
    cells: [{ down: [0], to: 217 }],
  },
  {
    file: "world-bank-remittances/remittance-outflows.xlsx",
    publisher: "world-bank",
    cells: [{ header: 2, down: [0], to: 216 }],
  },
  {
    file: "brain-drain/iabbd_8010_v1_gender.xls",
    publisher: "iab",
    cells: [{ sheets: "all", header: 2, from: 5, down: [0] }],
  },
  ...[
    "18-12-a",
    "18-12-b",
    "4-1",
    "4-11",
    "4-13",
    "4-15",
    "4-16",
    "4-2",
    "4-3",
    "4-4",
    "4-8",
    "4-9",
    "5-2",
    "5-5",
  ].map(treaty),
  {
    file: "treaties/untc-2013-10/declarations/4-13.txt",
    publisher: "un-treaties",
    cells: [{ lines: /^#(.+)$/ }],
  },
  ...[
    "cat",
    "cedaw",
    "cped",
    "crc",
    "crpd",
    "iccpr",
    "iccpr_op1",
    "iccpr_op2",
    "icerd",
    "icescr",
    "icescr_op",
    "icmw",
    "op_cedaw",
    "op_crc_ac",
    "op_crc_ic",
    "op_crc_sc",
    "op_crpd",
    "opcat",
  ].map(instrument),
  ...["OECD_DF_MIG_inflows_totals", "OECD_DF_MIG_inflows_total_long"].map(
    (name): NamedFile => ({
      file: `flows-oecd-eurostat/${name}.csv`,
      publisher: "oecd",
      cells: [
        {
          down: ["REF_AREA", "Reference area", "CITIZENSHIP", "Citizenship"],
          agree: [
            ["REF_AREA", "Reference area"],
            ["CITIZENSHIP", "Citizenship"],
          ],
        },
      ],
    }),
  ),
  {
    file: "flows-oecd-eurostat/OECD_DF_MIG_INT_PER.csv",
    publisher: "oecd",
    cells: [{ down: ["REF_AREA", "Reference area"], agree: [["REF_AREA", "Reference area"]] }],
  },
  {
    file: "flows-oecd-eurostat/eurostat_migr_imm5prv_EU_EEA_bilateral_total.csv",
    publisher: "eurostat",
    cells: [{ down: ["partner", "geo"] }],
  },
  {
    file: "flows-oecd-eurostat/ESTAT_SDG_08_30A_employment_by_citizenship_sdmx-csv-1.0.csv",
    publisher: "eurostat",
    cells: [{ down: ["geo"] }],
    // The Union of 28 and the euro area of 19 are as they were once, and have neither a number nor three letters.
    not: ["EU28", "EA19"],
  },
  ...["Eurostat_stock_2010_2018_15_64", "bilateral_stock_by_source_dinput"].map(
    (name): NamedFile => ({
      file: `flows-oecd-eurostat/${name}.csv`,
      publisher: "eurostat",
      cells: [{ down: ["orig", "dest"] }],
    }),
  ),
  {
    file: "flows-oecd-eurostat/national_net_migration_nso.csv",
    cells: [{ down: ["Country ISO"] }],
  },
  {
    file: "stats-nz/ITM331901_20160816_081433_72.csv",
    publisher: "stats-nz",
    cells: [{ header: 2, down: [1] }],
    // Its own region; and a series that began as one country and ended as another: the year tells which.
    not: ["AFRICA AND THE MIDDLE EAST", "Yugoslavia/Serbia and Montenegro"],
  },
  {
    file: "stats-nz/vintages/df_citizenship_direction_20260728.csv",
    publisher: "stats-nz",
    cells: [{ down: ["Citizenship"] }],
    // Regions of its own classification, and everybody else.
    not: [
      "Africa and the Middle East",
      "North Africa and the Middle East",
      "North-East Asia",
      "North-West Europe",
      "Oceania and Antarctica",
      "Southern and Central Asia",
      "Southern and Eastern Europe",
      "Non-New Zealand",
    ],
  },
  ...["20260519", "20260728"].map(
    (date): NamedFile => ({
      file: `stats-nz/vintages/df_clpr_philippines_visa_${date}.csv`,
      publisher: "stats-nz",
      cells: [{ down: ["CLPR", "Citizenship"] }],
      not: ["Non-New Zealand"],
    }),
  ),
];
