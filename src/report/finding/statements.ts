import type { ContributionService } from "../../dialogue/contributions/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Words } from "../../kernel/words.ts";
import type { Offer } from "./model.ts";
import type { Asked } from "./question.ts";

/** Contributions at most: each is opened to know its reference. */
const most = 8;

/** What was said in meetings that holds the words of a question, as the actor may see it. */
export async function statementsFor(
  { q }: Asked,
  contributions: Pick<ContributionService, "search" | "one">,
  actor: Actor,
  words: Words,
): Promise<readonly Offer[]> {
  const offers: Offer[] = [];
  for (const { meeting, number, text, title } of (await contributions.search(actor, q)).slice(0, most)) {
    const seen = await contributions.one(actor, meeting, number);
    if (!seen.ok || seen.value.reference === null) continue;
    offers.push({
      source: { kind: "statement", reference: seen.value.reference },
      format: { style: "words", digits: null, scale: "one" },
      as: "words",
      label: words.t("report-pages:find.statement", { title, number }),
      says: text,
      from: meeting,
    });
  }
  return offers;
}
