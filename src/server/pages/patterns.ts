import { matchRoutes, type RouteObject, type ServerBuild } from "react-router";

/** Tells which pattern of the pages an address belongs to, for metrics: `/:language/territory/:id`. */
export function pagePatterns(build: Pick<ServerBuild, "routes">): (path: string) => string {
  const routes = children(build, "");
  return (path) => {
    const matched = matchRoutes(routes, path) ?? [];
    const segments = matched.map(({ route }) => route.path ?? "").filter((segment) => segment !== "");
    return segments.length === 0 ? "/" : `/${segments.join("/")}`.replace(/\/{2,}/g, "/");
  };
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
