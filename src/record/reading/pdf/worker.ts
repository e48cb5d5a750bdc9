import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { extract } from "./extract.ts";

/** The thread in which a PDF is read, so that it can be stopped and its memory bounded. */
const Order = z.object({ bytes: z.instanceof(Uint8Array), pages: z.number() });
const { bytes, pages } = Order.parse(workerData);
parentPort?.postMessage(await extract(bytes, pages));
