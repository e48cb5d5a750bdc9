import type { Source } from "../../kernel/source.ts";

/** The source of a revision of World Population Prospects. */
export function wppSource(revision: string): Source {
  return {
    publisher: "United Nations, Department of Economic and Social Affairs, Population Division",
    title: `World Population Prospects ${revision}`,
    version: revision,
    licence: "CC BY 3.0 IGO",
    url: "https://population.un.org/wpp/",
  };
}

/** WPP writes three dots where a figure is not available. */
export const wppSigns = { "...": "O", "…": "O", "..": "O" } as const;
