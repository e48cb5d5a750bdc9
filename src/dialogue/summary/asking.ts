import type { Transaction } from "kysely";
import { inLetter, type LetterParts, tellInvited, type Written } from "../meetings/letters.ts";
import type { Meeting } from "../model.ts";

/**
 * Asks all who are invited for their comments, in each one's language. The version and the day tell the letters apart: each round, and
 * each new last day, is told once. Throws ProblemError `meetings.not-served`.
 */
export function askForComments(
  parts: LetterParts,
  trx: Transaction<unknown>,
  meeting: Meeting,
  { version, closes }: { readonly version: number; readonly closes: string },
): Promise<Written> {
  return tellInvited(parts, trx, meeting, {
    kind: "notice",
    name: `summary-comments-${version}-${closes}`,
    say: (words) => {
      const { title } = inLetter(meeting, words);
      const last = words.date(`${closes}T00:00:00Z`);
      return {
        subject: words.t("outcome:ask.subject", { title, last }),
        paragraphs: [words.t("outcome:ask.says", { title, last }), words.t("outcome:ask.how")],
        page: "summary",
      };
    },
  });
}
