import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";

/** A mail as the test's server took it. */
export interface TakenMail {
  readonly messageId: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** What it was asked to tell of the letter (RFC 3461); null where it does not announce that it can. */
  readonly asked: {
    readonly ret: string | null;
    readonly envelope: string | null;
    readonly notify: readonly string[];
    readonly receiver: string | null;
  } | null;
}

/** What the server does at a stage: an answer that refuses, nothing at all, or to hang up. */
export type Manner = { readonly code: number; readonly says: string } | "hang" | "hang-up";

export interface TestMailServer {
  readonly port: number;
  /** What it acknowledged. */
  readonly taken: readonly TakenMail[];
  /** What it read to the end, acknowledged or not. */
  readonly heard: readonly TakenMail[];
  close(): Promise<void>;
}

interface Manners {
  readonly atReceiver?: (address: string) => Manner | undefined;
  readonly afterData?: (mail: TakenMail) => Manner | undefined;
  /** Milliseconds that it thinks about each mail. */
  readonly delay?: number;
  /** Announces that it tells what becomes of letters. */
  readonly notifies?: boolean;
}

/** A real mail server on this machine's loopback, with the manners of the real world. */
export async function startMailServer({
  atReceiver,
  afterData,
  delay = 0,
  notifies = false,
}: Manners = {}): Promise<TestMailServer> {
  const taken: TakenMail[] = [];
  const heard: TakenMail[] = [];
  const act = (manner: Manner, hangUp: () => void, refuse: (error: Error) => void) => {
    if (manner === "hang") return;
    if (manner === "hang-up") return hangUp();
    refuse(Object.assign(new Error(manner.says), { responseCode: manner.code }));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    hideDSN: !notifies,
    onRcptTo: (address, session, done) => {
      const manner = atReceiver?.(address.address);
      if (manner === undefined) return done();
      act(manner, () => hangUpOn(server, session.id), done);
    },
    onData: (stream, session, done) => {
      const letter = (text: string) => {
        const { mailFrom, rcptTo, dsn } = session.envelope;
        const mail: TakenMail = {
          messageId: /^message-id: *(<[^>]+>)/im.exec(text)?.[1] ?? "",
          to: rcptTo[0]?.address ?? "",
          from: mailFrom === false ? "" : mailFrom.address,
          text,
          asked: dsn
            ? {
                ...{ ret: dsn.ret, envelope: dsn.envid, notify: rcptTo[0]?.dsn?.notify ?? [] },
                receiver: rcptTo[0]?.dsn?.orcpt ?? null,
              }
            : null,
        };
        heard.push(mail);
        const manner = afterData?.(mail);
        if (manner !== undefined) return act(manner, () => hangUpOn(server, session.id), done);
        setTimeout(() => {
          taken.push(mail);
          done();
        }, delay);
      };
      // Whoever was killed in the middle of a letter has not sent it.
      void read(stream).then(letter, () => {});
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    heard,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Breaks the connection without a word. */
function hangUpOn(server: SMTPServer, session: string): void {
  for (const connection of server.connections as unknown as Iterable<{
    id: string;
    _socket: { destroy(): void };
  }>)
    if (connection.id === session) connection._socket.destroy();
}

async function read(stream: SMTPServerDataStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/**
 * What a mail system says of a letter that it took, as a mail to the letter's return path (RFC 3464): the words of its own that matter,
 * whichever program it runs.
 */
export function notificationOf(
  { from, to, messageId, asked }: TakenMail,
  action: "delivered" | "relayed" | "failed" | "delayed",
  at: Date,
): string {
  const status = { delivered: "2.1.5", relayed: "2.0.0", failed: "5.1.1", delayed: "4.4.1" }[action];
  return [
    "Return-Path: <>",
    `Date: ${at.toUTCString().replace("GMT", "+0000")}`,
    "From: Mail Delivery System <MAILER-DAEMON@mx.example.net>",
    `To: <${from}>`,
    "Subject: What became of a letter",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
    "",
    "--part",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.net",
    ...(asked?.envelope ? [`Original-Envelope-Id: ${asked.envelope}`] : []),
    "",
    ...(asked?.receiver ? [`Original-Recipient: ${asked.receiver}`] : []),
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    "",
    "--part",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: ${messageId}`,
    "--part--",
    "",
  ].join("\r\n");
}
