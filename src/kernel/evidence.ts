import { failed, ok, problem, type Result } from "./problem.ts";

/**
 * A reference to what a sentence rests on. Its text is a stable URI of the form
 *
 *     corridor:observation/un-desa-stock@3f2a…?destination=USA&origin=MEX&period=2020&sex=T
 *     corridor:paragraph/A/RES/61/208#op_9
 *
 * Parameters are sorted by name and percent-encoded, so equal references have equal texts. The kinds that later rooms
 * bring (answer, statement, practice, treaty action) are named here so that a report can hold them all alike.
 */
export type EvidenceKind =
  | "observation"
  | "paragraph"
  | "answer"
  | "statement"
  | "practice"
  | "treaty-action";

export interface EvidenceReference {
  readonly kind: EvidenceKind;
  /** What is referred to: a dataset, a document's symbol, an identifier. */
  readonly subject: string;
  /** The hash of the release, or the version, that makes the reference good for ever. */
  readonly version?: string;
  /** The place within the subject: a paragraph's id. */
  readonly fragment?: string;
  /** The slice: dimension by dimension. */
  readonly slice?: Readonly<Record<string, string>>;
}

const kinds: readonly EvidenceKind[] = [
  "observation",
  "paragraph",
  "answer",
  "statement",
  "practice",
  "treaty-action",
];

/** Slashes stay readable: symbols of documents are made of them. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("%2F", "/");
}

/** The stable text of a reference. */
export function formatEvidence(reference: EvidenceReference): string {
  const slice = Object.entries(reference.slice ?? {})
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
  return [
    `corridor:${reference.kind}/${encode(reference.subject)}`,
    reference.version === undefined ? "" : `@${encode(reference.version)}`,
    slice === "" ? "" : `?${slice}`,
    reference.fragment === undefined ? "" : `#${encode(reference.fragment)}`,
  ].join("");
}

/** Reads what {@link formatEvidence} writes; `parse(format(x))` equals `x`. */
export function parseEvidence(text: string): Result<EvidenceReference> {
  const match = /^corridor:([a-z-]+)\/([^@?#]+)(?:@([^?#]+))?(?:\?([^#]+))?(?:#(.+))?$/.exec(text);
  const kind = kinds.find((k) => k === match?.[1]);
  if (!match || !kind) return failed(problem("kernel.evidence-malformed", { text }));
  try {
    const pairs = (match[4]?.split("&") ?? []).map((pair) => {
      const at = pair.indexOf("=");
      return [decodeURIComponent(pair.slice(0, at)), decodeURIComponent(pair.slice(at + 1))] as const;
    });
    return ok({
      kind,
      subject: decodeURIComponent(match[2] ?? ""),
      ...(match[3] === undefined ? {} : { version: decodeURIComponent(match[3]) }),
      ...(match[5] === undefined ? {} : { fragment: decodeURIComponent(match[5]) }),
      ...(match[4] === undefined ? {} : { slice: Object.fromEntries(pairs) }),
    });
  } catch {
    return failed(problem("kernel.evidence-malformed", { text }));
  }
}
