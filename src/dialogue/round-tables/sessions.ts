import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Text } from "../../kernel/texts.ts";
import type { SessionKind } from "../programme/model.ts";
import { selectDraft, selectVersion } from "../programme/repository.ts";
import type { Database } from "./tables.ts";

/** A session in which points are raised. */
export interface TableSession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly title: Text;
  readonly theme: Text | null;
  /** The guiding questions, which points name by their place from 1. */
  readonly questions: readonly Text[];
}

const talking: ReadonlySet<SessionKind> = new Set(["plenary", "round-table", "panel", "hearing", "informal"]);

/** The sessions of a meeting in which points are raised, by time: of the programme as it stands for those who work on it, as published for all others. */
export async function sessionsOf(
  database: Database,
  actor: Actor,
  meeting: string,
): Promise<readonly TableSession[]> {
  const works = mayDo(actor, "meeting.follow") || mayDo(actor, "points.note");
  const programme = works
    ? ((await selectDraft(database, meeting)) ?? (await selectVersion(database, meeting)))
    : await selectVersion(database, meeting);
  return (programme?.sessions ?? [])
    .filter(({ kind }) => talking.has(kind))
    .map(({ id, kind, title, theme, questions }) => ({ id, kind, title, theme, questions }));
}
