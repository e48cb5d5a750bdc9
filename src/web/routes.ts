import { index, type RouteConfig, route } from "@react-router/dev/routes";

/** Every address of the pages. The address is the state: there is nothing that a link cannot say. */
export default [
  index("pages/door.ts"),
  route("theme", "pages/theme.ts"),
  // One word alone would be taken for a language.
  ...["record", "due", "operator"].map((path) =>
    route(path, "pages/elsewhere.tsx", { id: `${path}-elsewhere` }),
  ),
  route(":language", "pages/world.tsx"),
  route(":language/territory/:id", "pages/territory.tsx"),
  route(":language/corridor/:origin/:destination", "pages/corridor.tsx"),
  route(":language/datasets", "pages/datasets.tsx"),
  route(":language/dataset/:id", "pages/dataset.tsx"),
  route(":language/search", "pages/search.tsx"),
  route(":language/about", "pages/about.tsx"),
  route(":language/help", "pages/help.tsx"),
  route(":language/flows", "pages/flows.tsx"),
  route(":language/methods", "pages/methods.tsx"),
  route(":language/studies", "pages/studies.tsx"),
  route(":language/study/:name/:territory", "pages/study.tsx"),
  route(":language/record", "pages/record/record.tsx"),
  route(":language/record/series", "pages/record/all-series.tsx"),
  route(":language/record/series/:id", "pages/record/series.tsx"),
  route(":language/record/compare", "pages/record/compare.tsx"),
  route(":language/record/graph", "pages/record/graph.tsx"),
  route(":language/record/import", "pages/record/import.tsx"),
  route(":language/record/file/:format/*", "pages/record/file.ts"),
  route(":language/record/*", "pages/record/document.tsx"),
  route(":language/due", "pages/record/due.tsx"),
  route(":language/due/agenda", "pages/record/agenda.tsx"),
  route(":language/due/:format", "pages/record/due-file.ts"),
  route(":language/outline/file/:format/*", "pages/report/outline-file.ts"),
  route(":language/outline/*", "pages/report/outline.tsx"),
  route(":language/operator", "pages/record/operator.tsx"),
  route("*", "pages/elsewhere.tsx"),
] satisfies RouteConfig;
