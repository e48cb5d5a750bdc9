import type { ReactNode } from "react";
import { isRouteErrorResponse, Outlet, Scripts, useMatches, useRouteError } from "react-router";
import { direction, type Language, languages } from "../kernel/language.ts";
import { inLanguage } from "./addresses.ts";
import sansArabic from "./fonts/ibm-plex-sans-arabic-arabic.woff2?url";
import sans from "./fonts/ibm-plex-sans-latin.woff2?url";
import serif from "./fonts/source-serif-4-latin.woff2?url";
import { useFrame } from "./frame.ts";
import mark from "./mark.svg?url";
import { headOf } from "./page.ts";
import { Crumbs } from "./shell/crumbs.tsx";
import { Desk } from "./shell/desk.tsx";
import { ErrorPage } from "./shell/error-page.tsx";
import { Foot } from "./shell/foot.tsx";
import { Masthead } from "./shell/masthead.tsx";
import style from "./styles/main.css?url";

/** The two fonts that every page of the language sets its first lines in. */
function preloads(language: Language): readonly string[] {
  return language === "ar" ? [sansArabic, sans] : [serif, sans];
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const { words, language, theme, path, enhanceUrl, demonstration } = useFrame();
  const matches = useMatches();
  const head = headOf(matches);
  const hydrated = matches.some(({ handle }) => isHydrated(handle));
  const bare = matches.some(({ handle }) => says(handle, "bare") === true);
  const refresh = matches.map(({ handle }) => says(handle, "refresh")).find((one) => typeof one === "number");
  return (
    <html lang={language} dir={direction[language]} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {head && <title>{words.t("web:site.title", { page: head.title })}</title>}
        {head && <meta name="description" content={head.description} />}
        {head && <link rel="canonical" href={head.canonical} />}
        {head &&
          languages.map((other) => (
            <link key={other} rel="alternate" hrefLang={other} href={inLanguage(head.canonical, other)} />
          ))}
        {preloads(language).map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
        ))}
        <link rel="icon" type="image/svg+xml" href={mark} />
        <link rel="stylesheet" href={style} />
        {enhanceUrl && <script type="module" src={enhanceUrl} />}
        {refresh !== undefined && (
          <noscript>
            <meta httpEquiv="refresh" content={String(refresh)} />
          </noscript>
        )}
      </head>
      <body>
        {bare ? (
          <main id="content" className="bare" tabIndex={-1}>
            {children}
          </main>
        ) : (
          <>
            <a className="skip" href="#content">
              {words.t("web:site.skip")}
            </a>
            {demonstration && (
              <aside className="demonstration" aria-label={words.t("demo:label")}>
                {words.t("demo:banner")}
              </aside>
            )}
            <Masthead path={path} />
            <Desk />
            <Crumbs crumbs={head?.crumbs ?? []} />
            <main id="content" className="page" tabIndex={-1}>
              {children}
            </main>
            <Foot sources={head?.sources ?? []} />
          </>
        )}
        {hydrated && <Scripts />}
      </body>
    </html>
  );
}

/** A route that says `handle = { hydrate: true }` brings React to the browser; no public page does. */
function isHydrated(handle: unknown): boolean {
  return says(handle, "hydrate") === true;
}

/** What a route says of itself: `bare` has nothing around the page, `refresh` fetches it again after so many seconds where there is no script. */
function says(handle: unknown, name: "hydrate" | "bare" | "refresh"): unknown {
  return typeof handle === "object" && handle !== null && name in handle
    ? Reflect.get(handle, name)
    : undefined;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) ? (
    <ErrorPage status={error.status} data={error.data} />
  ) : (
    <ErrorPage status={500} data={undefined} />
  );
}
