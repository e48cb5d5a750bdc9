import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import { unwrap } from "../../kernel/problem.ts";
import { schema } from "../../store/backend.ts";
import { migrations } from "../../store/migrations/all.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import { dumpTables, tablesAt } from "../../store/tables.ts";
import { parseStatementReference } from "../contributions/reference.ts";
import { heldMeeting, operator, person } from "../contributions/support/meeting.ts";
import { openRoundTables, type RoundTableService } from "./service.ts";

const visitor = { kind: "visitor" } as const;
const rapporteur = person("rapporteur");
const delegate = person("focal-point", "KEN");

const codes = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) =>
  result.ok ? [] : (result.problems ?? []).map(({ code }) => code);

const said = { kind: "point", language: "en", text: "Fees should fall.", by: ["ZWE"] } as const;

describeBothStores("points of round tables", (open) => {
  let opened: TestStore;
  let tables: RoundTableService;

  beforeAll(async () => {
    opened = await open();
    const { store, home } = opened;
    const now = () => new Date("2006-09-14T15:04:05Z");
    tables = openRoundTables({ store, paths: home.paths, directory: openDirectory({ store }), now });
    await heldMeeting(store, { id: "hld" });
    await heldMeeting(store, { id: "forum", attribution: "chatham-house" });
  });

  test("are noted with who raised them, for those who work on the meeting alone", async () => {
    const point = unwrap(await tables.note(rapporteur, "hld", said));
    expect(point).toMatchObject({ number: 1, revision: 1, text: "Fees should fall." });
    expect(unwrap(await tables.points(rapporteur, "hld"))).toMatchObject([{ number: 1, by: ["ZWE"] }]);
    expect(unwrap(await tables.points(delegate, "hld"))).toEqual([]);
    expect(unwrap(await tables.points(visitor, "hld"))).toEqual([]);
    expect(codes(await tables.note(delegate, "hld", said))).toEqual(["directory.not-allowed"]);
    expect(codes(await tables.note(person("chair"), "hld", said))).toEqual(["directory.not-allowed"]);
  });

  test("say what is wrong with what was noted", async () => {
    const wrong = async (change: object) =>
      codes(await tables.note(rapporteur, "hld", { ...said, ...change }));
    expect(await wrong({ text: "\n " })).toEqual(["round-tables.empty"]);
    expect(await wrong({ text: "x".repeat(4001) })).toEqual(["round-tables.too-long"]);
    expect(await wrong({ language: "??" })).toEqual(["contributions.language-unknown"]);
    expect(await wrong({ evidence: ["see above"] })).toEqual(["round-tables.evidence-unclear"]);
    expect(await wrong({ session: "nowhere" })).toEqual(["round-tables.session-unknown"]);
    expect(await wrong({ question: 2 })).toEqual(["round-tables.question-unknown"]);
    expect(await wrong({ by: ["nobody"] })).toEqual(["directory.unknown-party"]);
  });

  test("a reference names the wording that it was made of, also after another and after withdrawal", async () => {
    const first = unwrap(await tables.note(rapporteur, "hld", { ...said, text: "One wording." }));
    const [seen] = unwrap(await tables.points(rapporteur, "hld", { words: "wording" }));
    const address = parseStatementReference(seen?.reference ?? "");
    if (!address) throw new Error("no reference");
    const at = { number: first.number, revision: 1 };
    unwrap(await tables.change(rapporteur, "hld", at, { ...said, text: "Another wording." }));
    expect(codes(await tables.change(rapporteur, "hld", at, said))).toEqual([
      "round-tables.changed-meanwhile",
    ]);
    const cited = unwrap(await tables.cited(rapporteur, address));
    expect(cited.point.text).toBe("One wording.");
    expect(cited.newer).not.toBeNull();
    unwrap(await tables.withdraw(rapporteur, "hld", { ...at, revision: 2 }));
    expect(unwrap(await tables.cited(rapporteur, address)).point.text).toBe("One wording.");
    expect(codes(await tables.cited(visitor, address))).toEqual(["round-tables.unknown"]);
  });

  test("who raised a point is no part of its hash", async () => {
    const [one, other] = [
      unwrap(await tables.note(rapporteur, "hld", said)),
      unwrap(await tables.note(rapporteur, "hld", said)),
    ];
    const changed = unwrap(
      await tables.change(rapporteur, "hld", { number: other.number, revision: 1 }, { ...said, by: ["BWA"] }),
    );
    expect(changed.hash).toBe(other.hash);
    expect(one.hash).not.toBe(other.hash);
    const points = unwrap(await tables.points(rapporteur, "hld"));
    expect(points.find(({ number }) => number === other.number)?.by).toEqual(["BWA"]);
  });

  test("under the Chatham House Rule nothing of who raised them is kept in any table, log, file or backup", async () => {
    // A party that nothing else in this store speaks of, by its identifier and its names.
    const { store, home } = opened;
    const directory = openDirectory({ store });
    const party = await directory.party("TUV");
    if (!party) throw new Error("no such party");
    const traces = ["TUV", ...Object.values(party.names)];
    const noted = unwrap(await tables.note(rapporteur, "forum", { ...said, by: ["TUV"] }));
    unwrap(
      await tables.change(
        rapporteur,
        "forum",
        { number: noted.number, revision: 1 },
        {
          ...said,
          text: "Fees should fall by half.",
          by: ["TUV"],
        },
      ),
    );
    const refusedStranger = await tables.note(rapporteur, "forum", { ...said, by: ["no party at all"] });
    expect(refusedStranger.ok).toBe(true);
    for (const name of Object.values(party.names))
      expect(codes(await tables.note(rapporteur, "forum", { ...said, text: `${name}: fees.` }))).toEqual([
        "round-tables.names-party",
      ]);
    expect(codes(await tables.note(rapporteur, "forum", { ...said, text: "(TUV) fees." }))).toEqual([
      "round-tables.names-party",
    ]);

    const everything = await wholeStore(store);
    for (const trace of traces) expect(everything).not.toContain(trace);
    expect(everything).toContain("Fees should fall by half.");
    expect(everything).not.toContain("no party at all");
    // What a backup writes, before it is packed.
    const backup = join(home.paths.tmp, "dumped");
    mkdirSync(backup);
    await store.snapshot((trx) => dumpTables(trx, tablesAt(migrations.length), backup));
    expect(contentsOf(backup)).toContain("Fees should fall by half.");
    for (const trace of traces) expect(contentsOf(backup)).not.toContain(trace);

    for (const actor of [rapporteur, operator, delegate, visitor])
      for (const point of unwrap(await tables.points(actor, "forum"))) expect(point.by).toEqual([]);
    // Not even the minute at which somebody had the floor.
    for (const point of unwrap(await tables.points(operator, "forum")))
      expect(point.at.toISOString()).toMatch(/T00:00:00.000Z$/);
    // What is spoken of may be named, where somebody says that it is meant.
    unwrap(
      await tables.note(operator, "forum", { ...said, text: "From Mexico to Canada.", namesMeant: true }),
    );
  });
});

/** Every row of every table as text. */
async function wholeStore(store: TestStore["store"]): Promise<string> {
  const db = store.database();
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = ${schema}`.execute(db);
  const all: string[] = [];
  for (const { name } of rows) {
    const content = await sql<{
      line: string;
    }>`select row_to_json(t)::text as line from ${sql.table(name)} t`.execute(db);
    all.push(...content.rows.map(({ line }) => line));
  }
  return all.join("\n");
}

function contentsOf(path: string): string {
  const all: string[] = [];
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) all.push(readFileSync(join(entry.parentPath, entry.name), "utf8"));
  return all.join("\n");
}
