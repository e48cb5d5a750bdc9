import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { unwrap } from "../kernel/problem.ts";
import { writeBackup } from "../store/backup.ts";
import { openHome } from "../store/home.ts";
import { openStore } from "../store/open.ts";
import { notedOriginals, originalPath, removeOrphans } from "../store/originals.ts";
import { restoreBackup } from "../store/restore.ts";
import { describeBothStores } from "../store/support/both.ts";
import { openRecord } from "./service.ts";
import { clean } from "./support/texts.ts";

const operator = { kind: "operator", name: "test" } as const;
const file = { bytes: new TextEncoder().encode(clean), name: "resolution.txt" };
const mandate = "A/RES/85/300#op_3";

describeBothStores("the record kept safe", (open) => {
  test("a backup holds it with its originals, and restored it is found, searched and stated as before", async () => {
    const { store, home } = await open();
    const { record } = await openRecord({ store, paths: home.paths });
    const { sha256 } = unwrap(await record.importDocuments(operator, file));
    unwrap(await record.setMandateState(operator, mandate, { state: "done", note: "in time" }));
    // Whoever clears away what nobody speaks of leaves it.
    expect(await removeOrphans(home.paths, new Set(await notedOriginals(store.database())))).toBe(0);
    const folder = mkdtempSync(join(tmpdir(), "corridor-record-backup-"));
    try {
      const path = join(folder, "all.corridor");
      const holdings = async () => [
        { name: `files/${sha256.slice(0, 2)}/${sha256}`, path: originalPath(home.paths, sha256) },
      ];
      unwrap(await writeBackup(operator, { home, store }, path, { holdings }));
      const into = join(folder, "home");
      unwrap(await restoreBackup(path, into));
      const again = unwrap(await openHome(into));
      const other = unwrap(await openStore(again));
      const { record: restored } = await openRecord({ store: other, paths: again.paths });
      expect(unwrap(await restored.document("85/300"))).toEqual(unwrap(await record.document("85/300")));
      expect(unwrap(await restored.mandate(mandate)).mandate.state).toBe("done");
      expect((await restored.search("dialogues")).hits).toEqual((await record.search("dialogues")).hits);
      expect(await readFile(originalPath(again.paths, sha256), "utf8")).toBe(clean);
      await other.close();
      await again.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("what an older parser understood is understood again at opening; what was said of mandates stays", async () => {
    const opened = await open();
    const { record } = await openRecord({ store: opened.store, paths: opened.home.paths });
    unwrap(await record.importDocuments(operator, file));
    unwrap(await record.setMandateState(operator, mandate, { state: "in-hand" }));
    const before = unwrap(await record.document("85/300"));
    await opened.store.deed({ kind: "system" }, { deed: "test.age", subject: "" }, async (trx) => {
      await sql`update record_edition set parser = 0`.execute(trx);
      await sql`delete from record_mandate`.execute(trx);
      await sql`delete from record_paragraph`.execute(trx);
    });
    const { record: later, refreshed } = await openRecord({ store: opened.store, paths: opened.home.paths });
    expect(refreshed).toMatchObject({ documents: 1, problems: [] });
    expect(unwrap(await later.document("85/300"))).toEqual(before);
    expect(unwrap(await later.mandate(mandate)).mandate.state).toBe("in-hand");
    const { refreshed: nothing } = await openRecord({ store: opened.store, paths: opened.home.paths });
    expect(nothing.documents).toBe(0);
  });

  test("a correction makes an edition of its own; taken out, a document can come again", async () => {
    const { store, home } = await open();
    const { record } = await openRecord({ store, paths: home.paths });
    unwrap(await record.importDocuments(operator, file));
    const line = clean.split("\n").findIndex((text) => text.startsWith("75th plenary")) + 1;
    const corrected = unwrap(await record.correctDocument(operator, "85/300", [{ line, as: "furniture" }]));
    expect(corrected).toMatchObject({ edition: { number: 2, corrections: [{ line, as: "furniture" }] } });
    expect(corrected.understood?.front.some(({ kind, line: at }) => kind === "closing" && at === line)).toBe(
      false,
    );
    expect(unwrap(await record.removeDocument(operator, "85/300"))).toBe("A/RES/85/300");
    expect(await record.document("85/300")).toMatchObject({ ok: false });
    expect(unwrap(await record.importDocuments(operator, file)).documents).toMatchObject([{ state: "new" }]);
    expect((await record.changes()).map(({ kind }) => kind)).toEqual([
      "imported",
      "removed",
      "corrected",
      "imported",
    ]);
  });
});
