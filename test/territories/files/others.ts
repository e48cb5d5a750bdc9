import type { NamedFile } from "./model.ts";

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

/** Brain drain, treaties, OECD, Eurostat, Stats NZ. */
export const others: readonly NamedFile[] = [
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
