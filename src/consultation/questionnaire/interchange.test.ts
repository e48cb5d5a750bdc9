import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { largestFile, readQuestionnaire, writeQuestionnaire } from "./interchange.ts";
import { readyQuestionnaires } from "./ready.ts";
import { drawn } from "./support/made.ts";

const codes = (text: string) => {
  const read = readQuestionnaire(text);
  return read.ok ? [] : read.problems.map(({ code }) => code.replace("questionnaires.", ""));
};

describe("a questionnaire as a file", () => {
  test("comes back as it went, and its file is the same again", () => {
    fc.assert(
      fc.property(drawn, (content) => {
        const file = writeQuestionnaire(content);
        const read = unwrap(readQuestionnaire(file));
        expect(read).toEqual(content);
        expect(writeQuestionnaire(read)).toBe(file);
      }),
    );
    for (const { content } of readyQuestionnaires())
      expect(unwrap(readQuestionnaire(writeQuestionnaire(content)))).toEqual(content);
  });

  test("that is none is refused, whole", () => {
    const [first] = readyQuestionnaires();
    const file = writeQuestionnaire(first?.content ?? ({} as never));
    expect(codes("")).toEqual(["file-not-json"]);
    expect(codes(file.slice(0, -20))).toEqual(["file-not-json"]);
    expect(codes("[]")).toEqual(["file-malformed"]);
    expect(codes(file.replace('"formatVersion": 1', '"formatVersion": 2'))).toEqual(["file-malformed"]);
    expect(codes(file.replace('"kind": "choice"', '"kind": "spell"'))).toEqual(["file-malformed"]);
    expect(codes(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toEqual(["file-not-json"]);
    expect(codes(" ".repeat(largestFile + 1))).toEqual(["file-large"]);
    expect(codes(file.replaceAll('"question": "census-has"', '"question": "census-access"'))).toContain(
      "condition-forward",
    );
  });

  test("with a byte order mark is read", () => {
    const [first] = readyQuestionnaires();
    expect(first && readQuestionnaire(`\ufeff${writeQuestionnaire(first.content)}`).ok).toBe(true);
  });
});
