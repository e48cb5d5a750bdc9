import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { Period } from "../../kernel/period.ts";
import type { Territory } from "../../kernel/territory/model.ts";
import { members, territory } from "../../kernel/territory/register.ts";
import {
  type Standing,
  type TerritoryOverview,
  territoryOverview,
} from "../../statistics/questions/territory.ts";
import { studyNames } from "../../statistics/studies/model.ts";
import { type Slice, studyAddress, territoryAddress, worldAddress } from "../addresses.ts";
import { type Ask, ask } from "../ask.ts";
import { basisLines } from "../datasets.ts";
import { figure, figures } from "../figures.ts";
import { useFrame } from "../frame.ts";
import { insteadOfTerritory, periodsWith, whenItWas } from "../instead.ts";
import type { PageData } from "../page.ts";
import { Chooser } from "../parts/chooser.tsx";
import { Facts } from "../parts/facts.tsx";
import { FigurePair, FigureView } from "../parts/figure.tsx";
import { InsteadOfFigures } from "../parts/instead.tsx";
import { NothingYet } from "../parts/nothing-yet.tsx";
import { StandingsTable } from "../parts/standings.tsx";
import { VintageNote } from "../parts/vintage.tsx";
import { placeAt } from "../places.ts";
import { nameOf } from "../say.ts";
import { askedSlice, givenSlice, leaveOutUnknown, statedSlice, yearChoices } from "../slice.ts";
import { standingRows, territoryFacts, territorySentence } from "../territory-words.ts";
import { type Vintage, vintageOf, vintageWords } from "../vintage.ts";
import { BriefDownloads } from "./report/brief-downloads.tsx";

/** What of the query this page reads. */
export const handle = { query: ["year", "release"] };

/** A brief on a territory, region or group: who left, who came, by sex, by age, over time, against its region. */
export async function loader(args: LoaderFunctionArgs) {
  const vintage = await vintageOf(ask(args));
  const { asked, named: release } = vintage;
  const { language, words, services, query } = asked;
  const place = placeAt(args.params.id, (id) => territoryAddress(language, id, givenSlice(query)));
  const { period: wanted } = askedSlice(query);
  const overview = await territoryOverview(services, {
    territory: place.id,
    ...(wanted === undefined ? {} : { period: wanted }),
  });
  const address = (slice: Slice) => territoryAddress(language, place.id, { ...slice, release });
  if (overview) leaveOutUnknown(query, overview.period, address);
  const stated = overview ? statedSlice(overview.periods, overview.period, { release }) : {};
  const name = place.names[language];
  return {
    head: {
      title: name,
      description: words.t("web:territory.description", { name }),
      canonical: address(stated),
      crumbs: crumbs(asked, place, stated),
      sources: overview ? basisLines(words, overview.basis) : [],
    },
    kind: words.t(`web:kind.${place.kind}`),
    when: whenItWas(words, place) ?? null,
    related: related(asked, place, stated),
    vintage: vintageWords(vintage, { year: overview?.period }, (slice) =>
      territoryAddress(language, place.id, slice),
    ),
    subject: { kind: "territory", territory: place.id } as const,
    studies: studyNames.map((one) => ({
      words: words.t(`studies:${one}.title`),
      to: studyAddress(language, one, place.id),
    })),
    shown: overview && (await brief(vintage, place, overview, stated)),
  } satisfies PageData & Record<string, unknown>;
}

async function brief(vintage: Vintage, place: Territory, overview: TerritoryOverview, stated: Slice) {
  const { asked } = vintage;
  const { language, words } = asked;
  const { period, periods } = overview;
  const params = { territory: place.id };
  const dated = { ...params, year: period };
  const address = (slice: Slice) => territoryAddress(language, place.id, slice);
  const known = await periodsWith(asked, place);
  const empty = known.length === 0;
  return {
    sentence: empty ? null : territorySentence(words, overview),
    instead: known.includes(period) ? null : await insteadOfTerritory(vintage, place, known, address),
    facts: territoryFacts(words, place, overview),
    standings: standingRows(
      words,
      empty ? await successors(asked, place, period) : besides(overview),
      stated,
    ),
    standingsAreSuccessors: empty,
    year: period,
    years: empty
      ? []
      : yearChoices(periods, period, (slice) => address({ ...slice, release: stated.release })),
    map: await figure(asked, "territory-destinations-map", dated, stated),
    people: await figures(
      asked,
      [
        ["territory-emigrants-trend", params],
        ["territory-trend", params],
        ["territory-destinations", dated],
        ["territory-origins", dated],
        ["territory-women", params],
        ["territory-population-share", params],
        ["territory-pyramid", params],
        ["territory-demography", params],
        ["territory-flows", params],
      ],
      stated,
    ),
  };
}

function besides({ itself, against }: TerritoryOverview): readonly Standing[] {
  return [itself, ...against];
}

/** What became of a former territory, each with its own figures; nothing for any other. */
async function successors({ services, words }: Ask, { kind, successors: ids }: Territory, period: Period) {
  const found = await Promise.all(
    (kind === "former" ? ids : []).map((territory) => territoryOverview(services, { territory, period })),
  );
  return found
    .flatMap((one) => (one ? [one.itself] : []))
    .sort((a, b) => words.compare(nameOf(words, a.territory), nameOf(words, b.territory)));
}

/** World, then the regions from the widest to the narrowest, then the place: the address in words. */
function crumbs({ language, words }: Ask, { memberOf, names }: Territory, stated: Slice) {
  const regions = memberOf.filter((id) => territory(id)?.kind === "region").toReversed();
  return [
    { words: words.t("web:foot.world"), to: worldAddress(language, stated) },
    ...regions.map((id) => ({ words: nameOf(words, id), to: territoryAddress(language, id, stated) })),
    { words: names[language] },
  ];
}

/** What a region or group holds, and what a former territory became where no table says it. */
function related({ language, words }: Ask, { id, kind, successors }: Territory, stated: Slice) {
  const ids = kind === "former" ? successors : kind === "territory" ? [] : members(id);
  if (ids.length === 0) return null;
  return {
    title: words.t(kind === "former" ? "web:territory.successors" : "web:territory.members"),
    places: ids
      .map((one) => ({ name: nameOf(words, one), to: territoryAddress(language, one, stated) }))
      .sort((a, b) => words.compare(a.name, b.name)),
  };
}

export default function TerritoryPage() {
  const { words } = useFrame();
  const {
    head,
    kind,
    when,
    related: others,
    vintage,
    studies,
    subject,
    shown,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <VintageNote vintage={vintage} />
      <header className="spread brief-head">
        <div className="body">
          <p className="kind">{kind}</p>
          <h1 className="finding">{head.title}</h1>
          {when !== null && <p className="lede">{when}</p>}
          {shown === null && <NothingYet dataset="un-desa-stock" />}
          {shown && shown.sentence !== null && <p className="lede">{shown.sentence}</p>}
          {shown?.instead && <InsteadOfFigures instead={shown.instead} />}
        </div>
        {shown && shown.facts.length > 0 && (
          <aside className="beside">
            <Facts facts={shown.facts} />
          </aside>
        )}
      </header>
      {shown && (
        <>
          <div className="choosers wide">
            <Chooser name={words.t("web:chooser.year")} choices={shown.years} />
            <Chooser name={words.t("web:chooser.release")} choices={vintage.choices} />
          </div>
          {shown.map && <FigureView figure={shown.map} map wide />}
          {shown.standings.length > 0 && (
            <section className="section wide">
              <h2>
                {words.t(shown.standingsAreSuccessors ? "web:territory.successors" : "web:territory.against")}
              </h2>
              <StandingsTable
                caption={words.t("web:territory.against-caption", { year: shown.year })}
                rows={shown.standings}
                here={head.title}
              />
            </section>
          )}
          <FigurePair figures={shown.people} />
          {shown.sentence !== null && <BriefDownloads subject={subject} />}
          <section className="section wide screen-only">
            <h2>{words.t("study-pages:here")}</h2>
            <ul className="columns">
              {studies.map(({ words: title, to }) => (
                <li key={to}>
                  <a href={to}>{title}</a>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      {others && !(shown?.standingsAreSuccessors && shown.standings.length > 0) && (
        <section className="section wide">
          <h2>{others.title}</h2>
          <ul className="columns">
            {others.places.map(({ name, to }) => (
              <li key={to}>
                <a href={to}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
