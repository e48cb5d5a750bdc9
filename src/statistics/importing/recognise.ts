import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { formats } from "../sources/formats.ts";
import type { FilePreview, ImportHints, Recognition } from "./format.ts";
import { cellText } from "./text.ts";

/**
 * What a file is, by its content. Problems: `importing.unrecognised`, which says what was seen, and
 * `importing.ambiguous` where more than one format claims it.
 */
export function recogniseFormat(preview: FilePreview, file: string, hints: ImportHints): Result<Recognition> {
  const found = formats.flatMap((format) => format.recognise(preview, hints) ?? []);
  const [only, ...others] = found;
  if (only && others.length === 0) return ok(only);
  if (!only) return failed(problem("importing.unrecognised", { seen: whatWasSeen(preview) }, { file }));
  const names = found.map(({ format }) => format).join(", ");
  return failed(problem("importing.ambiguous", { formats: names }, { file }));
}

const longestSeen = 160;

/** The first words of each sheet, so that a person sees what the program saw. */
function whatWasSeen(preview: FilePreview): string {
  const sheets = preview.sheets.map(({ name, rows }) => {
    const words = rows
      .flatMap(({ cells }) => cells.map(cellText))
      .filter((text) => text !== "")
      .join(" · ");
    const cut = words.length > longestSeen ? `${words.slice(0, longestSeen)}…` : words;
    return name === "" ? cut : `${name}: ${cut}`;
  });
  return sheets.slice(0, 5).join(" | ");
}
