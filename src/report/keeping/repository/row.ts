import { z } from "zod";
import { Language } from "../../../kernel/language.ts";
import { ReportId, ReportState } from "../../writing/model.ts";
import { Head } from "../model.ts";

/** A report's own row. */
export const Row = Head.extend({
  id: ReportId,
  mandates: z.array(z.string()),
  original: Language,
  state: ReportState,
  corrects: ReportId.nullable(),
  /** The number of its last change. */
  change: z.int(),
  created: z.date(),
  changed: z.date(),
  actor: z.string(),
});
export type Row = z.infer<typeof Row>;
