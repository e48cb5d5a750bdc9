import ts from "typescript";
import { expect, test } from "vitest";
import { entriesOf } from "../../../test/words/catalogue.ts";
import { patternsOf, sourceFiles, walk } from "../../../test/words/sources.ts";
import { languages } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import { actorInWords, deedInWords } from "./words.ts";

test("every deed that the code writes down has its sentence", () => {
  const known = [...entriesOf("en", "audit").keys()];
  const missing = new Set<string>();
  for (const file of sourceFiles("src"))
    walk(file.syntax, (node) => {
      if (!ts.isPropertyAssignment(node) || node.name.getText() !== "deed") return;
      // An entry of the log says what it was done to; what does not is a right that was missing.
      const entry = ts.isObjectLiteralExpression(node.parent) ? node.parent.properties : [];
      if (!entry.some((one) => one.name?.getText() === "subject")) return;
      for (const { shown, matches } of patternsOf(node.initializer)) {
        // What has no dot is a request between two processes, not a deed of the log.
        if (!shown.includes(".")) continue;
        const said = known.some((key) => key.startsWith("deed.") && matches.test(key.slice("deed.".length)));
        if (!said) missing.add(`${file.path} ${shown}`);
      }
    });
  expect([...missing].sort()).toEqual([]);
});

test.each(languages)("deeds and doers in words: %s", (language) => {
  const said = words(language);
  const names = new Map([["11111111-1111-4111-8111-111111111111", "Anna"]]);
  const person = "person:11111111-1111-4111-8111-111111111111";
  expect(actorInWords(person, names, said)).toBe("Anna");
  expect(actorInWords(person, new Map(), said)).toContain("11111111");
  expect(actorInWords("operator:omar", names, said)).toContain("omar");
  expect(actorInWords("system", names, said)).not.toBe("system");
  expect(deedInWords({ deed: "import.accept", subject: "import/1" }, names, said)).toContain("import/1");
  expect(deedInWords({ deed: "import.accept", subject: person }, names, said)).toContain("Anna");
  // What newer software or another hand wrote is told as it stands.
  for (const deed of ["later.deed", "import", "__proto__", "import.accept.more", "deed-unknown"])
    expect(deedInWords({ deed, subject: "x" }, names, said)).toContain(deed);
});
