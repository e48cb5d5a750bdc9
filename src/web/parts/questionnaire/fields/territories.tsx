import type { Language } from "../../../../kernel/language.ts";
import { allTerritories, territory } from "../../../../kernel/territory/register.ts";
import { useFrame } from "../../../frame.ts";

/** The one list of names on a page, from which every field for a territory proposes. Put it once into a form that has such fields. */
export const territoryList = "territories";

export function TerritoryList() {
  const { words, language } = useFrame();
  const names = allTerritories()
    .filter(({ kind, years }) => kind === "territory" && years?.last === undefined)
    .map((one) => one.names[language])
    .sort(words.compare);
  return (
    <datalist id={territoryList}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

/** A territory's name in a language; what is no identifier stays as it is. */
export function territoryWords(id: string, language: Language): string {
  return territory(id)?.names[language] ?? id;
}
