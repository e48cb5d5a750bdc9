import { sql } from "kysely";
import { expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { verifyAudit } from "../../store/audit.ts";
import type { Store } from "../../store/open.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { mayDo } from "../rights.ts";
import { idleLasts } from "./sessions.ts";
import { appCode, firstAdministrator, goodPassword, TestBrowser, testAccounts } from "./testing.ts";

const operator = { kind: "operator", name: "test" } as const;

/** A clock that a test moves. */
function clock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    pass: (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
}

async function deeds(store: Store): Promise<readonly string[]> {
  const { rows } = await sql<{ deed: string }>`select deed from audit_entry order by number`.execute(
    store.database(),
  );
  return rows.map(({ deed }) => deed);
}

/** The key in the last letter. */
async function lastKey(store: Store): Promise<string> {
  const { rows } = await sql<{
    secret: string | null;
  }>`select secret from letter order by number desc limit 1`.execute(store.database());
  return new URL(rows[0]?.secret ?? "").searchParams.get("key") ?? "";
}

function code(result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) {
  return result.ok ? "ok" : result.problems?.[0]?.code;
}

/** An account of the focal point of a State, made by invitation. */
async function focalPoint(world: Awaited<ReturnType<typeof testAccounts>>, email: string, party = "PHL") {
  const { directory, accounts, store } = world;
  const person = unwrap(await directory.addPerson(operator, { name: "Maria Cruz", email, language: "en" }));
  const post = `${party}/national-focal-point`;
  const since = new Date().toISOString().slice(0, 10);
  const holding = unwrap(await directory.appoint(operator, { post, person: person.id, since }));
  expect(unwrap(await accounts.invite(operator, { person: person.id, post }))).toBe("invited");
  const key = await lastKey(store);
  const browser = new TestBrowser("192.0.2.7");
  const given = { name: "Maria Cruz", password: goodPassword, language: "fr" };
  browser.take(unwrap(await accounts.accept(browser.caller, key, given)));
  return { person, post, key, holding, browser };
}

describeBothStores("accounts", (open) => {
  test("the machine's own link makes the first administrator, once", async () => {
    const { store } = await open();
    const { accounts } = await testAccounts(store);
    expect(await accounts.any()).toBe(false);
    const old = await accounts.issueEntry("test");
    const key = await accounts.issueEntry("test");
    expect([await accounts.isEntry(old), await accounts.isEntry(key)]).toEqual([false, true]);
    const given = { name: "Ana", email: "Ana@Example.org", password: goodPassword, language: "ar" };
    const browser = new TestBrowser();
    expect(code(await accounts.takeEntry(browser.caller, old, given))).toBe("accounts.link-void");
    expect(code(await accounts.takeEntry(browser.caller, key, { ...given, password: "short" }))).toBe(
      "accounts.password-short",
    );
    const [one, two] = await Promise.all([
      accounts.takeEntry(browser.caller, key, given),
      accounts.takeEntry(browser.caller, key, { ...given, email: "other@example.org" }),
    ]);
    expect([code(one), code(two)].sort()).toEqual(["accounts.link-void", "ok"]);
    browser.take(unwrap(one.ok ? one : two));
    const signed = await accounts.who(browser.cookies);
    expect(signed?.actor.seats.map(({ role }) => role).sort()).toEqual(["administrator", "secretariat"]);
    expect(mayDo(signed?.actor ?? { kind: "visitor" }, "people.administer")).toBe(true);
    expect(await accounts.any()).toBe(true);
    expect((await deeds(store)).filter((deed) => deed === "account.enter")).toHaveLength(1);
  });

  test("a second one becomes administrator beside the first; with a known address the link is a way back", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const first = await firstAdministrator(world);
    const second = await firstAdministrator(world, "second@secretariat.example");
    const posts = async (browser: TestBrowser) =>
      (await world.accounts.who(browser.cookies))?.actor.seats.map(({ post }) => post).sort();
    expect(await posts(first)).toEqual(["secretariat/administrator", "secretariat/secretariat-officer"]);
    expect(await posts(second)).toEqual(["secretariat/administrator-2", "secretariat/secretariat-officer-2"]);
    const back = await firstAdministrator(world);
    expect(await posts(back)).toEqual(
      (await posts(new TestBrowser().take({ cookies: [] }))) ?? [
        "secretariat/administrator",
        "secretariat/secretariat-officer",
      ],
    );
    expect(await world.accounts.who(first.cookies)).toBeUndefined();
  });

  test("signing in and out: the same answer for a wrong password and for nobody, each in the log, no secret in it", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const { accounts } = world;
    await firstAdministrator(world);
    const browser = new TestBrowser("198.51.100.4");
    const email = "HEAD@secretariat.example";
    const wrong = await accounts.signIn(browser.caller, { email, password: "wrong horse rides" });
    const nobody = await accounts.signIn(browser.caller, { email: "no@one.example", password: goodPassword });
    expect(wrong).toEqual(nobody);
    expect(code(wrong)).toBe("accounts.sign-in-refused");
    browser.take(unwrap(await accounts.signIn(browser.caller, { email, password: goodPassword })));
    const token = /corridor\.session_token=([^;]+)/.exec(browser.cookies)?.[1] ?? "";
    expect((await accounts.who(browser.cookies))?.actor.name).toBe("Ana Head");
    browser.take({ cookies: await accounts.signOut(browser.caller) });
    expect(browser.cookies).toBe("");
    expect(await accounts.who(`corridor.session_token=${token}`)).toBeUndefined();
    const log = await deeds(store);
    expect(log.slice(-3)).toEqual(["account.refused", "account.sign-in", "account.sign-out"]);
    const { rows } = await sql<{
      all: string;
    }>`select row_to_json(a)::text as all from audit_entry a`.execute(store.database());
    const plain = decodeURIComponent(token).split(".")[0] ?? "";
    expect(plain.length).toBeGreaterThan(20);
    const said = rows.map(({ all }) => all).join("\n");
    for (const secret of [plain, goodPassword, "wrong horse"]) expect(said).not.toContain(secret);
    expect((await verifyAudit(store.database())).ok).toBe(true);
  });

  test("the store holds no token, no key and no password as it is", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const browser = await firstAdministrator(world);
    const key = await world.accounts.issueEntry("test");
    const dump: string[] = [];
    for (const table of [
      "account",
      "account_credential",
      "account_session",
      "account_link",
      "account_challenge",
    ]) {
      const { rows } = await sql<{
        all: string;
      }>`select row_to_json(t)::text as all from ${sql.table(table)} t`.execute(store.database());
      dump.push(...rows.map(({ all }) => all));
    }
    const token =
      decodeURIComponent(/session_token=([^;]+)/.exec(browser.cookies)?.[1] ?? "").split(".")[0] ?? "";
    for (const secret of [token, key, goodPassword]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(dump.join("\n")).not.toContain(secret);
    }
  });

  test("a session is never one that was there before signing in", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const mine = await firstAdministrator(world);
    const planted = new TestBrowser().take({ cookies: [`corridor.session_token=planted.signature; Path=/`] });
    const before = planted.cookies;
    planted.take(
      unwrap(
        await world.accounts.signIn(planted.caller, {
          email: "head@secretariat.example",
          password: goodPassword,
        }),
      ),
    );
    expect(planted.cookies).not.toBe(before);
    expect(planted.cookies).not.toBe(mine.cookies);
    expect(await world.accounts.who(before)).toBeUndefined();
  });

  test("a session ends unused after half a day, used after two weeks; its use is not a write each time", async () => {
    const { store } = await open();
    const time = clock();
    const world = await testAccounts(store, { now: time.now });
    const browser = await firstAdministrator(world);
    const written = (await deeds(store)).length;
    for (let n = 0; n < 20; n++) await world.accounts.who(browser.cookies);
    expect((await deeds(store)).length).toBe(written);
    for (let day = 0; day < 27; day++) {
      time.pass(idleLasts - 60_000);
      expect(await world.accounts.who(browser.cookies), `half day ${day}`).toBeDefined();
    }
    time.pass(12 * 3600_000);
    expect(await world.accounts.who(browser.cookies)).toBeUndefined();
    const other = await firstAdministrator(world, "other@secretariat.example");
    time.pass(idleLasts + 1);
    expect(await world.accounts.who(other.cookies)).toBeUndefined();
    await world.accounts.close();
  });

  test("an invitation is for one person, one post and one time, and is void when any of it changes", async () => {
    const { store } = await open();
    const time = clock();
    const world = await testAccounts(store, { now: time.now });
    const { accounts, directory } = world;
    const { browser, key, person, post } = await focalPoint(world, "maria@phl.example");
    const signed = await accounts.who(browser.cookies);
    expect(signed?.actor.seats).toEqual([{ role: "focal-point", post, party: "PHL" }]);
    expect(signed?.language).toBe("fr");
    // Reused, of another purpose, made up.
    const given = { name: "X", password: goodPassword, language: "en" };
    expect(code(await accounts.accept(browser.caller, key, given))).toBe("accounts.link-void");
    expect(code(await accounts.reset(browser.caller, key, goodPassword))).toBe("accounts.link-void");
    expect(code(await accounts.accept(browser.caller, "made-up", given))).toBe("accounts.link-void");
    // Whoever has an account is told and needs no link.
    expect(unwrap(await accounts.invite(operator, { person: person.id, post }))).toBe("told");
    expect(await lastKey(store).catch(() => "none")).toBe("none");
    const colleague = unwrap(
      await directory.addPerson(operator, { name: "Jo", email: "jo@phl.example", language: "en" }),
    );
    expect(code(await accounts.invite(operator, { person: colleague.id, post }))).toBe(
      "accounts.post-not-theirs",
    );
    const today = time.now().toISOString().slice(0, 10);
    unwrap(
      await directory.appoint(operator, {
        post: "PHL/permanent-mission",
        person: colleague.id,
        since: today,
      }),
    );
    const to = { person: colleague.id, post: "PHL/permanent-mission" };
    // The newest alone; taken back; too old; the address changed.
    unwrap(await accounts.invite(operator, to));
    const first = await lastKey(store);
    unwrap(await accounts.invite(operator, to));
    const second = await lastKey(store);
    expect([
      await accounts.invitation(first, words("en")),
      (await accounts.invitation(second, words("en")))?.name,
    ]).toEqual([undefined, "Jo"]);
    expect(unwrap(await accounts.revoke(operator, to))).toBe(1);
    expect(await accounts.invitation(second, words("en"))).toBeUndefined();
    unwrap(await accounts.invite(operator, to));
    const third = await lastKey(store);
    unwrap(await directory.changePerson(operator, colleague.id, { email: "joanna@phl.example" }));
    expect(code(await accounts.accept(browser.caller, third, given))).toBe("accounts.link-void");
    unwrap(await accounts.invite(operator, to));
    const fourth = await lastKey(store);
    time.pass(22 * 86_400_000);
    expect(code(await accounts.accept(browser.caller, fourth, given))).toBe("accounts.link-void");
  });

  test("only who may invites, and only for their own party", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const { accounts, directory } = world;
    const { browser } = await focalPoint(world, "maria@phl.example");
    const actor = (await accounts.who(browser.cookies))?.actor ?? { kind: "visitor" as const };
    const jo = unwrap(
      await directory.addPerson(operator, { name: "Jo", email: "jo@x.example", language: "en" }),
    );
    const today = new Date().toISOString().slice(0, 10);
    for (const post of ["FRA/national-focal-point", "secretariat/administrator"]) {
      unwrap(await directory.appoint(operator, { post, person: jo.id, since: today }));
      expect(code(await accounts.invite(actor, { person: jo.id, post })), post).toBe("directory.not-allowed");
      expect(code(await accounts.invite({ kind: "visitor" }, { person: jo.id, post }))).toBe(
        "directory.not-allowed",
      );
    }
    unwrap(
      await directory.delegate(actor, {
        post: "PHL/national-focal-point",
        colleague: { name: "Col", email: "col@phl.example", language: "es" },
        since: today,
      }),
    );
    const [col] = await directory.persons({ q: "col@phl.example" });
    expect(
      unwrap(await accounts.invite(actor, { person: col?.id ?? "", post: "PHL/national-focal-point" })),
    ).toBe("invited");
    expect((await accounts.invitations(actor)).map(({ post }) => post)).toEqual(["PHL/national-focal-point"]);
    expect(await accounts.invitations({ kind: "visitor" })).toEqual([]);
  });

  test("when a post ends its rights end with it, in sessions that are open", async () => {
    const { store } = await open();
    const time = clock();
    const world = await testAccounts(store, { now: time.now });
    const { browser, holding } = await focalPoint(world, "maria@phl.example");
    const today = time.now().toISOString().slice(0, 10);
    unwrap(await world.directory.release(operator, holding, today));
    expect((await world.accounts.who(browser.cookies))?.actor.seats).toHaveLength(1);
    time.pass(11 * 3600_000);
    await world.accounts.who(browser.cookies);
    time.pass(11 * 3600_000);
    await world.accounts.who(browser.cookies);
    time.pass(4 * 3600_000);
    const after = await world.accounts.who(browser.cookies);
    expect(after?.actor.seats).toEqual([]);
    expect(mayDo(after?.actor ?? { kind: "visitor" }, "reply.write", "PHL")).toBe(false);
  });

  test("a password is chosen anew by letter: the same answer for nobody, all sessions end, the link is good once", async () => {
    const { store } = await open();
    const time = clock();
    const world = await testAccounts(store, { now: time.now });
    const { accounts } = world;
    const browser = await firstAdministrator(world);
    const away = new TestBrowser("203.0.113.9");
    expect(await accounts.askReset(away.caller, "nobody@nowhere.example")).toEqual(
      await accounts.askReset(away.caller, "head@secretariat.example"),
    );
    const key = await lastKey(store);
    expect((await accounts.resetFor(key))?.email).toBe("head@secretariat.example");
    expect(code(await accounts.reset(away.caller, key, "123456789012"))).toBe("accounts.password-common");
    const fresh = "another teapot walks";
    unwrap(await accounts.reset(away.caller, key, fresh));
    expect(code(await accounts.reset(away.caller, key, fresh))).toBe("accounts.link-void");
    expect(await accounts.who(browser.cookies)).toBeUndefined();
    const email = "head@secretariat.example";
    expect(code(await accounts.signIn(away.caller, { email, password: goodPassword }))).toBe(
      "accounts.sign-in-refused",
    );
    expect(code(await accounts.signIn(away.caller, { email, password: fresh }))).toBe("ok");
    unwrap(await accounts.askReset(away.caller, email));
    const late = await lastKey(store);
    time.pass(61 * 60_000);
    expect(code(await accounts.reset(away.caller, late, fresh))).toBe("accounts.link-void");
    // Asked for again and again: a few letters, and no other answer.
    for (let n = 0; n < 8; n++) expect(code(await accounts.askReset(away.caller, email))).toBe("ok");
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from letter where kind = 'account'`.execute(store.database());
    expect(rows[0]?.n).toBeLessThanOrEqual(6);
  });

  test("whoever guesses is slowed down, from one place and at one account", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const { accounts } = world;
    await firstAdministrator(world);
    const browser = new TestBrowser("203.0.113.1");
    const email = "head@secretariat.example";
    const answers: (string | undefined)[] = [];
    for (let n = 0; n < 12; n++)
      answers.push(code(await accounts.signIn(browser.caller, { email, password: `guess number ${n}` })));
    expect(answers.slice(0, 10)).toEqual(Array(10).fill("accounts.sign-in-refused"));
    expect(answers.slice(10)).toEqual(["accounts.too-often", "accounts.too-often"]);
    // Its owner is not shut out.
    const own = new TestBrowser("198.51.100.77");
    expect(code(await accounts.signIn(own.caller, { email, password: goodPassword }))).toBe("ok");
    // Keys of links are not guessed either.
    for (let n = 0; n < 20; n++)
      await accounts.accept(browser.caller, `k${n}`, { name: "X", password: goodPassword, language: "en" });
    expect(
      code(await accounts.accept(browser.caller, "k", { name: "X", password: goodPassword, language: "en" })),
    ).toBe("accounts.too-often");
  });

  test("a second factor: set up, asked for, backup codes once, wrong codes counted and in the log", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const { accounts } = world;
    const browser = await firstAdministrator(world);
    const email = "head@secretariat.example";
    const signed = async () => {
      const found = await accounts.who(browser.cookies);
      if (!found) throw new Error("signed out");
      return found;
    };
    expect(code(await accounts.startSecondFactor(browser.caller, await signed(), "not it at all"))).toBe(
      "accounts.password-wrong",
    );
    const { uri, backupCodes } = unwrap(
      await accounts.startSecondFactor(browser.caller, await signed(), goodPassword),
    );
    expect(uri).toMatch(/^otpauth:\/\/totp\/Corridor/);
    expect(backupCodes).toHaveLength(10);
    // Not in force before its first code: signing in is as before.
    const plain = new TestBrowser("198.51.100.1");
    expect(unwrap(await accounts.signIn(plain.caller, { email, password: goodPassword })).next).toBe("in");
    expect(code(await accounts.confirmSecondFactor(browser.caller, await signed(), "000000"))).toBe(
      "accounts.code-refused",
    );
    const before = browser.cookies;
    browser.take(
      unwrap(await accounts.confirmSecondFactor(browser.caller, await signed(), await appCode(uri))),
    );
    expect(browser.cookies).not.toBe(before);
    expect((await signed()).secondFactor).toBe(true);
    expect(await accounts.who(before)).toBeUndefined();

    const away = new TestBrowser("198.51.100.2");
    const step = unwrap(await accounts.signIn(away.caller, { email, password: goodPassword }));
    expect(step.next).toBe("second-factor");
    away.take(step);
    expect(await accounts.who(away.cookies)).toBeUndefined();
    expect(await accounts.challenged(away.cookies)).toBe(email);
    expect(code(await accounts.confirm(away.caller, "123 456"))).toBe("accounts.code-refused");
    expect((await deeds(store)).at(-1)).toBe("account.second-factor-refused");
    away.take(unwrap(await accounts.confirm(away.caller, await appCode(uri))));
    expect((await accounts.who(away.cookies))?.actor.name).toBe("Ana Head");

    const [backup = ""] = backupCodes;
    for (const [n, expected] of [
      [1, "ok"],
      [2, "accounts.code-refused"],
    ] as const) {
      const lost = new TestBrowser(`198.51.100.1${n}`);
      lost.take(unwrap(await accounts.signIn(lost.caller, { email, password: goodPassword })));
      expect(code(await accounts.confirm(lost.caller, backup))).toBe(expected);
    }
    // Five wrong codes: the password again.
    const guess = new TestBrowser("198.51.100.30");
    guess.take(unwrap(await accounts.signIn(guess.caller, { email, password: goodPassword })));
    const answers: (string | undefined)[] = [];
    for (let n = 0; n < 7; n++) answers.push(code(await accounts.confirm(guess.caller, `00000${n}`)));
    expect(answers.at(-1)).toBe("accounts.too-late");
    expect(await accounts.who(guess.cookies)).toBeUndefined();

    const codes = unwrap(await accounts.newBackupCodes(browser.caller, await signed(), goodPassword));
    expect(codes).not.toEqual(backupCodes);
    unwrap(await accounts.dropSecondFactor(await signed(), goodPassword));
    const again = new TestBrowser("198.51.100.40");
    expect(unwrap(await accounts.signIn(again.caller, { email, password: goodPassword })).next).toBe("in");
  });

  test("where it is asked of the secretariat, there are no rights before there is a second factor", async () => {
    const { store } = await open();
    const world = await testAccounts(store, { requireSecondFactor: true });
    const { accounts } = world;
    const browser = await firstAdministrator(world);
    const before = await accounts.who(browser.cookies);
    expect([before?.must, before?.actor.seats]).toEqual(["second-factor", []]);
    if (!before) throw new Error("signed out");
    const { uri } = unwrap(await accounts.startSecondFactor(browser.caller, before, goodPassword));
    browser.take(unwrap(await accounts.confirmSecondFactor(browser.caller, before, await appCode(uri))));
    const after = await accounts.who(browser.cookies);
    expect([after?.must, after?.actor.seats.length]).toEqual([null, 2]);
    if (!after) throw new Error("signed out");
    expect(code(await accounts.dropSecondFactor(after, goodPassword))).toBe("accounts.second-factor-needed");
    const { browser: focal } = await focalPoint(world, "maria@phl.example");
    expect((await accounts.who(focal.cookies))?.must).toBeNull();
  });

  test("one's own: name, language, password, sessions seen and ended; a closed account is out at once", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const { accounts } = world;
    const admin = await firstAdministrator(world);
    const { browser, person } = await focalPoint(world, "maria@phl.example");
    const other = new TestBrowser(
      "192.0.2.8",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1",
    );
    const email = "maria@phl.example";
    other.take(unwrap(await accounts.signIn(other.caller, { email, password: goodPassword })));
    const signed = await accounts.who(browser.cookies);
    const head = await accounts.who(admin.cookies);
    if (!signed || !head) throw new Error("signed out");
    const own = await accounts.own(signed);
    expect(own.sessions.map(({ here }) => here).sort()).toEqual([false, true]);
    expect(own.sessions.find(({ here }) => !here)?.device).toContain("iPhone");
    unwrap(await accounts.change(signed, { name: "María Cruz", language: "es" }));
    expect(await accounts.who(browser.cookies)).toMatchObject({
      actor: { name: "María Cruz" },
      language: "es",
    });
    expect(
      code(
        await accounts.changePassword(signed, { old: "wrong teapot rides", password: "a new teapot rides" }),
      ),
    ).toBe("accounts.password-wrong");
    // Nobody ends the sessions of another.
    const [away] = own.sessions.filter(({ here }) => !here);
    expect(await accounts.endSessions(head, { only: away?.id ?? "" })).toBe(0);
    unwrap(await accounts.changePassword(signed, { old: goodPassword, password: "a new teapot rides" }));
    expect(await accounts.who(other.cookies)).toBeUndefined();
    expect(await accounts.who(browser.cookies)).toBeDefined();
    expect(code(await accounts.setClosed(signed.actor, person.id, true))).toBe("directory.not-allowed");
    expect(code(await accounts.setClosed(head.actor, head.actor.id, true))).toBe("accounts.own-account");
    unwrap(await accounts.setClosed(head.actor, person.id, true));
    expect(await accounts.who(browser.cookies)).toBeUndefined();
    expect(code(await accounts.signIn(other.caller, { email, password: "a new teapot rides" }))).toBe(
      "accounts.sign-in-refused",
    );
    unwrap(await accounts.setClosed(head.actor, person.id, false));
    expect(code(await accounts.signIn(other.caller, { email, password: "a new teapot rides" }))).toBe("ok");
  });

  test("a deed that fails half way leaves neither account nor session nor entry", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const key = await world.accounts.issueEntry("test");
    await store.deed({ kind: "system" }, { deed: "test.break", subject: "" }, (trx) =>
      sql`alter table account_session rename to session_away`.execute(trx),
    );
    const before = await deeds(store);
    const given = { name: "Ana", email: "ana@example.org", password: goodPassword, language: "en" };
    await expect(world.accounts.takeEntry(new TestBrowser().caller, key, given)).rejects.toThrow();
    expect(await deeds(store)).toEqual(before);
    expect(await world.accounts.any()).toBe(false);
    expect(await world.accounts.isEntry(key)).toBe(true);
  });

  test("who is taken out of the directory is signed out in the same deed, and nothing personal of the account stays", async () => {
    const { store } = await open();
    const world = await testAccounts(store);
    const { accounts, directory } = world;
    const { person, browser } = await focalPoint(world, "maria@example.org");
    const other = await focalPoint(world, "omar@example.org", "MEX");
    const signed = await accounts.who(browser.cookies);
    if (!signed) throw new Error("Maria is signed in");
    const pending = unwrap(await accounts.startSecondFactor(browser.caller, signed, goodPassword));
    browser.take(
      unwrap(await accounts.confirmSecondFactor(browser.caller, signed, await appCode(pending.uri))),
    );
    // A sign-in that waits for its code, a link to a new password, and a letter that brings it.
    const elsewhere = new TestBrowser("192.0.2.9");
    const given = { email: "maria@example.org", password: goodPassword };
    elsewhere.take(unwrap(await accounts.signIn(elsewhere.caller, given)));
    unwrap(await accounts.askReset(elsewhere.caller, "maria@example.org"));
    const key = await lastKey(store);
    expect(await accounts.resetFor(key)).toMatchObject({ id: person.id });

    unwrap(await directory.removePerson(operator, person.id));

    expect(await accounts.who(browser.cookies)).toBeUndefined();
    expect(await accounts.challenged(elsewhere.cookies)).toBeUndefined();
    expect(await accounts.resetFor(key)).toBeUndefined();
    expect(code(await accounts.reset(browser.caller, key, goodPassword))).toBe("accounts.link-void");
    expect(code(await accounts.signIn(elsewhere.caller, given))).toBe("accounts.sign-in-refused");
    for (const table of ["account", "account_credential", "account_session", "account_second_factor"]) {
      const column = table === "account" ? "id" : "user_id";
      const { rows } =
        await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${person.id}`.execute(
          store.database(),
        );
      expect([table, rows.length]).toEqual([table, 0]);
    }
    // Nowhere in the store, whatever the table: the audit log, links and letters among them.
    const { rows: tables } = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(
      store.database(),
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const { rows } = await sql<{
        found: number;
      }>`select count(*)::int as found from ${sql.table(name)} as r where r::text ilike '%maria@%'`.execute(
        store.database(),
      );
      expect([name, rows[0]?.found]).toEqual([name, 0]);
    }
    expect(unwrap(await verifyAudit(store.database())).entries).toBeGreaterThan(5);
    // Nobody else lost anything, and the address may come back, to a new account.
    expect(await accounts.who(other.browser.cookies)).toMatchObject({ email: "omar@example.org" });
    const again = unwrap(
      await directory.addPerson(operator, { name: "Maria Cruz", email: "maria@example.org", language: "en" }),
    );
    const mission = "PHL/permanent-mission";
    const since = new Date().toISOString().slice(0, 10);
    unwrap(await directory.appoint(operator, { post: mission, person: again.id, since }));
    expect(unwrap(await accounts.invite(operator, { person: again.id, post: mission }))).toBe("invited");
  });
});
