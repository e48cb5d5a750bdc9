import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { PartyId } from "../../directory/model.ts";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { openHome } from "../../store/home.ts";
import { openStore, type Store } from "../../store/open.ts";
import { prepareEmbedded } from "../../store/support/both.ts";
import { house, letters, operator } from "./support/house.ts";
import { manyParties } from "./support/many.ts";

const folder = mkdtempSync(join(tmpdir(), "corridor-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const home = unwrap(await openHome(folder));
  const store = unwrap(await openStore(home));
  try {
    return await work(store);
  } finally {
    await store.close();
    await home.close();
  }
}

/** Lets another process open the consultation, kills it so many milliseconds after it began, and says whether it had told that it was done. */
function openAndDie(consultation: string, milliseconds: number): Promise<boolean> {
  const script = join(import.meta.dirname, "support", "open-and-die.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, folder, consultation], {
    cwd: projectRoot(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (part) => {
    if (said === "") setTimeout(() => child.kill("SIGKILL"), milliseconds);
    said += String(part);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(said.includes("opened")));
  });
}

test("a kill while 400 are asked leaves all of it or nothing, and the next opening asks each once", async () => {
  await prepareEmbedded(folder);
  const ids = await withStore(async (store) => {
    const parties = await manyParties(store, 400);
    const { consultations } = await house(store);
    const made: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      const one = await consultations.create(operator, {
        questionnaire: "large",
        version: 1,
        title: { en: "Large" },
        opens: "2027-01-04",
        closes: "2027-03-01",
        choice: { groups: [], parties: parties.map((party) => PartyId.parse(party)), without: [] },
      });
      made.push(unwrap(one).id);
    }
    return made;
  });
  const whole: boolean[] = [];
  for (const [number, id] of ids.entries()) {
    const acknowledged = await openAndDie(id, [60, 500, 30_000][number] ?? 0);
    whole.push(
      await withStore(async (store) => {
        const { consultations } = await house(store);
        const before = unwrap(await consultations.one(operator, id));
        const isOpen = before.consultation.state === "open";
        const ledger =
          await sql`select 1 from audit_entry where deed = 'consultation.open' and subject = ${id}`.execute(
            store.database(),
          );
        const written = (await letters(store)).filter(({ once }) => once.startsWith(`${id}/`));
        expect([before.counts.asked, written.length, ledger.rows.length]).toEqual(
          isOpen ? [400, 400, 1] : [0, 0, 0],
        );
        if (acknowledged) expect(isOpen).toBe(true);
        expect(unwrap(await consultations.open(operator, id))).toMatchObject({
          parties: 400,
          already: isOpen,
        });
        const after = (await letters(store)).filter(({ once }) => once.startsWith(`${id}/`));
        expect(new Set(after.map(({ party }) => party)).size).toBe(400);
        expect(after).toHaveLength(400);
        return isOpen;
      }),
    );
  }
  // The last had all the time that it needed.
  expect(whole.at(-1)).toBe(true);
  expect(whole[0]).toBe(false);
}, 300_000);
