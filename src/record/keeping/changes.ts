import { z } from "zod";
import { latestEntries } from "../../store/audit.ts";
import { selectByKeys } from "../repository/documents.ts";
import { MandateState } from "./model.ts";
import type { RecordParts } from "./parts.ts";
import { symbolKey } from "./symbols.ts";

/** Something that was done to the record. Who did it stays in the audit log. */
export const Change = z.object({
  /** Its own for ever. */
  id: z.string(),
  kind: z.enum(["imported", "corrected", "removed", "stated"]),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** The symbol of a document, or the address of a mandate. */
  subject: z.string(),
  /** The title of the document, where the record still has it. */
  title: z.string().nullable(),
  state: MandateState.nullable(),
});
export type Change = z.infer<typeof Change>;

const kinds = {
  "record.import": "imported",
  "record.correct": "corrected",
  "record.remove": "removed",
  "record.state": "stated",
} as const satisfies Readonly<Record<string, Change["kind"]>>;

const Detail = z.object({
  documents: z.array(z.object({ symbol: z.string() })).optional(),
  state: MandateState.optional(),
});

/** The latest deeds on the record, the newest first; an import of several documents is one change for each. */
export async function changesIn({ store }: RecordParts, limit: number): Promise<readonly Change[]> {
  const entries = await latestEntries(store.database(), Object.keys(kinds), limit);
  const changes = entries.flatMap(({ number, at, deed, subject, detail }) => {
    const kind = Object.entries(kinds).find(([name]) => name === deed)?.[1];
    const { documents, state = null } = Detail.parse(detail);
    const subjects = documents?.map(({ symbol }) => symbol) ?? [subject];
    if (!kind) return [];
    return subjects.map((one, i) => ({
      id: i === 0 ? String(number) : `${number}.${i + 1}`,
      kind,
      at: at.toISOString(),
      subject: one,
      state,
    }));
  });
  const keyOf = (subject: string) => symbolKey(subject.replace(/#.*$/, ""));
  const rows = await selectByKeys(store.database(), [
    ...new Set(changes.map(({ subject }) => keyOf(subject))),
  ]);
  const titles = new Map(rows.map(({ key, title }) => [key, title]));
  return changes.map((change) => ({ ...change, title: titles.get(keyOf(change.subject)) ?? null }));
}
