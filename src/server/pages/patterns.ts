import { matchRoutes, type RouteObject, type ServerBuild } from "react-router";
import { withQuery } from "../../web/query.ts";

/** What the server must know of the page at an address before it asks for it. */
export interface PageRoute {
  /** For metrics: `/:language/territory/:id`. */
  readonly pattern: string;
  /** True where the page takes forms. */
  readonly takesForms: boolean;
  /** The names of the query that the page reads, by its `handle.query`; undefined where it does not say: then all may matter. */
  readonly query: readonly string[] | undefined;
}

/** At most so many addresses are remembered. */
const most = 5_000;

/**
 * Tells which of the pages an address belongs to. Finding it ranks all routes anew, which costs more than many a page: what was
 * found is remembered for the addresses that are asked for again.
 */
export function pageRoutes(build: Pick<ServerBuild, "routes">): (path: string) => PageRoute {
  const find = finder(build);
  const found = new Map<string, PageRoute>();
  return (path) => {
    const known = found.get(path) ?? find(path);
    if (found.size >= most) found.clear();
    found.set(path, known);
    return known;
  };
}

function finder(build: Pick<ServerBuild, "routes">): (path: string) => PageRoute {
  const routes = children(build, "");
  return (path) => {
    const matched = matchRoutes(routes, path) ?? [];
    const segments = matched.map(({ route }) => route.path ?? "").filter((segment) => segment !== "");
    const module = build.routes[matched.at(-1)?.route.id ?? ""]?.module;
    return {
      pattern: segments.length === 0 ? "/" : `/${segments.join("/")}`.replace(/\/{2,}/g, "/"),
      takesForms: module?.action !== undefined,
      query: queryOf(module?.handle),
    };
  };
}

/** A page that reads a query says so: `handle = { query: ["year", "sex"] }`. */
function queryOf(handle: unknown): readonly string[] | undefined {
  if (typeof handle !== "object" || handle === null || !("query" in handle)) return undefined;
  const { query } = handle;
  return Array.isArray(query) ? query.filter((name) => typeof name === "string") : undefined;
}

/**
 * The address of a page without what does not change it: names of the query that the page does not read, repetitions, empty
 * values, another order, slashes at the end. So one page has one address in the cache, whatever is written behind it.
 */
export function plainAddress(url: URL, known: readonly string[] | undefined): string {
  const path = url.pathname.replace(/(?<=.)\/+$/, "");
  if (known === undefined) return path + url.search;
  return withQuery(path, Object.fromEntries(known.map((name) => [name, url.searchParams.get(name) ?? ""])));
}

function children({ routes }: Pick<ServerBuild, "routes">, parent: string): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route !== undefined && (route.parentId ?? "") === parent)
    .flatMap((route): RouteObject[] => {
      if (!route) return [];
      const path = route.path === undefined ? {} : { path: route.path };
      if (route.index) return [{ id: route.id, index: true as const, ...path }];
      return [{ id: route.id, children: children({ routes }, route.id), ...path }];
    });
}
