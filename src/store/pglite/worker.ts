import { parentPort } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { typeParsers } from "../values.ts";
import { durableOptions } from "./durable-fs.ts";
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

/** How much of the log may gather between two checkpoints. */
const logBytes = 8 * 1024 * 1024;

async function open(folder: string): Promise<Answer> {
  database = await PGlite.create({
    ...durableOptions(folder, giveUp),
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
  if (result.command === "COMMIT") {
    // What was committed is safe in the log, whatever becomes of the checkpoint.
    await checkpointInTime(database).catch(() => {});
  }
  return { rows: result.rows, affected: result.affectedRows, command: result.command };
}

let commits = 0;

/** A server has a process that does this in the background; here, without it, the log would grow for ever. */
async function checkpointInTime(on: PGlite): Promise<void> {
  commits += 1;
  if (commits % 16 !== 0) return;
  const { rows } = await on.query<{ bytes: number }>(
    "select (pg_current_wal_insert_lsn() - redo_lsn)::float8 as bytes from pg_control_checkpoint()",
  );
  if ((rows[0]?.bytes ?? 0) > logBytes) await on.query("checkpoint");
}

async function close(): Promise<Answer> {
  await database?.query("checkpoint").catch(() => {});
  await database?.close();
  database = undefined;
  return { rows: [], affected: undefined, command: undefined };
}

function answer(request: Request): Promise<Answer> {
  if (request.kind === "open") return open(request.folder);
  if (request.kind === "query") return query(request.sql, request.parameters);
  return close();
}

/** Emscripten's file system throws objects that are no errors, with WASI's number of what went wrong. */
const wasiErrno: Readonly<Record<number, string>> = {
  2: "EACCES",
  19: "EDQUOT",
  29: "EIO",
  51: "ENOSPC",
  63: "EPERM",
  69: "EROFS",
};

function refusalOf(error: unknown): Refusal {
  const member = (name: string): unknown => Reflect.get(Object(error), name);
  const text = (name: string) => {
    const value = member(name);
    return typeof value === "string" ? value : undefined;
  };
  const errno = wasiErrno[Number(member("errno"))];
  return {
    message: text("message") ?? errno ?? String(error),
    code: text("code") ?? errno,
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
