import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/problem.ts";
import type { PrintDocument } from "../../print/model.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { corridorBrief } from "./corridor.ts";
import type { BriefSubject } from "./model.ts";
import { studyBrief } from "./study.ts";
import { territoryBrief } from "./territory.ts";

/**
 * A brief in a language, from the current releases, ready to be printed: two pages on a territory, region, group or corridor; of a study what it has to say. Each
 * number has what it rests on, and the releases stand at the end. Problem: `briefs.nothing`, where no release speaks of it.
 */
export function briefDocument(
  subject: BriefSubject,
  statistics: Statistics,
  language: Language,
): Promise<Result<PrintDocument>> {
  switch (subject.kind) {
    case "territory":
      return territoryBrief(subject.territory, statistics, language);
    case "corridor":
      return corridorBrief(subject, statistics, language);
    case "study":
      return studyBrief(subject, statistics, language);
  }
}
