import type { PrintFormat } from "../src/print/model.ts";
import { setDocument } from "../src/print/set.ts";
import { sampleDocument } from "../src/print/testing.ts";

/**
 * A report of 60 pages with 25 charts and 40 tables in each format, against its JSON in the same run. Wanted: HTML under 1 s, PDF under 5 s, DOCX under
 * 3 s, under 1 GB of memory (that is the limit of the process, so whatever is set stayed below). With `--bad` also what is too much.
 */
const wanted: Partial<Record<PrintFormat, number>> = { html: 1, pdf: 5, docx: 3 };
const report = sampleDocument("en", { sections: 40, paragraphs: 8, charts: 25, tables: 40, rows: 20 });

const baseline = await timed("json", report);
for (const format of ["html", "md", "docx", "pdf"] as const) {
  const { seconds, size, pages } = await timed(format, report);
  const goal = wanted[format] === undefined ? "" : `, wanted under ${wanted[format]} s`;
  const ratio = (seconds / baseline.seconds).toFixed(1);
  console.log(`${format}: ${seconds.toFixed(2)} s (${ratio} times JSON${goal}), ${size} kB${pages}`);
}

if (process.argv.includes("--bad")) {
  const [table] = sampleDocument("en", {
    sections: 1,
    paragraphs: 0,
    charts: 0,
    tables: 1,
    rows: 100_000,
  }).blocks.filter(({ kind }) => kind === "table");
  const long = {
    kind: "paragraph",
    id: "long",
    number: "1",
    content: [{ kind: "text", text: "migration and development ".repeat(40_000) }],
  } as const;
  for (const format of ["html", "pdf", "docx"] as const) {
    for (const [name, block] of [
      ["100,000 rows", table],
      ["1 MB paragraph", long],
    ] as const) {
      if (block === undefined) continue;
      const { seconds, size, pages } = await timed(format, { ...report, contents: false, blocks: [block] });
      console.log(`${name} as ${format}: ${seconds.toFixed(2)} s, ${size} kB${pages}`);
    }
  }
}

async function timed(format: PrintFormat, document: typeof report) {
  const started = performance.now();
  const set = await setDocument(document, format, { name: "bench" });
  const seconds = (performance.now() - started) / 1000;
  if (!set.ok) return { seconds, size: 0, pages: ` ${JSON.stringify(set.problems)}` };
  const body = Buffer.from(set.value.body);
  const pages =
    format === "pdf" ? `, ${body.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0} pages` : "";
  return { seconds, size: Math.ceil(body.length / 1000), pages };
}
