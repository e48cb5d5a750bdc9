import { describe, expect, test } from "vitest";
import {
  askedKey,
  entriesOf,
  formOf,
  formsOf,
  namespacesOf,
  placeholders,
} from "../../test/words/catalogue.ts";
import { firstArguments, sourceFiles } from "../../test/words/sources.ts";
import { languages } from "./language.ts";
import { catalogueKey } from "./words.ts";

const namespaces = [...new Set(languages.flatMap(namespacesOf))].sort();

/** The keys that code may ask for, as `namespace:key`. */
const known = new Set(
  namespaces.flatMap((namespace) =>
    [...entriesOf("en", namespace).keys()].map((key) => `${namespace}:${askedKey(key)}`),
  ),
);

describe.each(namespaces)("words of %s", (namespace) => {
  const english = entriesOf("en", namespace);
  const asked = [...new Set([...english.keys()].map(askedKey))].sort();

  test.each(languages)("%s has every key, with all plural forms", (language) => {
    const entries = entriesOf(language, namespace);
    expect([...new Set([...entries.keys()].map(askedKey))].sort()).toEqual(asked);
    const plurals = [...new Set([...entries.keys()].filter(formOf).map(askedKey))];
    const incomplete = plurals.filter((key) =>
      formsOf(language).some((form) => !entries.has(`${key}_${form}`)),
    );
    expect(incomplete).toEqual([]);
  });

  test.each(languages)("%s fills the same places and leaves nothing empty", (language) => {
    const wrong = [...entriesOf(language, namespace)].filter(([key, text]) => {
      const model = english.get(key) ?? english.get(`${askedKey(key)}_other`) ?? "";
      const form = formOf(key);
      // The number itself may be said or not wherever it chooses the form.
      const places = (of: string) =>
        placeholders(of).filter((name) => form === undefined || name !== "count");
      const [own, wanted] = [places(text), places(model)];
      // "One person" and "two people" may be said without the number.
      const mayOmit = form !== undefined && form !== "other";
      const same = own.join() === wanted.join();
      return text.trim() === "" || !(mayOmit ? own.every((name) => wanted.includes(name)) : same);
    });
    expect(wrong).toEqual([]);
  });
});

describe("code and catalogue", () => {
  const sources = sourceFiles("src");
  const isKnown = (matches: RegExp) => [...known].some((key) => matches.test(key));

  test("every key that the code asks for is there", () => {
    const missing = sources.flatMap((file) =>
      firstArguments(file, ["t", "has"])
        .filter(({ shown }) => shown.includes(":") && !shown.startsWith("…"))
        .filter(({ matches }) => !isKnown(matches))
        .map(({ shown }) => `${file.path} ${shown}`),
    );
    expect(missing).toEqual([]);
  });

  test("every problem has its words", () => {
    const missing = sources.flatMap((file) =>
      firstArguments(file, ["problem", "warning", "note", "notFound"])
        .filter(({ shown }) => /^[a-z]+\.[a-z-]+$/.test(shown))
        .map(({ shown }) => catalogueKey("problem", shown))
        .filter((key) => !known.has(key))
        .map((key) => `${file.path} ${key}`),
    );
    expect(missing).toEqual([]);
  });
});
