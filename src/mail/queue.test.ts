import { expect, test } from "vitest";
import { describeBothStores } from "../store/support/both.ts";
import type { LetterDraft } from "./model.ts";
import { secretPlace } from "./model.ts";
import { messageId, queueLetter, queueLetters } from "./queue.ts";
import { mailTables } from "./tables.ts";
import { testDraft } from "./testing.ts";

const at = new Date("2026-03-01T08:00:00Z");
const system = { kind: "system" } as const;

test("the Message-ID is made from what the letter is, and not to be guessed without the folder's identity", () => {
  const here = { home: "1", host: "example.org" };
  expect(messageId("a", here)).toBe(messageId("a", here));
  expect(messageId("a", here)).toMatch(/^<[0-9a-f]{40}@example\.org>$/);
  expect(messageId("a", here)).not.toBe(messageId("b", here));
  expect(messageId("a", here)).not.toBe(messageId("a", { ...here, home: "2" }));
});

describeBothStores("queuing letters", (open) => {
  async function opened() {
    const { store } = await open();
    const queue = (...drafts: LetterDraft[]) =>
      store.deed(system, { deed: "test.queue", subject: "" }, (trx) => queueLetters(trx, at, drafts));
    const rows = () =>
      mailTables(store.database()).selectFrom("letter").selectAll().orderBy("number").execute();
    return { store, queue, rows };
  }

  test("each once, in one call and in several", async () => {
    const { queue, rows } = await opened();
    const [one, again, two] = await queue(
      testDraft({ once: "1" }),
      testDraft({ once: "1", subject: "Other" }),
      testDraft({ once: "2" }),
    );
    expect([one, again, two]).toEqual([
      { number: 1, added: true, state: "queued" },
      { number: 1, added: false, state: "queued" },
      { number: 2, added: true, state: "queued" },
    ]);
    expect(await queue(testDraft({ once: "2" }), testDraft({ once: "3" }))).toEqual([
      { number: 2, added: false, state: "queued" },
      { number: 3, added: true, state: "queued" },
    ]);
    expect((await rows()).map(({ subject }) => subject)).toEqual(["A reminder", "A reminder", "A reminder"]);
  });

  test("a deed that fails sends nothing", async () => {
    const { store, rows } = await opened();
    const failing = store.deed(system, { deed: "test.queue", subject: "" }, async (trx) => {
      await queueLetter(trx, at, testDraft({ once: "1" }));
      throw new Error("the deed failed");
    });
    await expect(failing).rejects.toThrow("the deed failed");
    expect(await rows()).toEqual([]);
  });

  test("no text begins a header, and a body holds text", async () => {
    const { queue, rows } = await opened();
    await queue(
      testDraft({
        once: "1",
        subject: "A\r\nBcc: someone@example.org\u2028\u202eevil",
        name: "Name\n\tX: y",
        body: "one\r\ntwo\u0000\u001b[31m\rthree\ud800",
      }),
    );
    expect(await rows()).toMatchObject([
      { subject: "A Bcc: someone@example.org evil", name: "Name X: y", body: "one\ntwo[31m\nthree\ufffd" },
    ]);
  });

  test("an address that cannot be one fails its own letter alone, and is told", async () => {
    const { store, queue, rows } = await opened();
    const queued = await queue(
      testDraft({ once: "1", address: "nobody\r\nBcc: x@example.org" }),
      testDraft({ once: "2" }),
    );
    expect(queued.map(({ state }) => state)).toEqual(["failed", "queued"]);
    expect(await rows()).toMatchObject([
      { address: "nobody Bcc: x@example.org", settled: at, next_try: null },
      { address: "focal.point@example.org", settled: null, next_try: at },
    ]);
    const attempts = await mailTables(store.database()).selectFrom("letter_attempt").selectAll().execute();
    expect(attempts).toEqual([{ letter: 1, try: 1, at, outcome: "refused", answer: "mail.address-invalid" }]);
  });

  test("a secret is kept beside the body, and goes with the place for it", async () => {
    const { queue, rows } = await opened();
    await queue(testDraft({ once: "1", body: `Sign in: ${secretPlace}`, secret: "https://example.org/s" }));
    expect(await rows()).toMatchObject([
      { body: `Sign in: ${secretPlace}`, secret: "https://example.org/s", had_secret: true },
    ]);
    await expect(queue(testDraft({ once: "2", secret: "x" }))).rejects.toThrow(RangeError);
    await expect(queue(testDraft({ once: "2", body: secretPlace }))).rejects.toThrow(RangeError);
  });

  test("a body that is a file is refused", async () => {
    const { queue, rows } = await opened();
    await expect(queue(testDraft({ once: "1", body: "x".repeat(10_000_000) }))).rejects.toMatchObject({
      problems: [{ code: "mail.too-long" }],
    });
    expect(await rows()).toEqual([]);
  });

  test("a thousand in one deed", async () => {
    const { queue, rows } = await opened();
    await queue(...Array.from({ length: 1000 }, (_, n) => testDraft({ once: `r/${n}` })));
    expect((await rows()).map(({ number }) => number)).toEqual(Array.from({ length: 1000 }, (_, n) => n + 1));
  });
});
