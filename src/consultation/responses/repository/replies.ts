import { sql } from "kysely";
import { z } from "zod";
import { Language } from "../../../kernel/language.ts";
import { Moment } from "../../../store/moment.ts";
import { EnteredFrom, Publication } from "../../replying/model.ts";
import { ReplyState } from "../../running/model.ts";
import { type Database, responseTables } from "../tables.ts";

/** A reply and what was submitted of it last, without the answers. */
export const ReplyRow = z.object({
  number: z.int(),
  consultation: z.string(),
  party: z.string(),
  state: ReplyState,
  publication: Publication.nullable(),
  enteredFor: EnteredFrom.nullable(),
  opened: Moment.nullable(),
  begun: Moment.nullable(),
  cleared: Moment.nullable(),
  /** When it was submitted first. */
  first: Moment.nullable(),
  submission: z
    .object({
      number: z.int(),
      hash: z.string(),
      publication: Publication,
      language: Language.nullable(),
      at: Moment,
    })
    .nullable(),
});
export type ReplyRow = z.infer<typeof ReplyRow>;

/** Replies in the order of their parties, of one consultation or of one party. */
export async function selectReplies(
  database: Database,
  of: { readonly consultation: string } | { readonly party: string },
): Promise<readonly ReplyRow[]> {
  const rows = await responseTables(database)
    .selectFrom("reply as r")
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("reply_submission")
          .select(["reply", "number", "hash", "publication", "language", "at"])
          .distinctOn("reply")
          .orderBy("reply")
          .orderBy("number", "desc")
          .as("s"),
      (join) => join.onRef("s.reply", "=", "r.number"),
    )
    .leftJoin("reply_submission as f", (join) =>
      join.onRef("f.reply", "=", "r.number").on("f.number", "=", 1),
    )
    .select([
      "r.number",
      "r.consultation",
      "r.party",
      "r.state",
      "r.publication",
      "r.entered_for",
      "r.opened",
    ])
    .select(["r.begun", "r.cleared", "f.at as first"])
    .select(["s.number as s_number", "s.hash as s_hash", "s.publication as s_publication"])
    .select(["s.language as s_language", "s.at as s_at"])
    .$if("consultation" in of, (query) =>
      query.where("r.consultation", "=", "consultation" in of ? of.consultation : ""),
    )
    .$if("party" in of, (query) => query.where("r.party", "=", "party" in of ? of.party : ""))
    .orderBy(sql`r.party collate "C"`)
    .orderBy("r.number")
    .execute();
  return rows.map(({ s_number, s_hash, s_publication, s_language, s_at, entered_for, ...row }) =>
    ReplyRow.parse({
      ...row,
      enteredFor: entered_for,
      submission:
        s_number === null
          ? null
          : { number: s_number, hash: s_hash, publication: s_publication, language: s_language, at: s_at },
    }),
  );
}
