import type { Clashes } from "../../../dialogue/programme/clashes.ts";
import { sessionsOf } from "../../../dialogue/programme/clashes.ts";
import type { Programme } from "../../../dialogue/programme/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";

/** A conflict in a sentence, and the sessions that it is about. */
export interface ConflictShown {
  readonly words: string;
  readonly sessions: readonly string[];
  readonly grave: boolean;
}

export function shownConflicts(
  { conflicts, names }: Clashes,
  { rooms, sessions }: Pick<Programme, "rooms" | "sessions">,
  words: Words,
  original: Language,
): readonly ConflictShown[] {
  const titles = new Map(sessions.map(({ id, title }) => [id, textIn(title, words.language, original).text]));
  const room = new Map(rooms.map(({ id, name }) => [id, textIn(name, words.language, original).text]));
  return conflicts.map((conflict) => {
    const about = sessionsOf(conflict);
    const [first = "", second = ""] = about.map((id) => titles.get(id) ?? id);
    if (conflict.kind === "backwards")
      return { words: words.t("programme:conflict.backwards", { first }), sessions: about, grave: true };
    const what = conflict.kind.startsWith("room")
      ? (room.get(conflict.what) ?? conflict.what)
      : (names.get(conflict.what) ?? conflict.what);
    const count = "minutes" in conflict ? conflict.minutes : 0;
    return {
      words: words.t(`programme:conflict.${conflict.kind}`, { what, first, second, count }),
      sessions: about,
      grave: conflict.kind === "room" || conflict.kind === "person",
    };
  });
}
