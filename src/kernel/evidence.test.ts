import fc from "fast-check";
import { expect, test } from "vitest";
import { type EvidenceKind, type EvidenceReference, formatEvidence, parseEvidence } from "./evidence.ts";

test("a slice of a release", () => {
  const reference: EvidenceReference = {
    kind: "observation",
    subject: "un-desa-stock",
    version: "3f2a",
    slice: { sex: "T", period: "2020", origin: "MEX", destination: "USA" },
  };
  expect(formatEvidence(reference)).toBe(
    "corridor:observation/un-desa-stock@3f2a?destination=USA&origin=MEX&period=2020&sex=T",
  );
});

test("a paragraph of a document", () => {
  const text = "corridor:paragraph/A/RES/61/208#op_9";
  expect(parseEvidence(text)).toEqual({
    ok: true,
    value: { kind: "paragraph", subject: "A/RES/61/208", fragment: "op_9" },
  });
});

const kinds: readonly EvidenceKind[] = [
  "observation",
  "paragraph",
  "answer",
  "statement",
  "practice",
  "treaty-action",
];
const text = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
const references = fc
  .record(
    {
      kind: fc.constantFrom(...kinds),
      subject: text,
      version: text,
      fragment: text,
      slice: fc.dictionary(text, text, { minKeys: 1 }),
    },
    { requiredKeys: ["kind", "subject"] },
  )
  .map((reference): EvidenceReference => ({ ...reference }));

test("whatever is written is read again", () => {
  fc.assert(
    fc.property(references, (reference) => {
      expect(parseEvidence(formatEvidence(reference))).toEqual({ ok: true, value: reference });
    }),
  );
});

test("equal references have equal texts, in whichever order their slice was given", () => {
  fc.assert(
    fc.property(fc.dictionary(text, text), (slice) => {
      const turned = Object.fromEntries(Object.entries(slice).reverse());
      const of = (one: Record<string, string>) =>
        formatEvidence({ kind: "observation", subject: "x", slice: one });
      expect(of(turned)).toBe(of(slice));
    }),
  );
});

test.each([
  "",
  "observation/x",
  "corridor:guess/x",
  "corridor:observation/",
  "corridor:observation/%E0%A4%A",
])("%j is no reference", (wrong) => {
  expect(parseEvidence(wrong)).toMatchObject({
    ok: false,
    problems: [{ code: "kernel.evidence-malformed" }],
  });
});
