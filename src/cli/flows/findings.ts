import { catalogueKey, type Words } from "../../kernel/words.ts";
import type { Finding } from "../../statistics/releases/model.ts";

/** What a release says of itself, in words. */
export function releaseFindings(findings: readonly Finding[], words: Words): readonly string[] {
  return findings.map(({ code, count, facts }) =>
    words.t(catalogueKey("finding", code), { ...facts, count, n: words.number(count) }),
  );
}
