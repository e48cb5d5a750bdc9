import { csvFile } from "../../../kernel/csv.ts";
import { direction, type Language } from "../../../kernel/language.ts";
import { guarded } from "../../../kernel/spreadsheet.ts";
import { type Words, words } from "../../../kernel/words.ts";
import { withoutTimes } from "../../../kernel/zip-times.ts";
import type { Holding, PersonEntry, Post } from "../model.ts";
import { parts } from "../model.ts";
import { type Column, columns, numberOf, postWords } from "./columns.ts";
import type { BookState } from "./state.ts";

type Line = Readonly<Record<Column, string>>;

/** The address book on a day as CSV. */
export function writeBookCsv(state: BookState, on: string, language: Language): string {
  const say = words(language);
  const lines = [
    columns.map((column) => say.t(`directory:book.column.${column}`)),
    ...bookLines(state, on, say).map((line) => columns.map((column) => guarded(line[column]))),
  ];
  return csvFile(lines, "separators");
}

const widths: Partial<Record<Column, number>> = {
  party: 10,
  "party-name": 30,
  post: 26,
  name: 28,
  email: 30,
  telephone: 20,
  note: 40,
};

/** The same as a workbook of one sheet. The same book gives the same bytes. */
export async function writeBookXlsx(
  state: BookState,
  on: string,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: ExcelJS } = await import("exceljs");
  const say = words(language);
  const book = new ExcelJS.Workbook();
  book.created = new Date(0);
  book.modified = new Date(0);
  const sheet = book.addWorksheet(say.t("directory:book.sheet"), {
    views: [{ state: "frozen", ySplit: 1, rightToLeft: direction[language] === "rtl" }],
  });
  sheet.columns = columns.map((column) => ({
    header: say.t(`directory:book.column.${column}`),
    key: column,
    width: widths[column] ?? 14,
    // Text, so that no program takes a telephone number or a day for a number.
    style: { numFmt: "@", alignment: { vertical: "top" as const, wrapText: column === "note" } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const line of bookLines(state, on, say))
    sheet.addRow(columns.map((column) => (line[column] === "" ? null : literal(guarded(line[column])))));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return withoutTimes(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** In a workbook `_x0041_` stands for A: where somebody wrote just that, the first mark is written as what stands for it. */
function literal(text: string): string {
  return text.replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
}

/** The lines of a book: by party and post, who holds it before who helps; vacant posts; persons without a post last, by name. */
function bookLines(state: BookState, on: string, say: Words): readonly Line[] {
  const names = new Map<string | null, string>(
    state.parties.map(({ id, names: own }) => [id, own[say.language]]),
  );
  const held = new Map<string, Holding[]>();
  for (const holding of state.holdings.values())
    if (holding.until === null || holding.until >= on)
      held.set(holding.post, [...(held.get(holding.post) ?? []), holding]);
  const seated = new Set<string>();
  const lines: Line[] = [];
  for (const post of state.posts.values()) {
    if (post.ended !== null && post.ended < on) continue;
    const own = (held.get(post.id) ?? []).toSorted(
      (a, b) =>
        parts.indexOf(a.part) - parts.indexOf(b.part) ||
        (a.since < b.since ? -1 : a.since > b.since ? 1 : a.number - b.number),
    );
    const ofPost = postCells(post, names.get(post.party) ?? "", say);
    if (own.length === 0) lines.push({ ...empty, ...ofPost });
    for (const holding of own) {
      const person = state.persons.get(holding.person);
      if (!person) continue;
      seated.add(person.id);
      lines.push({
        ...empty,
        ...ofPost,
        ...personCells(person),
        part: say.t(`directory:book.part.${holding.part}`),
        since: holding.since,
        until: holding.until ?? "",
        remark: holding.note ?? "",
      });
    }
  }
  for (const person of state.persons.values())
    if (!seated.has(person.id)) lines.push({ ...empty, ...personCells(person) });
  return lines;
}

const empty = Object.fromEntries(columns.map((column) => [column, ""])) as Line;

function postCells(
  { id, kind, party, email, language }: Post,
  name: string,
  say: Words,
): Pick<Line, "party" | "party-name" | "post" | "post-email" | "post-language"> {
  return {
    party: party ?? "",
    "party-name": name,
    post: postWords(say, kind, numberOf(id)),
    "post-email": email ?? "",
    "post-language": language ?? "",
  };
}

function personCells({
  id,
  name,
  email,
  telephone,
  language,
  sex,
  note,
}: PersonEntry): Pick<Line, "name" | "email" | "telephone" | "language" | "sex" | "note" | "person"> {
  return {
    person: id,
    name,
    email: email ?? "",
    telephone: telephone ?? "",
    language,
    sex: sex ?? "",
    note: note ?? "",
  };
}
