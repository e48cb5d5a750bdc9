import type { Consulted } from "../../../consultation/responses/model.ts";
import { changesAddress, matrixAddress, responsesAddress, themesAddress } from "./addresses.ts";
import type { ResponsesAsk } from "./asked.ts";

/** The pages of one consultation that this reader has, the present one marked. */
export function waysOf(
  { words, language, person }: Pick<ResponsesAsk, "words" | "language" | "person">,
  { id, previous, quiet }: Consulted,
  here: "overview" | "matrix" | "themes" | "changes" | null,
) {
  const codes = person?.may("consultation.code") ?? false;
  const ways = [
    ["overview", responsesAddress(language, id), true],
    ["matrix", matrixAddress(language, id), true],
    ["themes", themesAddress(language, id), codes],
    ["changes", changesAddress(language, id), previous !== null && !quiet],
  ] as const;
  return ways
    .filter(([, , has]) => has)
    .map(([name, to]) => ({ words: words.t(`responses:way.${name}`), to, here: name === here }));
}
