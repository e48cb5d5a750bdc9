import { failed, ok, problem, type Result } from "../kernel/problem.ts";
import type { Release } from "../statistics/releases/model.ts";
import type { Reading } from "./reading.ts";

/** The release whose hash begins so, whichever dataset it is of. */
export async function findAnywhere({ catalogue }: Reading, prefix: string): Promise<Result<Release>> {
  const tried = await Promise.all(
    (await catalogue.datasets()).map((dataset) => catalogue.find(dataset, prefix)),
  );
  const found = tried.flatMap((result) => (result.ok ? [result.value] : []));
  const [only] = found;
  if (only && found.length === 1) return ok(only);
  const worse = tried.find(
    (result) => !result.ok && result.problems.some((p) => p.code !== "releases.unknown"),
  );
  return worse ?? failed(problem("cli.release-unknown", { hash: prefix }));
}
