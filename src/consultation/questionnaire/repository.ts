import { sql, type Transaction } from "kysely";
import { KeptVersion, QuestionnaireSummary, type VersionState, VersionSummary } from "./kept.ts";
import { Questionnaire } from "./model.ts";
import { type Database, questionnaireTables } from "./tables.ts";

/** Every questionnaire with its newest version, the latest changed first. */
export async function selectQuestionnaires(database: Database): Promise<readonly QuestionnaireSummary[]> {
  const rows = await questionnaireTables(database)
    .selectFrom("questionnaire as q")
    .innerJoin(
      (eb) =>
        eb
          .selectFrom("questionnaire_version")
          .selectAll()
          .distinctOn("questionnaire")
          .orderBy("questionnaire")
          .orderBy("version", "desc")
          .as("v"),
      (join) => join.onRef("v.questionnaire", "=", "q.id"),
    )
    .select(["q.id", "q.ready", "q.archived", "v.version", "v.state", "v.changed", "v.content"])
    .orderBy("v.changed", "desc")
    .orderBy(sql`q.id collate "C"`)
    .execute();
  return rows.map(({ content, changed, archived, ...row }) => {
    const { title, original, sections } = Questionnaire.parse(content);
    return QuestionnaireSummary.parse({
      ...row,
      title,
      original,
      changed: changed.toISOString(),
      archived: archived !== null,
      questions: sections.reduce((sum, { questions }) => sum + questions.length, 0),
    });
  });
}

/** A version, the newest where none is named; undefined where there is none. */
export async function selectVersion(
  database: Database,
  id: string,
  version?: number,
): Promise<KeptVersion | undefined> {
  const tables = questionnaireTables(database);
  const own = await tables
    .selectFrom("questionnaire")
    .select(["id", "ready", "archived"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!own) return undefined;
  const rows = await tables
    .selectFrom("questionnaire_version")
    .select(["version", "state", "changed", "actor"])
    .where("questionnaire", "=", id)
    .orderBy("version", "desc")
    .execute();
  const versions = rows.map(({ changed, ...row }) =>
    VersionSummary.parse({ ...row, changed: changed.toISOString() }),
  );
  const wanted = version === undefined ? versions[0] : versions.find((one) => one.version === version);
  if (!wanted) return undefined;
  const { content } = await tables
    .selectFrom("questionnaire_version")
    .select("content")
    .where("questionnaire", "=", id)
    .where("version", "=", wanted.version)
    .executeTakeFirstOrThrow();
  return KeptVersion.parse({ ...own, ...wanted, content, versions, archived: own.archived !== null });
}

/** The identifiers that are `stem` or begin with it and a hyphen. */
export async function selectTaken(database: Database, stem: string): Promise<ReadonlySet<string>> {
  const rows = await questionnaireTables(database)
    .selectFrom("questionnaire")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", stem), eb(sql<string>`id`, "like", `${stem}-%`)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

interface Stamp {
  readonly at: Date;
  readonly actor: string;
}

export async function insertQuestionnaire(
  trx: Transaction<unknown>,
  {
    id,
    ready,
    content,
  }: { readonly id: string; readonly ready: string | null; readonly content: Questionnaire },
  { at, actor }: Stamp,
): Promise<void> {
  await questionnaireTables(trx)
    .insertInto("questionnaire")
    .values({ id, title: JSON.stringify(content.title), ready, created: at, actor, archived: null })
    .execute();
}

export async function insertVersion(
  trx: Transaction<unknown>,
  row: { readonly id: string; readonly version: number; readonly content: Questionnaire },
  { at, actor }: Stamp,
): Promise<void> {
  const { id: questionnaire, version, content } = row;
  await questionnaireTables(trx)
    .insertInto("questionnaire_version")
    .values({ questionnaire, version, state: "draft", content: JSON.stringify(content), changed: at, actor })
    .execute();
  await updateTitle(trx, questionnaire, content);
}

/** Writes a draft again, or settles it. */
export async function updateVersion(
  trx: Transaction<unknown>,
  row: {
    readonly id: string;
    readonly version: number;
    readonly state: VersionState;
    readonly content: Questionnaire;
  },
  { at, actor }: Stamp,
): Promise<void> {
  const { id, version, state, content } = row;
  await questionnaireTables(trx)
    .updateTable("questionnaire_version")
    .set({ state, content: JSON.stringify(content), changed: at, actor })
    .where("questionnaire", "=", id)
    .where("version", "=", version)
    .execute();
  await updateTitle(trx, id, content);
}

async function updateTitle(trx: Transaction<unknown>, id: string, { title }: Questionnaire): Promise<void> {
  await questionnaireTables(trx)
    .updateTable("questionnaire")
    .set({ title: JSON.stringify(title) })
    .where("id", "=", id)
    .execute();
}

/** Takes a draft out. */
export async function deleteDraft(trx: Transaction<unknown>, id: string, version: number): Promise<void> {
  await questionnaireTables(trx)
    .deleteFrom("questionnaire_version")
    .where("questionnaire", "=", id)
    .where("version", "=", version)
    .where("state", "=", "draft")
    .execute();
}

export async function updateArchived(
  trx: Transaction<unknown>,
  id: string,
  archived: Date | null,
): Promise<void> {
  await questionnaireTables(trx)
    .updateTable("questionnaire")
    .set({ archived })
    .where("id", "=", id)
    .execute();
}
