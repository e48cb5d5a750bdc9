import type { Language } from "../../../kernel/language.ts";
import { printMarkup } from "../../../report/writing/markup.ts";
import type { Refused } from "../../parts/report/editor/block.tsx";
import { editionAsked } from "./editing.ts";
import type { EditAt, PostedTexts } from "./posted.ts";
import { type DrafterAsk, momentInWords, whoIs } from "./reporting.ts";

/** Where a form of the editor belongs: the language is the one that its address names. */
export function editAt({ services, reports, actor, id, view, query }: DrafterAsk): EditAt {
  return {
    services,
    reports,
    actor,
    id,
    view,
    language: editionAsked(query, view.report, view.report.original),
  };
}

/** What is not kept, by block, in words. */
export function refusedOf(
  { words, view, id }: Pick<DrafterAsk, "words" | "view" | "id">,
  language: Language,
  { wrong, conflicts }: PostedTexts,
): Readonly<Record<string, Refused>> {
  return Object.fromEntries([
    ...[...wrong].map(([block, { typed, problems }]) => [
      block,
      { typed, problems: problems.map((one) => words.problem(one)), conflict: null },
    ]),
    ...[...conflicts].map(
      ([
        block,
        {
          typed,
          conflict: { theirs, removed },
        },
      ]) => [
        block,
        {
          typed,
          problems: [],
          conflict: {
            report: id,
            block,
            said: words.t(removed ? "report-pages:conflict.removed" : "report-pages:conflict.theirs", {
              who: whoIs(words, theirs.actor, view.names),
              when: momentInWords(words, theirs.at),
            }),
            theirs: printMarkup(theirs.value),
            revision: theirs.revision,
            removed,
            language,
          },
        },
      ],
    ),
  ]);
}
