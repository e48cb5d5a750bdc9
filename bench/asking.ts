import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PartId } from "../src/consultation/questionnaire/model.ts";
import { openQuestionnaires } from "../src/consultation/questionnaire/service.ts";
import type { Answer } from "../src/consultation/replying/answer.ts";
import { openReplies } from "../src/consultation/replying/service.ts";
import { openConsultations } from "../src/consultation/running/service.ts";
import { openDirectory } from "../src/directory/service.ts";
import type { Person } from "../src/kernel/actor.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { openRecord } from "../src/record/service.ts";
import { openCatalogue } from "../src/statistics/releases/catalogue.ts";
import { openEngine } from "../src/statistics/releases/engine.ts";
import { openHome } from "../src/store/home.ts";
import { openStore, type Store } from "../src/store/open.ts";
import { postgresPrograms, startPostgres } from "../src/store/support/postgres.ts";
import { fillAddressBook, openConsultation, operator, option } from "./support/asked.ts";

/**
 * A questionnaire of 80 questions to 400 parties, created and queued; then a thousand people who save answers at the same time, each one answer and a
 * pause, through the service: `npm run bench -- asking [--seconds 60] [--pause 5] [--people 1000]`. On the embedded store, and on PostgreSQL where there
 * is one. The baseline of the same run is one deed alone, with nothing in it: what a transaction costs on this disk at this moment.
 */
const [seconds, pause, people] = [option("seconds", 60), option("pause", 5), option("people", 1000)];
const [parties, questions] = [400, 80];

const at = (times: readonly number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const programs = postgresPrograms();
const postgres = programs ? await startPostgres(programs) : undefined;
for (const databaseUrl of [undefined, ...(postgres ? [await postgres.database()] : [])])
  await measure(databaseUrl);
await postgres?.stop();

async function measure(databaseUrl: string | undefined): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "corridor-bench-asking-"));
  const home = unwrap(await openHome(folder));
  const store = unwrap(await openStore(home, { databaseUrl }));
  const name = databaseUrl === undefined ? "embedded" : "PostgreSQL";
  const { paths } = home;
  const now = () => new Date();
  const directory = openDirectory({ store });
  const { record } = await openRecord({ store, paths });
  const questionnaires = openQuestionnaires({ store, record });
  const consultations = openConsultations({ store });
  consultations.servedAt("http://127.0.0.1:8350");
  const asked = await fillAddressBook(directory, parties);

  const empty = () => store.deed(operator, { deed: "bench.nothing", subject: "" }, async () => {});
  const deeds: number[] = [];
  for (let n = 0; n < 40; n++) deeds.push(await took(empty));
  const deed = at(deeds, 0.5);

  let id = "";
  const asking = await took(async () => {
    id = await openConsultation({ questionnaires, consultations }, asked, questions);
  });
  console.log(
    `${name}: ${questions} questions to ${parties} parties, created and queued: ${(asking / 1000).toFixed(2)} s (${(asking / deed).toFixed(0)} × an empty deed of ${deed.toFixed(1)} ms; aim: 5 s)`,
  );

  const engine = await openEngine();
  const replies = openReplies({
    ...{ store, directory, paths, now },
    statistics: { catalogue: openCatalogue(paths.releases, paths.tmp, engine), engine },
  });
  await saveTogether(name, deed, asked, (person, party, question, n) =>
    replies
      .saveAnswers(person, { consultation: id, party }, [
        { question, value: answer(question, n), revision: n },
      ])
      .then((done) => unwrap(done).saved.length === 1),
  );
  await engine.close();
  await close(store, () => home.close());
  await rm(folder, { recursive: true, force: true });
}

async function close(store: Store, home: () => Promise<void>): Promise<void> {
  await store.close();
  await home();
}

/** An answer that fits the questions of `longQuestionnaire`, another one each time. */
function answer(question: string, n: number): Answer {
  const kind = (Number(question.slice(1)) - 1) % 4;
  if (kind === 0)
    return {
      kind: "choice",
      chosen: [PartId.parse(["yes", "planned", "no"][n % 3])],
      other: null,
    };
  if (kind === 1) return { kind: "scale", value: 1 + (n % 5) };
  if (kind === 2) return { kind: "number", value: n };
  return { kind: "text", text: `Answer number ${n}, as somebody would write it.`.repeat(5), language: "en" };
}

/** Everybody at once: an answer, a pause, the next answer. People of one party answer different questions. */
async function saveTogether(
  name: string,
  deed: number,
  asked: readonly string[],
  save: (person: Person, party: string, question: string, n: number) => Promise<boolean>,
): Promise<void> {
  const times: number[] = [];
  let errors = 0;
  const end = performance.now() + seconds * 1000;
  const work = async (number: number) => {
    const party = asked[number % asked.length] ?? "";
    const own = Math.floor(number / asked.length);
    const person: Person = {
      kind: "person",
      id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
      name: `Person ${number}`,
      seats: [{ role: "focal-point", post: `${party}/focal-point`, party }],
    };
    // They do not all press the key in the same moment.
    await new Promise((resolve) => setTimeout(resolve, (number / people) * pause * 1000));
    for (let n = 0; performance.now() < end; n++) {
      const question = `q${1 + ((n * 4 + own) % questions)}`;
      const start = performance.now();
      const done = await save(person, party, question, Math.floor((n * 4) / questions)).catch(() => false);
      times.push(performance.now() - start);
      if (!done) errors += 1;
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
    }
  };
  await Promise.all(Array.from({ length: people }, (_, number) => work(number)));
  const [half, late] = [at(times, 0.5), at(times, 0.95)];
  console.log(
    `${name}: ${people} people, ${times.length} answers in ${seconds} s, errors ${errors}: median ${half.toFixed(0)} ms, 95 % within ${late.toFixed(0)} ms (${(late / deed).toFixed(1)} × an empty deed; aim: ${name === "embedded" ? 250 : 150} ms)`,
  );
}
