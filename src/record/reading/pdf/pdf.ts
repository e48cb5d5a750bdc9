import type { Worker } from "node:worker_threads";
import { failed, ok, problem, type Result, warning } from "../../../kernel/problem.ts";
import { startThread } from "../../../kernel/thread.ts";
import type { FormText } from "../forms.ts";
import type { Extracted, Page } from "./model.ts";
import { pagesText } from "./text.ts";

/** A volume of resolutions has some hundred pages. */
const mostPages = 2000;
const mostSeconds = 60;
const mostMegabytes = 768;

/**
 * The text of a PDF that has one, read in a thread of its own that is stopped after a minute and holds a bounded memory. Problems:
 * `record.pdf-encrypted`, `record.pdf-damaged`, `record.pdf-no-text`, `record.pdf-too-long`, `record.pdf-too-slow`; a warning
 * `record.pdf-pages-without-text` names pages that are pictures.
 */
export async function pdfText(bytes: Uint8Array, seconds = mostSeconds): Promise<Result<FormText>> {
  const extracted = await inThread(bytes, seconds);
  if ("code" in extracted) return failed(problem(extracted.code, extracted.facts ?? {}));
  const { pages } = extracted;
  const mute = pages.flatMap((page, i) => (hasText(page) ? [] : [i + 1]));
  if (mute.length === pages.length) return failed(problem("record.pdf-no-text"));
  const problems =
    mute.length === 0
      ? []
      : [warning("record.pdf-pages-without-text", { pages: mute.slice(0, 20).join(", ") })];
  return ok({ ...pagesText(pages), lines: "page", problems });
}

/** It has letters, and most of its characters mean something: fonts without a map to Unicode leave only private ones. */
function hasText({ glyphs }: Page): boolean {
  const text = glyphs.map(({ text }) => text).join("");
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const odd = text.match(/[\p{Co}\p{Cc}\ufffd]/gu)?.length ?? 0;
  return letters > 0 && odd <= letters;
}

function inThread(bytes: Uint8Array, seconds: number): Promise<Extracted> {
  const thread: Worker = startThread(["record", "reading", "pdf", "worker"], {
    workerData: { bytes: Uint8Array.from(bytes), pages: mostPages },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  return new Promise((resolve) => {
    const answer = (extracted: Extracted) => {
      clearTimeout(timer);
      thread.removeAllListeners();
      // Whatever it still throws while it is stopped concerns nobody.
      thread.on("error", () => {});
      void thread.terminate();
      resolve(extracted);
    };
    const timer = setTimeout(
      () => answer({ code: "record.pdf-too-slow", facts: { seconds } }),
      seconds * 1000,
    );
    thread.on("message", (extracted: Extracted) => answer(extracted));
    thread.on("error", () => answer({ code: "record.pdf-damaged" }));
    thread.on("exit", () => answer({ code: "record.pdf-damaged" }));
  });
}
