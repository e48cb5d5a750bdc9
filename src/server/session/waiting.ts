import { randomUUID } from "node:crypto";
import type { WaitingFile, WaitingFiles } from "../../web/context.ts";

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

/** More sessions than import at one time; beyond it whoever came first loses what waits. */
const mostSessions = 12;

/** The files of each session that has any. */
export class WaitingRooms {
  readonly #rooms = new Map<string, Waiting>();

  /** A session's files; it takes up room only when it lays one aside. */
  of(session: string): WaitingFiles {
    return {
      put: (file) => {
        const room = this.#rooms.get(session) ?? new Waiting();
        this.#rooms.set(session, room);
        for (const oldest of this.#rooms.keys()) {
          if (this.#rooms.size <= mostSessions) break;
          this.#rooms.delete(oldest);
        }
        return room.put(file);
      },
      get: (id) => this.#rooms.get(session)?.get(id),
      take: (id) => this.#rooms.get(session)?.take(id),
    };
  }

  end(session: string): void {
    this.#rooms.delete(session);
  }
}
