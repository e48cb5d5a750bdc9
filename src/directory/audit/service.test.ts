import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Actor } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { type AuditChain, followChain, noEntryBefore } from "../../store/audit.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import { type AuditService, openAudit } from "./service.ts";
import { actorInWords } from "./words.ts";

const anna = "11111111-1111-4111-8111-111111111111";
const officer: Actor = {
  kind: "person",
  id: anna,
  name: "Anna",
  seats: [{ role: "secretariat", post: "secretariat", party: null }],
};
const focalPoint: Actor = {
  kind: "person",
  id: "22222222-2222-4222-8222-222222222222",
  name: "Ben",
  seats: [{ role: "focal-point", post: "phl-focal-point", party: "PHL" }],
};
const operator: Actor = { kind: "operator", name: "omar" };

/** A log of the store's own first entry, a person's and eight deeds, one an hour. */
async function filled({ store }: TestStore, clock: { at: number }): Promise<AuditService> {
  const deed = (actor: Actor, code: string, subject: string) =>
    store.deed(actor, { deed: code, subject, detail: { of: subject } }, async () => {
      clock.at += 3_600_000;
    });
  await store.deed(operator, { deed: "people.add", subject: `person/${anna}` }, async (trx) => {
    await sql`insert into person (id, name, language, changed) values (${anna}, 'Anna Ångström', 'en', now())`.execute(
      trx,
    );
  });
  for (let n = 0; n < 4; n++) {
    await deed(officer, "import.accept", `import/${n}`);
    await deed(operator, "record.import", `=A/RES/61/20${n}`);
  }
  return openAudit({ store });
}

async function all(audit: AuditService, format: "jsonl" | "csv"): Promise<string> {
  const { pieces } = await audit.export(officer, format, {}, words("en"));
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

describeBothStores("the audit log", (open) => {
  async function begin() {
    const clock = { at: Date.parse("2026-01-01T00:00:00Z") };
    const opened = await open({ now: () => new Date(clock.at) });
    return { ...opened, clock, audit: await filled(opened, clock) };
  }

  test("is found by who, deed, subject and day, the newest first, page by page", async () => {
    const { audit } = await begin();
    const numbers = async (
      ...asked: Parameters<AuditService["search"]> extends [unknown, ...infer R] ? R : never
    ) => (await audit.search(officer, ...asked)).entries.map(({ number }) => number);
    expect(await numbers({}, { limit: 3 })).toEqual([10, 9, 8]);
    expect(await numbers({}, { limit: 3, before: 8 })).toEqual([7, 6, 5]);
    expect(await numbers({}, { limit: 3, after: 4 })).toEqual([7, 6, 5]);
    expect(await numbers({ who: "ångström" }, { limit: 9 })).toEqual([9, 7, 5, 3]);
    expect(await numbers({ who: "OMAR" }, { limit: 2 })).toEqual([10, 8]);
    expect(await numbers({ who: "nobody" }, { limit: 2 })).toEqual([]);
    expect(await numbers({ deed: "import.accept" }, { limit: 1 })).toEqual([9]);
    expect(await numbers({ deed: "import" }, { limit: 1 })).toEqual([9]);
    expect(await numbers({ deed: "imp" }, { limit: 1 })).toEqual([]);
    expect(await numbers({ text: "res/61/202" }, { limit: 9 })).toEqual([8]);
    expect(await numbers({ text: "%" }, { limit: 9 })).toEqual([]);
    expect(await numbers({ subject: "import/2" }, { limit: 9 })).toEqual([7]);
    const third = new Date("2026-01-01T03:00:00Z");
    expect(await numbers({ from: third }, { limit: 9 })).toEqual([10, 9, 8, 7, 6, 5]);
    expect(await numbers({ until: third, deed: "record.import" }, { limit: 9 })).toEqual([4]);
    const page = await audit.search(officer, { deed: "import" }, { limit: 2, before: 8 });
    expect(page).toMatchObject({ count: 4, older: true, newer: true });
    expect(actorInWords(`person:${anna}`, page.names, words("en"))).toBe("Anna Ångström");
  });

  test("nobody reads it but those who may", async () => {
    const { audit } = await begin();
    for (const actor of [focalPoint, { kind: "visitor" } as const]) {
      const refused = { problems: [{ code: "directory.not-allowed", facts: { deed: "audit.read" } }] };
      await expect(audit.search(actor, {}, { limit: 1 })).rejects.toMatchObject(refused);
      await expect(audit.head(actor)).rejects.toMatchObject(refused);
      await expect(audit.deeds(actor)).rejects.toMatchObject(refused);
      await expect(audit.verify(actor)).rejects.toMatchObject(refused);
      await expect(audit.export(actor, "csv", {}, words("en"))).rejects.toMatchObject(refused);
    }
    expect((await audit.head(officer)).entries).toBe(10);
  });

  test("taking it along is written down first; the copy can be followed without the store", async () => {
    const { audit } = await begin();
    const copy = (await all(audit, "jsonl")).trimEnd().split("\n");
    expect(JSON.parse(copy.at(-1) ?? "")).toMatchObject({
      number: 11,
      deed: "audit.export",
      subject: "jsonl",
    });
    async function* entries() {
      for (const line of copy) {
        const entry = JSON.parse(line);
        yield { ...entry, at: new Date(entry.at) };
      }
    }
    expect(unwrap(await followChain(entries()))).toEqual(await audit.head(officer));
  });

  test("as a table its texts are no formulas and its times are UTC", async () => {
    const { audit } = await begin();
    const lines = (await all(audit, "csv")).split("\r\n");
    expect(lines[0]).toBe(
      "\ufeffEntry,Time (UTC),Who,What,Actor code,Deed code,Done to,Details,Hash of the entry before,Hash",
    );
    expect(lines[1]).toContain(
      "11,2026-01-01T08:00:00.000Z,Anna Ångström,Copy of the audit log taken (csv),",
    );
    expect(lines.find((line) => line.startsWith("4,"))).toContain(",'=A/RES/61/200,");
    expect(lines).toHaveLength(13);
  });

  test.each([
    ["a row changed", "update audit_entry set subject = 'import/9' where number = 5", 5, "changed"],
    ["a row removed", "delete from audit_entry where number = 6", 6, "missing"],
    [
      "a pair swapped",
      `update audit_entry set number = 100 where number = 4; update audit_entry set number = 4 where number = 5;
       update audit_entry set number = 5 where number = 100`,
      4,
      "changed",
    ],
  ])("with %s does not hold together, and says where and how", async (_what, meddling, number, how) => {
    const { audit, store } = await begin();
    await meddle(store, meddling);
    expect(await audit.verify(officer)).toMatchObject({
      ok: false,
      problems: [{ code: "store.audit-broken", facts: { number, how } }],
    });
  });

  test("a rewritten entry shows even where its own hash was made to fit", async () => {
    const { audit, store } = await begin();
    const { entries } = await audit.search(officer, {}, { limit: 1, before: 6 });
    const { entryHash } = await import("../../store/audit.ts");
    const [entry] = entries;
    if (!entry) throw new Error("there is no such entry");
    const { hash: _, ...rest } = { ...entry, subject: "import/9" };
    await meddle(
      store,
      `update audit_entry set subject = 'import/9', hash = '${entryHash(rest)}' where number = ${entry.number}`,
    );
    expect(await audit.verify(officer)).toMatchObject({
      problems: [{ code: "store.audit-broken", facts: { number: entry.number + 1, how: "unlinked" } }],
    });
  });

  test("a tail that was cut off shows only beside a hash that was noted", async () => {
    const { audit, store } = await begin();
    const noted: AuditChain = await audit.head(officer);
    const earlier = (await audit.search(officer, {}, { limit: 1, before: 8 })).entries[0]?.hash;
    await meddle(store, "delete from audit_entry where number > 8");
    const whole = unwrap(await audit.verify(officer));
    // The deed of the meddling itself came after: it is chained to what is left.
    expect(whole.entries).toBe(9);
    expect(await audit.verify(officer, { head: noted.head })).toMatchObject({
      ok: false,
      problems: [{ code: "audit.head-absent", facts: { head: noted.head, entries: 9 } }],
    });
    expect((await audit.verify(officer, { head: earlier })).ok).toBe(true);
    expect((await audit.verify(officer, { head: noEntryBefore })).ok).toBe(true);
  });
});

/** Someone with the rights of the database's owner, who takes the guard away and puts it back. */
async function meddle(store: TestStore["store"], statements: string): Promise<void> {
  await store.deed({ kind: "system" }, { deed: "test.hand", subject: "" }, async (trx) => {
    await sql`alter table audit_entry disable trigger audit_entry_append_only`.execute(trx);
    for (const statement of statements.split(";")) await sql.raw(statement).execute(trx);
    await sql`alter table audit_entry enable trigger audit_entry_append_only`.execute(trx);
  });
}
