import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { studyNames } from "../../statistics/studies/model.ts";
import { studiesAddress, studyAddress, worldAddress } from "../addresses.ts";
import { ask } from "../ask.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";

/** What of the query this page reads: nothing. */
export const handle = { query: [] };

/** The ready-made studies: what each asks, and its answer for the world. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words } = ask(args);
  return {
    head: {
      title: words.t("study-pages:title"),
      description: words.t("study-pages:description"),
      canonical: studiesAddress(language),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("study-pages:title") },
      ],
      sources: [],
    },
    studies: studyNames.map((name) => ({
      name,
      title: words.t(`studies:${name}.title`),
      about: words.t(`studies:${name}.about`),
      world: studyAddress(language, name, "001"),
    })),
  } satisfies PageData & Record<string, unknown>;
}

export default function Studies() {
  const { words } = useFrame();
  const { head, studies } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{head.title}</h1>
      <p className="lede">{words.t("study-pages:lede")}</p>
      {studies.map(({ name, title, about, world }) => (
        <section className="section prose" key={name} id={name}>
          <h2>
            <a href={world}>{title}</a>
          </h2>
          <p>{about}</p>
        </section>
      ))}
    </>
  );
}
