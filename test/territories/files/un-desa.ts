import type { NamedFile } from "./model.ts";

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

/** UN DESA Population Division: migrant stock, flows, population prospects. */
export const unDesa: readonly NamedFile[] = [
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
];
