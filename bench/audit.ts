/**
 * Following the audit log of so many entries (100,000 where none are named), against reading the same entries without checking them, in the same
 * run, on the embedded store: `npm run bench -- audit [--entries N]`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { unwrap } from "../src/kernel/problem.ts";
import { auditEntries, auditHead, entryHash, verifyAudit } from "../src/store/audit.ts";
import { searchAudit } from "../src/store/audit-search.ts";
import { openHome } from "../src/store/home.ts";
import { openStore } from "../src/store/open.ts";

const wanted = Number(process.argv[process.argv.indexOf("--entries") + 1]) || 100_000;
const batch = 5000;
const folder = mkdtempSync(join(tmpdir(), "corridor-bench-audit-"));
const home = unwrap(await openHome(folder));
const store = unwrap(await openStore(home, { timeout: 600_000 }));
const seconds = (since: number) => (performance.now() - since) / 1000;
try {
  let { entries: number, head: previous } = await auditHead(store.database());
  const at = new Date("2026-01-01T00:00:00Z");
  // Written in one deed, chained as deeds would have chained them; the deed's own entry comes last.
  await store.deed({ kind: "system" }, { deed: "bench.fill", subject: "log" }, async (trx) => {
    while (number < wanted) {
      const rows = Array.from({ length: Math.min(batch, wanted - number) }, () => {
        number += 1;
        const entry = {
          number,
          at: new Date(at.getTime() + number * 1000),
          actor: `person:00000000-0000-4000-8000-${String(number % 400).padStart(12, "0")}`,
          deed: number % 9 === 0 ? "import.accept" : "reply.save",
          subject: `round-two/${number % 193}`,
          detail: { saves: [{ question: "laws", revision: number % 7 }] },
          previous,
        };
        previous = entryHash(entry);
        return { ...entry, hash: previous };
      });
      await sql`insert into audit_entry
        select * from json_to_recordset(${JSON.stringify(rows)}::json) as row
          (number bigint, at timestamptz, actor text, deed text, subject text, detail json, previous text, hash text)`.execute(
        trx,
      );
    }
  });
  let read = performance.now();
  let count = 0;
  for await (const _ of auditEntries(store.database())) count += 1;
  const baseline = seconds(read);
  read = performance.now();
  const chain = unwrap(await verifyAudit(store.database()));
  const followed = seconds(read);
  const page = async (question: Parameters<typeof searchAudit>[1]) => {
    const began = performance.now();
    await searchAudit(store.database(), question, { limit: 50 });
    return `${Math.round(performance.now() - began)} ms`;
  };
  console.log(`${count} entries read in ${baseline.toFixed(1)} s, followed in ${followed.toFixed(1)} s`);
  console.log(
    `followed / read: ${(followed / baseline).toFixed(2)}; ${Math.round(chain.entries / followed)} a second`,
  );
  console.log(`a page: all ${await page({})}, by deed ${await page({ deed: "import.accept" })}`);
  console.log(
    `by subject ${await page({ subject: "round-two/7" })}, by words that are rare ${await page({ text: "log" })}`,
  );
} finally {
  await store.close();
  await home.close();
  rmSync(folder, { recursive: true, force: true });
}
