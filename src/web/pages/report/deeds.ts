import type { Problem, Result } from "../../../kernel/problem.ts";
import { ok, problem } from "../../../kernel/problem.ts";
import { type Block, BlockId, BlockKind, ReportPart, reportParts } from "../../../report/writing/model.ts";
import { field } from "../../signed.ts";
import { mendPlace } from "./mending.ts";
import type { EditAt, PostedTexts } from "./posted.ts";
import { bindingParts } from "./reporting.ts";
import { takeNewer } from "./taking.ts";

/** What a button of the editor did. */
export interface Deeded {
  /** The block to which it leads. */
  readonly show: string | null;
  /** The blocks that are to be drawn anew; null where that is the whole page, for its head has changed. */
  readonly touched: readonly string[] | null;
  /** What the page then says of it. */
  readonly told: DeedTold | null;
}

export const deedsTold = ["done", "undone", "redone"] as const;
export type DeedTold = (typeof deedsTold)[number];

const done = (
  show: string | null,
  { touched = [], told = null }: Partial<Pick<Deeded, "touched" | "told">> = {},
): Result<Deeded> => ok({ show, touched, told });
const refused = (problems: readonly Problem[]): Result<Deeded> => ({ ok: false, problems });

/**
 * Does what the pressed button says: its value is the deed and what it is done to, such as `up b12` or `resolve 5`. Problems:
 * those of the service, `report-pages.deed-unclear`.
 */
export async function doDeed(at: EditAt, form: FormData, texts: PostedTexts): Promise<Result<Deeded>> {
  const { reports, actor, id, view } = at;
  const [deed = "", one = "", two = "", three = ""] = (field(form, "deed") ?? "").split(" ");
  switch (deed) {
    case "save":
      return done(null);
    case "up":
    case "down": {
      const to = neighbour(view.report.blocks, one, deed === "up" ? -1 : 1);
      if (!to) return done(one);
      const moved = await reports.moveBlock(actor, id, one, to);
      return moved.ok ? done(one) : moved;
    }
    case "move": {
      const part = ReportPart.safeParse(form.get("part"));
      if (!part.success) return refused([problem("report-pages.deed-unclear")]);
      const moved = await reports.moveBlock(actor, id, one, { part: part.data, after: field(form, "after") });
      return moved.ok ? done(one) : moved;
    }
    case "remove": {
      const removed = await reports.removeBlock(actor, id, one, seenOf(form, texts, one));
      if (!removed.ok) return removed;
      const before = view.report.blocks.findIndex((block) => block.id === one);
      return done(view.report.blocks[before - 1]?.id ?? null, { told: "done" });
    }
    case "add": {
      const after = BlockId.safeParse(one);
      const part = ReportPart.safeParse(two);
      const kind = BlockKind.safeParse(form.get(`kind.${after.success ? one : two}`) ?? "paragraph");
      if (!part.success || !kind.success) return refused([problem("report-pages.deed-unclear")]);
      // A plus is the end of the part, wherever that is by now.
      const last = view.report.blocks.findLast((block) => one === "+" && block.part === part.data)?.id;
      const added = await reports.addBlock(actor, id, {
        after: after.success ? after.data : (last ?? null),
        part: part.data,
        kind: kind.data,
      });
      return added.ok ? done(added.value.block, { told: "done" }) : added;
    }
    case "kind": {
      const kind = BlockKind.safeParse(form.get(`turn.${one}`));
      if (!kind.success) return refused([problem("report-pages.deed-unclear")]);
      const changed = await reports.changeBlock(actor, id, one, { kind: kind.data });
      return changed.ok ? done(one, { touched: [one] }) : changed;
    }
    case "undo":
    case "redo": {
      const undone = await reports[deed](actor, id);
      if (!undone.ok) return undone;
      const blocks = [...new Set(undone.value.undone.touched.map(({ block }) => block))];
      const own = blocks.filter((block) => block !== null);
      return done(own[0] ?? null, {
        touched: own.length < blocks.length ? null : own,
        told: deed === "undo" ? "undone" : "redone",
      });
    }
    case "take":
    case "take-all": {
      const only = deed === "take" ? new Set([two]) : undefined;
      const taken = await takeNewer(at, bindingParts(at.services, actor), only);
      if (!taken.ok) return taken;
      return done(one === "" ? (taken.value[0] ?? null) : one, { touched: taken.value, told: "done" });
    }
    case "mend": {
      const mended = await mendPlace(at, one, { from: Number(two), to: Number(three) });
      return mended.ok ? done(one, { touched: [one] }) : mended;
    }
    case "unbind": {
      const block = view.report.blocks.find((each) => each.id === one);
      const bindings = block?.bindings.filter((binding) => binding.id !== two) ?? [];
      const revision = view.revisions.get(BlockId.parse(one))?.block ?? 0;
      const saved = await reports.saveBindings(actor, id, one, { bindings, revision });
      if (!saved.ok) return saved;
      return saved.value.kind === "saved"
        ? done(one, { touched: [one], told: "done" })
        : refused([problem("report-pages.conflict")]);
    }
    case "comment":
    case "answer": {
      const answers = deed === "answer" ? Number(two) : null;
      const text = field(form, answers === null ? `c.${one}` : `c.${one}.${two}`);
      if (text === null) return done(one);
      const block = BlockId.safeParse(one);
      if (!block.success) return refused([problem("report-pages.deed-unclear")]);
      const commented = await reports.comment(actor, id, {
        block: block.data,
        language: at.language,
        answers,
        text,
      });
      return commented.ok ? done(one, { touched: [one] }) : commented;
    }
    case "resolve":
    case "reopen": {
      const resolved = await reports.resolve(actor, id, Number(two), deed === "resolve");
      return resolved.ok ? done(one, { touched: [one] }) : resolved;
    }
    default:
      return refused([problem("report-pages.deed-unclear")]);
  }
}

/** The last change that whoever sent the form has seen of a block: of the page, or of what they have just written in it. */
function seenOf(form: FormData, texts: PostedTexts, block: string): number {
  const numbers = [form.get("seen"), form.get(`r.${block}`)].map(Number).filter(Number.isInteger);
  return Math.max(0, ...numbers, texts.saved.get(block)?.revision ?? 0);
}

/** Where a block comes to stand that is moved one place: beyond the end of its part it goes over into the next. */
export function neighbour(
  blocks: readonly Pick<Block, "id" | "part">[],
  id: string,
  step: -1 | 1,
): { readonly part: Block["part"]; readonly after: string | null } | undefined {
  const own = blocks.find((one) => one.id === id);
  if (!own) return undefined;
  const inPart = blocks.filter(({ part }) => part === own.part);
  const place = inPart.indexOf(own);
  const target = place + step;
  if (target >= 0 && target < inPart.length) {
    const after = step < 0 ? inPart[target - 1] : inPart[target];
    return { part: own.part, after: after?.id ?? null };
  }
  const next = reportParts[reportParts.indexOf(own.part) + step];
  if (next === undefined) return undefined;
  const there = blocks.filter(({ part }) => part === next);
  return { part: next, after: step < 0 ? (there.at(-1)?.id ?? null) : null };
}
