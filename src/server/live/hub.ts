import { eventBytes } from "./event.ts";

/** How many may listen, and how. */
export interface LiveLimits {
  /** Connections in all, and from one address: a whole hall may stand behind one. */
  readonly total: number;
  readonly perAddress: number;
  /** Bytes that wait for one reader; whoever takes them more slowly is cut off, comes again and gets what is then. */
  readonly waiting: number;
  /** Milliseconds between signs of life, by which a dead line is noticed and clocks are compared. */
  readonly heartbeat: number;
  /** Milliseconds after which a connection ends so that rights are looked at again; up to as much again is added by lot. */
  readonly longest: number;
}

export const liveLimits: LiveLimits = {
  total: 6000,
  perAddress: 3000,
  waiting: 256 * 1024,
  heartbeat: 15_000,
  longest: 10 * 60_000,
};

/** One who listens to a topic in a variant: a list, in a language. */
export interface Listening {
  readonly topic: string;
  readonly variant: string;
  readonly address: string;
}

interface Connection extends Listening {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly end: ReturnType<typeof setTimeout>;
}

export type Refused = "full" | "too-many";

/**
 * The open lines of live pages. It knows nothing of what is sent: whoever has news makes the bytes once for each variant, and each
 * line gets the same. A line that does not take them is cut rather than let grow.
 */
export class LiveHub {
  readonly #limits: LiveLimits;
  readonly #topics = new Map<string, Map<string, Set<Connection>>>();
  readonly #addresses = new Map<string, number>();
  readonly #random: () => number;
  #total = 0;
  #closed = false;
  #beat: ReturnType<typeof setInterval> | undefined;

  constructor(limits: LiveLimits = liveLimits, random: () => number = Math.random) {
    this.#limits = limits;
    this.#random = random;
  }

  get size(): number {
    return this.#total;
  }

  /** The variants of a topic that somebody listens to. */
  variants(topic: string): readonly string[] {
    return [...(this.#topics.get(topic)?.keys() ?? [])];
  }

  /** Milliseconds by lot, so that those who lost their line together do not come again together. */
  retry(): number {
    return 500 + Math.floor(this.#random() * 3500);
  }

  /** The stream of one who listens, with `first` as its first bytes; or why not. */
  open(listening: Listening, first: Uint8Array): ReadableStream<Uint8Array> | Refused {
    if (this.#closed || this.#total >= this.#limits.total) return "full";
    if ((this.#addresses.get(listening.address) ?? 0) >= this.#limits.perAddress) return "too-many";
    let connection: Connection | undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const lasts = this.#limits.longest * (1 + this.#random());
          const end = setTimeout(() => connection && this.#finish(connection), lasts);
          end.unref();
          connection = { ...listening, controller, end };
          this.#add(connection);
          controller.enqueue(first);
        },
        cancel: () => {
          if (connection) this.#remove(connection);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: this.#limits.waiting }),
    );
  }

  /** Sends the same to all who listen to a topic in a variant. */
  send(topic: string, variant: string, bytes: Uint8Array): void {
    for (const connection of [...(this.#topics.get(topic)?.get(variant) ?? [])])
      this.#write(connection, bytes);
  }

  /** Ends the lines of a topic: who listens comes again, and is looked at again. */
  drop(topic: string): void {
    for (const connections of [...(this.#topics.get(topic)?.values() ?? [])])
      for (const connection of [...connections]) this.#finish(connection);
  }

  /** Ends all lines; nobody is let in any more. */
  close(): void {
    this.#closed = true;
    for (const topic of [...this.#topics.keys()]) this.drop(topic);
  }

  #add(connection: Connection): void {
    const { topic, variant, address } = connection;
    const variants = this.#topics.get(topic) ?? new Map<string, Set<Connection>>();
    variants.set(variant, (variants.get(variant) ?? new Set()).add(connection));
    this.#topics.set(topic, variants);
    this.#addresses.set(address, (this.#addresses.get(address) ?? 0) + 1);
    this.#total += 1;
    if (this.#beat) return;
    this.#beat = setInterval(() => this.#heartbeat(), this.#limits.heartbeat);
    this.#beat.unref();
  }

  #remove(connection: Connection): void {
    const { topic, variant, address, end } = connection;
    const variants = this.#topics.get(topic);
    const connections = variants?.get(variant);
    if (!connections?.delete(connection)) return;
    clearTimeout(end);
    if (connections.size === 0) variants?.delete(variant);
    if (variants?.size === 0) this.#topics.delete(topic);
    const left = (this.#addresses.get(address) ?? 1) - 1;
    if (left > 0) this.#addresses.set(address, left);
    else this.#addresses.delete(address);
    this.#total -= 1;
    if (this.#total > 0) return;
    clearInterval(this.#beat);
    this.#beat = undefined;
  }

  #finish(connection: Connection): void {
    this.#remove(connection);
    connection.controller.close();
  }

  #write(connection: Connection, bytes: Uint8Array): void {
    // What it has not taken yet fills all that may wait: it would only fall further behind.
    if ((connection.controller.desiredSize ?? 0) <= 0) {
      this.#remove(connection);
      connection.controller.error(new Error("too slow"));
      return;
    }
    connection.controller.enqueue(bytes);
  }

  #heartbeat(): void {
    const bytes = eventBytes({ event: "time", data: { sent: Date.now() } });
    for (const [topic, variants] of [...this.#topics])
      for (const variant of [...variants.keys()]) this.send(topic, variant, bytes);
  }
}
