import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appCode } from "../src/directory/accounts/testing.ts";
import { direction, languages } from "../src/kernel/language.ts";
import { accessibilityFaults, chromiumPath, openBrowser } from "./support/browser.ts";
import { corridor, type Served, scratchFolder, serve } from "./support/corridor.ts";
import { contextWith, entryLink, password, signInAsOfficer } from "./support/signed-in.ts";

describe.skipIf(chromiumPath === undefined)(
  "the door and one's own account (skipped where there is no Chromium)",
  () => {
    const home = scratchFolder();
    let served: Served;
    let browser: Browser;
    let officer: string;

    beforeAll(async () => {
      [served, browser] = await Promise.all([serve(home.path), openBrowser()]);
      officer = await signInAsOfficer(served, home.path);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.stop();
      home.remove();
    });

    async function fresh<T>(
      look: (page: Page) => Promise<T>,
      options: BrowserContextOptions = {},
    ): Promise<T> {
      const own = await browser.newContext({
        baseURL: served.url,
        locale: "en-GB",
        javaScriptEnabled: false,
        ...options,
      });
      try {
        return await look(await own.newPage());
      } finally {
        await own.close();
      }
    }

    /** The last letter in the outbox to this address: its lines that are addresses of the web. */
    async function lastLink(address: string): Promise<string> {
      const outbox = join(home.path, "outbox");
      for (let tries = 0; tries < 100; tries++) {
        const files = readdirSync(outbox, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort();
        for (const file of files.reverse()) {
          const text = readFileSync(file, "utf8")
            .replace(/=\r?\n/g, "")
            .replaceAll("=3D", "=");
          const link = /http:\/\/127\.0\.0\.1:\d+\/\S+key=[\w-]{43}/.exec(text)?.[0];
          if (text.includes(address) && link) return link;
        }
        await new Promise((done) => setTimeout(done, 200));
      }
      throw new Error(`no letter to ${address}`);
    }

    test.each(languages)(
      "in %s axe finds nothing, in light and dark, and nothing is wider than a phone",
      async (language) => {
        const link = new URL(await entryLink(home.path));
        const open = [
          "/sign-in",
          "/forgotten",
          "/new-password?key=none",
          "/invitation?key=none",
          `/first-account${link.search}`,
        ];
        const faults: string[] = [];
        const look = async (page: Page, address: string) => {
          page.removeAllListeners("console");
          page.on("console", (message) => {
            if (message.type() === "error" && !message.text().includes("status of 4"))
              faults.push(message.text());
          });
          await page.setViewportSize({ width: 1280, height: 900 });
          await page.emulateMedia({ colorScheme: "light" });
          expect((await page.goto(`/${language}${address}`))?.status(), address).toBe(200);
          expect(await page.getAttribute("html", "dir")).toBe(direction[language]);
          expect(await page.locator("h1").count(), address).toBe(1);
          faults.push(...(await accessibilityFaults(page)).map((one) => `${address} ${one}`));
          await page.emulateMedia({ colorScheme: "dark" });
          faults.push(...(await accessibilityFaults(page, ["color-contrast"])));
          await page.setViewportSize({ width: 360, height: 740 });
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (beyond > 0) faults.push(`${address} is ${beyond} px too wide for a phone`);
        };
        await fresh(
          async (page) => {
            for (const address of open) await look(page, address);
          },
          { javaScriptEnabled: true },
        );
        const own = await contextWith(browser, served, officer);
        await look(await own.newPage(), "/account");
        await own.close();
        expect(faults).toEqual([]);
      },
    );

    test("with the keyboard alone and without script: in, where one was, and out", async () => {
      await fresh(async (page) => {
        await page.goto("/en/account");
        expect(page.url()).toContain("/en/sign-in?return=%2Fen%2Faccount");
        expect(await page.locator("#email").getAttribute("autocomplete")).toBe("username");
        expect(await page.locator("#password").getAttribute("autocomplete")).toBe("current-password");
        await page.locator("#email").focus();
        await page.keyboard.type("officer@secretariat.example");
        await page.keyboard.press("Tab");
        await page.keyboard.type("not the password at all");
        await page.keyboard.press("Enter");
        const refusal = page.getByRole("alert");
        expect(await refusal.textContent()).toContain("do not go together");
        expect(await page.locator("#email").inputValue()).toBe("officer@secretariat.example");
        expect(await page.locator("#password").inputValue()).toBe("");
        await page.locator("#password").focus();
        await page.keyboard.type(password);
        await page.keyboard.press("Enter");
        await page.waitForURL("**/en/account");
        expect(await page.locator(".masthead-person").textContent()).toBe("Ana Officer");
        await page.getByRole("button", { name: "Sign out" }).click();
        expect(await page.locator(".masthead-person").textContent()).toBe("Sign in");
      });
    });

    test("a second factor: set up by its key, asked for, and a backup code where the app is lost", async () => {
      const email = "second@secretariat.example";
      const cookie = await signInAsOfficer(served, home.path, { email, name: "Second" });
      const own = await contextWith(browser, served, cookie, { javaScriptEnabled: false });
      const page = await own.newPage();
      await page.goto("/en/account");
      await page.locator("#factor-old").fill(password);
      await page.getByRole("button", { name: "Set it up" }).click();
      expect(await page.getByRole("img", { name: "QR code" }).isVisible()).toBe(true);
      const key = ((await page.locator(".account-key").textContent()) ?? "").replaceAll(" ", "");
      const backup = (await page.locator(".account-codes code").first().textContent()) ?? "";
      await page.locator("#factor-code").fill("000000");
      await page.getByRole("button", { name: "Put it in force" }).click();
      expect(await page.getByRole("alert").textContent()).toContain("still good");
      const uri = `otpauth://totp/Corridor?secret=${key}`;
      await page.locator("#factor-code").fill(await appCode(uri));
      await page.getByRole("button", { name: "Put it in force" }).click();
      expect(await page.locator("#factor").textContent()).toContain("in force");
      await own.close();
      for (const code of [async () => appCode(uri), async () => backup])
        await fresh(async (away) => {
          await away.goto("/en/sign-in");
          await away.locator("#email").fill(email);
          await away.locator("#password").fill(password);
          await away.keyboard.press("Enter");
          await away.waitForURL("**/second-factor**");
          expect(await away.locator(".masthead-person").textContent()).toBe("Sign in");
          await away.locator("#code").fill(await code());
          await away.getByRole("button", { name: "Go on" }).click();
          await away.waitForURL("**/en/account");
          expect(await away.locator("h1").textContent()).toBe("Second");
        });
    });

    test("an invitation by letter, a colleague asked to help, a new password by letter, a session ended", async () => {
      const given = [
        "--party",
        "PHL",
        "--email",
        "maria@phl.example",
        "--name",
        "Maria Cruz",
        "--language",
        "en",
      ];
      const ran = await corridor(["people", "invite", ...given, "--home", home.path]);
      expect(ran.code, ran.err + ran.out).toBe(0);
      const link = await lastLink("maria@phl.example");
      await fresh(async (page) => {
        await page.goto(link);
        expect(await page.locator(".lede").textContent()).toContain("National focal point, Philippines");
        await page.locator("#password").fill(password);
        await page.getByRole("button", { name: "Make the account" }).click();
        await page.waitForURL("**/en/account");
        expect(await page.locator("#posts").textContent()).toContain("Philippines");
        // Used once.
        await fresh(async (other) => {
          await other.goto(link);
          expect(await other.getByRole("alert").textContent()).toContain("was used");
        });
        await page.getByText("Ask a colleague to help").click();
        await page.locator("#posts input[name=name]").last().fill("Jose Help");
        await page.locator("#posts input[name=email]").fill("jose@phl.example");
        await page.getByRole("button", { name: "Send the invitation" }).click();
        expect(await page.locator("#posts").textContent()).toContain("invited, has not come yet");
        await fresh(async (other) => {
          await other.goto(await lastLink("jose@phl.example"));
          await other.locator("#password").fill(password);
          await other.getByRole("button", { name: "Make the account" }).click();
          await other.waitForURL("**/en/account");
          expect(await other.locator("#posts").textContent()).toContain("as a delegate");
          expect(await other.getByText("Ask a colleague to help").count()).toBe(0);
          // Seen and ended from where one is.
          await fresh(async (away) => {
            await away.goto("/en/sign-in");
            await away.locator("#email").fill("jose@phl.example");
            await away.locator("#password").fill(password);
            await away.keyboard.press("Enter");
            await away.waitForURL("**/en/account");
            await other.goto("/en/account");
            await other.getByRole("button", { name: "End all others" }).click();
            await away.goto("/en/account");
            expect(away.url()).toContain("/sign-in");
          });
        });
      });
      await fresh(async (page) => {
        await page.goto("/en/forgotten");
        await page.locator("#email").fill("maria@phl.example");
        await page.keyboard.press("Enter");
        expect(await page.getByRole("status").textContent()).toContain("If this address has an account");
        let reset = link;
        for (let n = 0; n < 50 && !reset.includes("new-password"); n++) {
          reset = await lastLink("maria@phl.example");
          await new Promise((done) => setTimeout(done, 200));
        }
        await page.goto(reset);
        await page.locator("#password").fill("another teapot walks");
        await page.getByRole("button", { name: "Keep the password" }).click();
        expect(await page.getByRole("status").textContent()).toContain("has been changed");
      });
    });

    test("cookies are the browser's own: hidden from scripts, sent by no other site's form", async () => {
      const link = await entryLink(home.path);
      const answer = await fetch(link, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: served.url, "X-Forwarded-Proto": "https" },
        body: new URLSearchParams({ name: "C", email: "c@secretariat.example", password, language: "en" }),
      });
      const [cookie = ""] = answer.headers.getSetCookie();
      expect(cookie).toMatch(
        /^corridor\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      const away = await fetch(`${served.url}/en/sign-in`, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: "http://evil.example" },
        body: new URLSearchParams({ email: "c@secretariat.example", password }),
      });
      expect([away.status, away.headers.getSetCookie()]).toEqual([403, []]);
      // Back to this site only.
      const back = await fetch(`${served.url}/en/sign-in?return=//evil.example/x`, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: served.url },
        body: new URLSearchParams({ email: "c@secretariat.example", password }),
      });
      expect([back.status, back.headers.get("location")]).toEqual([303, "/en/account"]);
    });

    test("a public page is the same for every visitor, and small, signed in or not", async () => {
      const [one, two] = await Promise.all(
        ["a=1", "corridor.session_token=made.up"].map(async (cookie) => {
          const answer = await fetch(`${served.url}/en`, { headers: { cookie } });
          return [answer.headers.get("etag"), await answer.text()];
        }),
      );
      expect(one).toEqual(two);
      const own = await fetch(`${served.url}/en`, { headers: { cookie: officer } });
      expect(own.headers.get("cache-control")).toBe("no-store");
      expect(await own.text()).toContain("Ana Officer");
      expect(one?.[1]).not.toContain("Ana Officer");
    });
  },
);
