import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { canonicalJson } from "../../kernel/canonical.ts";
import { projectRoot } from "../../kernel/root.ts";
import { upsertFacts } from "../repository/content.ts";
import { selectByKeys } from "../repository/documents.ts";
import { sessionOpens } from "../understanding/sessions.ts";
import { FactMandate, Facts, OrganName } from "./model.ts";
import { database, type RecordParts } from "./parts.ts";
import { symbolKey } from "./symbols.ts";

/** The starter record as it lies in `data/record/starter.json`: what is usual is left out there. */
const Written = z.object({
  symbol: z.string(),
  organ: OrganName.default("GA"),
  session: z.int(),
  title: z.string().nullable().default(null),
  date: z.iso.date().nullable().default(null),
  agenda: z.array(z.string()).default([]),
  series: z.string().nullable().default(null),
  about: z.string().nullable().default(null),
  votes: Facts.shape.votes.default(null),
  cites: z.array(z.string()).default([]),
  asked: z
    .array(
      FactMandate.partial({ paragraph: true, recipient: true, topics: true, due: true })
        .omit({ action: true })
        .extend({
          action: z.string().optional(),
        }),
    )
    .default([]),
  /** Source by source, which of the facts it establishes. */
  basis: z.record(z.string(), z.array(z.string())),
});

const StarterFile = z.object({
  sources: z.record(z.string(), z.string()),
  documents: z.array(Written),
});

const organNames: Readonly<Partial<Record<z.infer<typeof OrganName>, string>>> = {
  GA: "General Assembly",
  CPD: "Commission on Population and Development",
  ECOSOC: "Economic and Social Council",
};

/** The facts that come with the software, each with the sources that it rests on (`data/record/README.md`). */
export async function starterFacts(
  path: string = join(projectRoot(), "data", "record", "starter.json"),
): Promise<readonly Facts[]> {
  const { sources, documents } = StarterFile.parse(JSON.parse(await readFile(path, "utf8")));
  return documents.map(({ asked, basis, organ, ...written }) => ({
    ...written,
    organ,
    organName: organNames[organ] ?? null,
    mandates: asked.map(({ paragraph = null, recipient = null, topics = [], due = {}, action, ...one }) => {
      const opens = due.organ && due.session !== undefined ? sessionOpens(due.organ, due.session) : null;
      return {
        ...one,
        paragraph,
        recipient,
        topics,
        action: action ?? one.form,
        due: { ...due, ...(opens === null ? {} : { opens }) },
      };
    }),
    basis: Object.entries(basis).map(([source, facts]) => ({
      source: sources[source] ?? source,
      for: facts,
    })),
  }));
}

/**
 * Writes down facts that are new or have changed, in one deed; texts that are there stay as they are. Gives how many were written.
 * Twice is once. Throws ProblemError `directory.not-allowed`.
 */
export async function takeFacts(parts: RecordParts, actor: Actor, facts: readonly Facts[]): Promise<number> {
  requireRight(actor, "record.facts");
  const known = new Map(
    (
      await selectByKeys(
        database(parts),
        facts.map(({ symbol }) => symbolKey(symbol)),
      )
    ).map((row) => [row.key, canonicalJson(row.facts)]),
  );
  const wanted = facts.filter((one) => known.get(symbolKey(one.symbol)) !== canonicalJson(one));
  if (wanted.length === 0) return 0;
  const symbols = wanted.map(({ symbol }) => symbol);
  await parts.store.deed(
    actor,
    { deed: "record.facts", subject: "starter", detail: { symbols } },
    async (trx) => {
      for (const one of wanted) await upsertFacts(trx, one, parts.now());
    },
  );
  return wanted.length;
}
