import ts from "typescript";
import { expect, test } from "vitest";
import { entriesOf } from "../../../test/words/catalogue.ts";
import { patternsOf, sourceFiles, walk } from "../../../test/words/sources.ts";
import { languages } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import { actorInWords, deedInWords } from "./words.ts";

/** Functions of the rooms that pass the code of a deed on to the store. */
const passing = ["onReply", "change", "entryOf", "write"];

test("every deed that the code writes down has its sentence", () => {
  const known = [...entriesOf("en", "audit").keys()].filter((key) => key.startsWith("deed."));
  const missing = new Set<string>();
  const require = (path: string, expression: ts.Expression | undefined) => {
    for (const { shown, matches } of expression ? patternsOf(expression) : []) {
      // What has no dot is a request between two processes, not a deed of the log.
      if (!/^[a-z]+\.[a-z.-]+$/.test(shown)) continue;
      if (!known.some((key) => matches.test(key.slice("deed.".length)))) missing.add(`${path} ${shown}`);
    }
  };
  for (const file of sourceFiles("src"))
    walk(file.syntax, (node) => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === "deed") {
        // An entry of the log says what it was done to; what does not is a right that was missing.
        const entry = ts.isObjectLiteralExpression(node.parent) ? node.parent.properties : [];
        if (entry.some((one) => one.name?.getText() === "subject")) require(file.path, node.initializer);
      } else if (ts.isVariableDeclaration(node) && node.name.getText() === "deed") {
        require(file.path, node.initializer);
      } else if (ts.isCallExpression(node) && passing.includes(node.expression.getText())) {
        for (const argument of node.arguments) require(file.path, argument);
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
