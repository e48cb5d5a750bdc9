import type { z } from "zod";
import { unwrap } from "../../../kernel/problem.ts";
import type { LetterState } from "../../../mail/model.ts";
import { type ListedLetter, lettersListCall } from "../../desk/letters.ts";
import type { Desk } from "../../desk/model.ts";
import { textTable } from "../../table.ts";
import type { Terminal } from "../../terminal.ts";
import { short } from "../record/shared.ts";

/** How many letters are listed where nobody says how many. */
export const usualLimit = 50;

export type Ledger = Omit<z.infer<typeof lettersListCall.answer>, "pages">;

/** As many letters as were asked for, the newest first, page by page of the ledger. */
export async function readLedger(
  desk: Desk,
  filter: { readonly state?: LetterState; readonly about?: string },
  limit: number,
): Promise<Ledger> {
  const letters: ListedLetter[] = [];
  for (let page = 1; ; page++) {
    const found = unwrap(await desk.letters(lettersListCall, { ...filter, page }));
    letters.push(...found.letters);
    if (letters.length >= limit || page >= found.pages)
      return { letters: letters.slice(0, limit), counts: found.counts, way: found.way };
  }
}

/** Letters as a table, a line each. */
export function sayLetters(letters: readonly ListedLetter[], terminal: Terminal): void {
  const { t } = terminal.words;
  const lines = textTable(
    (["number", "when", "state", "to", "letter"] as const).map((key) => ({
      heading: t(`mail:column.${key}`),
      number: key === "number",
    })),
    letters.map((letter) => [
      String(letter.number),
      (letter.settled ?? letter.queued).slice(0, 16).replace("T", " "),
      t(`mail:state.${letter.state}`),
      short(letter.address, 36),
      short(letter.subject, 60),
    ]),
  );
  for (const line of lines) terminal.say(line);
}
