import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { unwrap } from "../kernel/problem.ts";
import type { Store } from "../store/open.ts";
import { describeBothStores } from "../store/support/both.ts";
import { waitAfter } from "./backoff.ts";
import { startDelivery } from "./delivery.ts";
import type { LetterDraft } from "./model.ts";
import { secretPlace } from "./model.ts";
import { outboxTransport } from "./outbox.ts";
import { queueLetters } from "./queue.ts";
import { countLetters, selectLetters, selectStory } from "./repository.ts";
import { takeWaiting } from "./sending.ts";
import { parseMailServer } from "./server.ts";
import { smtpTransport } from "./smtp.ts";
import { mailTables } from "./tables.ts";
import { testDraft } from "./testing.ts";
import { startMailServer } from "./testing-server.ts";
import type { Transport } from "./transport.ts";

const system = { kind: "system" } as const;
const start = new Date("2026-03-01T08:00:00Z");
const sender = { address: "office@example.org", name: "Secretariat", replyTo: null };
const quick = { connect: 1000, greeting: 500, silence: 500, letter: 2000 };

test("waits grow from minutes to a day and are each letter's own", () => {
  const waits = Array.from({ length: 13 }, (_, tries) => waitAfter(tries + 1, "a"));
  expect(waits.at(-1)).toBeNull();
  const whole = waits.map((wait) => wait ?? 0).reduce((sum, wait) => sum + wait, 0);
  expect(whole / 86_400_000).toBeGreaterThan(3);
  expect(waits[0]).toBeGreaterThan(44_000);
  expect(waits[0]).toBeLessThan(76_000);
  expect(waitAfter(1, "a")).toBe(waitAfter(1, "a"));
  expect(waitAfter(1, "a")).not.toBe(waitAfter(1, "b"));
});

describeBothStores("sending", (open) => {
  async function opened(...drafts: LetterDraft[]) {
    const { store, home } = await open();
    const clock = { now: start };
    const queue = (...more: LetterDraft[]) =>
      store.deed(system, { deed: "test.queue", subject: "" }, (trx) => queueLetters(trx, clock.now, more));
    await queue(...drafts);
    const database = store.database();
    return {
      store,
      outbox: home.paths.outbox,
      clock,
      queue,
      counts: () => countLetters(database, {}),
      story: async (number: number) => {
        const found = await selectStory(database, number);
        if (!found) throw new Error("no letter");
        return found;
      },
      states: async () =>
        (await selectLetters(database, {}, { limit: 1000, offset: 0 })).map(({ state }) => state).reverse(),
    };
  }

  /** Sends until nothing waits that could go now. */
  async function deliver(store: Store, transport: Transport, clock: { readonly now: Date }): Promise<void> {
    const faults: unknown[] = [];
    const delivery = startDelivery({
      store,
      transport,
      sender,
      now: () => clock.now,
      onFault: (error) => faults.push(error),
      look: 20,
    });
    await delivery.settled();
    await delivery.stop();
    expect(faults).toEqual([]);
  }

  async function smtp(manners: Parameters<typeof startMailServer>[0] = {}) {
    const server = await startMailServer(manners);
    onTestFinished(() => server.close());
    const settings = unwrap(
      parseMailServer(`smtp://127.0.0.1:${server.port}?from=office@example.org&bounces=back@example.org`),
    );
    return { server, transport: () => smtpTransport(settings, quick) };
  }

  test("without a mail server each letter becomes a file, whole and once", async () => {
    const { store, outbox, clock, story, counts } = await opened(
      testDraft({
        once: "1",
        language: "ar",
        subject: "تذكير",
        body: "السلام عليكم\n\nhttps://example.org/ar",
      }),
      testDraft({ once: "2", body: `Here: ${secretPlace}`, secret: "https://example.org/s/abc" }),
    );
    await deliver(store, outboxTransport(outbox), clock);
    expect(readdirSync(outbox).sort()).toEqual(["000001.eml", "000002.eml"]);
    const mail = readFileSync(join(outbox, "000001.eml"), "utf8");
    expect(mail).toMatch(/^Content-Language: ar\r$/m);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(mail).toMatch(/^Message-ID: <[0-9a-f]{40}@corridor\.localdomain>\r$/m);
    expect(readFileSync(join(outbox, "000002.eml"), "utf8")).toContain("https://example.org/s/abc");
    expect(await counts()).toMatchObject({ sent: 2, queued: 0 });
    expect(await story(1)).toMatchObject({
      state: "sent",
      via: "outbox",
      tries: 1,
      settled: start,
      nextTry: null,
      attempts: [{ try: 1, outcome: "sent", answer: "000001.eml" }],
    });
    const [row] = await mailTables(store.database())
      .selectFrom("letter")
      .select("secret")
      .where("number", "=", 2)
      .execute();
    expect(row?.secret).toBeNull();
  });

  test("a mail server gets each letter once, with a return path of its own", async () => {
    const drafts = Array.from({ length: 60 }, (_, n) =>
      testDraft({ once: `r/${n}`, address: `p${n}@example.org`, name: "Señora Ñ" }),
    );
    const { store, clock, counts, story } = await opened(...drafts);
    const { server, transport } = await smtp();
    await deliver(store, transport(), clock);
    expect(await counts()).toMatchObject({ sent: 60, queued: 0, sending: 0 });
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(60);
    expect(server.taken).toHaveLength(60);
    expect(new Set(server.taken.map(({ to }) => to)).size).toBe(60);
    const { messageId } = await story(1);
    expect(server.taken.find((mail) => mail.messageId === messageId)?.from).toBe(
      `back+1.${messageId.slice(1, 13)}@example.org`,
    );
  });

  test("a server that tells what becomes of letters is asked for their failure, and of an outcome also that it was delivered", async () => {
    const { store, clock } = await opened(
      testDraft({ once: "ordinary", address: "a@example.org" }),
      testDraft({ once: "outcome", address: "o+x=y@example.org", kind: "outcome" }),
    );
    const { server, transport } = await smtp({ notifies: true });
    await deliver(store, transport(), clock);
    const asked = Object.fromEntries(server.taken.map((mail) => [mail.to, mail.asked]));
    expect(asked["a@example.org"]).toMatchObject({
      ret: "HDRS",
      notify: ["FAILURE"],
      receiver: "rfc822;a@example.org",
    });
    expect(asked["o+x=y@example.org"]).toMatchObject({
      notify: ["SUCCESS", "FAILURE"],
      receiver: "rfc822;o+x=y@example.org",
    });
    for (const { messageId, asked: told } of server.taken)
      expect(`<${told?.envelope}>`, "by which a notification is known again").toBe(messageId);
  });

  test("what a server refuses for good has failed at once, what it refuses for now is tried again, and nobody else waits", async () => {
    const { store, clock, states, story } = await opened(
      testDraft({ once: "gone", address: "gone@example.org" }),
      testDraft({ once: "full", address: "full@example.org" }),
      testDraft({ once: "good", address: "good@example.org" }),
    );
    let full = true;
    const { server, transport } = await smtp({
      atReceiver: (address) => {
        if (address.startsWith("gone")) return { code: 550, says: "5.1.1 no such person" };
        if (address.startsWith("full") && full) return { code: 450, says: "4.2.2 mailbox full" };
        return undefined;
      },
    });
    await deliver(store, transport(), clock);
    expect(await states()).toEqual(["failed", "queued", "sent"]);
    expect(await story(1)).toMatchObject({
      attempts: [{ outcome: "refused", answer: expect.stringContaining("no such person") }],
    });
    const waiting = await story(2);
    expect(waiting).toMatchObject({ tries: 1, attempts: [{ outcome: "refused" }] });
    expect(waiting.nextTry?.getTime()).toBe(start.getTime() + (waitAfter(1, "full") ?? 0));
    // Not before its time.
    await deliver(store, transport(), clock);
    expect((await story(2)).tries).toBe(1);
    full = false;
    clock.now = new Date(start.getTime() + 120_000);
    await deliver(store, transport(), clock);
    expect(await states()).toEqual(["failed", "sent", "sent"]);
    expect(server.taken.map(({ to }) => to).sort()).toEqual(["full@example.org", "good@example.org"]);
  });

  test("a server that hangs, and one that is not there, cost time and no letter", async () => {
    const { store, clock, states, story } = await opened(
      testDraft({ once: "1", address: "hang@example.org" }),
      testDraft({ once: "2", address: "good@example.org" }),
    );
    const { transport } = await smtp({
      atReceiver: (address) => (address.startsWith("hang") ? "hang" : undefined),
    });
    await deliver(store, transport(), clock);
    expect(await states()).toEqual(["queued", "sent"]);
    expect(await story(1)).toMatchObject({ attempts: [{ outcome: "unreachable" }] });
    const nobody = smtpTransport(
      unwrap(parseMailServer("smtp://127.0.0.1:9?from=office@example.org")),
      quick,
    );
    clock.now = new Date(start.getTime() + 120_000);
    await deliver(store, nobody, clock);
    expect(await story(1)).toMatchObject({ state: "queued", tries: 2 });
  });

  test("a letter whose acknowledgement never came is told as interrupted, and sent again under the same Message-ID", async () => {
    const { store, clock, story } = await opened(testDraft({ once: "1" }));
    let dropped = 0;
    const { server, transport } = await smtp({
      afterData: () => {
        dropped += 1;
        return dropped === 1 ? "hang-up" : undefined;
      },
    });
    await deliver(store, transport(), clock);
    expect(await story(1)).toMatchObject({ state: "queued", attempts: [{ outcome: "interrupted" }] });
    clock.now = new Date(start.getTime() + 120_000);
    await deliver(store, transport(), clock);
    expect(await story(1)).toMatchObject({ state: "sent", tries: 2 });
    expect(server.heard).toHaveLength(2);
    expect(server.heard[0]?.messageId).toBe(server.heard[1]?.messageId);
    // Byte for byte the same, so that whoever compares finds one letter.
    expect(server.heard[0]?.text).toBe(server.heard[1]?.text);
  });

  test("after four days of silence a letter has failed", async () => {
    const { store, clock, story } = await opened(testDraft({ once: "1" }));
    const { transport } = await smtp({ atReceiver: () => ({ code: 451, says: "4.3.0 later" }) });
    for (let tries = 0; tries < 13; tries++) {
      await deliver(store, transport(), clock);
      clock.now = new Date(clock.now.getTime() + 2 * 86_400_000);
    }
    const told = await story(1);
    expect(told).toMatchObject({ state: "failed", tries: 13, nextTry: null });
    expect(told.attempts).toHaveLength(13);
  });

  test("what a process was sending when it died: a file that is there was sent, a letter to a server is sent again", async () => {
    const { store, outbox, clock, states, story } = await opened(
      testDraft({ once: "1" }),
      testDraft({ once: "2" }),
    );
    const lease = new Date(start.getTime() + 900_000);
    await store.deed(system, { deed: "test.die", subject: "" }, (trx) =>
      takeWaiting(trx, start, { worker: "dead", lease, limit: 2 }),
    );
    expect(await states()).toEqual(["sending", "sending"]);
    const transport = outboxTransport(outbox);
    await transport.send({ ...(await story(1)), secret: null }, sender, new AbortController().signal);
    const before = readFileSync(join(outbox, "000001.eml"), "utf8");
    writeFileSync(join(outbox, "000001.eml"), `${before}mark`);
    writeFileSync(join(outbox, "000002.eml.00ff.new"), "half");
    await deliver(store, outboxTransport(outbox), clock);
    expect(await states()).toEqual(["sent", "sent"]);
    expect(readFileSync(join(outbox, "000001.eml"), "utf8")).toContain("mark");
    expect(readdirSync(outbox).sort()).toEqual(["000001.eml", "000002.eml"]);
    expect((await story(1)).attempts.map(({ outcome }) => outcome)).toEqual(["sent"]);
    expect((await story(2)).attempts.map(({ outcome }) => outcome)).toEqual(["interrupted", "sent"]);
  });

  test("a lease that another process holds is honoured until it ends", async () => {
    const { store, outbox, clock, states } = await opened(testDraft({ once: "1" }));
    const delivery = startDelivery({
      store,
      transport: outboxTransport(outbox),
      sender,
      now: () => clock.now,
      look: 20,
    });
    await delivery.settled();
    await mailTables(store.database()).selectFrom("letter").select("number").execute();
    const lease = new Date(start.getTime() + 900_000);
    await store.deed(system, { deed: "test.other", subject: "" }, async (trx) => {
      await queueLetters(trx, start, [testDraft({ once: "2" })]);
      await takeWaiting(trx, start, { worker: "other", lease, limit: 5 });
    });
    await delivery.settled();
    expect(await states()).toEqual(["sent", "sending"]);
    clock.now = lease;
    await delivery.settled();
    await delivery.settled();
    await delivery.stop();
    expect(await states()).toEqual(["sent", "sent"]);
  });

  test("a disk that cannot be written loses no letter", async () => {
    const { store, outbox, clock, states, story } = await opened(
      testDraft({ once: "1" }),
      testDraft({ once: "2" }),
    );
    writeFileSync(outbox, "a file where the folder should be");
    const faults: unknown[] = [];
    const delivery = startDelivery({
      store,
      transport: outboxTransport(outbox),
      sender,
      now: () => clock.now,
      onFault: (error) => faults.push(error),
      look: 20,
    });
    await expect.poll(() => faults.length).toBeGreaterThan(0);
    await delivery.stop();
    expect(faults[0]).toMatchObject({ problems: [{ code: "store.unreadable" }] });
    expect(await states()).toEqual(["queued", "queued"]);
    expect((await story(1)).tries).toBe(0);
    rmSync(outbox);
    clock.now = new Date(start.getTime() + 60_000);
    await deliver(store, outboxTransport(outbox), clock);
    expect(await states()).toEqual(["sent", "sent"]);
  });

  test("a stop finishes what is under way and gives the rest back", async () => {
    const drafts = Array.from({ length: 30 }, (_, n) => testDraft({ once: `r/${n}` }));
    const { store, clock, counts } = await opened(...drafts);
    const { server, transport } = await smtp({ delay: 30 });
    const delivery = startDelivery({ store, transport: transport(), sender, now: () => clock.now, look: 20 });
    await expect.poll(() => server.taken.length, { interval: 5 }).toBeGreaterThan(2);
    await delivery.stop();
    const { sent, queued, sending } = await counts();
    expect(sending).toBe(0);
    expect(sent + queued).toBe(30);
    expect(sent).toBe(server.taken.length);
    await deliver(store, transport(), clock);
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(30);
    expect(server.taken).toHaveLength(30);
  });
});
