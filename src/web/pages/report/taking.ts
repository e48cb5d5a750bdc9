import { parseEvidence } from "../../../kernel/evidence.ts";
import type { Language } from "../../../kernel/language.ts";
import { problem, type Result } from "../../../kernel/problem.ts";
import type { Words } from "../../../kernel/words.ts";
import type { Binding } from "../../../report/binding/model.ts";
import { type Newer, newerValues, takeOver } from "../../../report/binding/newer.ts";
import type { BindingParts } from "../../../report/binding/parts.ts";
import { printTaken } from "../../../report/binding/print.ts";
import { asking } from "../../../report/house-style/symbols.ts";
import type { Block } from "../../../report/writing/model.ts";
import { DatasetId } from "../../../statistics/releases/model.ts";
import type { EditAt } from "./posted.ts";
import { momentInWords } from "./reporting.ts";

/** A value that its source says otherwise now, as the editor shows it beside the one that stands in the block. */
export interface EditorNewer {
  readonly binding: string;
  readonly old: string;
  /** Null where the source can no longer be found; `problems` say why. */
  readonly now: string | null;
  /** True where it is the same value from a newer release. */
  readonly same: boolean;
  readonly evidence: readonly string[];
  readonly problems: readonly string[];
}

/**
 * What of blocks would change if it were taken over anew. A release never changes: what rests on nothing but current ones is not
 * asked again.
 */
export async function newerOf(
  blocks: readonly Pick<Block, "id" | "bindings">[],
  parts: BindingParts,
): Promise<readonly Newer[]> {
  const current = new Map<string, Promise<string | undefined>>();
  const isCurrent = async (reference: string): Promise<boolean> => {
    const read = parseEvidence(reference);
    if (!read.ok || read.value.kind !== "observation") return false;
    const { subject, version } = read.value;
    const dataset = DatasetId.safeParse(subject);
    if (!dataset.success || version === undefined) return false;
    const asked =
      current.get(subject) ?? parts.statistics.catalogue.current(dataset.data).then((one) => one?.hash);
    current.set(subject, asked);
    return (await asked) === version;
  };
  const rests = async ({ taken: { value, evidence } }: Binding) => {
    if (value === null || evidence.length === 0) return false;
    for (const reference of evidence) if (!(await isCurrent(reference))) return false;
    return true;
  };
  const doubtful = [];
  for (const { id, bindings } of blocks) {
    const open = [];
    for (const one of bindings) if (!(await rests(one))) open.push(one);
    if (open.length > 0) doubtful.push({ id, bindings: open });
  }
  // Of a document many requests are bound: it is opened once.
  return newerValues(doubtful, { ...parts, record: { ...parts.record, ...asking(parts.record) } });
}

/** Old and new value as they are printed; a drawing has none and says when it was drawn. */
export function shownTaken(
  { old, now }: Pick<Newer, "old" | "now">,
  { source, format }: Pick<Binding, "source" | "format">,
  language: Language,
  words: Words,
): { readonly old: string; readonly now: string | null } {
  if (source.kind === "figure") {
    const when = momentInWords(words, old.at);
    return {
      old: words.t("report-pages:newer.drawn-then", { when }),
      now: now === null ? null : words.t("report-pages:newer.drawn-now"),
    };
  }
  const shown = (taken: Newer["old"]) => printTaken(source, format, taken, language).text;
  return { old: shown(old), now: now === null ? null : shown(now) };
}

/** The same in words, by block. */
export function newerByBlock(
  newer: readonly Newer[],
  blocks: readonly Pick<Block, "bindings">[],
  language: Language,
  words: Words,
): Readonly<Record<string, readonly EditorNewer[]>> {
  const bindings = new Map(blocks.flatMap((one) => one.bindings.map((each) => [each.id, each] as const)));
  const found: Record<string, EditorNewer[]> = {};
  for (const one of newer) {
    const binding = bindings.get(one.binding);
    if (!binding) continue;
    const own = found[one.block] ?? [];
    found[one.block] = own;
    const shown = shownTaken(one, binding, language, words);
    own.push({
      binding: one.binding,
      ...shown,
      // A difference that is not printed is none to whoever reads.
      same: one.change === "evidence" || shown.old === shown.now,
      evidence: one.now?.evidence ?? [],
      problems: one.problems.map((each) => words.problem(each)),
    });
  }
  return found;
}

/**
 * Takes over what sources say at this moment: of the bindings that are named, of all where none is. Gives the blocks that were
 * changed. Problems: those of the service, `report-pages.conflict`.
 */
export async function takeNewer(
  { reports, actor, id, view }: Pick<EditAt, "reports" | "actor" | "id" | "view">,
  parts: BindingParts,
  only?: ReadonlySet<string>,
): Promise<Result<readonly string[]>> {
  const { blocks } = view.report;
  const taken = takeOver(blocks, await newerOf(blocks, parts), only);
  const changed: string[] = [];
  for (const [at, block] of taken.entries()) {
    if (block === blocks[at]) continue;
    const saved = await reports.saveBindings(actor, id, block.id, {
      bindings: block.bindings,
      revision: view.revisions.get(block.id)?.block ?? 0,
    });
    if (!saved.ok) return saved;
    if (saved.value.kind === "conflict") return { ok: false, problems: [problem("report-pages.conflict")] };
    changed.push(block.id);
  }
  return { ok: true, value: changed };
}
