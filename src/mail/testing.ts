import type { LetterDraft } from "./model.ts";

/** A letter for tests; what is given stands in the place of the rest. */
export function testDraft(given: Partial<LetterDraft> & Pick<LetterDraft, "once">): LetterDraft {
  return {
    kind: "reminder",
    about: "61-208",
    party: "FRA",
    person: null,
    address: "focal.point@example.org",
    name: "Focal point",
    language: "en",
    subject: "A reminder",
    body: "The first paragraph.\n\nThe second: https://example.org/x?a=1&b=2.",
    ...given,
  };
}
