import type { Actor } from "../../kernel/actor.ts";
import type { Result } from "../../kernel/problem.ts";
import type { Words } from "../../kernel/words.ts";
import {
  type AuditChain,
  type AuditEntry,
  auditHead,
  type ChainOptions,
  verifyAudit,
} from "../../store/audit.ts";
import {
  type AuditPlace,
  type AuditQuestion,
  actorsNamed,
  countAudit,
  deedsDone,
  searchAudit,
} from "../../store/audit-search.ts";
import type { Store } from "../../store/open.ts";
import { requireRight } from "../rights.ts";
import { type AuditFile, type AuditFormat, auditFile } from "./file.ts";
import { namesIn, type PersonNames, personsNamed } from "./names.ts";

/** The audit log for those who may read it. Every deed throws ProblemError `directory.not-allowed` for everyone else. */
export interface AuditService {
  /** Entries that answer the question, the newest first. */
  search(actor: Actor, question: AuditAsk, place: AuditPlace): Promise<AuditPage>;
  /** The deeds that the log knows, with how often they were done, by their codes. */
  deeds(actor: Actor): Promise<readonly { readonly deed: string; readonly times: number }[]>;
  /** The number and the hash of the last entry: what to note elsewhere. */
  head(actor: Actor): Promise<AuditChain>;
  /** Follows the whole chain. Problems: `store.audit-broken`, `audit.head-absent`. */
  verify(actor: Actor, options?: ChainOptions): Promise<Result<AuditChain>>;
  /**
   * The log as a file. That it was taken is an entry of its own, the last in the file, and is written before the first
   * line is given. JSON lines are the whole log always, so that its chain can be followed; CSV is what was asked for.
   */
  export(actor: Actor, format: AuditFormat, question: AuditAsk, words: Words): Promise<AuditFile>;
}

export interface AuditAsk extends Omit<AuditQuestion, "actors"> {
  /** Letters in the name of who did it: a person's in the directory, or as the log has it. */
  readonly who?: string | undefined;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly names: PersonNames;
  /** Entries that answer the question, counted no further than {@link mostCounted}. */
  readonly count: number;
  /** True where there are older entries, or newer ones. */
  readonly older: boolean;
  readonly newer: boolean;
}

/** Counting takes as long as there are entries; nobody turns so many pages. */
export const mostCounted = 10_000;
const mostPersons = 500;

export function openAudit({ store }: { readonly store: Store }): AuditService {
  const database = () => store.database();

  async function questionOf({ who, ...rest }: AuditAsk): Promise<AuditQuestion> {
    if (who === undefined) return rest;
    const persons = await personsNamed(database(), who, mostPersons);
    const others = await actorsNamed(database(), who, mostPersons);
    return { ...rest, actors: [...new Set([...persons, ...others])] };
  }

  return {
    search: async (actor, ask, place) => {
      requireRight(actor, "audit.read");
      const question = await questionOf(ask);
      const entries = await searchAudit(database(), question, place);
      const [newest, oldest] = [entries[0]?.number, entries.at(-1)?.number];
      const any = async (beyond: Omit<AuditPlace, "limit">) =>
        (await searchAudit(database(), question, { ...beyond, limit: 1 })).length > 0;
      return {
        entries,
        names: await namesIn(database(), entries),
        count: await countAudit(database(), question, mostCounted),
        older: oldest !== undefined && (await any({ before: oldest })),
        newer: newest !== undefined && (await any({ after: newest })),
      };
    },
    deeds: async (actor) => {
      requireRight(actor, "audit.read");
      return deedsDone(database());
    },
    head: async (actor) => {
      requireRight(actor, "audit.read");
      return auditHead(database());
    },
    verify: async (actor, options) => {
      requireRight(actor, "audit.read");
      return verifyAudit(database(), options);
    },
    export: async (actor, format, ask, words) => {
      requireRight(actor, "audit.read");
      const question = await questionOf(ask);
      const detail = { format, ...(format === "csv" ? asDetail(ask) : {}) };
      await store.deed(actor, { deed: "audit.export", subject: format, detail }, async () => {});
      const { entries } = await auditHead(database());
      return auditFile(database(), format, question, entries, words);
    },
  };
}

function asDetail({ from, until, ...rest }: AuditAsk): Record<string, unknown> {
  return { ...rest, from: from?.toISOString(), until: until?.toISOString() };
}
