/**
 * A thousand people saving answers at the same time over HTTP, for a minute: each an answer, a pause, the next, by the form of their section, signed in.
 * `npm run bench -- saving [--seconds 60] [--pause 5] [--people 1000]`, on the embedded store and on PostgreSQL where there is one. The people are a process
 * of their own. The baseline of the same run is the server's shortest answer (`/healthz`), asked for among the saves: what HTTP itself costs meanwhile.
 */
import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { longQuestionnaire } from "../src/consultation/responses/support/volume.ts";
import { tokenHash } from "../src/directory/accounts/adapter.ts";
import { insertAccount } from "../src/directory/accounts/repository.ts";
import { accountTables } from "../src/directory/accounts/tables.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { createApp } from "../src/server/app.ts";
import { listen } from "../src/server/listen.ts";
import { type Opened, openServices } from "../src/server/open.ts";
import { serverOptions } from "../src/server/options.ts";
import { loadPages } from "../src/server/pages/build.ts";
import { postgresPrograms, startPostgres } from "../src/store/support/postgres.ts";
import { fillAddressBook, openConsultation, operator, option } from "./support/asked.ts";

const [seconds, pause, people] = [option("seconds", 60), option("pause", 5), option("people", 1000)];
const questions = 80;
const log = pino({ level: "silent" });
const plenty = { burst: 1_000_000, perMinute: 1_000_000 };
const options = serverOptions({ port: 0, limits: { pages: plenty, queries: plenty, downloads: plenty } });

const programs = postgresPrograms();
const postgres = programs ? await startPostgres(programs) : undefined;
for (const databaseUrl of [undefined, ...(postgres ? [await postgres.database()] : [])]) {
  const folder = await mkdtemp(join(tmpdir(), "corridor-bench-saving-"));
  const services = unwrap(await openServices(join(folder, "home"), { databaseUrl }));
  const server = unwrap(
    await listen(createApp(services, { options, log, pages: unwrap(await loadPages()) }), options, log),
  );
  services.consultations.servedAt(server.url);
  const savers = await ask(services);
  const plan = join(folder, "people.json");
  writeFileSync(plan, JSON.stringify({ url: server.url, seconds, pause, savers }));
  console.log(databaseUrl === undefined ? "embedded (aim: 250 ms)" : "PostgreSQL (aim: 150 ms)");
  await hold(plan);
  await server.stop();
  await services.close();
  await rm(folder, { recursive: true, force: true });
}
await postgres?.stop();

/** Parties, somebody for each with an account and a session, and an open consultation of eighty questions that asks them all. */
async function ask({ directory, questionnaires, consultations, store }: Opened) {
  const parties = await fillAddressBook(directory, people);
  const id = await openConsultation({ questionnaires, consultations }, parties, questions);
  const [section] = longQuestionnaire(questions).sections;
  const scales = (section?.questions ?? []).filter(({ kind }) => kind === "scale").map(({ id }) => id);

  const at = new Date();
  const tokens = parties.map(() => randomBytes(32).toString("base64url"));
  const persons = await Promise.all(parties.map((_, n) => directory.personByEmail(`p${n}@example.org`)));
  await store.deed(operator, { deed: "bench.sessions", subject: String(people) }, async (trx) => {
    for (const [n, person] of persons.entries()) {
      if (!person) throw new Error(`no person ${n}`);
      await insertAccount(trx, at, { id: person.id, name: person.name, email: `p${n}@example.org` });
      await accountTables(trx)
        .insertInto("account_session")
        .values({
          id: randomUUID(),
          user_id: person.id,
          token: tokenHash(tokens[n] ?? ""),
          user_agent: "bench",
          expires_at: new Date(at.getTime() + 86_400_000),
          created_at: at,
          updated_at: at,
        })
        .execute();
    }
  });
  return parties.map((party, n) => ({
    cookie: `corridor.session_token=${tokens[n]}.bench`,
    section: `/en/replies/${id}/${party}/${section?.id}`,
    questions: scales,
  }));
}

function hold(plan: string): Promise<void> {
  const program = fileURLToPath(new URL("support/savers.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, program, plan], { stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the people ended with ${code}`))));
  });
}
