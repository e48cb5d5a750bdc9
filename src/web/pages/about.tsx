import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { aboutAddress, datasetsAddress, worldAddress } from "../addresses.ts";
import { ask } from "../ask.ts";
import { currentSources } from "../datasets.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** What is counted, by whom, and what the figures cannot say. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services } = ask(args);
  const sources = await currentSources(services.catalogue, words);
  return {
    head: {
      title: words.t("web:about.title"),
      description: words.t("web:about.description"),
      canonical: aboutAddress(language),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("web:about.title") },
      ],
      sources,
    },
  } satisfies PageData;
}

/** The chapters, and those that have a note in the margin. */
const chapters = [
  ["counted", true],
  ["known", true],
  ["missing", true],
  ["totals", false],
  ["sex", false],
  ["territories", true],
  ["revisions", true],
  ["cite", false],
] as const;

export default function About() {
  const { words, language } = useFrame();
  const { head } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{head.title}</h1>
      <p className="lede">{words.t("web:about.lede")}</p>
      {chapters.map(([chapter, hasNote]) => (
        <section className="spread section" key={chapter} id={chapter}>
          <div className="body prose">
            <h2>{words.t(`web:about.${chapter}.title`)}</h2>
            {words
              .t(`web:about.${chapter}.text`)
              .split("\n")
              .map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
          </div>
          {hasNote && (
            <aside className="beside note">
              <p>{words.t(`web:about.${chapter}.note`)}</p>
            </aside>
          )}
        </section>
      ))}
      <p>
        <a href={datasetsAddress(language)}>{words.t("web:about.on")}</a>
      </p>
    </>
  );
}
