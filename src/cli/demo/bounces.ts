import type { Actor } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { LetterService } from "../../mail/service.ts";
import type { Draws } from "./invented.ts";

/** So many letters of the open consultation come back. */
const many = 5;

/** Lets some letters come back, as a mail server tells it (RFC 3464). */
export async function bounceSome(
  letters: LetterService,
  officer: Actor,
  consultation: string,
  draw: Draws,
): Promise<void> {
  const { letters: sent } = unwrap(
    await letters.letters(officer, { about: consultation, state: "sent", kind: "note-verbale" }),
  );
  const chosen = new Set(Array.from({ length: Math.min(many, sent.length) }, () => draw.one(sent).number));
  for (const number of chosen) {
    const { messageId, address } = unwrap(await letters.letter(officer, number));
    const mail = [
      "From: Mail Delivery Subsystem <mailer-daemon@mx.example.org>",
      "Subject: Undelivered Mail Returned to Sender",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
      "",
      "--part",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.org",
      "",
      `Final-Recipient: rfc822; ${address}`,
      "Action: failed",
      "Status: 5.1.1",
      "Diagnostic-Code: smtp; 550 5.1.1 mailbox unavailable",
      "",
      "--part",
      "Content-Type: text/rfc822-headers",
      "",
      `Message-ID: ${messageId}`,
      "--part--",
      "",
    ].join("\r\n");
    unwrap(await letters.bounce(officer, new TextEncoder().encode(mail)));
  }
}
