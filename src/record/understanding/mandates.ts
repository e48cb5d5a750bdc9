import type { Paragraph } from "../model.ts";
import {
  addressedOnly,
  antecedents,
  type Draft,
  decidedTo,
  draftsOf,
  type Inherited,
  inheritedDrafts,
} from "./drafts.ts";
import type { Mandate, MandateContext } from "./model.ts";
import { slots } from "./slots.ts";
import { topicsOf } from "./topics.ts";
import type { VerbUse } from "./verbs.ts";

/** Everything the operative paragraphs ask for, in order. `verbs` gives the verbs of each paragraph by its id. */
export function mandatesOf(
  operative: readonly Paragraph[],
  verbs: (paragraph: Paragraph) => readonly VerbUse[],
  context: MandateContext,
): readonly Mandate[] {
  const mandates: Mandate[] = [];
  const counts = new Map<string, number>();
  let latest: { readonly id: string; readonly topics: readonly string[] } | undefined;
  /** A paragraph that speaks of nothing but its follow-up is about what the document is about. */
  const topics = ({ id, text }: Paragraph): readonly string[] => {
    if (latest?.id === id) return latest.topics;
    const own = topicsOf(text);
    const more = own.some((topic) => topic !== "follow-up") ? [] : topicsOf(context.title ?? "");
    latest = { id, topics: [...new Set([...own, ...more])] };
    return latest.topics;
  };
  const add = (paragraph: Paragraph, draft: Draft) => {
    const n = (counts.get(paragraph.id) ?? 0) + 1;
    counts.set(paragraph.id, n);
    const id = `${context.symbol ?? ""}#${paragraph.id}${n > 1 ? `~${n}` : ""}`;
    mandates.push({ id, ...slots(draft, paragraph, topics(paragraph), context) });
  };
  const walk = (paragraph: Paragraph, inherited: Inherited | undefined) => {
    const uses = verbs(paragraph);
    let passed: Inherited | undefined;
    let before: readonly string[] | undefined;
    /** Asked without being told what: `Calls upon States, and invites agencies, to …` says it once for both. */
    let untold: { readonly verb: string; readonly addressee: readonly string[] } | undefined;
    if (uses.length === 0 && inherited)
      for (const draft of decidedTo(paragraph.text, inherited, context) ??
        inheritedDrafts(paragraph.text, inherited))
        add(paragraph, draft);
    for (const [i, use] of uses.entries()) {
      const end = uses[i + 1]?.at ?? paragraph.text.length;
      const clause = paragraph.text.slice(use.at + use.form.length, end);
      const isLast = i === uses.length - 1;
      const opens = isLast && paragraph.children.length > 0 && /:$/.test(paragraph.text);
      const found = draftsOf(use, clause, context, opens);
      const [first] = found.drafts;
      const asked = untold && first && use.force === "directive" ? untold : undefined;
      untold =
        found.drafts.length === 0 && uses[i + 1]?.force === "directive"
          ? addressedOnly(use, clause)
          : undefined;
      for (const draft of found.drafts) {
        const said = draft.addressee.flatMap((name) =>
          /^(?:them|it|him|her)$/.test(name)
            ? (before ?? antecedents(name, paragraph.text.slice(0, use.at)))
            : [name],
        );
        before = said;
        add(
          paragraph,
          asked
            ? { ...draft, verb: asked.verb, addressee: [...asked.addressee, ...said] }
            : { ...draft, addressee: said },
        );
      }
      if (opens) passed = found.passed;
    }
    for (const child of paragraph.children)
      walk(child, passed ?? (uses.length === 0 ? inherited : undefined));
  };
  for (const paragraph of operative) walk(paragraph, undefined);
  return mandates;
}
