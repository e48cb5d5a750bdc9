import { createOTP } from "@better-auth/utils/otp";
import { unwrap } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { openDirectory } from "../service.ts";
import type { Caller, Entered } from "./model.ts";
import { type AccountOptions, openAccounts } from "./service.ts";

/** For tests of accounts: the directory and its accounts over a store, and browsers that keep cookies. */

/** A browser that keeps its cookies as browsers do. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #device: string;
  address: string;

  constructor(address = "192.0.2.1", device = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0") {
    this.address = address;
    this.#device = device;
  }

  get caller(): Caller {
    return { cookies: this.cookies, device: this.#device, address: this.address };
  }

  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  take({ cookies }: Pick<Entered, "cookies">): this {
    for (const cookie of cookies) {
      const [pair = "", ...attributes] = cookie.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (attributes.some((one) => one.trim().toLowerCase() === "max-age=0")) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return this;
  }
}

export async function testAccounts(store: Store, given: Partial<AccountOptions> = {}) {
  const now = given.now ?? (() => new Date());
  const directory = openDirectory({ store, now });
  const accounts = await openAccounts({ store, now, actorOf: directory.actorOf, ...given });
  return { directory, accounts, store };
}

export const goodPassword = "dull teapot rides";

/** The first administrator, made by the machine's own link, in a browser. */
export async function firstAdministrator(
  { accounts }: Pick<Awaited<ReturnType<typeof testAccounts>>, "accounts">,
  email = "head@secretariat.example",
): Promise<TestBrowser> {
  const browser = new TestBrowser();
  const given = { name: "Ana Head", email, password: goodPassword, language: "en" };
  const key = await accounts.issueEntry("test");
  return browser.take(unwrap(await accounts.takeEntry(browser.caller, key, given)));
}

/** The code that an app shows for the address of its QR code. */
export function appCode(uri: string): Promise<string> {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return createOTP(decodeBase32(secret)).totp();
}

/** RFC 4648, section 6. */
function decodeBase32(text: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text.replace(/=+$/, "")].map((sign) =>
    alphabet.indexOf(sign).toString(2).padStart(5, "0"),
  );
  return (bits.join("").match(/.{8}/g) ?? [])
    .map((byte) => String.fromCharCode(Number.parseInt(byte, 2)))
    .join("");
}
