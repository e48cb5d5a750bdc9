import type { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import { headLine } from "./line.ts";
import { composeLetter, type Outgoing } from "./message.ts";
import { confirmedKinds } from "./model.ts";
import type { MailServer } from "./server.ts";
import { interrupted, type Transport, type Tried } from "./transport.ts";

/** Longest that each stage of talking with a server may take, in milliseconds. */
export interface SmtpLimits {
  readonly connect: number;
  readonly greeting: number;
  /** Without a byte from the other side. */
  readonly silence: number;
  /** For one letter from first to last, however slowly the server drips. */
  readonly letter: number;
}

const usual: SmtpLimits = { connect: 20_000, greeting: 20_000, silence: 60_000, letter: 180_000 };

/**
 * Sends by a mail server, over a few connections that are kept. A letter of which the server was given the whole text, but whose
 * answer never came, is `interrupted`: nobody can know whether it was taken. It is sent again with the same Message-ID, by which
 * servers and readers' programs drop the second. A server that announces it (RFC 3461) is asked to say what becomes of the letter: that
 * it failed, and of {@link confirmedKinds} also that it was delivered.
 */
export function smtpTransport(server: MailServer, limits: SmtpLimits = usual): Transport {
  const { host, port, secure, requireTls, user, password, bounces } = server;
  const parallel = 4;
  const pool = createTransport({
    pool: true,
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(user === null ? {} : { auth: { user, pass: password ?? "" } }),
    maxConnections: parallel,
    maxMessages: 100,
    // Only for a connection that had gone stale before a byte of the letter was sent.
    maxRequeues: 1,
    connectionTimeout: limits.connect,
    dnsTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    idleTimeout: 30_000,
    maxResponseSize: 64 * 1024,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // What happens to a connection nobody uses concerns nobody.
  pool.on("error", () => {});
  /** What a server is given to read, by the signal of its letter: read to its end, the letter may have been taken. */
  const given = new WeakMap<AbortSignal, Readable>();
  pool.use("stream", ({ data, message }, done) => {
    const make = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = make(options);
      if (data.signal) given.set(data.signal, stream);
      return stream;
    };
    done();
  });

  return {
    via: "smtp",
    parallel,
    send: async (letter, sender, stop) => {
      const bytes = await composeLetter(letter, sender);
      const late = AbortSignal.timeout(limits.letter);
      const signal = AbortSignal.any([stop, late]);
      const from = bounces === null ? sender.address : returnAddress(bounces, letter);
      try {
        const { response } = await pool.sendMail({
          raw: bytes,
          envelope: { from, to: letter.address },
          dsn: {
            envid: bareId(letter.messageId),
            ret: "HDRS",
            notify: confirmedKinds.has(letter.kind) ? ["SUCCESS", "FAILURE"] : ["FAILURE"],
            recipient: letter.address,
          },
          signal,
        });
        return { outcome: "sent", final: true, answer: words(response) };
      } catch (error) {
        return failure(error, given.get(signal)?.readableEnded === true);
      }
    },
    recall: async () => interrupted,
    close: () => pool.close({ force: true }),
  };
}

/** The return path of a letter: `bounces+17.3f2a9c01@example.org`; what follows the number is part of its Message-ID. */
export function returnAddress(bounces: string, letter: Pick<Outgoing, "number" | "messageId">): string {
  const at = bounces.lastIndexOf("@");
  return `${bounces.slice(0, at)}+${letter.number}.${bareId(letter.messageId).slice(0, 12)}${bounces.slice(at)}`;
}

function bareId(messageId: string): string {
  return messageId.slice(1, -1);
}

/** What an error of the library says of the letter. Faults of ours go on as they are. */
function failure(error: unknown, handedOver: boolean): Tried {
  if (!(error instanceof Error)) throw error;
  const [code, command, response, status] = ["code", "command", "response", "responseCode"].map(
    (name): unknown => Reflect.get(error, name),
  );
  const answer = words(typeof response === "string" && response !== "" ? response : error.message);
  // The server spoke about this letter, its sender or its receiver; what it says when it greets or asks who we are concerns all letters.
  const aboutLetter = code === "EENVELOPE" || code === "EMESSAGE" || command === "DATA";
  if (typeof status === "number" && status >= 400 && aboutLetter && status !== 421)
    return { outcome: "refused", final: status >= 500 && status !== 503, answer };
  if (typeof code !== "string" && !(error.name === "AbortError")) throw error;
  if (handedOver && status === undefined) return { outcome: "interrupted", final: false, answer };
  return { outcome: "unreachable", final: false, answer };
}

/** A server's words, in one line and not more than a person reads. */
function words(text: string | undefined): string {
  return headLine(text ?? "", 500);
}
