import type { Party } from "../../directory/model.ts";
import type { Store } from "../../store/open.ts";
import type { Database } from "./tables.ts";

/** What the deeds and questions of responses work with. */
export interface ResponseParts {
  readonly store: Store;
  readonly now: () => Date;
  /** For reading. */
  readonly database: () => Database;
  /** All parties, those that the directory has added too. */
  readonly parties: () => Promise<ReadonlyMap<string, Party>>;
  /** 256 bits from which the letters of an anonymous consultation are drawn. */
  readonly secret: () => string;
}
