import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../kernel/root.ts";
import { Questionnaire } from "./model.ts";

/** A questionnaire that is ready to be sent, or to be made one's own. */
export interface ReadyQuestionnaire {
  readonly name: string;
  readonly content: Questionnaire;
}

const names = ["data-systems", "remittances", "views"] as const;

let library: readonly ReadyQuestionnaire[] | undefined;

/** The ready questionnaires of `data/questionnaires/`, read once, in their order. The one on a resolution is made (`implementation.ts`). */
export function readyQuestionnaires(): readonly ReadyQuestionnaire[] {
  library ??= names.map((name) => ({
    name,
    content: Questionnaire.parse(
      JSON.parse(readFileSync(join(projectRoot(), "data", "questionnaires", `${name}.json`), "utf8")),
    ),
  }));
  return library;
}
