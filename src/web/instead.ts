import type { Period } from "../kernel/period.ts";
import type { Territory } from "../kernel/territory/model.ts";
import type { Words } from "../kernel/words.ts";
import type { Corridor, Direction } from "../statistics/questions/corridor.ts";
import { series } from "../statistics/questions/series.ts";
import { territoryOverview } from "../statistics/questions/territory.ts";
import {
  releasesWithCorridor,
  releasesWithTerritory,
  type Whereabouts,
} from "../statistics/questions/whereabouts.ts";
import { type Slice, territoryAddress } from "./addresses.ts";
import type { Ask } from "./ask.ts";
import { shortHash } from "./datasets.ts";
import { periodsInWords } from "./say.ts";
import { territorySentence } from "./territory-words.ts";
import type { Vintage } from "./vintage.ts";

/** What a page says and where it leads where there is no figure to show. */
export interface Instead {
  /** Why there is none, in sentences. */
  readonly said: readonly string[];
  readonly leads: readonly Lead[];
}

interface Lead {
  readonly name: string;
  readonly links: readonly {
    readonly words: string;
    readonly to: string;
    /** What is found there, beside the link. */
    readonly about?: string;
  }[];
}

type Address = (slice: Slice) => string;

/** The periods in which a release says anything of a territory, region or group: who lives there or who is from there. */
export async function periodsWith({ services }: Ask, place: Territory): Promise<readonly Period[]> {
  const found = await series(services, { territory: place.id });
  return (found?.points ?? [])
    .filter(({ immigrants, emigrants }) => immigrants.both.value !== null || emigrants.both.value !== null)
    .map(({ period }) => period);
}

/** Instead of a territory's figures: what it was, the years and the other releases that have some. */
export async function insteadOfTerritory(
  { asked, shown, current }: Vintage,
  place: Territory,
  known: readonly Period[],
  address: Address,
): Promise<Instead> {
  const { words } = asked;
  const elsewhere = known.length > 0 ? [] : await releasesWithTerritory(asked.services, place.id);
  const others = elsewhere.filter(({ release }) => release !== shown);
  return {
    said: whyNot(words, place, known.length > 0),
    leads: filled([
      { name: words.t("web:instead.years"), links: yearLinks(known, shown, current, address) },
      { name: words.t("web:instead.releases"), links: releaseLinks(words, others, current, address) },
    ]),
  };
}

function whyNot(words: Words, { kind }: Territory, hasOthers: boolean): readonly string[] {
  if (hasOthers) return [];
  if (kind === "former") return [words.t("web:instead.former")];
  return [words.t(kind === "residual" ? "web:instead.residual" : "web:instead.territory")];
}

/** When a former territory was; undefined where the registers do not say. */
export function whenItWas(words: Words, { kind, years }: Territory): string | undefined {
  if (kind !== "former" || years?.last === undefined) return undefined;
  return years.first === undefined
    ? words.t("web:territory.former-until", { last: String(years.last) })
    : words.t("web:territory.former-from-to", { first: String(years.first), last: String(years.last) });
}

/** Instead of a corridor's figure: why there may be none, other years and releases that have it, and both of its ends. */
export async function insteadOfCorridor(
  { asked, shown, current }: Vintage,
  found: Corridor,
  [origin, destination]: readonly [Territory, Territory],
  stated: Slice,
  address: Address,
): Promise<Instead> {
  const { words, services } = asked;
  const inOtherYears = periodsOf(found.there);
  const elsewhere = (
    await releasesWithCorridor(services, { origin: origin.id, destination: destination.id })
  ).filter(({ release }) => release !== shown);
  const ends = await Promise.all(
    [origin, destination].map(async (place) => {
      const overview = await territoryOverview(services, { territory: place.id, period: found.period });
      return {
        words: place.names[words.language],
        to: territoryAddress(words.language, place.id, stated),
        ...(overview ? { about: territorySentence(words, overview) } : {}),
      };
    }),
  );
  return {
    said: [words.t("web:instead.corridor")],
    leads: filled([
      { name: words.t("web:instead.years"), links: yearLinks(inOtherYears, shown, current, address) },
      { name: words.t("web:instead.releases"), links: releaseLinks(words, elsewhere, current, address) },
      { name: words.t("web:instead.ends"), links: ends },
    ]),
  };
}

/** The periods in which a direction has a number. */
export function periodsOf({ points }: Direction): readonly Period[] {
  return points.filter(({ both }) => both.value !== null).map(({ period }) => period);
}

function filled(leads: readonly Lead[]): readonly Lead[] {
  return leads.filter(({ links }) => links.length > 0);
}

function yearLinks(
  periods: readonly Period[],
  shown: Vintage["shown"],
  current: Vintage["current"],
  address: Address,
): Lead["links"] {
  const release = shown === current ? undefined : shown?.hash;
  return periods.map((year) => ({ words: year, to: address({ year, release }) }));
}

function releaseLinks(
  words: Words,
  found: readonly Whereabouts[],
  current: Vintage["current"],
  address: Address,
): Lead["links"] {
  return found.map(({ release, periods }) => ({
    words: words.t("web:dataset.release", {
      version: release.description.version,
      hash: shortHash(release),
    }),
    to: address({
      year: periods.at(-1) === release.description.coverage.periods.at(-1) ? undefined : periods.at(-1),
      release: release.hash === current?.hash ? undefined : release.hash,
    }),
    about: periodsInWords(words, periods),
  }));
}
