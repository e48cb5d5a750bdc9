import type { ResponseService } from "../../consultation/responses/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/problem.ts";
import type { RecordService } from "../../record/service.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";

/** What was said in a meeting, as whoever asks may see it. */
export interface CitedStatement {
  readonly text: string;
  readonly language: Language | null;
  /** The reference with the version that was read. */
  readonly reference: string;
}

/** Finds what a reference to a statement names, for an actor. Problems are those of the room where statements are kept. */
export type Statements = (actor: Actor, reference: string) => Promise<Result<CitedStatement>>;

/** What sources are resolved from. What the actor may not read, no report of theirs takes over. */
export interface BindingParts {
  readonly statistics: Statistics;
  readonly record: RecordService;
  readonly responses: Pick<ResponseService, "list" | "overview" | "question" | "cited">;
  /** Null where no meetings are kept. */
  readonly statements: Statements | null;
  readonly actor: Actor;
  readonly now: () => Date;
}
