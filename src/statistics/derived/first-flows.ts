import type { Result } from "../../kernel/problem.ts";
import type { Published } from "../releases/catalogue.ts";
import type { DeriveParts } from "./derive.ts";
import type { Derivations } from "./service.ts";

/**
 * Makes flows where there are none yet, so that the pages show them out of the box: first with the range of the methods
 * alone, in seconds, then with the range of draws, in the background. Flows that somebody has made are left alone, and so
 * are those that a newer stock has put out of date: which figures are current is for people to say. `between` is done when there
 * are flows, before the draws, which take their time; it is done too where nothing is made. Gives what was made.
 */
export async function firstFlows(
  { catalogue }: Pick<DeriveParts, "catalogue">,
  derivations: Derivations,
  signal: AbortSignal,
  between: () => Promise<void> = async () => {},
): Promise<readonly Result<Published>[]> {
  const made: Result<Published>[] = [];
  const inputs = await Promise.all([catalogue.current("un-desa-stock"), catalogue.current("un-wpp")]);
  const current = await catalogue.current("corridor-flows");
  const settled = current && current.description.lineage?.parameters.draws !== 0;
  if (inputs.includes(undefined) || settled) {
    await between();
    return made;
  }
  const work = { background: true, workers: 1, signal };
  if (!current) {
    const quick = await derivations.derive({ kind: "system" }, "corridor-flows", {
      ...work,
      parameters: { draws: 0 },
    });
    made.push(quick);
    if (!quick.ok) {
      await between();
      return made;
    }
  }
  await between();
  made.push(await derivations.derive({ kind: "system" }, "corridor-flows", work));
  return made;
}
