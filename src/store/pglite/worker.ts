import { parentPort } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { typeParsers } from "../values.ts";
import { DurableFS } from "./durable-fs.ts";
import type { Answer, Refusal, Request, Response } from "./messages.ts";

/** The thread of the embedded store. PGlite works without a pause until a query is done, so it has a thread of its own. */

const port = parentPort;
if (!port) throw new Error("this file runs as a worker thread");

let database: PGlite | undefined;
let answering = 0;
/** The last that PostgreSQL wrote to its log: where it gives up, that says why. */
let lastWords = "";

/** Where a flush fails or PostgreSQL gives up, this thread ends at once, before PGlite can acknowledge anything. */
function giveUp(error: Error): never {
  const refusal = { ...refusalOf(error), message: `${error.message} ${lastWords}`.trim(), fatal: true };
  send({ id: answering, ok: false, refusal });
  process.exit(1);
}

const startParameters = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...["fsync=on", "wal_sync_method=fsync", "synchronous_commit=on", "full_page_writes=on"].flatMap((s) => [
    "-c",
    s,
  ]),
];

async function open(folder: string): Promise<Answer> {
  database = await PGlite.create({
    dataDir: folder,
    fs: new DurableFS(folder, giveUp),
    startParams: startParameters,
    // The store is small: segments of 1 MB keep its folder small too.
    initDbStartParams: ["--wal-segsize=1"],
    parsers: typeParsers,
    onStderr: (text) => {
      lastWords = text;
      return true;
    },
  });
  return { rows: [], affected: undefined, command: undefined };
}

async function query(sql: string, parameters: readonly unknown[]): Promise<Answer> {
  if (!database) throw new Error("the store is not open");
  lastWords = "";
  const result = await database.query(sql, [...parameters]);
  // Whatever PostgreSQL has done, it says so; silence means that it stopped half-way.
  if (result.command === undefined) giveUp(new Error("PostgreSQL did not say what it did"));
  return { rows: result.rows, affected: result.affectedRows, command: result.command };
}

async function close(): Promise<Answer> {
  await database?.query("checkpoint");
  await database?.close();
  database = undefined;
  return { rows: [], affected: undefined, command: undefined };
}

function answer(request: Request): Promise<Answer> {
  if (request.kind === "open") return open(request.folder);
  if (request.kind === "query") return query(request.sql, request.parameters);
  return close();
}

function refusalOf(error: unknown): Refusal {
  const text = (name: string) => {
    const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  return {
    message: error instanceof Error ? error.message : String(error),
    code: text("code"),
    detail: text("detail"),
    constraint: text("constraint"),
    fatal: false,
  };
}

function send(response: Response): void {
  port?.postMessage(response);
}

port.on("message", (request: Request) => {
  answering = request.id;
  answer(request).then(
    (value) => send({ id: request.id, ok: true, answer: value }),
    (error: unknown) => send({ id: request.id, ok: false, refusal: refusalOf(error) }),
  );
});
