import type { OutcomeService } from "../../dialogue/outcome/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { textIn } from "../../kernel/texts.ts";
import type { Words } from "../../kernel/words.ts";
import type { Offer } from "./model.ts";
import { type Asked, holdsAll } from "./question.ts";

/** Actions at most. */
const most = 12;

/**
 * Follow-up actions of meetings, as the actor may see them, that hold the words of a question in any language or whose owner it names;
 * those of the latest meetings first. A question of a year alone finds none.
 */
export async function actionsFor(
  { territories, terms }: Pick<Asked, "territories" | "terms">,
  outcomes: Pick<OutcomeService, "offered">,
  actor: Actor,
  words: Words,
): Promise<readonly Offer[]> {
  if (territories.length === 0 && terms.length === 0) return [];
  const named = new Set<string>(territories.map(({ id }) => id));
  return (await outcomes.offered(actor))
    .filter(({ text, owner, meeting }) => {
      const own = owner !== null && named.has(owner);
      if (named.size > 0 && !own) return false;
      return holdsAll([meeting, ...Object.values(text)].join(" "), terms);
    })
    .slice(0, most)
    .map(({ reference, number, text, original, state, meeting }) => ({
      source: { kind: "statement", reference },
      format: { style: "words", digits: null, scale: "one" },
      as: "words",
      label: words.t("report-pages:find.action", {
        number,
        state: words.t(`outcome:action-state.${state}`),
      }),
      // As it would be bound: in the language in which it was agreed.
      says: textIn(text, original, original).text,
      from: meeting,
    }));
}
