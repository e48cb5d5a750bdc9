import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { problem } from "../../kernel/problem.ts";
import type { Territory } from "../../kernel/territory/model.ts";
import { type Corridor, corridor } from "../../statistics/questions/corridor.ts";
import { corridorAddress, type Slice, territoryAddress, worldAddress } from "../addresses.ts";
import { refusal } from "../answers.ts";
import { ask } from "../ask.ts";
import { corridorFacts, corridorSentence, wayInWords } from "../corridor-words.ts";
import { basisLines } from "../datasets.ts";
import { figures } from "../figures.ts";
import { footnotes } from "../footnotes.ts";
import { useFrame } from "../frame.ts";
import { insteadOfCorridor, periodsOf } from "../instead.ts";
import type { PageData } from "../page.ts";
import { Arrow } from "../parts/arrow.tsx";
import { Chooser } from "../parts/chooser.tsx";
import { Facts } from "../parts/facts.tsx";
import { FigurePair, FigureSection } from "../parts/figure.tsx";
import { FlowFigures } from "../parts/flows/figures.tsx";
import { InsteadOfFigures } from "../parts/instead.tsx";
import { NothingYet } from "../parts/nothing-yet.tsx";
import { VintageNote } from "../parts/vintage.tsx";
import { WaysTable } from "../parts/ways.tsx";
import { placeAt } from "../places.ts";
import { askedSlice, givenSlice, leaveOutUnknown, statedSlice, yearChoices } from "../slice.ts";
import { type Vintage, vintageOf, vintageWords } from "../vintage.ts";
import { BriefDownloads } from "./report/brief-downloads.tsx";

/** What of the query this page reads. */
export const handle = { query: ["year", "release"] };

/** An origin and a destination: who lives there and comes from here, since when, and the other way. */
export async function loader(args: LoaderFunctionArgs) {
  const vintage = await vintageOf(ask(args));
  const { asked, named: release } = vintage;
  const { language, words, services, query } = asked;
  const { origin: first = "", destination: second = "" } = args.params;
  const given = givenSlice(query);
  const origin = placeAt(first, (id) => corridorAddress(language, id, second, given));
  const destination = placeAt(second, (id) => corridorAddress(language, origin.id, id, given));
  const names = { origin: origin.names[language], destination: destination.names[language] };
  if (origin === destination) throw refusal(404, problem("web.corridor-same", { name: names.origin }));
  const { period: wanted } = askedSlice(query);
  const found = await corridor(services, {
    origin: origin.id,
    destination: destination.id,
    ...(wanted === undefined ? {} : { period: wanted }),
  });
  const address = (slice: Slice) =>
    corridorAddress(language, origin.id, destination.id, { ...slice, release });
  if (found) leaveOutUnknown(query, found.period, address);
  const stated = found ? statedSlice(found.periods, found.period, { release }) : {};
  return {
    head: {
      title: words.t("web:corridor.title", names),
      description: words.t("web:corridor.description", names),
      canonical: address(stated),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language, stated) },
        { words: names.origin, to: territoryAddress(language, origin.id, stated) },
        { words: names.destination },
      ],
      sources: found ? basisLines(words, found.basis) : [],
    },
    subject: { kind: "corridor", origin: origin.id, destination: destination.id } as const,
    origin: { name: names.origin, to: territoryAddress(language, origin.id, stated) },
    destination: { name: names.destination, to: territoryAddress(language, destination.id, stated) },
    vintage: vintageWords(vintage, { year: found?.period }, (slice) =>
      corridorAddress(language, origin.id, destination.id, slice),
    ),
    back: corridorAddress(language, destination.id, origin.id, stated),
    shown: found && (await shown(vintage, found, [origin, destination], stated)),
  } satisfies PageData & Record<string, unknown>;
}

async function shown(
  vintage: Vintage,
  found: Corridor,
  ends: readonly [Territory, Territory],
  stated: Slice,
) {
  const { asked } = vintage;
  const { words, language } = asked;
  const { there, back, period, periods } = found;
  const params = { origin: ends[0].id, destination: ends[1].id };
  const address = (slice: Slice) => corridorAddress(language, params.origin, params.destination, slice);
  // One direction alone is the trend, which is drawn already.
  const both = periodsOf(there).length > 0 && periodsOf(back).length > 0;
  const hasNumber = periodsOf(there).includes(period);
  const [theirs, ours] = footnotes(words, there.notes);
  return {
    sentence: corridorSentence(words, there, period),
    instead: hasNumber ? null : await insteadOfCorridor(vintage, found, ends, stated, address),
    backSentence: periodsOf(back).includes(period) ? corridorSentence(words, back, period) : null,
    backSilence: words.t(hasNumber ? "web:corridor.back-none" : "web:corridor.back-neither"),
    facts: corridorFacts(words, there, period),
    notes: theirs,
    ownNotes: ours,
    years: yearChoices(periods, period, (slice) => address({ ...slice, release: stated.release })),
    figures: await figures(
      asked,
      [
        ["corridor-trend", params],
        ["corridor-women", params],
        ...(both ? [["corridor-both-ways", params] as const] : []),
      ],
      stated,
    ),
    csv: `/api/observations/un-desa-stock?${new URLSearchParams({ ...params, release: vintage.shown?.hash ?? "", format: "csv" })}`,
    flows: await figures(asked, [
      ["corridor-flows", params],
      ["corridor-flow-methods", params],
      ["corridor-flow-types", params],
    ]),
    reported: await figures(asked, [["corridor-reported", params]]),
    money: await figures(asked, [
      ["corridor-remittances", params],
      ["corridor-cost", params],
    ]),
    ways: [there, back].filter((way) => periodsOf(way).length > 0).map((way) => wayInWords(words, way)),
  };
}

/** Beside each other, two long names must be set smaller. */
function isLong(...names: readonly string[]): boolean {
  return names.some((name) => name.length > 24);
}

export default function CorridorPage() {
  const { words } = useFrame();
  const { subject, origin, destination, back, vintage, shown: page } = useLoaderData<typeof loader>();
  return (
    <>
      <VintageNote vintage={vintage} />
      <h1 className={`corridor-names wide${isLong(origin.name, destination.name) ? " long" : ""}`}>
        <span>
          <small>{words.t("web:corridor.from")}</small> <a href={origin.to}>{origin.name}</a>
        </span>{" "}
        <Arrow />{" "}
        <span>
          <small>{words.t("web:corridor.to")}</small> <a href={destination.to}>{destination.name}</a>
        </span>
      </h1>
      {page === null ? (
        <NothingYet dataset="un-desa-stock" />
      ) : (
        <>
          <div className="spread">
            <div className="body prose">
              <p className="lede">{page.sentence}</p>
              <p>
                {page.backSentence === null ? (
                  page.backSilence
                ) : (
                  <>
                    <span className="aside-label">{words.t("web:corridor.back")}</span> {page.backSentence}{" "}
                    <a href={back}>{words.t("web:corridor.back-to")}</a>
                  </>
                )}
              </p>
              {page.instead && <InsteadOfFigures instead={page.instead} />}
            </div>
            {page.facts.length > 0 && (
              <aside className="beside">
                <Facts facts={page.facts} />
              </aside>
            )}
          </div>
          <div className="choosers wide">
            <Chooser name={words.t("web:chooser.year")} choices={page.years} />
            <Chooser name={words.t("web:chooser.release")} choices={vintage.choices} />
          </div>
          <FigurePair figures={page.figures}>
            {page.ways.length > 0 && (
              <section>
                <h2 className="figure-title">
                  {words.t(page.ways.length > 1 ? "web:corridor.table" : "web:corridor.table-one")}
                </h2>
                <WaysTable ways={page.ways} />
                <p className="note">
                  <a href={page.csv} download="">
                    {words.t("web:corridor.csv")}
                  </a>
                </p>
              </section>
            )}
          </FigurePair>
          <FlowFigures figures={page.flows} />
          <FigureSection name={words.t("corridor-figures:heading.reported")} figures={page.reported} />
          <FigureSection name={words.t("corridor-figures:heading.money")} figures={page.money} />
          {page.figures.length > 0 && <BriefDownloads subject={subject} />}
          {page.ownNotes.length > 0 && (
            <section className="section note">
              <h2>{words.t("web:note.title")}</h2>
              {page.ownNotes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </section>
          )}
          {page.notes.length > 0 && (
            <section className="section note">
              <h2>{words.t("web:corridor.notes")}</h2>
              {page.notes.map(({ key, text }) => (
                <p key={key} lang="en" dir="ltr">
                  {text}
                </p>
              ))}
            </section>
          )}
        </>
      )}
    </>
  );
}
