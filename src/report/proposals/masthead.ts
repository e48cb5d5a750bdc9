import { languages } from "../../kernel/language.ts";
import type { Text } from "../../kernel/texts.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import type { KeptDocument } from "../../record/keeping/model.ts";
import { reportAsked } from "./opening.ts";

/** For whom a report on a document is written: the body and the session for which it was asked, line by line; nothing where none was. */
export function mastheadLines(document: Pick<KeptDocument, "kept">): Text {
  const due = reportAsked(document)?.due;
  const lines: Text = {};
  if (due?.session === undefined || due.organ === undefined || due.organ === "other") return lines;
  for (const language of languages) {
    const { t } = wordsOf(language);
    const session = t("report-proposals:masthead.session", { session: due.session });
    lines[language] = `${t(`record-pages:organ.${due.organ}`)}\n${session}`;
  }
  return lines;
}
