import { readdirSync, readlinkSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { faults, fuzz, type Trial } from "./fuzz.ts";
import { testFolder } from "./support/files.ts";
import { oddWorkbook, smallWorkbook, texts } from "./support/originals.ts";

const folder = testFolder();
afterAll(() => folder.remove());

/** Files of the folder that this process holds open, where that can be seen. */
function openFiles(): readonly string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)].filter((path) => path.startsWith(folder.path));
    } catch {
      return [];
    }
  });
}

test("600 damaged files: each is read rightly or refused with words, none crashes, hangs or leaks", async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => rejections.push(reason);
  process.on("unhandledRejection", note);
  const trials: Trial[] = [];
  // Workbooks twice, since there is more in them to be damaged.
  const originals = [
    smallWorkbook(),
    oddWorkbook(),
    smallWorkbook(),
    ...texts().slice(0, 2),
    ...texts().slice(3),
  ];
  for await (const trial of fuzz(originals, folder.path, 600)) trials.push(trial);
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off("unhandledRejection", note);
  expect(trials.filter(({ outcome }) => faults.includes(outcome))).toEqual([]);
  expect(rejections).toEqual([]);
  expect(openFiles()).toEqual([]);
  // The damage is real: most of it is noticed.
  expect(trials.filter(({ outcome }) => outcome === "problem").length).toBeGreaterThan(250);
});
