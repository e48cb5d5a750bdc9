import type { Actor } from "../../../kernel/actor.ts";
import type { Language } from "../../../kernel/language.ts";
import { type Problem, problem, type Result } from "../../../kernel/problem.ts";
import type { BindingParts } from "../../../report/binding/parts.ts";
import { bindChosen, readChosen } from "../../../report/finding/bind.ts";
import type { ReportView, SaveOutcome } from "../../../report/keeping/model.ts";
import type { ReportService } from "../../../report/keeping/service.ts";
import { bindingsIn, parseMarkup, printMarkup } from "../../../report/writing/markup.ts";
import type { Block, Inline } from "../../../report/writing/model.ts";
import type { PageServices } from "../../context.ts";
import { printOf } from "./editing.ts";

/** Where a form of the editor belongs. */
export interface EditAt {
  readonly services: PageServices;
  readonly reports: ReportService;
  readonly actor: Actor;
  readonly id: string;
  readonly view: ReportView;
  /** The language that is written. */
  readonly language: Language;
}

export type Conflict = Extract<SaveOutcome, { kind: "conflict" }>;

/** What came of the text fields of a form. */
export interface PostedTexts {
  /** By block: its revision now, and its words as they were understood. */
  readonly saved: ReadonlyMap<string, { readonly revision: number; readonly markup: string }>;
  /** By block: what was typed, and why it could not be kept. */
  readonly wrong: ReadonlyMap<string, { readonly typed: string; readonly problems: readonly Problem[] }>;
  readonly conflicts: ReadonlyMap<string, { readonly typed: string; readonly conflict: Conflict }>;
  /** The report's last change by this form, where it made one. */
  readonly change: number | null;
}

/** The text fields of a form that were changed since they were sent: their blocks, words and the revision that was seen. */
export function changedTexts(form: FormData) {
  return [...form].flatMap(([name, value]) => {
    if (!name.startsWith("t.") || typeof value !== "string") return [];
    const block = name.slice(2);
    const typed = value.replace(/\r\n?/g, "\n");
    if (form.get(`h.${block}`) === printOf(typed)) return [];
    const revision = Number(form.get(`r.${block}`));
    return [{ block, typed, revision: Number.isInteger(revision) && revision >= 0 ? revision : 0 }];
  });
}

/**
 * Saves what was changed, each text for itself: what is wrong in one keeps no other back. Throws nothing; problems of the report as a
 * whole come with each text.
 */
export async function saveTexts(at: EditAt, form: FormData): Promise<PostedTexts> {
  const saved = new Map<string, { revision: number; markup: string }>();
  const wrong = new Map<string, { typed: string; problems: readonly Problem[] }>();
  const conflicts = new Map<string, { typed: string; conflict: Conflict }>();
  let change: number | null = null;
  const blocks = new Map(at.view.report.blocks.map((one) => [String(one.id), one]));
  for (const { block, typed, revision } of changedTexts(form)) {
    const content = understood(typed, blocks.get(block));
    const done = content.ok
      ? await at.reports.save(at.actor, at.id, {
          block: block as Block["id"],
          language: at.language,
          content: content.value,
          revision,
        })
      : content;
    if (!done.ok) wrong.set(block, { typed, problems: done.problems });
    else if (done.value.kind === "conflict") conflicts.set(block, { typed, conflict: done.value });
    else {
      change = done.value.change;
      saved.set(block, {
        revision: done.value.revision,
        markup: content.ok ? printMarkup(content.value) : typed,
      });
    }
  }
  return { saved, wrong, conflicts, change };
}

/** The words of a text field. Problems: those of the markup, `report-pages.binding-unknown`. */
function understood(typed: string, block: Block | undefined): Result<Inline[]> {
  const read = parseMarkup(typed);
  if (!read.ok) return read;
  const known = new Set(block?.bindings.map(({ id }) => id));
  const unknown = block ? bindingsIn(read.value).filter((id) => !known.has(id)) : [];
  if (unknown.length > 0)
    return {
      ok: false,
      problems: unknown.slice(0, 5).map((id) => problem("report-pages.binding-unknown", { id })),
    };
  return { ok: true, value: [...read.value] };
}

/** Where a value was put: the block that holds it, its name, and the words of the block then. */
export interface Inserted {
  readonly block: string;
  readonly binding: string;
}

/**
 * Binds what was chosen: a value or quoted words in the block's words, at a place of its text field (in UTF-16 units) or at the
 * end; a table or chart as a block of its own after it. Problems: those of resolving and of saving, `report-pages.conflict`.
 */
export async function insertChosen(
  at: EditAt,
  {
    block: id,
    chosen: text,
    offset,
  }: { readonly block: string; readonly chosen: string; readonly offset: number | null },
  parts: BindingParts,
): Promise<Result<Inserted>> {
  const chosen = readChosen(text);
  if (!chosen.ok) return chosen;
  const { report, revisions } = at.view;
  const block = report.blocks.find((one) => one.id === id);
  if (!block) return { ok: false, problems: [problem("report-writing.unknown-block", { block: id })] };
  const names = new Set(report.blocks.flatMap(({ bindings }) => bindings.map((one) => one.id)));
  const bound = await bindChosen(chosen.value, names, parts);
  if (!bound.ok) return bound;
  const binding = bound.value;
  if (chosen.value.as === "table" || chosen.value.as === "chart") {
    const kind = chosen.value.as === "table" ? "table" : "figure";
    const added = await at.reports.addBlock(at.actor, at.id, {
      after: block.id,
      part: block.part,
      kind,
      bindings: [binding],
    });
    return added.ok ? { ok: true, value: { block: added.value.block, binding: binding.id } } : added;
  }
  const content = block.content[at.language] ?? [];
  const markup = printMarkup(content);
  const place = offset === null ? markup.length : Math.min(Math.max(0, offset), markup.length);
  const before = markup.slice(0, place);
  const space = offset === null && before !== "" && !/\s$/u.test(before) ? " " : "";
  const next = parseMarkup(`${before}${space}[[${binding.id}]]${markup.slice(place)}`);
  // In the middle of a mark there is no room: the value goes to the end.
  const words = next.ok ? [...next.value] : [...content, { kind: "bound" as const, binding: binding.id }];
  const done = await at.reports.save(at.actor, at.id, {
    block: block.id,
    language: at.language,
    content: words,
    revision: revisions.get(block.id)?.words[at.language] ?? 0,
    bindings: [binding],
  });
  if (!done.ok) return done;
  if (done.value.kind === "conflict") return { ok: false, problems: [problem("report-pages.conflict")] };
  return { ok: true, value: { block: block.id, binding: binding.id } };
}
