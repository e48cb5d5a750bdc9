import type { Actor } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { LetterService } from "../../mail/service.ts";
import type { Draws } from "./invented.ts";

/** So many letters of the open consultation come back. */
const many = 5;

/** What a mail server says of a letter (RFC 3464). */
function notification(
  { messageId, address }: { readonly messageId: string; readonly address: string },
  action: "failed" | "delivered" | "relayed",
): Uint8Array {
  const said = {
    failed: ["Status: 5.1.1", "Diagnostic-Code: smtp; 550 5.1.1 mailbox unavailable"],
    delivered: ["Status: 2.1.5"],
    relayed: ["Status: 2.0.0"],
  }[action];
  const mail = [
    "From: Mail Delivery Subsystem <mailer-daemon@mx.example.org>",
    "Subject: Delivery Status Notification",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
    "",
    "--part",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.org",
    "",
    `Final-Recipient: rfc822; ${address}`,
    `Action: ${action}`,
    ...said,
    "",
    "--part",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: ${messageId}`,
    "--part--",
    "",
  ].join("\r\n");
  return new TextEncoder().encode(mail);
}

/** Lets mail servers tell of the letters with which an outcome went out: most say nothing, many that they delivered it, few that they could not. */
export async function tellSome(
  letters: LetterService,
  officer: Actor,
  meeting: string,
  draw: Draws,
): Promise<void> {
  const { letters: sent } = unwrap(
    await letters.letters(officer, { about: meeting, state: "sent", kind: "outcome" }),
  );
  for (const { number } of sent) {
    const action = draw.chance(45)
      ? "delivered"
      : draw.chance(12)
        ? "relayed"
        : draw.chance(5)
          ? "failed"
          : null;
    if (action === null) continue;
    unwrap(
      await letters.bounce(officer, notification(unwrap(await letters.letter(officer, number)), action)),
    );
  }
}

/** Lets some letters come back, as a mail server tells it. */
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
    unwrap(
      await letters.bounce(officer, notification(unwrap(await letters.letter(officer, number)), "failed")),
    );
  }
}
