import type { ActionFunctionArgs, LoaderFunctionArgs } from "react-router";
import type { Problem } from "../../../kernel/problem.ts";
import { printMarkup } from "../../../report/writing/markup.ts";
import { BlockId } from "../../../report/writing/model.ts";
import { numberedBlocks } from "../../../report/writing/numbering.ts";
import { notFound } from "../../answers.ts";
import { field, personForm } from "../../signed.ts";
import { doDeed } from "./deeds.ts";
import { editorBindings, printOf } from "./editing.ts";
import { evidenceInWords } from "./evidence-words.ts";
import { findingsByBlock } from "./findings.ts";
import { insertChosen, saveTexts } from "./posted.ts";
import { editAt, refusedOf } from "./refused.ts";
import { askDrafter, bindingParts, found, statusOf } from "./reporting.ts";

/** What of the query this address reads. */
export const handle = { query: ["in"] };

/** There is nothing to be read here: the address only takes. */
export async function loader(args: LoaderFunctionArgs): Promise<never> {
  await askDrafter(args);
  throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
}

/**
 * The editor's saving, told to its script: what of the texts is kept and under which revision, what is not and why, and how the
 * report is then. The same deeds as the page's own.
 */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { form } = await personForm(args);
  const asked = await askDrafter(args);
  const { words, services, actor, reports, id } = asked;
  const at = editAt(asked);
  const { language } = at;
  const texts = await saveTexts(at, form);
  const refused = refusedOf(asked, language, texts);
  const clean = texts.wrong.size === 0 && texts.conflicts.size === 0;
  const now = async () => ({ ...at, view: found(await reports.one(actor, id)) });
  const told: Record<string, unknown> = {};
  const fail = (problems: readonly Problem[]) => {
    told.problems = problems.map((one) => words.problem(one));
    told.status = statusOf(problems);
  };
  const [deed = "", block = ""] = (field(form, "deed") ?? "").split(" ");
  if (clean && deed === "insert") {
    const offset = field(form, "offset");
    const inserted = await insertChosen(
      await now(),
      { block, chosen: field(form, "offer") ?? "", offset: offset === null ? null : Number(offset) },
      bindingParts(services, actor),
    );
    // A table or chart stands in a block of its own, which is drawn as the page draws it.
    if (inserted.ok && inserted.value.block !== block)
      told.done = { show: inserted.value.block, touched: [inserted.value.block], told: "done" };
    else if (inserted.ok) told.inserted = inserted.value;
    else fail(inserted.problems);
  } else if (clean && deed !== "" && deed !== "save") {
    const deeded = await doDeed(await now(), form, texts);
    if (deeded.ok) told.done = deeded.value;
    else fail(deeded.problems);
    if (deed === "undo" || deed === "redo") told.steps = found(await reports.steps(actor, id));
  }
  const { view } = await now();
  if (isInserted(told.inserted)) {
    const { block: into } = told.inserted;
    const markup = printMarkup(view.report.blocks.find((one) => one.id === into)?.content[language] ?? []);
    const revision = view.revisions.get(BlockId.parse(into))?.words[language] ?? 0;
    told.inserted = { ...told.inserted, markup, revision, print: printOf(markup) };
  }
  const numbers = numberedBlocks(view.report.blocks, language);
  const touched = [...texts.saved.keys(), ...(isInserted(told.inserted) ? [told.inserted.block] : [])];
  const findings = await findingsByBlock(
    view.report.blocks.filter((one) => touched.includes(one.id)),
    language,
    services.record,
    words,
  );
  return Response.json(
    {
      ...told,
      change: view.change,
      total: view.words[language] ?? 0,
      saved: Object.fromEntries(
        [...texts.saved].map(([key, { revision }]) => [
          key,
          {
            revision: view.revisions.get(BlockId.parse(key))?.words[language] ?? revision,
            print: printOf(String(form.get(`t.${key}`))),
          },
        ]),
      ),
      refused,
      findings: Object.fromEntries(touched.map((key) => [key, findings[key] ?? []])),
      order: view.report.blocks.map(({ id: key, part, kind }) => [key, part, kind, numbers.get(key) ?? ""]),
      bindings: Object.fromEntries(
        view.report.blocks
          .filter((one) => isInserted(told.inserted) && one.id === told.inserted.block)
          .map((one) => [
            one.id,
            editorBindings(one, language, words).map((binding) => ({
              id: binding.id,
              shows: binding.shows,
              missing: binding.missing,
              taken: words.t("report-pages:edit.taken", { when: binding.taken }),
              evidence: binding.evidence.slice(0, 3).map((text) => evidenceInWords(words, text)),
            })),
          ]),
      ),
    },
    { status: typeof told.status === "number" ? told.status : 200, headers: { "Cache-Control": "no-store" } },
  );
}

function isInserted(value: unknown): value is { readonly block: string; readonly binding: string } {
  return typeof value === "object" && value !== null && "block" in value && typeof value.block === "string";
}
