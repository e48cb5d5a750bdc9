import type { Language } from "../../../kernel/language.ts";

function path(symbol: string): string {
  return symbol.split("/").map(encodeURIComponent).join("/");
}

/** The outline of a report on a document. */
export function outlineAddress(language: Language, symbol: string): string {
  return `/${language}/outline/${path(symbol)}`;
}

/** The same as a file. */
export function outlineFileAddress(language: Language, symbol: string, format: "md" | "json"): string {
  return `/${language}/outline/file/${format}/${path(symbol)}`;
}
