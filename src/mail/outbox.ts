import { access, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isErrno, onDisk } from "../store/disk.ts";
import { replaceFile } from "../store/durable.ts";
import { composeLetter } from "./message.ts";
import { interrupted, type Transport } from "./transport.ts";

/**
 * Where there is no mail server: each letter becomes a file `000017.eml` in a folder, whole or not at all, that any mail program
 * opens and any other can be told to send. A file that is there was sent: after a crash nothing is in doubt.
 */
export function outboxTransport(folder: string): Transport {
  const ready = prepare(folder);
  // Who first sends learns what is wrong with the folder.
  ready.catch(() => {});
  return {
    via: "outbox",
    parallel: 8,
    send: async (letter, sender) => {
      await ready;
      const bytes = await composeLetter(letter, sender);
      const path = join(folder, outboxName(letter.number));
      await onDisk(folder, () => replaceFile(path, bytes.toString("ascii"), 0o600));
      return { outcome: "sent", final: true, answer: outboxName(letter.number) };
    },
    recall: async ({ number }) => {
      try {
        await access(join(folder, outboxName(number)));
        return { outcome: "sent", final: true, answer: outboxName(number) };
      } catch (error) {
        if (isErrno(error, "ENOENT")) return interrupted;
        throw error;
      }
    },
    close: () => {},
  };
}

/** The file of a letter in the outbox. */
export function outboxName(number: number): string {
  return `${String(number).padStart(6, "0")}.eml`;
}

/** Makes the folder, and removes what a crash left half written. */
async function prepare(folder: string): Promise<void> {
  await onDisk(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder))
      if (/^\d+\.eml\.[0-9a-f]+\.new$/.test(name)) await rm(join(folder, name), { force: true });
  });
}
