import { direction, type Language, languages } from "../../kernel/language.ts";
import { type Words, words as wordsOf } from "../../kernel/words.ts";
import { aboutAddress, datasetsAddress, worldAddress } from "../../web/addresses.ts";
import { apiProblems } from "../http/problem-codes.ts";
import { type ParameterDocument, parametersOf } from "./openapi.ts";
import type { Resource } from "./resource.ts";
import { resources } from "./resources.ts";

/** The few rules that the pages' style sheet does not have. */
const style = `
.api-address { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: var(--size-small); overflow-wrap: anywhere; unicode-bidi: isolate; }
.api-languages { display: flex; flex-wrap: wrap; gap: 0 calc(var(--unit) * 5); font-family: system-ui, sans-serif; }
.api-languages [aria-current] { color: var(--ink); text-decoration: none; }
.table tbody th code { white-space: nowrap; }
`;

/** What the page takes from the built pages: addresses of their style sheets and icon. */
export interface Look {
  readonly styleSheets: readonly string[];
  readonly icon: string | null;
}

interface ApiPageProps {
  readonly language: Language;
  readonly look: Look;
  readonly nonce: string;
  readonly version: string;
}

/** The API for people: every resource with its parameters and an example that can be followed. No script, no other host. */
export function ApiPage({ language, look, nonce, version }: ApiPageProps) {
  const words = wordsOf(language);
  const { t } = words;
  return (
    <html lang={language} dir={direction[language]} data-theme="auto">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t("web:site.title", { page: t("server:api.title") })}</title>
        <meta name="description" content={t("server:api.summary")} />
        {look.icon !== null && <link rel="icon" href={look.icon} />}
        {look.styleSheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <style nonce={nonce}>{style}</style>
      </head>
      <body>
        <a className="skip" href="#content">
          {t("web:site.skip")}
        </a>
        <header className="masthead page">
          <div className="masthead-row wide">
            <a className="masthead-name" href={worldAddress(language)}>
              {t("web:site.name")}
            </a>
            <nav aria-label={t("web:language.label")}>
              <ul className="api-languages">
                {languages.map((other) => (
                  <li key={other}>
                    <a
                      href={`/api?lang=${other}`}
                      lang={other}
                      hrefLang={other}
                      aria-current={other === language ? "true" : undefined}
                    >
                      {t(`kernel:language.${other}`)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </header>
        <div className="page">
          <nav className="crumbs wide" aria-label={t("web:site.where")}>
            <ol>
              <li>
                <a href={worldAddress(language)}>{t("web:foot.world")}</a>
              </li>
              <li>
                <span aria-current="page">{t("server:api.title")}</span>
              </li>
            </ol>
          </nav>
        </div>
        <main id="content" className="page" tabIndex={-1}>
          <h1>{t("server:api.title")}</h1>
          <p className="lede">{t("server:api.summary")}</p>
          <div className="prose">
            <p>{t("server:api.description")}</p>
            <p>
              <a href={`/api/openapi.json?lang=${language}`}>{t("server:api.document")}</a>
            </p>
          </div>
          {resources.map((one) => (
            <ResourceSection key={one.operation} one={one} words={words} />
          ))}
          <Problems words={words} />
        </main>
        <footer className="foot page">
          <nav className="wide" aria-label={t("web:foot.label")}>
            <ul>
              <li>
                <a href={worldAddress(language)}>{t("web:foot.world")}</a>
              </li>
              <li>
                <a href={datasetsAddress(language)}>{t("web:foot.datasets")}</a>
              </li>
              <li>
                <a href={aboutAddress(language)}>{t("web:foot.about")}</a>
              </li>
            </ul>
          </nav>
          <p className="wide">{t("web:foot.software", { version })}</p>
        </footer>
      </body>
    </html>
  );
}

/** An address that gives an answer, made of the resource's example values. */
export function exampleAddress(one: Pick<Resource, "path" | "example">): string {
  const inPath = new Set<string>();
  const path = one.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    inPath.add(name);
    return encodeURIComponent(one.example[name] ?? "");
  });
  const query = new URLSearchParams(Object.entries(one.example).filter(([name]) => !inPath.has(name)));
  return query.size === 0 ? path : `${path}?${query}`;
}

function ResourceSection({ one, words }: { readonly one: Resource; readonly words: Words }) {
  const { t, language } = words;
  const example = exampleAddress(one);
  const title = t(`server:operation.${one.operation}.summary`);
  return (
    <section className="wide section prose" id={one.operation} aria-labelledby={`${one.operation}-title`}>
      <h2 id={`${one.operation}-title`}>{title}</h2>
      <p>
        <code className="api-address" dir="ltr">
          GET {one.path}
        </code>
      </p>
      <p>{t(`server:operation.${one.operation}.description`)}</p>
      <Parameters parameters={parametersOf(one, language)} title={title} words={words} />
      <p className="note">
        {t("server:api.example")}{" "}
        <a className="api-address" dir="ltr" href={example}>
          {example}
        </a>
      </p>
      <p className="note">{t("server:api.formats", { formats: words.list(one.formats) })}</p>
    </section>
  );
}

interface ParametersProps {
  readonly parameters: readonly ParameterDocument[];
  readonly title: string;
  readonly words: Words;
}

function Parameters({ parameters, title, words }: ParametersProps) {
  const { t } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame whole" tabIndex={0} aria-label={t("server:api.parameters-of", { title })}>
      <table className="table full">
        <thead>
          <tr>
            <th scope="col">{t("server:api.parameter")}</th>
            <th scope="col">{t("server:api.meaning")}</th>
            <th scope="col">{t("server:api.values")}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row">
                <code>{parameter.name}</code>
                {parameter.required ? <> ({t("server:api.required")})</> : null}
              </th>
              <td>{parameter.description}</td>
              <td>
                <code>{allowed(parameter)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What may be given, as short as it can be said without words. */
function allowed({ schema }: ParameterDocument): string {
  const { type, items } = schema;
  if (type === "array" && typeof items === "object" && items !== null) return `${plain({ ...items })} …`;
  return plain(schema);
}

function plain(schema: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(" | ");
  const { minimum, maximum } = schema;
  if (typeof minimum === "number" && typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER)
    return `${minimum} … ${maximum}`;
  return typeof minimum === "number" ? `≥ ${minimum}` : "";
}

function Problems({ words: { t } }: { readonly words: Words }) {
  return (
    <section className="wide section prose" aria-labelledby="problems-title">
      <h2 id="problems-title">{t("server:api.problems")}</h2>
      <p>{t("server:api.problems-said")}</p>
      <dl className="facts">
        {apiProblems.map((code) => (
          <div key={code} id={code}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>{t(`server:meaning.${code.slice("server.".length)}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
