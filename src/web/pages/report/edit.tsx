import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { type Language, languages } from "../../../kernel/language.ts";
import { type ReportPart, reportParts } from "../../../report/writing/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { BlockEditor, type Refused } from "../../parts/report/editor/block.tsx";
import { KindSelect } from "../../parts/report/editor/deeds.tsx";
import { HeadForm } from "../../parts/report/editor/head-form.tsx";
import { BlockTemplate, EditorTools, Shortcuts } from "../../parts/report/editor/tools.tsx";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { field, personForm } from "../../signed.ts";
import { editAddress, findAddress, newerAddress, standingAddress } from "./addresses.ts";
import { type DeedTold, deedsTold, doDeed } from "./deeds.ts";
import { editionAsked, editorBlocks } from "./editing.ts";
import { findingsByBlock } from "./findings.ts";
import { headFrom } from "./head.ts";
import { saveTexts } from "./posted.ts";
import { drawingsOf } from "./reading-rows.ts";
import { editAt, refusedOf } from "./refused.ts";
import {
  askDrafter,
  bindingParts,
  crumbsOf,
  found,
  momentInWords,
  refused,
  statusOf,
  waysOf,
} from "./reporting.ts";
import { newerByBlock, newerOf } from "./taking.ts";

/** What of the query this page reads. */
export const handle = { query: ["in", "done", "only"] };

/** A report in the editor, in one of its languages. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askDrafter(args);
  const { words, language: page, view, id, query, title, services, actor, reports } = asked;
  const { report } = view;
  // What is cleared or issued is read, not written.
  if (!view.may.write) throw redirect(standingAddress(page, id), 303);
  const language = editionAsked(query, report, report.original);
  // The script asks for the paragraphs that were touched, and for no others.
  const only = query.get("only")?.split(" ");
  const asking = report.blocks.filter(({ id: block }) => only?.includes(block) ?? true);
  const shown = new Set<string>(asking.map((one) => one.id));
  const newer = await newerOf(asking, bindingParts(services, actor));
  return {
    head: {
      title: words.t("report-pages:edit.title", { title: title.text }),
      description: words.t("report-pages:edit.description"),
      canonical: editAddress(page, id, { in: query.get("in") ?? undefined }),
      crumbs: crumbsOf(asked, words.t("report-pages:way.edit")),
      sources: [],
    },
    ways: waysOf(asked, "edit"),
    id,
    title,
    standing: words.t("report-pages:edit.standing", {
      state: words.t(`report-pages:state.${report.state}`),
      when: momentInWords(words, view.changed),
    }),
    writes: view.may.write,
    comments: view.may.comment,
    change: view.change,
    language,
    original: report.original,
    blocks: editorBlocks(view, language, words).filter((one) => shown.has(one.id)),
    drawings: await drawingsOf(asking, language, services, words),
    findings: await findingsByBlock(asking, language, services.record, words),
    newerHere: newerByBlock(newer, asking, language, words),
    newer: {
      to: newerAddress(page, id),
      count: newer.filter(({ now }) => now !== null).length,
      first: newer[0]?.block ?? null,
    },
    steps: found(await reports.steps(actor, id)),
    told: deedsTold.find((one) => one === query.get("done")) ?? null,
    limit: report.limit,
    total: view.words[language] ?? 0,
    report: {
      titles: report.title,
      lines: report.lines,
      symbol: report.symbol,
      limit: report.limit,
      date: report.date,
    },
    editions: languages.map((one) => ({
      language: one,
      to: editAddress(page, id, { in: one }),
      here: one === language,
      missing: report.blocks.filter(
        ({ content }) => (content[report.original] ?? []).length > 0 && (content[one] ?? []).length === 0,
      ).length,
    })),
  } satisfies PageData & Record<string, unknown>;
}

/** Saves what was changed, then does what the button says; leads back to where one was. What could not be kept stays in its field. */
export async function action(args: ActionFunctionArgs) {
  const posted = await personForm(args);
  const asked = await askDrafter(args, "report.write");
  const { form } = posted;
  const { words, language: page, id, query } = asked;
  const at = editAt(asked);
  const back = (block: string | null, told?: DeedTold | null) => {
    const choice = { in: query.get("in") ?? undefined, done: told ?? undefined };
    return redirect(editAddress(page, id, choice, block ?? undefined), 303);
  };
  const [deed = "", one = ""] = (field(form, "deed") ?? "").split(" ");
  if (deed === "describe") {
    const head = headFrom(form, at.view.report, at.language);
    const described = await at.reports.describe(at.actor, id, head, Number(form.get("seen")));
    return described.ok ? back(null) : refusedTexts(described.problems.map((each) => words.problem(each)));
  }
  const texts = await saveTexts(at, form);
  if (texts.wrong.size > 0 || texts.conflicts.size > 0) {
    const all = refusedOf(asked, at.language, texts);
    return data({ problems: [], refused: all }, texts.conflicts.size > 0 ? 409 : 400);
  }
  if (deed === "evidence")
    return redirect(findAddress(page, id, { in: query.get("in") ?? undefined, block: one }), 303);
  const view = texts.change === null ? at.view : found(await at.reports.one(at.actor, id));
  const deeded = await doDeed({ ...at, view }, form, texts);
  if (deeded.ok) return back(deeded.value.show, deeded.value.told);
  const status = statusOf(deeded.problems);
  if (status === 403 || status === 404) throw refused(deeded.problems);
  return refusedTexts(deeded.problems.map((each) => words.problem(each)));
}

function refusedTexts(problems: readonly string[]) {
  return data({ problems, refused: {} as Readonly<Record<string, Refused>> }, 400);
}

export default function Edit() {
  const { words } = useFrame();
  const { t } = words;
  const page = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const { blocks, language, id } = page;
  const refusedHere: Readonly<Record<string, Refused>> = acted?.refused ?? {};
  const kept = new Set(blocks.map((one) => one.id));
  const lost = Object.entries(refusedHere).filter(([block]) => !kept.has(block));
  const problems = [
    ...(acted?.problems ?? []),
    ...(Object.keys(refusedHere).length > 0 ? [t("report-pages:edit.not-kept")] : []),
  ];
  return (
    <ReportPage
      title={page.title.text}
      titleIn={page.title.language}
      kind={t("report-pages:way.edit")}
      lede={page.standing}
      ways={page.ways}
      problems={problems}
    >
      <HeadForm head={page.report} language={language} original={page.original} seen={page.change} />
      {lost.map(([block, { typed, conflict }]) => (
        <section key={block} className="re-told wide">
          <p>{conflict?.said}</p>
          <textarea readOnly defaultValue={typed} rows={6} aria-label={t("report-pages:conflict.mine")} />
        </section>
      ))}
      <PersonForm className="re-editor wide">
        <input type="hidden" name="seen" value={page.change} autoComplete="off" />
        <EditorTools page={page} />
        {reportParts.map((part) => (
          <Part
            key={part}
            part={part}
            blocks={blocks.filter((one) => one.part === part)}
            findings={page.findings}
            newer={page.newerHere}
            drawings={page.drawings}
            refused={refusedHere}
            language={language}
            mayComment={page.comments}
          />
        ))}
        <BlockTemplate language={language} id={id} />
      </PersonForm>
      <Shortcuts />
    </ReportPage>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

interface PartProps {
  readonly part: ReportPart;
  readonly blocks: Page["blocks"];
  readonly findings: Page["findings"];
  readonly newer: Page["newerHere"];
  readonly drawings: Page["drawings"];
  readonly refused: Readonly<Record<string, Refused>>;
  readonly language: Language;
  readonly mayComment: boolean;
}

/** Summary, body, recommendations or annexes: their blocks, and a way to begin them. */
function Part({ part, blocks, findings, newer, drawings, refused, language, mayComment }: PartProps) {
  const { t } = useFrame().words;
  return (
    <section className="re-part" data-part={part} aria-labelledby={`part.${part}`}>
      <h2 id={`part.${part}`}>{t(`report-pages:part.${part}`)}</h2>
      <ol className="re-blocks" data-blocks="">
        {blocks.map((block, at) => (
          <BlockEditor
            key={block.id}
            block={block}
            language={language}
            findings={findings[block.id] ?? []}
            newer={newer[block.id] ?? []}
            drawing={drawings[block.id] ?? null}
            refused={refused[block.id]}
            mayComment={mayComment}
            first={at === 0 && part === "summary"}
            last={at === blocks.length - 1 && part === "annex"}
          />
        ))}
      </ol>
      <p className="re-add">
        <KindSelect
          name={`kind.${part}`}
          kind={part === "recommendations" ? "recommendation" : "paragraph"}
          label={t("report-pages:edit.add-last")}
        />
        <button type="submit" className="button" name="deed" value={`add + ${part}`}>
          {t("report-pages:edit.add")}
        </button>
      </p>
    </section>
  );
}
