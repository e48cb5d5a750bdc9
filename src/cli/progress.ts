import type { WriteStream } from "node:tty";
import type { OnProgress, Progress } from "../kernel/progress.ts";
import { catalogueKey, type Words } from "../kernel/words.ts";

const width = 24;
/** A terminal shows no more than this many changes a second anyway. */
const redrawMilliseconds = 80;

/**
 * A bar on one line that tells what is being done, how far it is and how long it will take. It draws only where a person
 * looks on, and leaves nothing behind.
 */
export function progressBar(
  stream: WriteStream,
  words: Words,
): { readonly update: OnProgress; readonly clear: () => void } {
  let drawn = false;
  let lastDraw = 0;
  let phase = "";
  let began = 0;
  const clear = () => {
    if (drawn) stream.write("\r\u001b[2K");
    drawn = false;
  };
  const update = (progress: Progress) => {
    if (!stream.isTTY) return;
    const now = performance.now();
    if (progress.phase !== phase) {
      phase = progress.phase;
      began = now;
    } else if (now - lastDraw < redrawMilliseconds && progress.done !== progress.total) return;
    lastDraw = now;
    const line = progressLine(progress, (now - began) / 1000, words);
    stream.write(`\r\u001b[2K${line.slice(0, Math.max(10, stream.columns - 1))}`);
    drawn = true;
  };
  return { update, clear };
}

/** The text of the bar after `seconds` in this phase. */
export function progressLine(progress: Progress, seconds: number, words: Words): string {
  const what = words.t(catalogueKey("progress", progress.phase));
  const done = words.t(`cli:progress.${progress.unit}`, {
    count: progress.done,
    shown: words.number(progress.done, { notation: progress.unit === "bytes" ? "compact" : "standard" }),
  });
  if (progress.total === null || progress.total === 0) return `${what}  ${done}`;
  const share = Math.min(1, progress.done / progress.total);
  const filled = Math.round(share * width);
  const left = share > 0.02 && seconds > 2 ? Math.ceil((seconds * (1 - share)) / share) : null;
  const percent = words.number(share, { style: "percent" }).padStart(4);
  const remaining = left === null ? "" : `  ${words.t("cli:progress.left", { count: left })}`;
  return `${what}  ${"█".repeat(filled)}${"░".repeat(width - filled)} ${percent}  ${done}${remaining}`;
}
