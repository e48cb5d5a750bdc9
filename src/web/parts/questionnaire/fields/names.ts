/**
 * How the controls of an answer are called in a form, for whoever draws them and whoever reads them. Everything to question `laws`
 * begins with `a.laws`:
 *
 * | kind | names |
 * |---|---|
 * | text | `a.laws` |
 * | choice | `a.laws`: an option's identifier, once for each that is chosen; `a.laws.other`: what else was written |
 * | scale | `a.laws`: the point |
 * | number | `a.laws`, as a person writes it (`readNumber`) |
 * | date | `a.laws.year`, `a.laws.month` (`01` to `12`), `a.laws.day`, as far as the precision goes |
 * | table | `a.laws.<row>.<column>`: a given row by its identifier, an added one by its number from 1 |
 * | territory | `a.laws.1`, `a.laws.2` …: names or codes as they were typed (`resolveTerritory`) |
 * | document | `a.laws`: files; `a.laws.keep`: SHA-256 of each file there already that stays |
 * | practice | `a.laws.title`, `.what`, `.results`, `.since`, `.link`, `.contact` |
 * | figure | `a.laws.verdict`, `.value`, `.source`, `.comment`; `.evidence`: of the figure that was shown |
 * | any | `a.laws.none`: why there is no answer; `a.laws.none-comment` |
 *
 * A control that is empty, or left out, says nothing. Where `a.laws.none` says why there is no answer, that is the answer, and what
 * stands in the other controls is not.
 */
export function fieldName(question: string, ...parts: readonly (string | number)[]): string {
  return ["a", question, ...parts].join(".");
}

/** The button that asks for more rows of a table or more places for territories: its name, its value the question. */
export const moreButton = "more";

/**
 * What was typed and could not be kept, by the names of the controls. It is shown in the place of the kept answer, so that nothing
 * that was typed is lost.
 */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** What a form says to one question, as {@link Typed}; files cannot be typed again and are left out. */
export function typedIn(form: FormData, question: string): Typed {
  const own = fieldName(question);
  const typed: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || (name !== own && !name.startsWith(`${own}.`))) continue;
    typed[name] = [...(typed[name] ?? []), value];
  }
  return typed;
}
