import type { ContributionSeen } from "../../dialogue/contributions/asked-of.ts";
import type { ContributionService } from "../../dialogue/contributions/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Words } from "../../kernel/words.ts";
import type { Offer } from "./model.ts";
import { type Asked, folded } from "./question.ts";

/** Contributions at most: each is opened to know its reference. */
const most = 8;

/**
 * What was said in meetings, as the actor may see it: by those whom a question names, with the other words of it; or with all its words,
 * whoever said them.
 */
export async function statementsFor(
  asked: Pick<Asked, "q" | "territories" | "rest">,
  contributions: Pick<ContributionService, "search" | "one">,
  actor: Actor,
  words: Words,
): Promise<readonly Offer[]> {
  const offers: Offer[] = [];
  for (const { meeting, number, text, title } of (await hitsOf(asked, contributions, actor)).slice(0, most)) {
    const seen = await contributions.one(actor, meeting, number);
    if (!seen.ok || seen.value.reference === null) continue;
    offers.push({
      source: { kind: "statement", reference: seen.value.reference },
      format: { style: "words", digits: null, scale: "one" },
      as: "words",
      label: words.t("report-pages:find.statement", { title, number }),
      // Where only the title holds what was asked for, the words begin at their beginning.
      says: text === title ? (saidIn(seen.value) ?? text) : text,
      from: meeting,
    });
  }
  return offers;
}

/** What would be quoted: what was said, or as long as nobody has kept that, what was handed in. */
function saidIn({ delivered, written }: ContributionSeen): string | null {
  return (delivered ?? written)?.text.slice(0, 400) ?? null;
}

async function hitsOf(
  { q, territories, rest }: Pick<Asked, "q" | "territories" | "rest">,
  contributions: Pick<ContributionService, "search">,
  actor: Actor,
) {
  const names = territories.flatMap((one) => Object.values(one.names));
  if (names.length === 0) return contributions.search(actor, q);
  // Contributions are titled by who made them; what they spoke of stands in the text.
  const said = rest === "" ? [] : await contributions.search(actor, rest);
  const byName =
    rest === ""
      ? (
          await Promise.all([...new Set(names)].map((name) => contributions.search(actor, `"${name}"`)))
        ).flat()
      : said;
  const own = byName.filter(({ title }) => names.some((name) => folded(title).includes(folded(name))));
  const known = new Set<string>();
  return [...own, ...(await contributions.search(actor, q))].filter(({ meeting, number }) => {
    const key = `${meeting} ${number}`;
    return !known.has(key) && known.add(key);
  });
}
