import { type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import type { Language } from "../../kernel/language.ts";
import type { Territory } from "../../kernel/territory/model.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { searchCorridor, searchTerritories } from "../../kernel/territory/search.ts";
import { datasets } from "../../statistics/releases/model.ts";
import {
  corridorAddress,
  datasetAddress,
  searchAddress,
  territoryAddress,
  worldAddress,
} from "../addresses.ts";
import { ask } from "../ask.ts";
import { datasetName } from "../datasets.ts";
import { useFrame } from "../frame.ts";
import { mentionedTerritories } from "../mentioned.ts";
import type { PageData } from "../page.ts";
import { searchExamples } from "../search-examples.ts";
import { recordAddress } from "./record/addresses.ts";
import { documentMeant } from "./record/meant.ts";

const most = 20;

/** What cannot be searched for is cut: no name is longer. */
const longest = 200;

/** What of the query this page reads. */
export const handle = { query: ["q"] };

/** Territories, corridors and datasets by what somebody typed. Whatever is meant without doubt is gone to at once. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, query, services } = ask(args);
  const q = (query.get("q") ?? "").normalize("NFC").trim().slice(0, longest);
  const { record } = services;
  const straight =
    q === "" ? undefined : (meant(q, language) ?? (await documentMeant(record, q, language))?.to);
  if (straight !== undefined) throw redirect(straight);
  const mentioned = mentionedTerritories(q, language);
  const territories = q === "" ? [] : found(q, language, mentioned);
  return {
    head: {
      title: q === "" ? words.t("web:search.title") : words.t("web:search.results", { q }),
      description: words.t("web:search.description"),
      canonical: searchAddress(language, q === "" ? undefined : q),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("web:search.title") },
      ],
      sources: [],
    },
    q,
    /** Nothing is called so, but these are written nearly so. */
    near: territories.length > 0 && !territories.some((one) => contains(one, q)),
    corridors: corridorsBetween(mentioned).map(([origin, destination]) => ({
      name: words.t("web:corridor.title", {
        origin: origin.names[language],
        destination: destination.names[language],
      }),
      to: corridorAddress(language, origin.id, destination.id),
    })),
    territories: territories.map((one) => ({
      name: one.names[language],
      note: words.t(`web:kind.${one.kind}`),
      to: territoryAddress(language, one.id),
    })),
    datasets: datasets
      .map((id) => ({ id, name: datasetName(words, id), to: datasetAddress(language, id) }))
      .filter(({ id, name }) => q !== "" && holds(`${id} ${name}`, q)),
    /** What the documents of the record say about it. */
    paragraphs: q === "" ? 0 : (await record.search(q, { limit: 1 })).total,
    examples: searchExamples.map((example) => ({
      words: example,
      to: searchAddress(language, example),
    })),
  } satisfies PageData & Record<string, unknown>;
}

/** Whatever is called so; else what a question mentions; else what is written nearly so. */
function found(q: string, language: Language, mentioned: readonly Territory[]): readonly Territory[] {
  const called = searchTerritories(q, language, most);
  return mentioned.length === 0 || called.some((one) => contains(one, q)) ? called : mentioned;
}

/** Both ways between the first two of the territories that a question mentions. */
function corridorsBetween([first, second]: readonly Territory[]): readonly (readonly [
  Territory,
  Territory,
])[] {
  if (!first || !second) return [];
  return [
    [first, second],
    [second, first],
  ];
}

/** Where an unmistakable text leads: a dataset's identifier, one territory, one corridor. */
function meant(q: string, language: Language): string | undefined {
  const dataset = datasets.find((id) => id === q.toLowerCase());
  if (dataset) return datasetAddress(language, dataset);
  const place = resolveTerritory(q);
  if (place.ok) return territoryAddress(language, place.value.id);
  const corridor = searchCorridor(q, language);
  return corridor && corridorAddress(language, corridor.origin.id, corridor.destination.id);
}

function holds(text: string, q: string): boolean {
  return fold(text).includes(fold(q));
}

function contains(one: Territory, q: string): boolean {
  return Object.values(one.names).some((name) => holds(name, q)) || holds(one.id, q);
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export default function Search() {
  const { words, language } = useFrame();
  const {
    head,
    q,
    near,
    corridors,
    territories,
    datasets: found,
    paragraphs,
    examples,
  } = useLoaderData<typeof loader>();
  const none = q !== "" && territories.length === 0 && found.length === 0 && paragraphs === 0;
  return (
    <>
      <h1>{head.title}</h1>
      <search>
        <form className="search" action={searchAddress(language)} method="get">
          <label className="visually-hidden" htmlFor="again">
            {words.t("web:search.label")}
          </label>
          <input id="again" name="q" type="search" defaultValue={q} maxLength={longest} />
          <button className="plain-button" type="submit">
            {words.t("web:search.do")}
          </button>
        </form>
      </search>
      {(none || (near && corridors.length === 0)) && (
        <p className="lede">{words.t("web:search.none", { q })}</p>
      )}
      <Hits title={words.t("web:search.corridors")} hits={corridors} />
      <Hits
        title={words.t(near && corridors.length === 0 ? "web:search.near" : "web:search.territories")}
        hits={territories}
      />
      <Hits title={words.t("web:search.datasets")} hits={found} />
      {paragraphs > 0 && (
        <p>
          <a href={recordAddress(language, { q })}>
            {words.t("record-pages:search.in-record", { q, count: paragraphs, n: words.number(paragraphs) })}
          </a>
        </p>
      )}
      {(q === "" || none) && (
        <div className="prose">
          <p>{words.t("web:search.how")}</p>
          <p>{words.t("web:search.examples")}</p>
          <ul className="bulleted">
            {examples.map((example) => (
              <li key={example.to}>
                <a href={example.to}>{example.words}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface HitsProps {
  readonly title: string;
  readonly hits: readonly { readonly name: string; readonly to: string; readonly note?: string }[];
}

function Hits({ title, hits }: HitsProps) {
  if (hits.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="hits">
        {hits.map(({ name, to, note }) => (
          <li key={to}>
            <a href={to}>{name}</a>
            {note !== undefined && <span className="note">{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
