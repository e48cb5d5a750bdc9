import { slugOf } from "../kernel/identifier.ts";
import type { Language } from "../kernel/language.ts";
import type { FigureFormat, FigureRequest } from "./model.ts";

/**
 * Where a figure is downloaded: `/figures/<name>.<format>?<params sorted>&lang=xx`. Pages write it with this, and the
 * server's route reads the name and format from the path and hands all parameters but `lang` to the registry.
 */
export function figureAddress(request: FigureRequest, format: FigureFormat, language: Language): string {
  const query = new URLSearchParams(
    [...Object.entries(request.params), ["lang", language] as [string, string]].sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  );
  return `/figures/${encodeURIComponent(request.name)}.${format}?${query}`;
}

/**
 * An id for HTML from a request: letters, digits and hyphens, beginning with a letter; the origin before the destination. The
 * release is left out: a page shows one.
 */
export function figureId(request: FigureRequest): string {
  const rank = (key: string) => (key === "origin" ? "" : key);
  const parts = Object.entries(request.params)
    .filter(([key]) => key !== "release")
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([, value]) => value);
  return slugOf(["fig", request.name, ...parts].join("-"));
}
