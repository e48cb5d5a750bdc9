import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Language, locale } from "../../src/kernel/language.ts";
import { projectRoot } from "../../src/kernel/root.ts";

type Tree = { [key: string]: string | Tree };
const Tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), Tree])));

const suffix = /_(zero|one|two|few|many|other)$/;

/** The namespaces of a language, as they lie on the disk. */
export function namespacesOf(language: Language): readonly string[] {
  return readdirSync(join(projectRoot(), "words", language))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** All words of a namespace in a language by their whole key; empty where there is no such file. */
export function entriesOf(language: Language, namespace: string): ReadonlyMap<string, string> {
  const path = join(projectRoot(), "words", language, `${namespace}.json`);
  if (!existsSync(path)) return new Map();
  const found = new Map<string, string>();
  const collect = (tree: Tree, prefix: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === "string") found.set(prefix + key, value);
      else collect(value, `${prefix}${key}.`);
    }
  };
  collect(Tree.parse(JSON.parse(readFileSync(path, "utf8"))), "");
  return found;
}

/** The key that code asks for: without the suffix of its plural form. */
export function askedKey(key: string): string {
  return key.replace(suffix, "");
}

/** The plural form that a key is, or undefined. */
export function formOf(key: string): string | undefined {
  return suffix.exec(key)?.[1];
}

/** The plural forms that a language needs for whole numbers. */
export function formsOf(language: Language): readonly string[] {
  return [...new Intl.PluralRules(locale[language]).resolvedOptions().pluralCategories].sort();
}

/** The names in double braces, formats left out. */
export function placeholders(text: string): readonly string[] {
  return [
    ...new Set([...text.matchAll(/\{\{-?\s*([^,}\s]+)[^}]*\}\}/g)].map(([, name]) => name ?? "")),
  ].sort();
}
