import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { flowMethods } from "../../methods/flows/from-stocks.ts";
import { methodsAddress, worldAddress } from "../addresses.ts";
import { ask } from "../ask.ts";
import { currentSources } from "../datasets.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";
import { MethodFormula, symbols } from "../parts/flow-formulas.tsx";

/** How flows are estimated: each method with its formula, what it assumes and where it fails. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services } = ask(args);
  return {
    head: {
      title: words.t("methods:title"),
      description: words.t("methods:description"),
      canonical: methodsAddress(language),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("methods:crumb") },
      ],
      sources: await currentSources(services.catalogue, words),
    },
  } satisfies PageData;
}

/** What the formulas are taken from, as a reader would cite it: names and titles are not translated. */
const references = [
  [
    "Abel, G. J. and Cohen, J. E. (2019). Bilateral international migration flow estimates for 200 countries. Scientific Data 6:82.",
    "https://doi.org/10.1038/s41597-019-0089-3",
  ],
  [
    "Azose, J. J. and Raftery, A. E. (2019). Estimation of emigration, return migration, and transit migration between all pairs of countries. PNAS 116(1):116–122.",
    "https://doi.org/10.1073/pnas.1722334116",
  ],
  [
    "Abel, G. J. (2013). Estimating global migration flow tables using place of birth data. Demographic Research 28:505–546.",
    "https://doi.org/10.4054/DemRes.2013.28.18",
  ],
  [
    "Deming, W. E. and Stephan, F. F. (1940). On a least squares adjustment of a sampled frequency table when the expected marginal totals are known. Annals of Mathematical Statistics 11(4):427–444.",
    "https://doi.org/10.1214/aoms/1177731829",
  ],
  [
    "Rogers, A. and von Rabenau, B. (1971). Estimation of interregional migration streams from place-of-birth-by-residence data. Demography 8(2):185–194.",
    "https://doi.org/10.2307/2060608",
  ],
] as const;

const chapters = ["ipf", "moves", "range", "checks"] as const;

export default function Methods() {
  const { words } = useFrame();
  const { head } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{head.title}</h1>
      <p className="lede">{words.t("methods:lede")}</p>
      <nav aria-label={words.t("methods:contents")}>
        <ul className="columns">
          {flowMethods.map((method) => (
            <li key={method}>
              <a href={`#${method}`}>{words.t(`methods:method.${method}.name`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section className="section prose" id="symbols">
        <h2>{words.t("methods:symbols.title")}</h2>
        <p>{words.t("methods:symbols.text")}</p>
        <dl className="symbols">
          {symbols.map(([key, letters]) => (
            <div key={key}>
              <dt>{letters}</dt>
              <dd>{words.t(`methods:symbols.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {flowMethods.map((method) => (
        <section className="spread section" key={method} id={method}>
          <div className="body prose">
            <h2>{words.t(`methods:method.${method}.name`)}</h2>
            <p>{words.t(`methods:method.${method}.idea`)}</p>
            <MethodFormula method={method} />
          </div>
          <aside className="beside note">
            <p>
              <code dir="ltr">{method}</code>
            </p>
            {(["assumes", "fails"] as const).map((side) => (
              <p key={side}>
                <strong>{words.t(`methods:${side}`)}</strong> {words.t(`methods:method.${method}.${side}`)}
              </p>
            ))}
          </aside>
        </section>
      ))}
      <section className="section prose" id="accounting">
        <h2>{words.t("methods:accounting.title")}</h2>
        <p>{words.t("methods:accounting.text")}</p>
        <ol className="steps">
          {["1", "2", "3", "4", "5", "6"].map((step) => (
            <li key={step}>{words.t(`methods:accounting.steps.${step}`)}</li>
          ))}
        </ol>
      </section>
      {chapters.map((chapter) => (
        <section className="section prose" key={chapter} id={chapter}>
          <h2>{words.t(`methods:${chapter}.title`)}</h2>
          <p>{words.t(`methods:${chapter}.text`)}</p>
        </section>
      ))}
      <section className="section prose" id="sources">
        <h2>{words.t("methods:sources.title")}</h2>
        <p>{words.t("methods:sources.text")}</p>
        <ul className="references" lang="en" dir="ltr">
          {references.map(([reference, address]) => (
            <li key={address}>
              {reference} <a href={address}>{address.replace("https://", "")}</a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
