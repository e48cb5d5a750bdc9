import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { estimateTable, type Task } from "./estimate.ts";

/** A thread that estimates one table after the other; `work.ts` starts it and hands it tasks. */

// On Linux the priority is that of this thread alone; elsewhere it would be that of the whole process.
if (process.platform === "linux" && workerData?.background === true) {
  try {
    setPriority(0, constants.priority.PRIORITY_LOW);
  } catch {
    // A container may forbid it: then the work only takes its turn with the rest.
  }
}

parentPort?.on("message", (task: Task) => {
  parentPort?.postMessage(estimateTable(task));
});
