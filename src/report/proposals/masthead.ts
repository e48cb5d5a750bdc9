import { languages } from "../../kernel/language.ts";
import type { Text } from "../../kernel/texts.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import type { KeptDocument } from "../../record/keeping/model.ts";
import { resolutionOf } from "./documents.ts";
import { reportAsked } from "./opening.ts";

/** For whom a report on a document is written, line by line: the body and the session for which it was asked, else the body whose decision it is. */
export function mastheadLines(document: Pick<KeptDocument, "symbol" | "kept">): Text {
  const due = reportAsked(document)?.due;
  const organ = due?.organ ?? resolutionOf(document.symbol)?.organ ?? "other";
  const lines: Text = {};
  if (organ === "other") return lines;
  for (const language of languages) {
    const { t } = wordsOf(language);
    const session =
      due?.session === undefined
        ? ""
        : `\n${t("report-proposals:masthead.session", { session: due.session })}`;
    lines[language] = t(`record-pages:organ.${organ}`) + session;
  }
  return lines;
}
