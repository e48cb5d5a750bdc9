import { randomUUID } from "node:crypto";

/** A file that a person has sent and not yet decided on. */
export interface WaitingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Together, in bytes. What lies longest goes first. */
const mostBytes = 64_000_000;

/** Files between being read and being kept: in memory, with the session, and gone with it. */
export class Waiting {
  readonly #files = new Map<string, WaitingFile>();
  #bytes = 0;

  /** Lays a file aside and gives the name under which it can be taken. */
  put(file: WaitingFile): string {
    const id = randomUUID();
    this.#files.set(id, file);
    this.#bytes += file.bytes.length;
    for (const oldest of this.#files.keys()) {
      if (this.#bytes <= mostBytes || oldest === id) break;
      this.take(oldest);
    }
    return id;
  }

  get(id: string): WaitingFile | undefined {
    return this.#files.get(id);
  }

  /** Gives a file and forgets it. */
  take(id: string): WaitingFile | undefined {
    const file = this.#files.get(id);
    if (!file) return undefined;
    this.#files.delete(id);
    this.#bytes -= file.bytes.length;
    return file;
  }
}
