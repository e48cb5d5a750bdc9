export type Query = Readonly<Record<string, string | number | undefined>>;

/** A path with its query. What is undefined or empty is the default and left out, so that one state has one address. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
