import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Language, languages } from "../../../kernel/language.ts";
import { starterParties } from "../../parties.ts";
import type { Holding, PersonEntry } from "../model.ts";
import { starterPosts } from "../starter-posts.ts";
import { planBook } from "./plan.ts";
import { readBook } from "./read.ts";
import type { BookState } from "./state.ts";
import { stepsOf } from "./steps.ts";
import { writeBookCsv, writeBookXlsx } from "./write.ts";

const on = "2031-05-10";
const known = ["PHL", "MEX", "FRA", "KOR", "CIV", "RUS", "ilo"];
const parties = starterParties().filter(({ id }) => known.includes(id));
const posts = new Map(starterPosts(parties).map((post) => [post.id, post]));

function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

function options() {
  let next = 900;
  return {
    on,
    newId: () => {
      next += 1;
      return id(next);
    },
  };
}

function stateOf(persons: readonly PersonEntry[], holdings: readonly Holding[]): BookState {
  return {
    parties,
    posts,
    persons: new Map(persons.map((one) => [one.id, one])),
    holdings: new Map(holdings.map((one) => [one.number, one])),
  };
}

const person = (number: number, given: Partial<PersonEntry> = {}): PersonEntry => ({
  id: id(number),
  name: `Person ${number}`,
  email: `p${number}@example.org`,
  telephone: null,
  language: "en",
  sex: null,
  note: null,
  gone: null,
  ...given,
});

const holding = (number: number, given: Partial<Holding> = {}): Holding => ({
  number,
  post: "PHL/national-focal-point",
  person: id(number),
  part: "holder",
  since: "2031-01-01",
  until: null,
  note: null,
  ...given,
});

async function laid(state: BookState, csv: string) {
  const lines = await readBook(new TextEncoder().encode(csv), "book.csv");
  const planned = planBook(state, lines, options());
  return { planned, steps: stepsOf(state, planned) };
}

/** What people write into an address book, formulas and other traps among it. */
const text = fc
  .array(
    fc.constantFrom(..."=+-@'\"ab,;\t é漢字ع\n‏|".split(""), "＝", "−1", "0", "{}", "<b>", "_x0041_", "😀"),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));
const name = text.map((one) =>
  `${one.replace(/[\t\n"]/g, "").trim()}n`.replace(/\s+/g, " ").normalize("NFC"),
);
const note = fc.option(
  text.map((one) => one.replace(/\t/g, " ").trim().normalize("NFC")).filter((one) => one !== ""),
  { nil: null },
);

const world = fc
  .array(
    fc.record({
      name,
      email: fc.boolean(),
      telephone: fc.constantFrom(null, "+63 2 555", "(0)22 917-00 00", "-1"),
      language: fc.constantFrom(...languages),
      sex: fc.constantFrom(null, "F" as const, "M" as const),
      note,
      remark: note,
      post: fc.constantFrom(
        "PHL/national-focal-point",
        "ilo/agency-focal-point",
        "KOR/permanent-mission",
        "secretariat/chair",
        null,
      ),
      part: fc.constantFrom("holder" as const, "delegate" as const),
      day: fc.integer({ min: 0, max: 27 }),
      open: fc.boolean(),
    }),
    { maxLength: 7 },
  )
  .map((rows) => {
    const persons = rows.map((row, index) =>
      person(index + 1, {
        name: row.name,
        email: row.email ? `p${index}@example.org` : null,
        telephone: row.telephone,
        language: row.language,
        sex: row.sex,
        note: row.note,
      }),
    );
    // Terms of one post, a month each and two months apart, so that none overlap; the last may be open.
    const holdings = rows.flatMap((row, index): Holding[] => {
      if (row.post === null) return [];
      const month = String(index + 6).padStart(2, "0");
      const last = rows.findLastIndex((one) => one.post === row.post) === index;
      const part = row.post.startsWith("secretariat") ? "holder" : row.part;
      const [since, until] = [`2031-${month}-01`, `2031-${month}-${String(row.day + 1).padStart(2, "0")}`];
      const term = { since, until: last && row.open ? null : until };
      return [{ number: index + 1, post: row.post, person: id(index + 1), part, ...term, note: row.remark }];
    });
    return stateOf(persons, holdings);
  });

describe("a book that was written is read", () => {
  test("as it was, in any language, as CSV: nothing would change", async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom(...languages), async (state, language: Language) => {
        const csv = writeBookCsv(state, on, language);
        const { planned, steps } = await laid(state, csv);
        expect(planned.problems).toEqual([]);
        expect(steps).toEqual([]);
        // Into an empty directory it makes the same book.
        const fresh = await laid(stateOf([], []), csv);
        if (fresh.planned.problems.length === 0) {
          const people = (of: BookState) =>
            writeBookCsv(of, on, language)
              .replaceAll(/0{8}-0{4}-4000-8000-\d{12}/g, "")
              .split("\r\n")
              .toSorted();
          const named = new Set([...state.persons.values()].map((one) => one.name));
          if (named.size === state.persons.size) expect(people(fresh.planned.after)).toEqual(people(state));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("and as a workbook, whose bytes are always the same", async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom(...languages), async (state, language: Language) => {
        const bytes = await writeBookXlsx(state, on, language);
        expect(await writeBookXlsx(state, on, language)).toEqual(bytes);
        const planned = planBook(state, await readBook(bytes, "book.xlsx"), options());
        expect(planned.problems).toEqual([]);
        expect(stepsOf(state, planned)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

test("what a spreadsheet would take for a formula is text in it, and comes back as it was typed", async () => {
  const traps = ["=1+1", "@SUM(A1)", "＝1+1", "-2", "'=x"];
  const state = stateOf(
    traps.map((trap, index) =>
      person(index + 1, { name: trap, telephone: "+63 2", note: `\t${trap}`.trim() }),
    ),
    [],
  );
  const csv = writeBookCsv(state, on, "en");
  for (const trap of traps) expect(csv).toContain(`,'${trap},`);
  expect(csv).toContain(",'+63 2,");
  expect(await laid(state, csv)).toMatchObject({ planned: { problems: [] }, steps: [] });
});

test("a line adds a person and appoints them; who held the post leaves on the day before, and colleagues with them", async () => {
  const state = stateOf(
    [person(1), person(2)],
    [holding(1), holding(2, { part: "delegate", since: "2031-02-01" })],
  );
  const { planned, steps } = await laid(
    state,
    "Pays;Nom;Courriel;Poste;Depuis;Partie\n;Omar;omar@example.org;Point focal national;2031-06-01;Филиппины\n",
  );
  expect(planned.problems).toEqual([]);
  expect(steps.map(({ row, kind, name: who, since, until }) => [row, kind, who, since, until])).toEqual([
    [2, "person-added", "Omar", null, null],
    [2, "ended", "Person 1", "2031-01-01", "2031-05-31"],
    [2, "ended", "Person 2", "2031-02-01", "2031-05-31"],
    [2, "appointed", "Omar", "2031-06-01", null],
  ]);
});

test("an empty cell leaves what is there; a day in another form of the spreadsheet is a day", async () => {
  const state = stateOf([person(1, { telephone: "+63 2", note: "Kept" })], [holding(1)]);
  const { steps } = await laid(
    state,
    "party,name,e-mail,telephone,note,until\nPHL,Person 1,p1@example.org,,,\n",
  );
  expect(steps).toEqual([]);
  const changed = await laid(
    state,
    "party,name,e-mail,language,until\nPHL,Person One,p1@example.org,fr,2031-12-31\n",
  );
  expect(changed.steps).toMatchObject([
    { kind: "person-changed", name: "Person One", changed: ["name", "language"] },
    { kind: "ended", until: "2031-12-31" },
  ]);
});

test.each([
  ["Phillipines", "directory.party-near", { near: "Philippines (PHL)" }, "A2"],
  ["Atlantis under the sea", "directory.party-unknown", {}, "A2"],
  ["ILO", undefined, {}, ""],
  ["国际劳工组织", undefined, {}, ""],
  ["Côte d'Ivoire", undefined, {}, ""],
  ["RUSSIA", undefined, {}, ""],
])("the party %s", async (party, code, facts, cell) => {
  const { planned } = await laid(stateOf([], []), `party,name,e-mail\n${party},A B,a@example.org\n`);
  if (code === undefined) expect(planned.problems).toEqual([]);
  else expect(planned.problems).toMatchObject([{ code, facts, place: { file: "book.csv", cell } }]);
});

test("every wrong cell is told with its place", async () => {
  const { planned } = await laid(
    stateOf([person(1), person(2)], [holding(1, { since: "2031-05-10" })]),
    `${[
      "party,post,part,name,e-mail,telephone,language,sex,since,until",
      "PHL,national focal point,,A,a@,,,,,",
      "PHL,Ambassador,,B,b@example.org,,,,,",
      "PHL,,boss,C,c@example.org,,,,,",
      "PHL,,,D,d@example.org,call me,,,,",
      "PHL,,,E,e@example.org,,xx,,,",
      "PHL,,,F,f@example.org,,,X,,",
      "PHL,,,G,g@example.org,,,,10/05/2031,",
      "PHL,,,H,h@example.org,,,,2031-05-10,2031-05-09",
      "PHL,,,I,i@example.org,,,,2031-05-01,",
      ",Chair,delegate,J,j@example.org,,,,,",
      "PHL,Chair,,K,k@example.org,,,,,",
      ",Permanent mission,,L,l@example.org,,,,,",
      "PHL,,,,m@example.org,,,,,",
      "MEX,,,N,n@example.org,,en,,,",
      "FRA,,,N,n@example.org,,fr,,,",
    ].join("\n")}\n`,
  );
  expect(planned.problems.map(({ code, place }) => `${code} ${place?.cell}`)).toEqual([
    "directory.email-malformed E2",
    "directory.book-post-unknown B3",
    "directory.book-part-unknown C4",
    "directory.telephone-malformed F5",
    "directory.language-unknown G6",
    "directory.sex-unknown H7",
    "directory.day-malformed I8",
    "directory.period-backwards J9",
    "directory.post-held I10",
    "directory.no-delegates C11",
    "directory.post-of-nobody B12",
    "directory.post-of-party A13",
    "directory.name-missing D14",
    "directory.book-contradicts G16",
  ]);
});

test.each([
  ["", "reading.empty"],
  ["a,b\nc,d\n", "directory.book-no-heading"],
  ["name,party,Name\nx,PHL,y\n", "directory.book-twice"],
  ["%PDF-1.7 something", "reading"],
  [`name,party\n${"x,PHL\n".repeat(20_001)}`, "reading.too-many-rows"],
])("what is no book is refused: %#", async (csv, code) => {
  await expect(readBook(new TextEncoder().encode(csv), "book.csv")).rejects.toMatchObject({
    problems: [{ code: expect.stringMatching(new RegExp(`^${code}`)), place: { file: "book.csv" } }],
  });
});
