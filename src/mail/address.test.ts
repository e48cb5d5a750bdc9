import { expect, test } from "vitest";
import { mailAddress } from "./address.ts";

test.each([
  ["focal.point@example.org", "focal.point@example.org"],
  ["  a+b@Example.ORG ", "a+b@example.org"],
  ["o'neill@mfa.example", "o'neill@mfa.example"],
  // The domain in other letters, as the name system knows it.
  ["poste@büro.example", "poste@xn--bro-hoa.example"],
  ["نقطة@example.org", undefined],
])("%s", (text, address) => {
  const read = mailAddress(text);
  expect(read.ok ? read.value : undefined).toBe(address);
});

test.each([
  "",
  "nobody",
  "a@b",
  "@example.org",
  "a@",
  "a@@example.org",
  "a b@example.org",
  "a@exa mple.org",
  "a@example.org\r\nBcc: b@example.org",
  "a@example.org,b@example.org",
  "Name <a@example.org>",
  '"a b"@example.org',
  "a..b@example.org",
  ".a@example.org",
  "a@-example.org",
  "a@[127.0.0.1]",
  "a@127.0.0.1",
  `${"a".repeat(65)}@example.org`,
  `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(20)}`,
])("%j is none", (text) => {
  expect(mailAddress(text)).toMatchObject({ ok: false, problems: [{ code: "mail.address-invalid" }] });
});
