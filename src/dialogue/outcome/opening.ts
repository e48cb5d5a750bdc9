import { type ContributionService, openContributions } from "../contributions/service.ts";
import { openRoundTables, type RoundTableService } from "../round-tables/service.ts";
import { openSummaries, type SummaryOptions, type SummaryService } from "../summary/service.ts";
import { type OutcomeOptions, type OutcomeService, openOutcomes } from "./service.ts";

/** What is said in meetings, from what is handed in to what comes of it. */
export interface SaidServices {
  readonly contributions: ContributionService;
  readonly roundTables: RoundTableService;
  readonly summaries: SummaryService;
  readonly outcomes: OutcomeService;
}

/** Opens the four services of a store that stand on each other. */
export function openSaid(options: OutcomeOptions & Pick<SummaryOptions, "record">): SaidServices {
  const contributions = openContributions(options);
  return {
    contributions,
    roundTables: openRoundTables(options),
    summaries: openSummaries({ ...options, contributions }),
    outcomes: openOutcomes(options),
  };
}
