import type { TableFile } from "../../files/tables/model.ts";
import type { Checks } from "./checks/checks.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import type { ImportLog } from "./log.ts";
import { type Contradiction, openContradiction, openResolver, type Resolver } from "./territories.ts";

/** What a format needs while it reads a file into one release. */
export interface Reading {
  readonly file: TableFile;
  readonly log: ImportLog;
  readonly resolve: Resolver;
  readonly contradiction: Contradiction;
  readonly ledger: Ledger;
  readonly checks: Checks;
}

export function openReading(file: TableFile, log: ImportLog, checks: Checks): Reading {
  const resolve = openResolver();
  return { file, log, checks, resolve, contradiction: openContradiction(resolve), ledger: openLedger() };
}
