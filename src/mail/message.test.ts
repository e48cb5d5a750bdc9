import { expect, test } from "vitest";
import { languages } from "../kernel/language.ts";
import { composeLetter, letterHtml, type Outgoing } from "./message.ts";
import { secretPlace } from "./model.ts";

const sender = { address: "office@example.org", name: "Secretariat", replyTo: "answers@example.org" };
const letter: Outgoing = {
  number: 1,
  kind: "reminder",
  address: "a.b@example.org",
  name: "Nguyễn, Thị “Ánh”",
  language: "en",
  subject: "Consultation on 61/208",
  body: `Excellency,\n\nplease answer here: ${secretPlace}.`,
  secret: "https://example.org/a?b=1&c=2",
  messageId: "<0123456789abcdef0123456789abcdef01234567@example.org>",
  queued: new Date("2026-03-01T08:00:00Z"),
};

/** Head as lines, and the decoded parts. */
function read(bytes: Buffer) {
  const text = bytes.toString("latin1");
  const head = text.slice(0, text.indexOf("\r\n\r\n"));
  const parts = text.split(/\r\n--[^\r\n]*Part_\d+(?:--)?\r\n/).slice(1);
  const decoded = parts.map((part) => {
    const [partHead = "", body = ""] = part.split(/\r\n\r\n([\s\S]*)/);
    if (/encoding: base64/i.test(partHead)) return Buffer.from(body, "base64").toString("utf8");
    const plain = body
      .replace(/=\r\n/g, "")
      .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll("=", ""), "hex").toString("utf8"));
    return plain;
  });
  return { head: head.split("\r\n"), text: decoded[0] ?? "", html: decoded[1] ?? "" };
}

test("a letter is only ASCII on the wire, the same bytes each time, with the head that programs look for", async () => {
  const bytes = await composeLetter(letter, sender);
  expect(bytes.every((byte) => byte < 128)).toBe(true);
  expect((await composeLetter(letter, sender)).equals(bytes)).toBe(true);
  const { head } = read(bytes);
  for (const line of [
    "From: Secretariat <office@example.org>",
    "Reply-To: answers@example.org",
    "Subject: Consultation on 61/208",
    "Message-ID: <0123456789abcdef0123456789abcdef01234567@example.org>",
    "Date: Sun, 01 Mar 2026 08:00:00 +0000",
    "Content-Language: en",
    "List-ID: Corridor <letters.example.org>",
    "Auto-Submitted: auto-generated",
    "MIME-Version: 1.0",
  ])
    expect(head).toContain(line);
  expect(head.find((line) => line.startsWith("To: "))).toMatch(
    /^To: =\?UTF-8\?[BQ]\?.*<a\.b@example\.org>$|^To: =\?UTF-8/,
  );
});

test("the secret stands in its place in both parts, and the address in it is a link", async () => {
  const { text, html } = read(await composeLetter(letter, sender));
  expect(text).toContain("please answer here: https://example.org/a?b=1&c=2.");
  expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2" dir="ltr">');
  expect(html).toContain("<p>Excellency,</p>");
});

test.each(languages)(
  "in %s a letter says its language and direction, and what to do if it came astray",
  async (language) => {
    const { text, html, head } = read(await composeLetter({ ...letter, language }, sender));
    expect(head).toContain(`Content-Language: ${language}`);
    expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
    expect(text).toContain("a.b@example.org");
    expect(html).toContain("a.b@example.org");
  },
);

test("whatever a letter's text holds stays text", () => {
  const about = { foot: "<foot>", subject: "</title><script>", language: "en" } as const;
  const html = letterHtml(
    `<script>alert(1)</script> "a" & b\n\njavascript:alert(1) https://example.org/"onmouseover=x (see https://example.org/a.)`,
    about,
  );
  expect(html).not.toMatch(/<script|<foot>/);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &quot;a&quot; &amp; b");
  expect(html).toContain("<p>javascript:alert(1) ");
  expect(html).toContain(
    '<a href="https://example.org/" dir="ltr">https://example.org/</a>&quot;onmouseover=x',
  );
  expect(html).toContain('<a href="https://example.org/a" dir="ltr">https://example.org/a</a>.)');
});

test("no name and no subject can begin another line of the head", async () => {
  const { head } = read(
    await composeLetter(
      {
        ...letter,
        name: "A\r\nBcc: x@example.org",
        subject: "S\r\nBcc: x@example.org",
        address: "a@example.org",
      },
      sender,
    ),
  );
  expect(head.filter((line) => /^bcc:/i.test(line))).toEqual([]);
});
