import { InvalidArgumentError, Option } from "commander";
import type { Terminal } from "./terminal.ts";

/** Options that several commands share, so that they are the same word everywhere. */
export function sharedOptions({ words: { t } }: Terminal) {
  const many = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  return {
    home: () =>
      new Option("--home <folder>", t("cli:option.home")).env("CORRIDOR_HOME").default("corridor-data"),
    json: () => new Option("--json", t("cli:option.json")),
    yes: () => new Option("-y, --yes", t("cli:option.yes")),
    release: () => new Option("--release <hash>", t("cli:option.release")),
    output: () => new Option("-o, --output <file>", t("cli:option.output")),
    limit: () => new Option("--limit <n>", t("cli:option.limit")).argParser(wholeNumber),
    /** What chooses observations. */
    slice: () => [
      new Option("--origin <territory>", t("cli:option.origin")).argParser(many),
      new Option("--destination <territory>", t("cli:option.destination")).argParser(many),
      new Option("--sex <sex>", t("cli:option.sex")).argParser(many),
      new Option("--age <group>", t("cli:option.age")).argParser(many),
      new Option("--year <period>", t("cli:option.year")).argParser(many),
      new Option("--measure <measure>", t("cli:option.measure")).argParser(many),
    ],
  };
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("");
  return value;
}
