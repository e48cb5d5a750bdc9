import type { Words } from "../kernel/words.ts";
import { asOf, releaseNamed } from "../statistics/questions/vintage.ts";
import type { Release } from "../statistics/releases/model.ts";
import { datasetAddress, type Slice } from "./addresses.ts";
import { refusal } from "./answers.ts";
import type { Ask } from "./ask.ts";
import { shortHash } from "./datasets.ts";
import type { Choice } from "./parts/chooser.tsx";

/** The dataset whose release the reader may choose: the pages of the world, territories and corridors rest on it. */
const dataset = "un-desa-stock";

/** What a page is to be made from: an older release of the stock, where the address names one, else the current ones. */
export interface Vintage {
  /** Whatever is asked through it is answered from the chosen release. */
  readonly asked: Ask;
  /** The hash that addresses state; undefined where the release is the current one. */
  readonly named: string | undefined;
  readonly releases: readonly Release[];
  readonly current: Release | undefined;
  readonly shown: Release | undefined;
}

/** The vintage that an address asks for by `?release=`. Throws "not found" where there is no such release. */
export async function vintageOf(asked: Ask): Promise<Vintage> {
  const { catalogue } = asked.services;
  const [releases, current] = await Promise.all([catalogue.list(dataset), catalogue.current(dataset)]);
  const wanted = asked.query.get("release");
  if (wanted === null || wanted === "") return { asked, named: undefined, releases, current, shown: current };
  const found = await releaseNamed(catalogue, wanted, [dataset]);
  if (!found.ok) throw refusal(404, ...found.problems);
  const release = found.value;
  return {
    asked: { ...asked, services: asOf(asked.services, release) },
    named: release.hash === current?.hash ? undefined : release.hash,
    releases,
    current,
    shown: release,
  };
}

/** What a page says of its vintage. */
export interface VintageWords {
  /** A link for each release, the newest first; none where there is only one. */
  readonly choices: readonly Choice[];
  /** Said where the release is not the current one. */
  readonly older: {
    readonly said: string;
    readonly back: string;
    readonly backTo: string;
    readonly about: string;
  } | null;
}

/** The choice of releases for a page: each keeps to the year that is shown, where it has that year. */
export function vintageWords(
  { asked: { words, language }, named, releases, current, shown }: Vintage,
  { year, sex }: Slice,
  address: (slice: Slice) => string,
): VintageWords {
  const to = (release: Release) =>
    address({
      year: release.description.coverage.periods.includes(String(year)) ? year : undefined,
      sex,
      release: release.hash === current?.hash ? undefined : release.hash,
    });
  const ordered = releases
    .map((release, place) => ({ release, place }))
    .sort((a, b) => byVersion(b.release, a.release) || b.place - a.place)
    .map(({ release }) => release);
  return {
    choices:
      releases.length < 2
        ? []
        : ordered.map((release) => ({
            words: releaseLabel(words, release, releases),
            to: to(release),
            chosen: release.hash === shown?.hash,
          })),
    older:
      named === undefined || !shown || !current
        ? null
        : {
            said: words.t("web:vintage.said", {
              version: shown.description.version,
              hash: shortHash(shown),
              current: current.description.version,
            }),
            back: words.t("web:vintage.back"),
            backTo: to(current),
            about: datasetAddress(language, dataset, named),
          },
  };
}

function byVersion(a: Release, b: Release): number {
  const [first, second] = [a.description.version, b.description.version];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The publisher's revision, with the release's hash where several releases are of the same. */
function releaseLabel(words: Words, release: Release, among: readonly Release[]): string {
  const { version } = release.description;
  const alone = among.filter((one) => one.description.version === version).length === 1;
  return alone ? version : words.t("web:vintage.release", { version, hash: shortHash(release) });
}
