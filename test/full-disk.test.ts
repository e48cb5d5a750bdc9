import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Result, unwrap } from "../src/kernel/problem.ts";
import { openServices } from "../src/server/open.ts";
import { backup } from "../src/statistics/backup.ts";
import { figuresFile } from "../src/statistics/support/figures.ts";
import { verifyAudit } from "../src/store/audit.ts";
import { prepareEmbedded } from "../src/store/support/both.ts";

/** A small disk of our own, which only root may have. Elsewhere these tests are skipped. */
const disk = mkdtempSync(join(tmpdir(), "corridor-disk-"));
const mounted = mount();

function mount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

afterAll(() => {
  if (mounted) execFileSync("umount", ["-l", disk]);
  rmSync(disk, { recursive: true, force: true });
});

const operator = { kind: "operator", name: "test" } as const;
const filler = join(disk, "filler");

/** Takes all space but so many bytes. */
function fill(leave: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
}

function codes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

const title = mounted ? "a full disk" : "a full disk (skipped: no small disk can be mounted here)";
describe.skipIf(!mounted)(title, () => {
  const folder = join(disk, "home");
  const elsewhere = mkdtempSync(join(tmpdir(), "corridor-files-"));
  afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));
  beforeAll(() => prepareEmbedded(folder));
  afterEach(() => rmSync(filler, { force: true }));

  function file(figure: number): string {
    const path = join(elsewhere, `${figure}.tsv`);
    writeFileSync(path, figuresFile("2024", figure));
    return path;
  }

  test.each([0, 4096, 20_000, 60_000, 200_000, 1_000_000])(
    "with %d bytes left an import is done or not, and says so; with space it goes on",
    async (leave) => {
      const opened = unwrap(await openServices(folder));
      const { imports } = opened;
      const before = unwrap(await imports.journal(operator, { limit: 1000 })).length;
      fill(leave);
      let accepted = 0;
      const told = new Set<string>();
      for (let n = 0; n < 12; n++) {
        const staged = await imports.stage(operator, file(leave + n));
        for (const code of codes(staged)) told.add(code);
        if (!staged.ok) continue;
        const done = await imports.accept(operator, staged.value);
        for (const code of codes(done)) told.add(code);
        if (done.ok) accepted += 1;
        else await imports.discard(operator, staged.value);
      }
      rmSync(filler);
      for (const code of told) {
        expect(["store.disk-full", "releases.disk-full", "store.visible-later"]).toContain(code);
      }
      unwrap(await imports.accept(operator, unwrap(await imports.stage(operator, file(leave + 100)))));
      await opened.close();
      const again = unwrap(await openServices(folder));
      expect((await verifyAudit(again.store.database())).ok).toBe(true);
      const journal = unwrap(await again.imports.journal(operator, { limit: 1000 }));
      expect(journal.length - before).toBeGreaterThanOrEqual(accepted + 1);
      expect(journal.length - before).toBeLessThanOrEqual(
        accepted + 1 + (told.has("store.visible-later") ? 12 : 0),
      );
      expect(await again.catalogue.list("un-desa-stock")).toHaveLength(journal.length);
      expect(await again.catalogue.staged()).toEqual([]);
      await again.close();
    },
  );

  test("a new folder on a full disk is refused, and made once there is space", async () => {
    const second = join(disk, "second");
    for (const leave of [0, 8192, 5_000_000]) {
      fill(leave);
      expect(codes(await openServices(second))).toEqual(["store.disk-full"]);
      rmSync(filler);
    }
    rmSync(folder, { recursive: true });
    await unwrap(await openServices(second)).close();
    rmSync(second, { recursive: true });
  });

  test("a backup that does not fit leaves no file", async () => {
    await prepareEmbedded(folder);
    const opened = unwrap(await openServices(folder));
    unwrap(await opened.imports.accept(operator, unwrap(await opened.imports.stage(operator, file(7)))));
    const path = join(disk, "backup.tar");
    fill(10_000);
    expect(codes(await backup(operator, opened, path))).toEqual(["store.disk-full"]);
    expect(existsSync(path)).toBe(false);
    rmSync(filler);
    unwrap(await backup(operator, opened, path));
    await opened.close();
  });
});
