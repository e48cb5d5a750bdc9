import type { Questionnaire } from "../../../consultation/questionnaire/model.ts";
import type { Present } from "../../../consultation/replying/presence.ts";
import type { Part } from "../../../directory/people/model.ts";
import { isolated } from "../../isolated.ts";
import { ago, type ReplyAsk } from "./asked.ts";

/** Whoever was seen so many milliseconds ago is here now. */
const momentsAgo = 45_000;

/** Who else is at work: *Maria Santos was here two minutes ago, in section 3*. */
export function othersInWords(
  {
    words,
    content,
    services,
  }: Pick<ReplyAsk, "words" | "services"> & { readonly content: Pick<Questionnaire, "sections"> },
  others: readonly Present[],
): readonly string[] {
  return others.map(({ name: who, section: where, at }) => {
    const name = isolated(who, words.language);
    const section = content.sections.findIndex(({ id }) => id === where) + 1;
    const now = services.now();
    if (now.getTime() - at.getTime() < momentsAgo)
      return section === 0
        ? words.t("replies:people.here-now", { name })
        : words.t("replies:people.here-now-in", { name, section });
    const when = ago(words, at.toISOString(), now);
    return section === 0
      ? words.t("replies:people.here", { name, when })
      : words.t("replies:people.here-in", { name, when, section });
  });
}

/** One of the people of a party, and what they are in it. */
export interface Colleague {
  readonly name: string;
  readonly part: Part;
}

/** Who holds the party's posts and who helps in them, each once. */
export async function colleaguesOf({
  services,
  at,
}: Pick<ReplyAsk, "services" | "at">): Promise<readonly Colleague[]> {
  const posts = await services.directory.posts({ party: at.party });
  const all = posts.flatMap(({ holder, delegates }): readonly Colleague[] => [
    ...(holder ? [{ name: holder.who.name, part: "holder" as const }] : []),
    ...delegates.map(({ who, part }) => ({ name: who.name, part })),
  ]);
  return all.filter((one, place) => all.findIndex(({ name }) => name === one.name) === place);
}
