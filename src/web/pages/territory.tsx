import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { Territory } from "../../kernel/territory/model.ts";
import { members, territory } from "../../kernel/territory/register.ts";
import { territoryOverview } from "../../statistics/questions/territory.ts";
import { type Slice, territoryAddress, worldAddress } from "../addresses.ts";
import { type Ask, ask } from "../ask.ts";
import { basisLines } from "../datasets.ts";
import { figure, figures } from "../figures.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";
import { Chooser } from "../parts/chooser.tsx";
import { Facts } from "../parts/facts.tsx";
import { FigurePair, FigureView } from "../parts/figure.tsx";
import { NothingYet } from "../parts/nothing-yet.tsx";
import { StandingsTable } from "../parts/standings.tsx";
import { VintageNote } from "../parts/vintage.tsx";
import { placeAt } from "../places.ts";
import { nameOf } from "../say.ts";
import { askedSlice, leaveOutUnknown, statedSlice, yearChoices } from "../slice.ts";
import { standingRows, territoryFacts, territorySentence } from "../territory-words.ts";
import { vintageOf, vintageWords } from "../vintage.ts";

/** A brief on a territory, region or group: who left, who came, by sex, by age, over time, against its region. */
export async function loader(args: LoaderFunctionArgs) {
  const vintage = await vintageOf(ask(args));
  const { asked, named: release } = vintage;
  const { language, words, services, query } = asked;
  const place = placeAt(args.params.id, (id) => territoryAddress(language, id));
  const { period: wanted } = askedSlice(query);
  const overview = await territoryOverview(services, {
    territory: place.id,
    ...(wanted === undefined ? {} : { period: wanted }),
  });
  const address = (slice: Slice) => territoryAddress(language, place.id, { ...slice, release });
  if (overview) leaveOutUnknown(query, overview.period, address);
  const stated = overview ? statedSlice(overview.periods, overview.period, { release }) : {};
  const name = place.names[language];
  const params = { territory: place.id };
  const dated = { ...params, year: overview?.period ?? "" };
  return {
    head: {
      title: name,
      description: words.t("web:territory.description", { name }),
      canonical: address(stated),
      crumbs: crumbs(asked, place, stated),
      sources: overview ? basisLines(words, overview.basis) : [],
    },
    kind: words.t(`web:kind.${place.kind}`),
    related: related(asked, place, stated),
    vintage: vintageWords(vintage, { year: overview?.period }, (slice) =>
      territoryAddress(language, place.id, slice),
    ),
    shown: overview && {
      sentence: territorySentence(words, overview),
      facts: territoryFacts(words, place, overview),
      standings: standingRows(words, overview),
      year: overview.period,
      years: yearChoices(overview.periods, overview.period, address),
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
        ],
        stated,
      ),
    },
  } satisfies PageData & Record<string, unknown>;
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

/** What a former territory became, or what a region holds. */
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
  const { head, kind, related: others, vintage, shown } = useLoaderData<typeof loader>();
  return (
    <>
      <VintageNote vintage={vintage} />
      <header className="spread brief-head">
        <div className="body">
          <p className="kind">{kind}</p>
          <h1 className="finding">{head.title}</h1>
          {shown ? <p className="lede">{shown.sentence}</p> : <NothingYet dataset="un-desa-stock" />}
        </div>
        {shown && (
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
          <section className="section wide">
            <h2>{words.t("web:territory.against")}</h2>
            <StandingsTable
              caption={words.t("web:territory.against-caption", { year: shown.year })}
              rows={shown.standings}
            />
          </section>
          <FigurePair figures={shown.people} />
        </>
      )}
      {others && (
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
