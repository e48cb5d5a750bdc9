import { text } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { overMemory, readJob } from "./job.ts";

/**
 * A process that sets one document and ends: an entry of `scripts/build.mjs`. Its first argument is the memory that it may take, in millions of
 * bytes. It reads a job from its standard input and writes a file to its standard output.
 */
watchMemory(Number(process.argv[2]));
const { format, document, fonts } = readJob(await text(process.stdin));
const bytes =
  format === "pdf"
    ? (await import("../pdf/write.ts")).writePdf(document)
    : await (await import("../docx/write.ts")).writeDocx(document, fonts);
process.stdout.write(bytes, () => process.exit(0));

/** Ends the process when it takes too much. In a thread of its own: a library that works does not let the first one look up. */
function watchMemory(megabytes: number): void {
  const watching = `
    const { writeSync } = require("node:fs");
    setInterval(() => {
      if (process.memoryUsage.rss() < ${megabytes * 1e6}) return;
      writeSync(2, ${JSON.stringify(overMemory)});
      process.kill(process.pid, "SIGKILL");
    }, 20);`;
  new Worker(watching, { eval: true, execArgv: [] }).unref();
}
