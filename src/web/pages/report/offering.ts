import { findEvidence } from "../../../report/finding/find.ts";
import type { Found } from "../../../report/finding/model.ts";
import { mentionedTerritories } from "../../mentioned.ts";
import type { DrafterAsk } from "./reporting.ts";

/** Evidence by what somebody typed, each offer with what its button sends back. */
export async function offersFor({ services, actor, words, language }: DrafterAsk, q: string) {
  const { catalogue, engine, record, responses } = services;
  const found: readonly Found[] = await findEvidence(
    actor,
    q,
    {
      statistics: { catalogue, engine },
      record,
      responses,
      mentioned: (text) => mentionedTerritories(text, language),
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
