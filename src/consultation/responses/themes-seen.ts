import { referenceOf } from "./asking.ts";
import type { Book } from "./book.ts";
import type { ThemesSeen } from "./model.ts";
import { consulted } from "./opening.ts";
import type { ResponseParts } from "./parts.ts";
import { selectCodings, selectThemes } from "./repository/themes.ts";

/** The themes of a consultation, how often each was found, and the passages that say so, by theme, question and party. */
export async function themesSeen(parts: ResponseParts, book: Book): Promise<ThemesSeen> {
  const db = parts.database();
  const themes = await selectThemes(db, book.asked.id);
  const codings = await selectCodings(db, book.asked.id);
  const replies = new Map(book.seen.map((one) => [one.reply.number, one]));
  return {
    consultation: consulted(book),
    questionnaire: book.questionnaire,
    themes: themes.map((theme) => ({
      ...theme,
      count: codings.filter((coding) => coding.theme === theme.id).length,
    })),
    excerpts: themes.flatMap(({ id }) =>
      codings.flatMap(({ theme, question, reply, quote, submission }) => {
        const one = replies.get(reply);
        if (theme !== id || quote === null || !one) return [];
        const current = one.reply.submission.number === submission;
        return [
          {
            theme,
            question,
            who: one.who,
            quote,
            reference: current ? referenceOf(book, one, question) : null,
          },
        ];
      }),
    ),
  };
}
