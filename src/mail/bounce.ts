/**
 * Reads what a mail system sends back about a letter: a delivery status notification (RFC 3464, a `multipart/report`), or whatever
 * a server without manners writes that at least is addressed to the letter's own return path. Only as much of MIME as that takes;
 * nothing is decoded that need not be, and every size is limited.
 */

/**
 * What is said of a letter. `delivered`: it lies in a mailbox. `relayed`: it was passed on to where no more news comes from, a server
 * without such notifications or the members of a list. `delayed`: it is still being tried. `failed`: it will not arrive. `answered`: a
 * program answered for somebody who is away, or says that it was shown. `unknown`: no notification that can be read.
 */
export type BounceAction = "delivered" | "failed" | "relayed" | "delayed" | "answered" | "unknown";

/** What comes back may be large: it may hold the letter itself. */
export const longestMail = 1024 * 1024;
const longestHead = 64 * 1024;
const mostParts = 20;

export interface Bounce {
  readonly action: BounceAction;
  /** When it came to that, by the clock of the server that says so; null where it does not say. */
  readonly at: Date | null;
  /** The enhanced status, `5.1.1`, where there is one (RFC 3463). */
  readonly status: string | null;
  /** The other server's own words, in one line. */
  readonly diagnostic: string;
  /** The Message-ID of the letter that came back, with its brackets. */
  readonly messageId: string | null;
  /** From the return path that the mail was sent to. */
  readonly returned: { readonly number: number; readonly begin: string } | null;
  /** Whom it did not reach. */
  readonly recipient: string | null;
}

/** What a mail says of a letter of ours; undefined where it is no mail at all or larger than 1 MB. */
export function readBounce(bytes: Uint8Array): Bounce | undefined {
  if (bytes.length > longestMail) return undefined;
  // One character for each byte: what matters is ASCII, and what does not stays what it was.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const mail = partOf(text.replace(/\r\n?/g, "\n").replace(/^From [^\n]*\n/, ""));
  if (!mail || mail.head.size === 0) return undefined;
  const parts = reportParts(mail);
  const status = parts.find(({ type }) => statusTypes.has(type));
  const returnedMail = parts.find(({ type }) => returnedTypes.has(type));
  const original = returnedMail && partOf(returnedMail.body);
  const fields = status ? weightiest(status.body) : undefined;
  const unread = isAnswer(mail, parts) ? "answered" : "unknown";
  return {
    action: fields ? actionOf(fields) : unread,
    at: instantOf(fields?.get("last-attempt-date")) ?? (fields ? instantOf(mail.head.get("date")) : null),
    status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields?.get("status") ?? "")?.[0] ?? null,
    diagnostic: afterType(fields?.get("diagnostic-code") ?? mail.head.get("subject") ?? "").slice(0, 500),
    messageId:
      messageIdOf(original?.head.get("message-id")) ??
      envelopeId(status?.body) ??
      // Exchange returns neither head nor envelope of what it delivered, but answers the letter.
      (fields ? messageIdOf(mail.head.get("in-reply-to")) : null),
    returned: returnPath(mail.head),
    recipient: afterType(fields?.get("final-recipient") ?? fields?.get("original-recipient") ?? "") || null,
  };
}

interface Part {
  readonly head: ReadonlyMap<string, string>;
  readonly type: string;
  readonly body: string;
}

/** Head and body; the head's names in lower case, the first of each name, folded lines joined. */
function partOf(text: string): Part | undefined {
  const blank = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
  const headText = blank < 0 ? text : text.slice(0, blank);
  if (headText.length > longestHead) return undefined;
  const head = fieldsOf(headText);
  const type = (head.get("content-type") ?? "text/plain").split(";")[0]?.trim().toLowerCase() ?? "";
  return { head, type, body: blank < 0 ? "" : text.slice(blank + (blank === 0 ? 1 : 2)) };
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (/^[!-9;-~]+$/.test(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** The parts of a multipart mail, those within parts too, at most two deep. */
function reportParts(mail: Part, depth = 0): readonly Part[] {
  if (!mail.type.startsWith("multipart/") || depth > 2) return [mail];
  const boundary = boundaryOf(mail.head.get("content-type") ?? "");
  if (!boundary) return [];
  const pieces = `\n${mail.body}`.split(`\n--${boundary}`).slice(1, mostParts + 1);
  return pieces
    .filter((piece) => !piece.startsWith("--"))
    .flatMap((piece) => {
      const part = partOf(piece.slice(piece.indexOf("\n") + 1));
      return part ? reportParts(part, depth + 1) : [];
    });
}

function boundaryOf(contentType: string): string | undefined {
  const found = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** RFC 3464, and the same for addresses in other scripts (RFC 6533). */
const statusTypes: ReadonlySet<string> = new Set([
  "message/delivery-status",
  "message/global-delivery-status",
]);
const returnedTypes: ReadonlySet<string> = new Set([
  "text/rfc822-headers",
  "message/rfc822",
  "message/global",
  "message/global-headers",
]);

/** What counts where a notification tells of several receivers behind one address: that one of them has the letter, first of all. */
const weights: readonly BounceAction[] = ["delivered", "failed", "relayed", "delayed", "answered", "unknown"];

/**
 * The fields about the receiver: a group of its own in a status (RFC 3464, section 2.1), the first being about the message. Of
 * several, the one that counts.
 */
function weightiest(body: string): ReadonlyMap<string, string> | undefined {
  const groups = body.split(/\n{2,}/, mostParts).map(fieldsOf);
  const weight = (fields: ReadonlyMap<string, string>) => weights.indexOf(actionOf(fields));
  return groups
    .filter((fields) => fields.has("action"))
    .reduce<ReadonlyMap<string, string> | undefined>(
      (best, one) => (best === undefined || weight(one) < weight(best) ? one : best),
      undefined,
    );
}

function actionOf(fields: ReadonlyMap<string, string>): BounceAction {
  const action = fields
    .get("action")
    ?.split(/[\s(;]/)[0]
    ?.toLowerCase();
  switch (action) {
    case "failed":
    case "failure":
      return "failed";
    case "delayed":
      return "delayed";
    // The members of a list get copies of which nothing is heard any more (RFC 3461, section 5.2.7.3).
    case "relayed":
    case "expanded":
      return "relayed";
    case "delivered":
      // Exim says so even of what it passed on to a server from which no such news comes (`deliver.c`).
      return /^x-exim\s*;\s*relayed via/i.test(fields.get("diagnostic-code") ?? "") ? "relayed" : "delivered";
    default:
      return "unknown";
  }
}

/** An instant as mail writes it, comments aside (RFC 5322, section 3.3); null where that is none. */
function instantOf(text: string | undefined): Date | null {
  const at = Date.parse((text ?? "").replace(/\([^)]*\)/g, "").trim());
  return Number.isNaN(at) ? null : new Date(at);
}

/**
 * Whether a mail without a status is no news of the letter's way: somebody is away, or a reader's program says that it was shown
 * (RFC 3834, RFC 8098). Programs that answer do so to the return path. What a mail system itself writes is none, however it calls it.
 */
function isAnswer({ head }: Part, parts: readonly Part[]): boolean {
  if (parts.some(({ type }) => type === "message/disposition-notification")) return true;
  const bySystem = /(?:^|[<\s"])(?:mailer-daemon|postmaster)@/i.test(head.get("from") ?? "");
  if (bySystem || head.has("x-failed-recipients")) return false;
  return (
    /^auto-(?:replied|generated)/i.test(head.get("auto-submitted") ?? "") ||
    /^auto[_-]?reply/i.test(head.get("precedence") ?? "") ||
    head.has("x-autoreply") ||
    head.has("x-autorespond")
  );
}

/** `smtp; 550 no such user` without what sort it is. */
function afterType(text: string): string {
  const semicolon = text.indexOf(";");
  return (semicolon >= 0 && semicolon < 20 ? text.slice(semicolon + 1) : text).replace(/\s+/g, " ").trim();
}

function messageIdOf(text: string | undefined): string | null {
  return /<[^<>\s]{3,250}>/.exec(text ?? "")?.[0] ?? null;
}

/** `Original-Envelope-Id` is what we gave as ENVID: the Message-ID without its brackets (xtext, RFC 3461, section 4). */
function envelopeId(statusBody: string | undefined): string | null {
  const id = fieldsOf(statusBody?.split(/\n{2,}/, 1)[0] ?? "").get("original-envelope-id");
  if (!id || !/^[!-~]{3,250}$/.test(id)) return null;
  return `<${id.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))}>`;
}

function returnPath(head: ReadonlyMap<string, string>): Bounce["returned"] {
  for (const name of ["delivered-to", "x-original-to", "to", "envelope-to"]) {
    const found = /\+(\d{1,12})\.([0-9a-f]{12})@/.exec(head.get(name) ?? "");
    if (found?.[1] && found[2]) return { number: Number(found[1]), begin: found[2] };
  }
  return null;
}
