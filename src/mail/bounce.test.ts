import fc from "fast-check";
import { expect, test } from "vitest";
import { readBounce } from "./bounce.ts";

/** A delivery status notification in the form of RFC 3464, appendix A, with our own names. */
const notification = (fields: { readonly action?: string; readonly original?: string } = {}) =>
  [
    "Return-Path: <>",
    "Date: Sun, 01 Mar 2026 08:05:00 +0000",
    "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>",
    "To: back+17.3f2a9c01beef@example.org",
    "Subject: Returned mail: see transcript for details",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status;\n\tboundary="==boundary=="',
    "",
    "This is a MIME message.",
    "--==boundary==",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Nobody of that name works here.",
    "--==boundary==",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.net",
    "Original-Envelope-Id: ab12@example.org",
    "",
    "Original-Recipient: rfc822;gone@example.net",
    "Final-Recipient: rfc822; gone@example.net",
    `Action: ${fields.action ?? "failed"}`,
    "Status: 5.1.1 (unknown)",
    "Diagnostic-Code: smtp; 550 5.1.1 <gone@example.net>:\n  no such person",
    "",
    "--==boundary==",
    "Content-Type: text/rfc822-headers",
    "",
    fields.original ?? "Message-ID: <ab12@example.org>\nSubject: A reminder",
    "--==boundary==--",
    "",
  ].join("\r\n");

const read = (text: string) => readBounce(Buffer.from(text));

test("a notification says whose letter it is, that it failed, and why", () => {
  expect(read(notification())).toEqual({
    action: "failed",
    at: new Date("2026-03-01T08:05:00Z"),
    status: "5.1.1",
    diagnostic: "550 5.1.1 <gone@example.net>: no such person",
    messageId: "<ab12@example.org>",
    returned: { number: 17, begin: "3f2a9c01beef" },
    recipient: "gone@example.net",
  });
});

test("where the letter's head does not come back, the envelope's identifier tells", () => {
  expect(read(notification({ original: "Subject: without an identifier" }))?.messageId).toBe(
    "<ab12@example.org>",
  );
});

test.each([
  ["failed", "failed"],
  ["delayed", "delayed"],
  ["delivered", "delivered"],
  ["relayed", "relayed"],
  ["expanded", "relayed"],
  ["Failed (gone)", "failed"],
  ["nonsense", "unknown"],
])("%s is %s", (action, meant) => {
  expect(read(notification({ action }))?.action).toBe(meant);
});

test("a mail of a server without manners still tells by its return path", () => {
  const text = "To: <back+4.00ff00ff00ff@example.org>\nSubject: failure notice\n\nHi. I am the mail program.";
  expect(read(text)).toMatchObject({
    action: "unknown",
    returned: { number: 4, begin: "00ff00ff00ff" },
    messageId: null,
    diagnostic: "failure notice",
  });
});

test("a mail that is none, or larger than any notification, is not read", () => {
  expect(read("")).toBeUndefined();
  expect(read("no head at all")).toBeUndefined();
  expect(readBounce(new Uint8Array(2_000_000))).toBeUndefined();
  expect(read(`X: ${"a".repeat(100_000)}\n\nbody`)).toBeUndefined();
});

test("nothing that comes in breaks it or takes long", () => {
  const pieces = fc.constantFrom(
    "\n",
    "\r\n",
    "\n\n",
    "--b",
    "--b--",
    'Content-Type: multipart/report; boundary="b"\n\n',
    "Content-Type: message/delivery-status\n\n",
    "Content-Type: message/rfc822\n\n",
    "Action: failed\n",
    "Message-ID: <x@y.example>\n",
    "Original-Envelope-Id: +FF+zz\n",
    "\u0000\u00ff",
    " ",
    "a:",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
      const bounce = read(parts.join(""));
      expect(bounce === undefined || bounce.diagnostic.length <= 500).toBe(true);
    }),
    { numRuns: 500 },
  );
  const nested = `${'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'.repeat(10_000)}x`;
  const began = performance.now();
  read(nested);
  read(`Content-Type: multipart/mixed; boundary=b\n\n${"--b\n\n".repeat(100_000)}`);
  expect(performance.now() - began).toBeLessThan(2000);
});
