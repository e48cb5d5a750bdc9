import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";

/** A mail as the test's server took it. */
export interface TakenMail {
  readonly messageId: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
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
}

/** A real mail server on this machine's loopback, with the manners of the real world. */
export async function startMailServer({
  atReceiver,
  afterData,
  delay = 0,
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
    onRcptTo: (address, session, done) => {
      const manner = atReceiver?.(address.address);
      if (manner === undefined) return done();
      act(manner, () => hangUpOn(server, session.id), done);
    },
    onData: (stream, session, done) => {
      const letter = (text: string) => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail: TakenMail = {
          messageId: /^message-id: *(<[^>]+>)/im.exec(text)?.[1] ?? "",
          to: rcptTo[0]?.address ?? "",
          from: mailFrom === false ? "" : mailFrom.address,
          text,
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
