import type { NamedFile } from "./model.ts";

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

/** World Bank: remittances, their cost, bilateral stock. */
export const worldBank: readonly NamedFile[] = [
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
];
