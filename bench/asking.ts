import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openQuestionnaires } from "../src/consultation/questionnaire/service.ts";
import type { Answer } from "../src/consultation/replying/answer.ts";
import { openReplies } from "../src/consultation/replying/service.ts";
import { longQuestionnaire } from "../src/consultation/responses/support/volume.ts";
import { openConsultations } from "../src/consultation/running/service.ts";
import { openDirectory } from "../src/directory/service.ts";
import type { Person } from "../src/kernel/actor.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { words } from "../src/kernel/words.ts";
import { openRecord } from "../src/record/service.ts";
import { openCatalogue } from "../src/statistics/releases/catalogue.ts";
import { openEngine } from "../src/statistics/releases/engine.ts";
import { openHome } from "../src/store/home.ts";
import { openStore, type Store } from "../src/store/open.ts";
import { postgresPrograms, startPostgres } from "../src/store/support/postgres.ts";

/**
 * A questionnaire of 80 questions to 400 parties, created and queued; then a thousand people who save answers at the same time, each one answer and a
 * pause, through the service: `npm run bench -- asking [--seconds 60] [--pause 5] [--people 1000]`. On the embedded store, and on PostgreSQL where there
 * is one. The baseline of the same run is one deed alone, with nothing in it: what a transaction costs on this disk at this moment.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const [seconds, pause, people] = [option("seconds", 60), option("pause", 5), option("people", 1000)];
const [parties, questions] = [400, 80];
const operator = { kind: "operator", name: "bench" } as const;

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
  const asked = await fillParties(directory);

  const empty = () => store.deed(operator, { deed: "bench.nothing", subject: "" }, async () => {});
  const deeds: number[] = [];
  for (let n = 0; n < 40; n++) deeds.push(await took(empty));
  const deed = at(deeds, 0.5);

  let id = "";
  const asking = await took(async () => {
    const draft = unwrap(await questionnaires.create(operator, "Bench", "en"));
    const saved = unwrap(
      await questionnaires.save(operator, draft.id, longQuestionnaire(questions), draft.changed),
    );
    const settled = unwrap(await questionnaires.settle(operator, draft.id, saved.changed));
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const made = unwrap(
      await consultations.create(operator, {
        questionnaire: settled.id,
        version: settled.version,
        title: { en: "Bench" },
        opens: day(0),
        closes: day(30),
        choice: { groups: [], parties: asked, without: [] },
      }),
    );
    const { written } = unwrap(await consultations.open(operator, made.id));
    if (written !== parties) throw new Error(`${written} letters were queued`);
    id = made.id;
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

/** Parties with somebody to write to, as many as are asked: those known from the start, and others. One import. */
async function fillParties(directory: ReturnType<typeof openDirectory>) {
  const known = (await directory.parties()).slice(0, parties);
  const more = Array.from({ length: parties - known.length }, (_, n) => `extra-${n}`);
  for (const party of more)
    unwrap(await directory.addParty(operator, { id: party, kind: "other", names: { en: `Party ${party}` } }));
  const all = [
    ...known.map(({ id }) => id),
    ...(await directory.parties()).filter(({ id }) => more.includes(id)).map(({ id }) => id),
  ];
  const posts = await directory.posts({ parties: all });
  const { t } = words("en");
  const speaking = all.map((party) => posts.find((post) => post.party === party));
  const lines = speaking.flatMap((post, n) =>
    post
      ? [
          [
            post.party,
            t(`directory:post.${post.kind}`),
            `Person ${n}`,
            `p${n}@example.org`,
            "en",
            "2026-01-01",
          ].join(","),
        ]
      : [],
  );
  const csv = ["Party,Post,Name,E-mail,Language,Since", ...lines].join("\n");
  unwrap(await directory.importBook(operator, { name: "bench.csv", bytes: new TextEncoder().encode(csv) }));
  return all;
}

/** An answer that fits the questions of `longQuestionnaire`, another one each time. */
function answer(question: string, n: number): Answer {
  const kind = (Number(question.slice(1)) - 1) % 4;
  if (kind === 0)
    return {
      kind: "choice",
      chosen: [(["yes", "planned", "no"] as const)[n % 3] ?? "yes"] as never,
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
