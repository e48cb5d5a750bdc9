import { resolveTerritory } from "../../../kernel/territory/resolve.ts";
import { findEvidence } from "../../../report/finding/find.ts";
import type { Found } from "../../../report/finding/model.ts";
import { mentionedTerritories } from "../../mentioned.ts";
import type { DrafterAsk } from "./reporting.ts";

/** Evidence by what somebody typed, each offer with what its button sends back. */
export async function offersFor({ services, actor, words, language }: DrafterAsk, q: string) {
  const { catalogue, engine, record, responses, contributions, outcomes } = services;
  const found: readonly Found[] = await findEvidence(
    actor,
    q,
    {
      statistics: { catalogue, engine },
      record,
      responses,
      contributions,
      outcomes,
      mentioned: (text) => mentionedTerritories(codesRaised(text), language),
    },
    words,
  );
  return found.map(({ group, offers }) => ({
    group,
    words: words.t(`report-pages:find.group.${group}`),
    offers: offers.map(({ source, format, as, label, says, from }) => ({
      label,
      says,
      from,
      as: words.t(`report-pages:find.as.${as}`),
      offer: JSON.stringify({ source, format, as }),
    })),
  }));
}

/** Codes of countries that are words too; whoever searches evidence means the words. */
const plainWords = new Set(["are", "and", "can", "per", "nor"]);

/** "mexico usa" with its codes in capitals, by which they are known as such. */
function codesRaised(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])[a-z]{3}(?![\p{L}\p{N}])/gu, (code) =>
    !plainWords.has(code) && resolveTerritory(code.toUpperCase()).ok ? code.toUpperCase() : code,
  );
}
