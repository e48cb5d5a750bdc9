import { readDataTable } from "../../kernel/data-table.ts";
import { languages } from "../../kernel/language.ts";
import type { Text } from "../../kernel/texts.ts";

/** Where meetings are held, by name and time zone: `data/meetings/places.tsv`. */
export interface Place {
  readonly id: string;
  readonly zone: string;
  readonly names: Text;
}

let known: readonly Place[] | undefined;

/** All places that Corridor knows from the start. */
export function places(): readonly Place[] {
  known ??= read();
  return known;
}

function read(): readonly Place[] {
  const { columns, rows } = readDataTable("meetings", "places");
  return rows.map((row) => {
    const cell = (column: string) => row[columns.indexOf(column)] ?? "";
    return {
      id: cell("id"),
      zone: cell("zone"),
      names: Object.fromEntries(languages.map((language) => [language, cell(language)])),
    };
  });
}

/** The place with an identifier. */
export function placeOf(id: string): Place | undefined {
  return places().find((place) => place.id === id);
}

/** The first place that an English text says something is held in: `at Headquarters` is New York. */
export function placeNamed(text: string): Place | undefined {
  const found = places()
    .flatMap((place) => {
      const name = place.names.en ?? "";
      const at = new RegExp(`\\b(?:in|at) ${name.replace(/ /g, "\\s+")}\\b`).exec(text)?.index;
      return at === undefined ? [] : [{ place, at }];
    })
    .sort((a, b) => a.at - b.at)[0]?.place;
  return (
    found ?? (/\b(?:at|in) (?:United Nations )?Headquarters\b/.test(text) ? placeOf("new-york") : undefined)
  );
}
