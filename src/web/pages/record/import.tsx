import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ImportForm } from "../../parts/record/import-form.tsx";
import { ImportDone, ImportPreview } from "../../parts/record/import-preview.tsx";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { importAddress, recordAddress } from "./addresses.ts";
import { askRecord, field, personForm } from "./asked.ts";
import { type KeptFile, keepFile, previewOf, type ReadFile } from "./importing.ts";

/** So many files at once. */
const mostFiles = 20;

/** What of the query this page reads. */
export const handle = { query: [] };

/** Importing documents: look at what was read, and only then keep it. */
export function loader(args: LoaderFunctionArgs) {
  const { language, words, person } = askRecord(args);
  const title = words.t("record-pages:import.title");
  return {
    head: {
      title,
      description: words.t("record-pages:import.description"),
      canonical: importAddress(language),
      crumbs: [{ words: words.t("record-pages:nav.record"), to: recordAddress(language) }, { words: title }],
      sources: [],
    },
    allowed: person?.may("record.import") ?? false,
    mostFiles,
  } satisfies PageData & Record<string, unknown>;
}

type Outcome =
  | { readonly kind: "read"; readonly files: readonly ReadFile[]; readonly left: number }
  | { readonly kind: "kept"; readonly files: readonly KeptFile[] };

/** `read` shows what is in the files and keeps nothing; `keep` takes those that were chosen. */
export async function action(args: ActionFunctionArgs): Promise<Outcome> {
  const asked = await personForm(args);
  const { form, person } = asked;
  if (field(form, "deed") === "keep") {
    const files: KeptFile[] = [];
    for (const id of form.getAll("keep"))
      if (typeof id === "string") files.push(await keepFile(asked, id, field(form, `symbol_${id}`)));
    return { kind: "kept", files };
  }
  const given = form.getAll("files").filter((one) => one instanceof File && one.size > 0);
  const read: ReadFile[] = [];
  for (const file of given.slice(0, mostFiles)) {
    if (!(file instanceof File)) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const id = person.waiting.put({ name: file.name, bytes });
    read.push(await previewOf(asked, id, null));
  }
  // Files that were read before and are read again with their symbols, or stay as they were.
  for (const id of form.getAll("again"))
    if (typeof id === "string") read.push(await previewOf(asked, id, field(form, `symbol_${id}`)));
  return { kind: "read", files: read, left: Math.max(0, given.length - mostFiles) };
}

export default function Import() {
  const { t } = useFrame().words;
  const { head, allowed, mostFiles: most } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <RecordPage>
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("record-pages:import.lede")}</p>
      </header>
      {outcome?.kind === "read" && <ImportPreview files={outcome.files} left={outcome.left} />}
      {outcome?.kind === "kept" && <ImportDone files={outcome.files} />}
      {allowed ? (
        <ImportForm most={most} again={outcome !== undefined} />
      ) : (
        <div className="prose">
          <p>{t("record-pages:import.operator")}</p>
          <code className="command">{t("record-pages:empty.command")}</code>
        </div>
      )}
    </RecordPage>
  );
}
