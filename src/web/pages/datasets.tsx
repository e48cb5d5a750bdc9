import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { datasets as allDatasets } from "../../statistics/releases/model.ts";
import { datasetAddress, datasetsAddress, worldAddress } from "../addresses.ts";
import { ask } from "../ask.ts";
import { datasetName, shortHash, sourceLine } from "../datasets.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";
import { periodsInWords } from "../say.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** All datasets, filled or not. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services } = ask(args);
  const listed = await Promise.all(
    allDatasets.map(async (id) => {
      const [current, releases] = await Promise.all([
        services.catalogue.current(id),
        services.catalogue.list(id),
      ]);
      return { id, current, releases: releases.length };
    }),
  );
  return {
    head: {
      title: words.t("web:foot.datasets"),
      description: words.t("web:datasets.description"),
      canonical: datasetsAddress(language),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("web:foot.datasets") },
      ],
      sources: listed.flatMap(({ current }) => (current ? [sourceLine(words, current)] : [])),
    },
    datasets: listed.map(({ id, current, releases }) => ({
      name: datasetName(words, id),
      to: datasetAddress(language, id),
      about: words.t(`web:dataset-about.${id}`),
      state: current
        ? words.t("web:datasets.state", {
            version: current.description.version,
            release: shortHash(current),
            releases: words.t("web:datasets.releases", { count: releases, n: words.number(releases) }),
            periods: periodsInWords(words, current.description.coverage.periods),
          })
        : words.t("web:datasets.empty"),
    })),
  } satisfies PageData & Record<string, unknown>;
}

export default function Datasets() {
  const { words } = useFrame();
  const { head, datasets } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{head.title}</h1>
      <p className="lede">{words.t("web:datasets.lede")}</p>
      <ul className="hits">
        {datasets.map(({ name, to, about, state }) => (
          <li key={to}>
            <h2>
              <a href={to}>{name}</a>
            </h2>
            <p>{about}</p>
            <p className="note">{state}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
