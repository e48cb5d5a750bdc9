import type { Words } from "../../../kernel/words.ts";

const kinds = [
  "begin",
  "undo",
  "move",
  "add",
  "change",
  "copy",
  "remove",
  "frame",
  "table",
  "publish",
] as const;

/** What was done before the page was shown again; null where nothing was. */
export function doneWords(done: string | null, { t }: Words): string | null {
  const kind = kinds.find((one) => one === done);
  return kind === undefined ? null : t(`programme:done.${kind}`);
}
