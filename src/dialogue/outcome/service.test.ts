import { beforeAll, expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import { unwrap } from "../../kernel/problem.ts";
import { markBounced } from "../../mail/hearing.ts";
import { selectLetters } from "../../mail/repository.ts";
import { openRecord } from "../../record/service.ts";
import type { Store } from "../../store/open.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { parseStatementReference } from "../contributions/reference.ts";
import { openContributions } from "../contributions/service.ts";
import { heldMeeting, operator, person } from "../contributions/support/meeting.ts";
import { openRoundTables } from "../round-tables/service.ts";
import { openSummaries, type SummaryService } from "../summary/service.ts";
import { furthest, reachOf } from "./model.ts";
import { type OutcomeService, openOutcomes } from "./service.ts";

const visitor = { kind: "visitor" } as const;
const officer = person("secretariat");
const kenya = person("focal-point", "KEN");
const id = "forum-2008";

const codes = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) =>
  result.ok ? [] : (result.problems ?? []).map(({ code }) => code);

describeBothStores("the outcome of a meeting", (open) => {
  let outcomes: OutcomeService;
  let summaries: SummaryService;
  let store: Store;
  const only = (...parties: string[]) => ({ lists: [], parties });

  beforeAll(async () => {
    const opened = await open();
    store = opened.store;
    const now = () => new Date("2008-11-02T10:00:00Z");
    const directory = openDirectory({ store, now });
    const shared = { store, paths: opened.home.paths, directory, now };
    const { record } = await openRecord(shared);
    const tables = openRoundTables(shared);
    const contributions = openContributions(shared);
    summaries = openSummaries({ ...shared, record, contributions });
    outcomes = openOutcomes(shared);
    await heldMeeting(store, {
      id: "forum-2007",
      opens: "2007-07-09",
      closes: "2007-07-11",
      attribution: "chatham-house",
    });
    await heldMeeting(store, { id, opens: "2008-10-27", closes: "2008-10-30", attribution: "chatham-house" });
    for (const [party, language] of [
      ["KEN", "en"],
      ["FRA", "fr"],
      ["EGY", "ar"],
    ] as const) {
      const post = `${party}/national-focal-point`;
      unwrap(
        await directory.changePost(operator, post, {
          email: `mission@${party.toLowerCase()}.example`,
          language,
        }),
      );
    }
    unwrap(await tables.note(officer, id, { kind: "proposal", language: "en", text: "Publish fees." }));
    unwrap(await summaries.draft(officer, id));
  });

  test("goes out when the summary is issued and the pages are served", async () => {
    expect(codes(await outcomes.distribute(officer, id, only("KEN")))).toEqual(["consultations.not-served"]);
    outcomes.servedAt("https://corridor.example/");
    expect(codes(await outcomes.distribute(officer, id, only("KEN")))).toEqual(["outcome.not-issued"]);
    expect(unwrap(await outcomes.chain(visitor, id))).toEqual([]);
    unwrap(await summaries.issue(officer, id, "A/63/535"));
    expect(codes(await outcomes.distribute(kenya, id, only("KEN")))).toEqual(["directory.not-allowed"]);
    expect(codes(await outcomes.distribute(officer, id, only()))).toEqual(["outcome.nobody-chosen"]);
    expect(codes(await outcomes.distribute(officer, id, only("nobody")))).toEqual([
      "directory.unknown-party",
    ]);
  });

  test("to each reader in their language, once, with a receipt for each; again to those it did not reach", async () => {
    const sent = unwrap(await outcomes.distribute(officer, id, only("KEN", "FRA", "EGY", "BRA")));
    expect(sent).toMatchObject({ parties: 4, letters: 3, nobody: ["BRA"] });
    const letters = await selectLetters(store.database(), { about: id }, { limit: 100, offset: 0 });
    expect(letters.map(({ party, language }) => `${party} ${language}`).sort()).toEqual([
      "EGY ar",
      "FRA fr",
      "KEN en",
    ]);
    const link = await linkOf("KEN", 1);
    expect(link).toMatch(/^https:\/\/corridor\.example\/en\/received\?key=[\w-]{32}$/);
    const key = new URL(link).searchParams.get("key") ?? "";
    expect(codes(await outcomes.received("x".repeat(32), "opened"))).toEqual(["outcome.link-unknown"]);
    const opened = unwrap(await outcomes.received(key, "opened"));
    expect(opened).toMatchObject({ meeting: id, party: "KEN", symbol: "A/63/535" });
    unwrap(await outcomes.received(key, "acknowledged"));
    expect(unwrap(await outcomes.received(key, "opened")).acknowledged).not.toBeNull();
    // The letter to France came back; nobody is known for Brazil.
    const france = letters.find(({ party }) => party === "FRA")?.number ?? 0;
    await store.deed(operator, { deed: "test.bounce", subject: "FRA" }, (trx) =>
      markBounced(trx, france, new Date("2008-11-02T11:00:00Z"), "5.1.1"),
    );
    const [seen] = unwrap(await outcomes.distributions(officer, id));
    expect(seen?.parties.map(({ party, reach }) => `${party} ${reach}`)).toEqual([
      "BRA nobody",
      "EGY waiting",
      "FRA failed",
      "KEN acknowledged",
    ]);
    const again = unwrap(await outcomes.again(officer, id, 1, { silent: false }));
    expect(again).toMatchObject({ parties: 2, letters: 1, nobody: ["BRA"] });
    const second = await linkOf("FRA", 2);
    unwrap(await outcomes.received(new URL(second).searchParams.get("key") ?? "", "downloaded"));
    const [after] = unwrap(await outcomes.distributions(officer, id));
    expect(after?.parties.find(({ party }) => party === "FRA")).toMatchObject({ reach: "downloaded" });
    expect(after?.counts).toEqual({ nobody: 1, waiting: 1, downloaded: 1, acknowledged: 1 });
    expect(codes(await outcomes.again(officer, id, 9, { silent: true }))).toEqual([
      "outcome.distribution-unknown",
    ]);
    expect(codes(await outcomes.distributions(kenya, id))).toEqual(["directory.not-allowed"]);
  });

  test("a key is kept as a hash alone", async () => {
    const key = new URL(await linkOf("EGY", 1)).searchParams.get("key") ?? "";
    const { sql } = await import("kysely");
    const { rows } = await sql<{
      line: string;
    }>`select row_to_json(d)::text as line from distribution_letter d`.execute(store.database());
    expect(rows.map(({ line }) => line).join("\n")).not.toContain(key);
  });

  test("a forum's report comes to all Member States by a chain, link by link", async () => {
    const link = (
      step: "handed-over" | "circulated" | "received",
      day: string,
      symbol: string | null = null,
    ) => outcomes.transmit(officer, id, { step, day, symbol, note: null });
    expect(codes(await link("circulated", "2008-11-10"))).toEqual(["outcome.step-out-of-order"]);
    expect(codes(await link("handed-over", "2008-01-01"))).toEqual(["outcome.step-backwards"]);
    unwrap(await link("handed-over", "2008-11-05"));
    unwrap(await link("circulated", "2008-11-10", "A/63/600"));
    unwrap(await link("received", "2008-11-11"));
    expect(codes(await link("received", "2008-11-12"))).toEqual(["outcome.step-out-of-order"]);
    const chain = unwrap(await outcomes.chain(visitor, id));
    expect(chain.map(({ step, symbol }) => [step, symbol])).toEqual([
      ["issued", "A/63/535"],
      ["handed-over", null],
      ["circulated", "A/63/600"],
      ["received", null],
    ]);
    const [latest] = unwrap(await outcomes.distributions(officer, id));
    expect(latest).toMatchObject({ number: chain.at(-1)?.distribution, symbol: "A/63/600" });
    expect(latest?.parties.length).toBeGreaterThanOrEqual(190);
  });

  test("proposals become actions with owner and day, are carried to the next meeting and cited as they stood", async () => {
    const proposed = { owner: null, due: null, state: "proposed", note: null } as const;
    const action = { ...proposed, text: { en: "Publish fees." }, original: "en", point: 1 } as const;
    expect(codes(await outcomes.follow(kenya, id, action))).toEqual(["directory.not-allowed"]);
    expect(codes(await outcomes.follow(officer, id, { ...action, state: "agreed" }))).toEqual([
      "outcome.action-ownerless",
    ]);
    expect(codes(await outcomes.follow(officer, id, { ...action, text: { en: " " } }))).toEqual([
      "outcome.action-empty",
    ]);
    expect(codes(await outcomes.follow(officer, id, { ...action, point: 9 }))).toEqual([
      "round-tables.unknown",
    ]);
    const made = unwrap(await outcomes.follow(officer, id, action));
    expect(codes(await outcomes.follow(officer, id, action))).toEqual(["outcome.action-there"]);
    expect(unwrap(await outcomes.followUps(visitor, id))).toEqual([]);
    const at = { number: made.number, revision: 1 };
    const agreed = { ...action, owner: "KEN", due: "2009-06-30", state: "agreed" } as const;
    unwrap(await outcomes.change(officer, id, at, agreed));
    expect(codes(await outcomes.change(officer, id, at, agreed))).toEqual(["outcome.action-changed"]);
    const [seen] = unwrap(await outcomes.followUps(visitor, id));
    expect(seen).toMatchObject({ owner: "KEN", point: 1, revision: 2 });
    const address = parseStatementReference(seen?.reference ?? "");
    await heldMeeting(store, {
      id: "forum-2009",
      opens: "2009-11-04",
      closes: "2009-11-05",
      attribution: "chatham-house",
    });
    expect(unwrap(await outcomes.carried(visitor, "forum-2009"))).toHaveLength(1);
    expect(unwrap(await outcomes.carried(visitor, "forum-2007"))).toEqual([]);
    expect(await outcomes.offered(visitor)).toHaveLength(1);
    unwrap(await outcomes.change(officer, id, { ...at, revision: 2 }, { ...agreed, state: "done" }));
    expect(unwrap(await outcomes.carried(visitor, "forum-2009"))).toEqual([]);
    const cited = address && unwrap(await outcomes.cited(visitor, address));
    expect(cited?.action.state).toBe("agreed");
    expect(cited?.newer).not.toBeNull();
  });

  async function linkOf(party: string, attempt: number): Promise<string> {
    const letters = await selectLetters(store.database(), { about: id, party }, { limit: 10, offset: 0 });
    const letter = letters.find(
      ({ once }) => once.startsWith(`outcome/${id}/1/`) && once.endsWith(`/${attempt}`),
    );
    const { sql } = await import("kysely");
    const { rows } = await sql<{
      secret: string;
    }>`select secret from letter where number = ${letter?.number ?? 0}`.execute(store.database());
    return rows[0]?.secret ?? "";
  }
});

test("how far a letter came is what is surest", () => {
  const receipt = {
    party: "KEN",
    place: 1,
    attempt: 1,
    once: "x",
    number: 1,
    language: "en",
    at: new Date(0),
  } as const;
  const none = {
    sent: null,
    delivered: null,
    relayed: null,
    opened: null,
    downloaded: null,
    acknowledged: null,
  };
  const letter = (state: "queued" | "sent" | "bounced" | null) => ({ ...receipt, ...none, letter: state });
  expect([letter(null), letter("queued"), letter("sent"), letter("bounced")].map(reachOf)).toEqual([
    "nobody",
    "waiting",
    "sent",
    "failed",
  ]);
  expect(reachOf({ ...letter("bounced"), opened: new Date(1) })).toBe("opened");
  expect(furthest([letter("bounced"), letter("sent"), letter(null)])).toBe("sent");
  const relayed = { ...letter("sent"), relayed: new Date(1) };
  expect([relayed, { ...relayed, delivered: new Date(2) }].map(reachOf)).toEqual(["relayed", "delivered"]);
  expect(reachOf({ ...letter("bounced"), relayed: new Date(1) })).toBe("failed");
  expect(reachOf({ ...letter("sent"), delivered: new Date(2), opened: new Date(1) })).toBe("opened");
  expect(furthest([])).toBe("nobody");
});
