import { expect, test } from "vitest";
import { parseMailServer } from "./server.ts";

test("a whole setting", () => {
  expect(
    parseMailServer(
      "smtps://office%40example.org:p%40ss@mail.example.org:4650?from=office@example.org&name=UN%20office&reply=r@example.org&bounces=b@example.org",
    ),
  ).toEqual({
    ok: true,
    value: {
      host: "mail.example.org",
      port: 4650,
      secure: true,
      requireTls: false,
      user: "office@example.org",
      password: "p@ss",
      sender: { address: "office@example.org", name: "UN office", replyTo: "r@example.org" },
      bounces: "b@example.org",
    },
  });
});

test.each([
  ["smtp://mail.example.org?from=a@example.org", { port: 587, secure: false, user: null, password: null }],
  ["smtps://mail.example.org?from=a@example.org", { port: 465, secure: true }],
  ["smtp://[::1]:25?from=a@example.org&tls=required", { host: "::1", port: 25, requireTls: true }],
])("%s", (text, settings) => {
  expect(parseMailServer(text)).toMatchObject({ ok: true, value: settings });
});

test.each([
  ["", "smtp://"],
  ["mail.example.org", "smtp://"],
  ["http://mail.example.org?from=a@example.org", "smtp://"],
  ["smtp://?from=a@example.org", "host"],
  ["smtp://mail.example.org", "from"],
  ["smtp://mail.example.org?from=nobody", "from"],
  ["smtp://mail.example.org?from=a@example.org&reply=x", "reply"],
  ["smtp://mail.example.org?from=a@example.org&bounces=x", "bounces"],
  ["smtp://mail.example.org?from=a@example.org&tls=maybe", "tls"],
  ["smtp://mail.example.org?from=a@example.org&pool=true", "pool"],
  ["smtp://secret%E0:secret@mail.example.org?from=a@example.org", "user"],
])("%s: what is wrong is named, and the password is not", (text, part) => {
  const read = parseMailServer(text);
  expect(read).toMatchObject({ ok: false, problems: [{ code: "mail.server-invalid", facts: { part } }] });
  expect(JSON.stringify(read)).not.toContain("secret");
});
