import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Actor } from "../kernel/actor.ts";
import { ProblemError, problem, unwrap } from "../kernel/problem.ts";
import { describeBothStores } from "../store/support/both.ts";
import { forgetReceiver } from "./forgetting.ts";
import { takeInbox } from "./inbox.ts";
import { type LetterDraft, secretPlace } from "./model.ts";
import { queueLetters } from "./queue.ts";
import { selectStory } from "./repository.ts";
import { settle, takeWaiting } from "./sending.ts";
import { openLetters } from "./service.ts";
import { mailTables } from "./tables.ts";
import { testDraft } from "./testing.ts";

const now = () => new Date("2026-03-01T08:00:00Z");
const operator: Actor = { kind: "operator", name: "test" };
const visitor: Actor = { kind: "visitor" };
/** As the table of rights above this room: the operator may, a visitor may not. */
const requireRight = (actor: Actor, deed: string) => {
  if (actor.kind !== "operator" && actor.kind !== "system")
    throw new ProblemError(problem("directory.not-allowed", { deed }));
};

const returned = (messageId: string, action = "failed") =>
  new TextEncoder().encode(
    `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: ${action}\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 gone\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${messageId}\n--b--\n`,
  );

describeBothStores("the ledger of letters", (open) => {
  async function opened(...drafts: LetterDraft[]) {
    const { store, home } = await open();
    const letters = await openLetters({ store, paths: home.paths, now, requireRight });
    await store.deed(operator, { deed: "test.queue", subject: "" }, (trx) =>
      queueLetters(trx, now(), drafts),
    );
    const send = async () => {
      const delivery = letters.deliver();
      await delivery.settled();
      await delivery.stop();
    };
    return {
      store,
      home,
      letters,
      send,
      story: async (number: number) => unwrap(await letters.letter(operator, number)),
    };
  }

  test("nobody reads or moves letters who may not", async () => {
    const { letters } = await opened(testDraft({ once: "1" }));
    for (const tried of [
      letters.letters(visitor),
      letters.letter(visitor, 1),
      letters.retry(visitor, 1),
      letters.cancel(visitor, 1),
      letters.bounce(visitor, returned("<x@y>")),
    ])
      expect(await tried).toMatchObject({ ok: false, problems: [{ code: "directory.not-allowed" }] });
  });

  test("is found by state, subject, party and text, with counts, the newest first", async () => {
    const { letters } = await opened(
      testDraft({ once: "1", about: "a", party: "FRA" }),
      testDraft({ once: "2", about: "b", address: "x_y@example.org" }),
      testDraft({ once: "3", about: "a", address: "none" }),
    );
    const numbers = async (filter: Parameters<typeof letters.letters>[1]) =>
      unwrap(await letters.letters(operator, filter)).letters.map(({ number }) => number);
    expect(await numbers({})).toEqual([3, 2, 1]);
    expect(await numbers({ about: "a" })).toEqual([3, 1]);
    expect(await numbers({ about: "a", state: "failed" })).toEqual([3]);
    expect(await numbers({ text: "X_Y@" })).toEqual([2]);
    expect(await numbers({ text: "%" })).toEqual([]);
    const { counts } = unwrap(await letters.letters(operator, { state: "failed" }));
    expect(counts).toMatchObject({ queued: 2, failed: 1, sent: 0 });
  });

  test("one that waits is cancelled, and sent after all; one that was sent is not", async () => {
    const { letters, send, story } = await opened(testDraft({ once: "1" }), testDraft({ once: "2" }));
    expect(unwrap(await letters.cancel(operator, 1)).state).toBe("cancelled");
    await send();
    expect([(await story(1)).state, (await story(2)).state]).toEqual(["cancelled", "sent"]);
    expect(await letters.cancel(operator, 2)).toMatchObject({ problems: [{ code: "mail.not-waiting" }] });
    expect(await letters.retry(operator, 2)).toMatchObject({ problems: [{ code: "mail.not-settled" }] });
    expect(await letters.retry(operator, 9)).toMatchObject({ problems: [{ code: "mail.unknown-letter" }] });
    expect(unwrap(await letters.retry(operator, 1)).state).toBe("queued");
    await send();
    expect((await story(1)).state).toBe("sent");
  });

  test("a link for one person never shows, is forgotten when the letter has gone, and is not sent again", async () => {
    const secret = "https://example.org/invitation?key=abcdef";
    const { store, letters, send, story } = await opened(
      testDraft({ once: "1", body: `Here: ${secretPlace}`, secret }),
      testDraft({ once: "2", body: `Here: ${secretPlace}`, secret }),
    );
    expect(JSON.stringify(await story(1))).not.toContain("abcdef");
    unwrap(await letters.cancel(operator, 2));
    await send();
    const rows = await mailTables(store.database()).selectFrom("letter").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("abcdef");
    unwrap(await letters.bounce(operator, returned((await story(1)).messageId)));
    for (const number of [1, 2])
      expect(await letters.retry(operator, number)).toMatchObject({
        problems: [{ code: "mail.secret-gone" }],
      });
  });

  test("a mail that came back marks its letter, once; a delay is kept beside it, a stranger's mail changes nothing", async () => {
    const { letters, send, story } = await opened(testDraft({ once: "1" }), testDraft({ once: "2" }));
    await send();
    const [{ messageId }, other] = [await story(1), await story(2)];
    expect(unwrap(await letters.bounce(operator, returned(messageId, "delayed")))).toMatchObject({
      news: "delayed",
      changed: true,
    });
    expect((await story(1)).state).toBe("sent");
    expect(unwrap(await letters.bounce(operator, returned(messageId)))).toMatchObject({
      number: 1,
      news: "bounced",
      changed: true,
    });
    expect(unwrap(await letters.bounce(operator, returned(messageId)))).toMatchObject({ changed: false });
    expect(await story(1)).toMatchObject({
      state: "bounced",
      attempts: [
        { outcome: "sent" },
        { outcome: "delayed" },
        { outcome: "bounced", answer: "5.1.1 550 gone" },
      ],
    });
    const vague = (begin: string) =>
      new TextEncoder().encode(`To: back+2.${begin}@example.org\nSubject: failure notice\n\nGone.`);
    expect(await letters.bounce(operator, vague("000000000000"))).toMatchObject({
      problems: [{ code: "mail.unknown-letter-back" }],
    });
    expect(unwrap(await letters.bounce(operator, vague(other.messageId.slice(1, 13))))).toMatchObject({
      number: 2,
      changed: true,
    });
    expect(await letters.bounce(operator, returned("<who@example.org>"))).toMatchObject({
      problems: [{ code: "mail.unknown-letter-back" }],
    });
    expect(
      await letters.bounce(operator, new TextEncoder().encode("Subject: Hello\n\nHow are you?")),
    ).toMatchObject({
      problems: [{ code: "mail.not-a-bounce" }],
    });
  });

  test("what is heard of a letter may come in any order: that it was delivered outweighs that it failed", async () => {
    const drafts = ["1", "2", "3", "4"].map((once) => testDraft({ once }));
    const { letters, send, story } = await opened(...drafts);
    await send();
    const hear = async (number: number, ...actions: readonly string[]) => {
      const { messageId } = await story(number);
      for (const action of actions) unwrap(await letters.bounce(operator, returned(messageId, action)));
      const { state, attempts } = await story(number);
      return [state, ...attempts.slice(1).map(({ outcome }) => outcome)];
    };
    expect(await hear(1, "relayed", "delivered", "delivered", "failed")).toEqual([
      "sent",
      "relayed",
      "delivered",
      "bounced",
    ]);
    expect(await hear(2, "failed", "delivered")).toEqual(["sent", "bounced", "delivered"]);
    expect(await hear(3, "relayed", "failed")).toEqual(["bounced", "relayed", "bounced"]);
    expect(await hear(4, "expanded", "relayed")).toEqual(["sent", "relayed"]);
  });

  test("news has the instant that the other server gives, unless that cannot be", async () => {
    const { letters, send, story } = await opened(testDraft({ once: "1" }), testDraft({ once: "2" }));
    await send();
    const told = async (number: number, date: string) => {
      const mail = `Date: ${date}\n${new TextDecoder().decode(returned((await story(number)).messageId, "delivered"))}`;
      unwrap(await letters.bounce(operator, new TextEncoder().encode(mail)));
      return (await story(number)).attempts.at(-1)?.at.toISOString();
    };
    // The letters were written, and the notifications read, at 8:00.
    expect(await told(1, "Sun, 1 Mar 2026 11:00:00 +0300")).toBe("2026-03-01T08:00:00.000Z");
    expect(await told(2, "Wed, 4 Mar 2026 11:00:00 +0300")).toBe("2026-03-01T08:00:00.000Z");
  });

  test("that somebody is away, sent to a letter's return path, says nothing of its way", async () => {
    const { letters, send, story } = await opened(testDraft({ once: "1" }));
    await send();
    const { messageId } = await story(1);
    const away = `To: back+1.${messageId.slice(1, 13)}@example.org\nFrom: minister@example.org\nAuto-Submitted: auto-replied\n\nAway.`;
    expect(unwrap(await letters.bounce(operator, new TextEncoder().encode(away)))).toMatchObject({
      number: 1,
      news: null,
      changed: false,
    });
    expect((await story(1)).state).toBe("sent");
  });

  test("mails that are put into the inbox are taken in and sorted", async () => {
    const { home, letters, send, story } = await opened(testDraft({ once: "1" }));
    await send();
    const { inbox } = home.paths;
    mkdirSync(inbox, { recursive: true });
    writeFileSync(join(inbox, "back.eml"), returned((await story(1)).messageId));
    writeFileSync(join(inbox, "hello.eml"), "Subject: Hello\n\nHow are you?");
    writeFileSync(join(inbox, "large.eml"), "x".repeat(2_000_000));
    writeFileSync(join(inbox, "half.eml.part"), "x");
    const take = (mail: Uint8Array) => letters.bounce(operator, mail);
    expect(await takeInbox(inbox, take)).toEqual({ read: 1, unread: 2 });
    expect(readdirSync(inbox).sort()).toEqual(["half.eml.part", "read", "unread"]);
    expect((await story(1)).state).toBe("bounced");
  });

  test("of a receiver who is taken out stays that they were written to, not who they were", async () => {
    const maria = "00000000-0000-4000-8000-00000000000a";
    const named = {
      person: maria,
      address: "maria@example.org",
      name: "Maria Cruz, focal point",
      body: `Maria Cruz,\n\nwrite to maria@example.org or to the office.`,
    };
    const { store, letters, send, story } = await opened(
      testDraft({ once: "sent", ...named }),
      testDraft({ once: "to another", name: "Omar", address: "omar@example.org" }),
    );
    await send();
    const draft = testDraft({
      once: "waits",
      ...named,
      body: `Sign in: ${secretPlace}`,
      secret: "https://x",
    });
    await store.deed(operator, { deed: "test.queue", subject: "" }, (trx) =>
      queueLetters(trx, now(), [draft]),
    );
    const forget = { id: maria, name: "Maria Cruz" };
    await store.deed(operator, { deed: "test.forget", subject: "" }, (trx) =>
      forgetReceiver(trx, forget, now()),
    );
    expect(await story(1)).toMatchObject({
      state: "sent",
      address: "",
      name: "",
      person: maria,
      subject: "A reminder",
      body: "…,\n\nwrite to … or to the office.",
    });
    expect(await story(2)).toMatchObject({ address: "omar@example.org", name: "Omar" });
    expect(await story(3)).toMatchObject({ state: "cancelled", address: "", settled: now() });
    expect(
      await mailTables(store.database())
        .selectFrom("letter")
        .select("secret")
        .where("number", "=", 3)
        .execute(),
    ).toEqual([{ secret: null }]);
    expect(await letters.retry(operator, 3)).toMatchObject({ problems: [{ code: "mail.nobody-left" }] });
    // A server that speaks of the address later is not quoted.
    const bounced = new TextDecoder()
      .decode(returned((await story(1)).messageId))
      .replace("550 gone", "550 maria@example.org gone");
    unwrap(await letters.bounce(operator, new TextEncoder().encode(bounced)));
    expect((await story(1)).attempts.at(-1)).toMatchObject({
      outcome: "bounced",
      answer: "mail.answer-taken-out",
    });
  });

  test("a letter that is on its way when its receiver is taken out is not tried again", async () => {
    const person = "00000000-0000-4000-8000-00000000000b";
    const { store, story } = await opened(testDraft({ once: "1", person }));
    await store.deed(operator, { deed: "test", subject: "" }, async (trx) => {
      await takeWaiting(trx, now(), { worker: "w", lease: now(), limit: 10 });
      await forgetReceiver(trx, { id: person, name: "Somebody" }, now());
      expect(await selectStory(trx, 1)).toMatchObject({ state: "sending", address: "" });
      const attempt = { outcome: "unreachable", answer: "421 <focal.point@example.org> later" };
      await settle(trx, [
        { number: 1, worker: "w", at: now(), state: "queued", via: null, nextTry: now(), attempt },
      ]);
    });
    expect(await story(1)).toMatchObject({
      state: "cancelled",
      attempts: [{ answer: "mail.answer-taken-out" }],
    });
  });
});
