import type { Receipt } from "../../../dialogue/outcome/model.ts";
import { listIds, type Reach, reaches } from "../../../dialogue/outcome/model.ts";
import type { DistributionSeen } from "../../../dialogue/outcome/service.ts";
import type { Words } from "../../../kernel/words.ts";
import { partyAddress } from "../directory/addresses.ts";
import { lettersAddress } from "../letters/addresses.ts";

/** What is known of each letter, in the order in which it comes to be. */
export const stages = ["sent", "delivered", "opened", "downloaded", "acknowledged"] as const;
export type Stage = (typeof stages)[number];

/** A distribution as the page shows it. */
export interface DistributionShown {
  readonly number: number;
  readonly title: string;
  readonly to: string;
  readonly counts: readonly { readonly reach: Reach; readonly words: string; readonly count: string }[];
  /** Those whom it reached least first, then by name. */
  readonly parties: readonly {
    readonly party: string;
    readonly name: string;
    /** Its page in the directory: where somebody is named to whom one can write. */
    readonly to: string;
    readonly words: string;
    /** In which it was written to them. */
    readonly languages: string;
    /** When, by stage; null where that is not known. */
    readonly when: readonly { readonly stage: Stage; readonly at: string | null }[];
    readonly letters: { readonly count: string; readonly to: string } | null;
  }[];
}

/** Distributions with every receipt, in a language's words. */
export function distributionsShown(
  seen: readonly DistributionSeen[],
  words: Words,
  names: ReadonlyMap<string, string>,
): readonly DistributionShown[] {
  const { t } = words;
  const nameOf = (party: string) => names.get(party) ?? party;
  return seen.map(({ meeting, number, symbol, at, counts, parties, lists }) => ({
    number,
    title: t("outcome:sent.title", { number, symbol, date: words.date(at) }),
    to: words.list([
      ...listIds.filter((one) => lists.lists.includes(one)).map((one) => t(`outcome:list.${one}`)),
      ...lists.parties.map(nameOf),
    ]),
    counts: reaches.flatMap((reach) => {
      const count = counts[reach];
      return count === undefined
        ? []
        : [{ reach, words: t(`outcome:reach.${reach}`), count: words.number(count) }];
    }),
    parties: [...parties]
      .sort(
        (a, b) =>
          reaches.indexOf(a.reach) - reaches.indexOf(b.reach) ||
          words.compare(nameOf(a.party), nameOf(b.party)),
      )
      .map(({ party, reach, receipts }) => {
        const letters = receipts.filter(({ once }) => once !== null).length;
        const languages = [...new Set(receipts.flatMap(({ language }) => language ?? []))];
        return {
          ...{ party, name: nameOf(party), words: t(`outcome:reach.${reach}`) },
          to: partyAddress(words.language, party),
          languages: words.list(languages.map((one) => t(`kernel:language.${one}`))),
          when: stages.map((stage) => ({ stage, at: instant(lastOf(receipts, stage), words) })),
          letters:
            letters === 0
              ? null
              : {
                  count: words.number(letters),
                  to: lettersAddress(words.language, { about: meeting, party }),
                },
        };
      }),
  }));
}

function lastOf(receipts: readonly Receipt[], stage: Stage): Date | null {
  const known = receipts.flatMap((one) => one[stage]?.getTime() ?? []);
  return known.length === 0 ? null : new Date(Math.max(...known));
}

function instant(at: Date | null, words: Words): string | null {
  return at && words.date(at, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
}
