/** A small file of figures in our own form: migrants from Mexico in the United States in 2020, `figure` of each sex. */
export function figuresFile(version: string, figure: number): string {
  const lines = [
    ["corridor-figures", "1"],
    ["dataset", "un-desa-stock"],
    ["publisher", "United Nations, Department of Economic and Social Affairs, Population Division"],
    ["title", `International Migrant Stock ${version}`],
    ["version", version],
    ["licence", "CC BY 3.0 IGO"],
    ["rows", "2"],
    ["destination", "origin", "M2020", "F2020", "T2020"],
    ["USA", "MEX", String(figure), String(figure), ""],
    ["USA", "001", String(figure), String(figure), ""],
  ];
  return `${lines.map((cells) => cells.join("\t")).join("\n")}\n`;
}
