import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attempt, unwrap } from "../../kernel/problem.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { firstAdministrator, TestBrowser, testAccounts } from "./testing.ts";

/** Whom the provider knows: by the name that is written into its own form. */
const known: Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>> = {
  maria: { email: "Maria@phl.example", email_verified: true },
  impostor: { email: "maria@phl.example", email_verified: true },
  unverified: { email: "maria@phl.example", email_verified: false },
  stranger: { email: "stranger@elsewhere.example", email_verified: true },
};

const operator = { kind: "operator", name: "test" } as const;
const returned = "http://127.0.0.1:8350/sso/return";

let server: Server;
let issuer = "";

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "corridor",
        client_secret: "a secret of the two",
        redirect_uris: [returned],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, ...known[id] }) }),
    cookies: { keys: ["test"] },
  });
  server.on("request", provider.callback());
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Goes through the provider's own pages as this person, and gives where it leads back to. */
async function throughProvider(address: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let to = address;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step++) {
    if (to.startsWith(returned)) return new URL(to);
    const answer = await fetch(to, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: form } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    form = undefined;
    const location = answer.headers.get("location");
    if (location) {
      to = new URL(location, to).href;
      continue;
    }
    const page = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (!action) throw new Error(`the provider answers ${answer.status}: ${page.slice(0, 300)}`);
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? "login";
    to = new URL(action.replaceAll("&amp;", "&"), to).href;
    form = new URLSearchParams({ prompt, ...(prompt === "login" ? { login, password: "x" } : {}) });
  }
  throw new Error("the provider leads nowhere");
}

describeBothStores("single sign-on", (open) => {
  async function world() {
    const { store } = await open();
    const singleSignOn = {
      issuer,
      clientId: "corridor",
      clientSecret: "a secret of the two",
      name: "The ministry",
    };
    const made = await testAccounts(store, { singleSignOn });
    const { sso } = made.accounts;
    if (!sso) throw new Error("no single sign-on");
    await firstAdministrator(made);
    const maria = { name: "Maria Cruz", email: "maria@phl.example", language: "en" };
    const person = unwrap(await made.directory.addPerson(operator, maria));
    const since = new Date().toISOString().slice(0, 10);
    unwrap(
      await made.directory.appoint(operator, { post: "PHL/national-focal-point", person: person.id, since }),
    );
    /** From the button to the end, as this person of the provider. */
    const through = async (login: string, change: (query: URLSearchParams) => void = () => {}) => {
      const browser = new TestBrowser();
      const { to, cookie } = await sso.begin(browser.caller, "/ar/due");
      browser.take({ cookies: [cookie] });
      const back = await throughProvider(to, login);
      change(back.searchParams);
      const result = await attempt(() => sso.complete(browser.caller, back.searchParams));
      return { browser, result, back };
    };
    const code = async (login: string, change?: (query: URLSearchParams) => void) => {
      const { result } = await through(login, change);
      return result.ok ? "ok" : result.problems[0]?.code;
    };
    return { ...made, sso, through, code };
  }

  test("lets in whom the directory has, with the seats that are theirs, back to where they were", async () => {
    const { accounts, through } = await world();
    for (let times = 0; times < 2; times++) {
      const { browser, result } = await through("maria");
      const entered = unwrap(result);
      expect(entered.back).toBe("/ar/due");
      browser.take(entered);
      expect((await accounts.who(browser.cookies))?.actor.seats).toEqual([
        { role: "focal-point", post: "PHL/national-focal-point", party: "PHL" },
      ]);
    }
  });

  test("and nobody else: a stranger, an address that was not verified, another one under the same address", async () => {
    const { code, accounts } = await world();
    expect(await code("stranger")).toBe("accounts.sso-unknown");
    expect(await code("unverified")).toBe("accounts.sso-unverified");
    expect(await code("maria")).toBe("ok");
    expect(await code("impostor")).toBe("accounts.sso-refused");
    const person = new TestBrowser();
    // Who came that way has no password that could be guessed.
    const guessed = await accounts.signIn(person.caller, { email: "maria@phl.example", password: "" });
    expect(guessed.ok).toBe(false);
  });

  test("what we did not ask for is not believed: another state, another browser, the same answer twice, a wrong code", async () => {
    const { code, sso, through } = await world();
    expect(await code("maria", (query) => query.set("state", "other"))).toBe("accounts.sso-refused");
    expect(await code("maria", (query) => query.set("code", "made-up"))).toBe("accounts.sso-refused");
    expect(await code("maria", (query) => query.delete("code"))).toBe("accounts.sso-refused");
    const { back, browser } = await through("maria");
    const again = await attempt(() => sso.complete(browser.caller, back.searchParams));
    expect(again).toMatchObject({ ok: false, problems: [{ code: "accounts.sso-refused" }] });
    const stolen = await attempt(() => sso.complete(new TestBrowser().caller, back.searchParams));
    expect(stolen).toMatchObject({ ok: false, problems: [{ code: "accounts.sso-refused" }] });
    const forged = new TestBrowser().take({ cookies: ["corridor.sso=eyJzdGF0ZSI6ImEifQ.forged; Path=/sso"] });
    const made = await attempt(() => sso.complete(forged.caller, back.searchParams));
    expect(made).toMatchObject({ ok: false, problems: [{ code: "accounts.sso-refused" }] });
  });

  test("a provider that does not answer, or is another one, stops nobody who has a password", async () => {
    const { store } = await open();
    const singleSignOn = { issuer: `${issuer}/other`, clientId: "c", clientSecret: "s", name: "Nobody" };
    const { accounts } = await testAccounts(store, { singleSignOn });
    const begun = await attempt(async () => accounts.sso?.begin(new TestBrowser().caller, "/en"));
    expect(begun.ok).toBe(false);
    const browser = await firstAdministrator({ accounts });
    expect(await accounts.who(browser.cookies)).toBeDefined();
  });
});
