import { sql } from "kysely";
import { goodPassword, TestBrowser } from "../../src/directory/accounts/testing.ts";
import { unwrap } from "../../src/kernel/problem.ts";
import type { Opened } from "../../src/server/open.ts";

const operator = { kind: "operator", name: "test" } as const;

/**
 * Makes somebody in a post of the directory, with an account, and gives the cookie of their browser: appointed, or as a colleague of
 * whoever is appointed there.
 */
export async function signInAs(
  {
    accounts,
    directory,
    store,
    now = () => new Date(),
  }: Pick<Opened, "accounts" | "directory" | "store" | "now">,
  given: {
    readonly name: string;
    readonly post: string;
    readonly colleague?: boolean;
    readonly place: number;
  },
): Promise<{ readonly cookie: string; readonly holding: number }> {
  const { name, post, colleague = false, place } = given;
  const email = `${name.toLowerCase().replaceAll(" ", "-")}@example.org`;
  const person = unwrap(await directory.addPerson(operator, { name, email, language: "en" }));
  const since = now().toISOString().slice(0, 10);
  const holding = unwrap(
    colleague
      ? await directory.delegate(operator, { post, colleague: { person: person.id }, since })
      : await directory.appoint(operator, { post, person: person.id, since }),
  );
  unwrap(await accounts.invite(operator, { person: person.id, post }));
  const { rows } = await sql<{
    secret: string;
  }>`select secret from letter where address = ${email} order by number desc limit 1`.execute(
    store.database(),
  );
  const key = new URL(rows[0]?.secret ?? "").searchParams.get("key") ?? "";
  const browser = new TestBrowser(`192.0.2.${place}`);
  browser.take(
    unwrap(await accounts.accept(browser.caller, key, { name, password: goodPassword, language: "en" })),
  );
  return { cookie: browser.cookies, holding };
}
