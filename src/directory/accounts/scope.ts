import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely, Transaction } from "kysely";
import type { Actor } from "../../kernel/actor.ts";
import type { DeedEntry } from "../../store/audit.ts";
import type { Store } from "../../store/open.ts";

export type Database = Kysely<unknown> | Transaction<unknown>;

/** A deed under way, whose transaction begins with its first write. */
export interface OpenDeed {
  /** Who does it; settled once something was written. */
  actor: Actor;
  /** What it leaves in the audit log; may change until the deed ends. */
  entry: DeedEntry;
  /** What to read from: the transaction, once there is one. */
  reading(): Promise<Database>;
  /** The transaction, begun now where it was not. */
  writing(): Promise<Transaction<unknown>>;
}

const under = new AsyncLocalStorage<OpenDeed>();

/** The deed that this chain of calls belongs to. */
export function currentDeed(): OpenDeed | undefined {
  return under.getStore();
}

/**
 * Runs a flow whose steps are a library's. Everything that it writes is one deed of the store, with one audit entry, both or
 * neither. The transaction begins with the first write and not with the flow: deeds are done one after the other, and nobody
 * should wait while a password is hashed. A flow that writes nothing leaves no entry. What `work` throws undoes all.
 */
export async function inDeed<T>(
  store: Store,
  begin: Pick<OpenDeed, "actor" | "entry">,
  work: (deed: OpenDeed) => Promise<T>,
): Promise<T> {
  const flow = new Flow(store, begin);
  let done: T;
  try {
    done = await under.run(flow, () => work(flow));
  } catch (error) {
    await flow.end(error);
    throw error;
  }
  await flow.end();
  return done;
}

class Flow implements OpenDeed {
  actor: Actor;
  entry: DeedEntry;
  readonly #store: Store;
  #open: { readonly trx: Promise<Transaction<unknown>>; end(error?: unknown): Promise<void> } | undefined;

  constructor(store: Store, { actor, entry }: Pick<OpenDeed, "actor" | "entry">) {
    this.#store = store;
    this.actor = actor;
    this.entry = entry;
  }

  async reading(): Promise<Database> {
    return this.#open ? this.#open.trx : this.#store.database();
  }

  writing(): Promise<Transaction<unknown>> {
    this.#open ??= this.#begin();
    return this.#open.trx;
  }

  async end(error?: unknown): Promise<void> {
    await this.#open?.end(error);
  }

  #begin() {
    const begun = deferred<Transaction<unknown>>();
    const over = deferred<void>();
    const deed = this.#store.deed(
      this.actor,
      () => this.entry,
      async (trx) => {
        begun.resolve(trx);
        await over.promise;
      },
    );
    // Where the store cannot begin, whoever waits to write hears of it.
    deed.catch((error: unknown) => begun.reject(error));
    return {
      trx: begun.promise,
      end: async (error?: unknown) => {
        if (error === undefined) over.resolve();
        else over.reject(error);
        // Undone: the caller throws what came before.
        await (error === undefined ? deed : deed.catch(() => {}));
      },
    };
  }
}

/** A promise that is settled from outside; nobody need wait for it. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}
