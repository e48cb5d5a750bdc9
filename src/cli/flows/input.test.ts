import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { attempt } from "../../kernel/problem.ts";
import { at } from "../../methods/matrix.ts";
import { readFlowInput } from "./input.ts";

const folder = mkdtempSync(join(tmpdir(), "corridor-flows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${rows.join("\n")}\n`);
  return path;
}

const start = file("start.csv", ",A,B", "A,100,10", "B,20,80");
const end = file("end.csv", "x;B;A", "B;75;25", "A;15;95");

async function problems(...given: Parameters<typeof readFlowInput>) {
  const result = await attempt(() => readFlowInput(...given));
  return result.ok ? [] : result.problems;
}

test("names are matched by name, whatever their order and the delimiter", async () => {
  const births = file("births.csv", "name,value", "B,5", "A,7");
  const input = await readFlowInput({ start, end, births });
  expect(input.names).toEqual(["A", "B"]);
  expect(at(input.pair.end, 0, 1)).toBe(15);
  expect(at(input.pair.end, 1, 0)).toBe(25);
  expect(input.pair.births).toEqual(Float64Array.of(7, 5));
  expect(input.pair.deaths).toEqual(Float64Array.of(0, 0));
  expect(input.place("end", 0, 1)).toEqual({ file: end, line: 3, cell: "B3" });
});

test("names that differ are named, with the file they are missing from", async () => {
  const other = file("other.csv", ",A,C", "A,1,2", "C,3,4");
  expect(await problems({ start, end: other })).toMatchObject([
    { code: "flows.names-missing", facts: { names: "B", other: start }, place: { file: other } },
    { code: "flows.names-strange", facts: { names: "C", other: start }, place: { file: other } },
  ]);
  const deaths = file("deaths.csv", "A,1");
  expect(await problems({ start, end, deaths })).toMatchObject([
    { code: "flows.names-missing", facts: { names: "B" }, place: { file: deaths } },
  ]);
});

test("cells that are missing, negative or no numbers are told all at once, each with its cell", async () => {
  const bad = file("bad.csv", ",A,B,C", "A,1,-2,3", "B,x,-5,..", "C,,1,2");
  expect(await problems({ start: bad, end })).toMatchObject([
    { code: "flows.cell-negative", facts: { row: "A", column: "B" }, place: { cell: "C2", line: 2 } },
    { code: "flows.cell-not-a-number", facts: { text: "x" }, place: { cell: "B3", line: 3 } },
    { code: "flows.cell-missing", place: { cell: "D3", line: 3 } },
    { code: "flows.cell-missing", place: { cell: "B4", line: 4 } },
  ]);
});

test("a table that is not square, and names that stand twice", async () => {
  const wide = file("wide.csv", ",A,B", "A,1,2");
  expect(await problems({ start: wide, end })).toMatchObject([
    { code: "flows.not-square", facts: { rows: 1, columns: 2 } },
    { code: "flows.names-only-columns", facts: { names: "B" } },
  ]);
  const twice = file("twice.csv", ",A,A", "A,1,2", "B,1,2");
  expect(await problems({ start: twice, end })).toMatchObject([
    { code: "flows.column-twice", facts: { name: "A" } },
  ]);
});
