import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAuditFile } from "../../directory/audit/read-file.ts";
import { openAudit } from "../../directory/audit/service.ts";
import { failed, ok, problem, unwrap } from "../../kernel/problem.ts";
import { followChain } from "../../store/audit.ts";
import { openHome } from "../../store/home.ts";
import { openStore, type Store } from "../../store/open.ts";
import { prepareEmbedded } from "../../store/support/both.ts";
import { exportCall, listCall, verifyCall } from "./audit.ts";
import type { Desk } from "./model.ts";
import { remoteDesk } from "./remote.ts";
import { type ServedDesk, serveDesk } from "./serve.ts";

const operator = { kind: "operator", name: "omar" } as const;
const control = { pid: process.pid, since: "2026-01-01T00:00:00.000Z", secret: "s3cret" };

describe("the audit log, asked from another process while one serves", () => {
  const folder = mkdtempSync(join(tmpdir(), "corridor-audit-desk-"));
  const closers: (() => Promise<void>)[] = [];
  let store: Store;
  let served: ServedDesk;
  let desk: Desk;

  beforeAll(async () => {
    await prepareEmbedded(join(folder, "home"));
    const home = unwrap(await openHome(join(folder, "home")));
    store = unwrap(await openStore(home));
    for (let n = 0; n < 5; n++)
      await store.deed(operator, { deed: "import.accept", subject: `import/${n}` }, async () => {});
    const audit = openAudit({ store });
    const refuse = async () => failed(problem("cli.stage-gone"));
    const behind: Desk = {
      stage: refuse,
      accept: refuse,
      discard: async () => ok(null),
      makeCurrent: async () => ok(null),
      derive: refuse,
      backup: refuse,
      operatorLink: refuse,
      record: refuse,
      audit: (call, request, onProgress) => call.perform(audit, operator, request, onProgress),
      people: refuse,
      letters: refuse,
      consultations: refuse,
      meetings: refuse,
      speakers: refuse,
      participation: refuse,
      programme: refuse,
      summaries: refuse,
      outcomes: refuse,
      responses: refuse,
      reports: refuse,
      close: async () => {},
    };
    served = await serveDesk(behind, control.secret);
    desk = remoteDesk({ ...control, address: served.address });
    closers.push(
      () => served.close(),
      () => store.close(),
      () => home.close(),
    );
  });
  afterAll(async () => {
    for (const close of closers) await close();
    rmSync(folder, { recursive: true, force: true });
  });

  const quiet = () => {};

  test("is followed, and compared with a noted head", async () => {
    const whole = unwrap(await desk.audit(verifyCall, {}, quiet));
    expect(whole).toMatchObject({ entries: 6, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await desk.audit(verifyCall, { head: whole.head }, quiet)).toEqual(ok(whole));
    expect(await desk.audit(verifyCall, { head: "a".repeat(64) }, quiet)).toMatchObject({
      problems: [{ code: "audit.head-absent" }],
    });
  });

  test("is listed in words, the newest first", async () => {
    const asked = { deed: "import", limit: 2, language: "en" } as const;
    const { entries, older } = unwrap(await desk.audit(listCall, asked, quiet));
    expect(entries.map(({ number, who, what }) => [number, who, what])).toEqual([
      [6, "omar (operator)", "Import of figures accepted: import/4"],
      [5, "omar (operator)", "Import of figures accepted: import/3"],
    ]);
    expect(older).toBe(true);
  });

  test("is written into a file, whose own chain holds and whose damage shows", async () => {
    const path = join(folder, "audit.jsonl");
    const request = { path, format: "jsonl", language: "en" } as const;
    expect(unwrap(await desk.audit(exportCall, request, quiet)).entries).toBe(7);
    const chain = unwrap(await followChain(readAuditFile(path, path)));
    expect(chain).toEqual(unwrap(await desk.audit(verifyCall, {}, quiet)));
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).deed).at(-1)).toBe("audit.export");
    const csv = { path: join(folder, "audit.csv"), format: "csv", language: "fr" } as const;
    expect(unwrap(await desk.audit(exportCall, csv, quiet)).entries).toBe(8);
    await expect(followChain(readAuditFile(csv.path, "audit.csv"))).rejects.toMatchObject({
      problems: [{ code: "audit.file-malformed", place: { file: "audit.csv", line: 1 } }],
    });
  });
});
