import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, type Result, unwrap } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import type { Published } from "../releases/catalogue.ts";
import type { DatasetId } from "../releases/model.ts";
import { insertRelease } from "../repository.ts";
import { type DeriveOptions, type DeriveParts, stageDerived } from "./derive.ts";

/** The deeds around derived releases. Only the operator and the software itself may do them; others get `directory.not-allowed`. */
export interface Derivations {
  /**
   * Makes a derived dataset anew from the current releases of its inputs; what comes of it becomes current. It is written
   * in the journal first, so once this returns it outlives any crash. Problems: those of `stageDerived`, of the disk and
   * the store.
   */
  derive(actor: Actor, dataset: DatasetId, options?: DeriveOptions): Promise<Result<Published>>;
}

export interface DerivationsOptions extends DeriveParts {
  readonly store: Store;
}

export function openDerivations(parts: DerivationsOptions): Derivations {
  const { store, catalogue } = parts;
  let last: Promise<unknown> = Promise.resolve();

  async function derive(actor: Actor, dataset: DatasetId, options: DeriveOptions): Promise<Published> {
    requireRight(actor, "release.derive");
    const staged = unwrap(await stageDerived(parts, dataset, options));
    const { hash, description } = staged;
    const before = await catalogue.current(dataset);
    if (before?.hash === hash) return { release: staged, current: hash, before: hash };
    await store.deed(
      actor,
      {
        deed: "release.derive",
        subject: `release/${dataset}/${hash}`,
        detail: { lineage: description.lineage ?? null },
      },
      (trx) => insertRelease(trx, { dataset, hash, version: description.version, current: true }, null),
    );
    return unwrap(await catalogue.publish({ dataset, hash }, { makeCurrent: true }));
  }

  return {
    derive: (actor, dataset, options = {}) => {
      // One after the other: each takes as much of the machine as it gets.
      const turn = last.then(() => attempt(() => derive(actor, dataset, options)));
      last = turn.catch(() => {});
      return turn;
    },
  };
}
