import { expect, test } from "vitest";
import { readBounce } from "./bounce.ts";

/** How mail systems in use write what they say of a letter (their layout, our names and words). */

const read = (lines: readonly string[]) => readBounce(Buffer.from(lines.join("\r\n")));
const letter = "<3f2a9c01beef00112233445566778899aabbccdd@office.example>";
const back = "back+17.3f2a9c01beef@office.example";

const postfix = (fields: readonly string[], subject = "Successful Mail Delivery Report") =>
  read([
    "Return-Path: <>",
    `Delivered-To: ${back}`,
    "Date: Fri, 15 Mar 2024 23:31:13 +0000 (UTC)",
    "From: MAILER-DAEMON@mx.example (Mail Delivery System)",
    `Subject: ${subject}`,
    `To: ${back}`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    "Content-Type: multipart/report; report-type=delivery-status;",
    '\tboundary="B656A82315.1710545473/mx.example"',
    "",
    "This is a MIME-encapsulated message.",
    "",
    "--B656A82315.1710545473/mx.example",
    "Content-Description: Notification",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "What this machine has to tell of a letter.",
    "",
    "--B656A82315.1710545473/mx.example",
    "Content-Description: Delivery report",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    `Original-Envelope-Id: ${letter.slice(1, -1)}`,
    "X-Postfix-Queue-ID: B656A82315",
    "X-Postfix-Sender: rfc822; back@office.example",
    "Arrival-Date: Fri, 15 Mar 2024 23:31:07 +0000 (UTC)",
    "",
    "Final-Recipient: rfc822; desk@ministry.example",
    "Original-Recipient: rfc822;desk@ministry.example",
    ...fields,
    "",
    "--B656A82315.1710545473/mx.example",
    "Content-Description: Message Headers",
    "Content-Type: text/rfc822-headers",
    "",
    "Subject: The outcome",
    `Message-ID: ${letter}`,
    "",
    "--B656A82315.1710545473/mx.example--",
  ]);

test("Postfix tells what lies in a mailbox from what it expanded or passed on", () => {
  const status = "Status: 2.0.0";
  expect(
    postfix(["Action: delivered", status, "Diagnostic-Code: X-Postfix; delivered to maildir"]),
  ).toMatchObject({
    action: "delivered",
    at: new Date("2024-03-15T23:31:13Z"),
    messageId: letter,
    returned: { number: 17, begin: "3f2a9c01beef" },
    diagnostic: "delivered to maildir",
  });
  expect(postfix(["Action: expanded", status, "Diagnostic-Code: X-Postfix; alias expanded"])?.action).toBe(
    "relayed",
  );
  expect(postfix(["Action: relayed", status, "Remote-MTA: dns; mail.ministry.example"])?.action).toBe(
    "relayed",
  );
  expect(
    postfix(["Action: delayed", "Status: 4.4.1", "Will-Retry-Until: Wed, 20 Mar 2024 23:31:07 +0000 (UTC)"])
      ?.action,
  ).toBe("delayed");
});

/** Exim writes `delivered` whatever it was; only the diagnostic says that a server without notifications has it now. */
const exim = (diagnostic: string, extra: readonly string[] = []) =>
  read([
    "From: Mail Delivery System <Mailer-Daemon@mx.example>",
    `To: ${back}`,
    "Subject: Delivery Status Notification",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=1710545473-eximdsn-1804289383",
    "MIME-Version: 1.0",
    "",
    "--1710545473-eximdsn-1804289383",
    "Content-type: text/plain; charset=us-ascii",
    "",
    "A machine wrote this.",
    "",
    "--1710545473-eximdsn-1804289383",
    "Content-type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    `Original-Envelope-ID: ${letter.slice(1, -1)}`,
    "",
    "Action: delivered",
    "Final-Recipient: rfc822;desk@ministry.example",
    "Status: 2.0.0",
    ...extra,
    `Diagnostic-Code: ${diagnostic}`,
    "",
    "--1710545473-eximdsn-1804289383",
    "Content-type: text/rfc822-headers",
    "",
    "Subject: The outcome",
    "",
    "--1710545473-eximdsn-1804289383--",
  ]);

test("of what Exim calls delivered, what it only passed on is told apart", () => {
  expect(exim("smtp; 250 Ok", ["Remote-MTA: dns; mail.ministry.example"])).toMatchObject({
    action: "delivered",
    messageId: letter,
  });
  expect(exim("X-Exim; relayed via non DSN router")?.action).toBe("relayed");
  expect(exim("X-Exim; relayed via non\r\n SMTP router")?.action).toBe("relayed");
});

test("Exchange names neither head nor envelope of what it delivered: it answers the letter, and its status is not to be believed", () => {
  const notification = (fields: readonly string[]) =>
    read([
      "From: postmaster@ministry.example",
      "To: Office <office@office.example>",
      "Subject: Delivered: The outcome",
      "Date: Fri, 6 Feb 2015 17:04:24 +0200",
      "Message-ID: <5808efe1-df9d-4600-af64-e8c9d3cb2318@ministry.example>",
      `References: ${letter}`,
      `In-Reply-To: ${letter}`,
      "X-MS-Exchange-Organization-SCL: -1",
      "Content-Type: multipart/report;",
      '\tboundary="_000_5808efe1df9d_";',
      "\treport-type=delivery-status",
      "MIME-Version: 1.0",
      "",
      "--_000_5808efe1df9d_",
      'Content-Type: multipart/alternative; boundary="_002_5808efe1df9d_"',
      "",
      "--_002_5808efe1df9d_",
      "Content-Type: text/plain",
      "",
      "It has arrived.",
      "--_002_5808efe1df9d_--",
      "",
      "--_000_5808efe1df9d_",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; ministry.example",
      "",
      ...fields,
      "",
      "--_000_5808efe1df9d_--",
    ]);
  const to = (name: string, action: string) => [
    `Final-recipient: RFC822; ${name}@ministry.example`,
    `Action: ${action}`,
    "Status: 5.4.0",
    "X-Supplementary-Info: < #2.0.0>",
  ];
  expect(notification(to("desk", "delivered"))).toMatchObject({
    action: "delivered",
    messageId: letter,
    recipient: "desk@ministry.example",
    at: new Date("2015-02-06T15:04:24Z"),
  });
  // Behind one address there may be several: one who has it outweighs one who has not, and a failure what was only passed on.
  const of = (...groups: (readonly string[])[]) =>
    notification(groups.flatMap((group, index) => (index === 0 ? group : ["", ...group])))?.action;
  expect(of(to("a", "failed"), to("b", "delivered"))).toBe("delivered");
  expect(of(to("a", "relayed"), to("b", "failed"))).toBe("failed");
  expect(of(to("a", "delayed"), to("b", "relayed"))).toBe("relayed");
});

test("a letter whose answer only names it is not taken for one that came back", () => {
  expect(
    read([`In-Reply-To: ${letter}`, "Subject: Re: The outcome", "", "Thank you."])?.messageId,
  ).toBeNull();
});

const toReturnPath = (head: readonly string[], body: readonly string[] = ["Words."]) =>
  read([`To: ${back}`, "Subject: About your letter", ...head, "", ...body])?.action;

test("programs that answer for absent people do not make a letter fail", () => {
  expect(
    toReturnPath(["From: A Minister <minister@ministry.example>", "Auto-Submitted: auto-replied (vacation)"]),
  ).toBe("answered");
  expect(toReturnPath(["From: minister@ministry.example", "Precedence: auto_reply"])).toBe("answered");
  expect(toReturnPath(["From: minister@ministry.example", "X-Autoreply: yes"])).toBe("answered");
  expect(
    toReturnPath(
      [
        "From: minister@ministry.example",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
      ],
      [
        "--b",
        "Content-Type: message/disposition-notification",
        "",
        "Disposition: automatic-action/MDN-sent-automatically; displayed",
        "",
        "--b--",
      ],
    ),
  ).toBe("answered");
});

test("what a mail system writes without a status still makes it fail, whatever it calls it", () => {
  expect(
    toReturnPath(["From: Mail Delivery System <Mailer-Daemon@mx.example>", "Auto-Submitted: auto-replied"]),
  ).toBe("unknown");
  expect(
    toReturnPath([
      "From: gateway@mx.example",
      "X-Failed-Recipients: desk@ministry.example",
      "Auto-Submitted: auto-replied",
    ]),
  ).toBe("unknown");
  expect(toReturnPath(["From: MAILER-DAEMON@mx.example"])).toBe("unknown");
});

test("addresses in other scripts come back in their own kind of notification (RFC 6533)", () => {
  expect(
    read([
      "Content-Type: multipart/report; report-type=global-delivery-status; boundary=b",
      "Date: Sun, 01 Mar 2026 08:05:00 +0000",
      "",
      "--b",
      "Content-Type: message/global-delivery-status",
      "",
      "Reporting-MTA: dns; mx.example",
      "",
      "Final-Recipient: utf-8; desk@ministry.example",
      "Action: delivered",
      "Status: 2.1.5",
      "Last-Attempt-Date: Sun, 01 Mar 2026 08:04:00 +0000",
      "--b",
      "Content-Type: message/global-headers",
      "",
      `Message-ID: ${letter}`,
      "--b--",
    ]),
  ).toMatchObject({ action: "delivered", messageId: letter, at: new Date("2026-03-01T08:04:00Z") });
});
