import type { Release, ReleaseHash } from "../releases/model.ts";

/** How many answers are kept for each of the last releases that were asked. */
const kept = 1000;
const releases = 3;

const answers = new Map<ReleaseHash, Map<string, Promise<unknown>>>();

/**
 * The answer to a question of one release, asked of the engine once: a release never changes. `question` names it with all
 * that it depends on. A failure is not kept.
 */
export function answered<T>(release: Release, question: string, ask: () => Promise<T>): Promise<T> {
  const known = answers.get(release.hash) ?? new Map<string, Promise<unknown>>();
  answers.delete(release.hash);
  answers.set(release.hash, known);
  drop(answers, releases);
  const found = known.get(question);
  if (found) return found as Promise<T>;
  const asked = ask();
  known.set(question, asked);
  asked.catch(() => known.delete(question));
  drop(known, kept);
  return asked;
}

/** The oldest go first. */
function drop<K>(map: Map<K, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
