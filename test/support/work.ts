import { z } from "zod";
import { inventedAnswer } from "../../src/cli/demo/answers.ts";
import { fillDemo } from "../../src/cli/demo/fill.ts";
import { draws } from "../../src/cli/demo/invented.ts";
import { Answer } from "../../src/consultation/replying/answer.ts";
import { everyKind } from "../../src/consultation/replying/support/asked.ts";
import { PartyId } from "../../src/directory/model.ts";
import type { Person } from "../../src/kernel/actor.ts";
import { unwrap } from "../../src/kernel/problem.ts";
import { type Opened, openServices } from "../../src/server/open.ts";

/** A secretariat at work, for tests that walk through its pages. */
export interface AtWork {
  /** A consultation that is open, of every kind of question; {@link party} has begun to reply. */
  readonly drafted: string;
  /** Open, on a resolution; {@link party} has submitted. */
  readonly submitted: string;
  /** Closed, with answers that are coded and published. */
  readonly published: string;
  /** The questionnaire of {@link drafted}, of which a second version is begun. */
  readonly questionnaire: string;
  /** Still being prepared. */
  readonly prepared: string;
  /** A letter that came back. */
  readonly returned: number;
  /** Somebody who holds a post. */
  readonly person: string;
  /** A meeting that is coming, with delegations, contributions, and a summary that is open for comments. */
  readonly coming: string;
  /** One that was held: its summary is issued and distributed, and something is to follow. */
  readonly held: string;
}

/** The party that answers. */
export const party = "EGY";

/** The day so many days from now, `2026-11-21`. */
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Fills a new folder with the demonstration's years, asked of few parties, and a consultation of every kind of question. */
export async function fillWork(folder: string): Promise<AtWork> {
  await fillDemo(folder, { seed: 61, today: day(0), parties: 10, figures: false, onProgress: () => {} });
  const services = unwrap(await openServices(folder));
  try {
    return await goOn(services);
  } finally {
    await services.close();
  }
}

async function goOn(services: Opened): Promise<AtWork> {
  const { consultations, directory, letters, questionnaires, replies } = services;
  consultations.servedAt("http://127.0.0.1:8350");
  const officer = await signedIn(services, "secretariat@example.org");
  const focalPoint = await signedIn(services, "focal-point@example.org");
  const told = await consultations.list(officer);
  const open = told.find(({ state }) => state === "open")?.id ?? "";
  const published = told.find(({ state, title }) => state === "closed" && /emittances/.test(title.en ?? ""));

  const file = { format: "corridor-questionnaire", formatVersion: 1, questionnaire: everyKind };
  const imported = unwrap(await questionnaires.import(officer, JSON.stringify(file)));
  const settled = unwrap(await questionnaires.settle(officer, imported.id, imported.changed));
  const asking = {
    questionnaire: settled.id,
    version: settled.version,
    title: everyKind.title,
    opens: day(0),
    closes: day(40),
    previous: published?.id ?? null,
    choice: { groups: [], parties: [PartyId.parse(party), PartyId.parse("AGO")], without: [] },
  };
  const drafted = unwrap(await consultations.create(officer, asking));
  unwrap(await consultations.open(officer, drafted.id));
  const prepared = unwrap(await consultations.create(officer, asking));
  unwrap(await questionnaires.revise(officer, settled.id));

  const draft = { consultation: drafted.id, party };
  unwrap(await replies.open(focalPoint, draft));
  const saves = Object.entries(answers).map(([question, value]) => ({ question, value, revision: 0 }));
  const { refused } = unwrap(await replies.saveAnswers(focalPoint, draft, saves));
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  unwrap(
    await replies.addNote(focalPoint, draft, {
      text: "تُراجع مع الوزارة",
      question: "laws",
      readers: "party",
    }),
  );

  const whole = { consultation: open, party };
  const { state } = unwrap(await replies.open(focalPoint, whole)).reply;
  if (state !== "submitted") await submitAll(services, focalPoint, whole);

  const back = unwrap(await letters.letters(officer, { state: "bounced" })).letters[0];
  const held = (await directory.posts({ party }))[0]?.holder?.person;
  const meetings = await dialogue(services, officer);
  return {
    drafted: drafted.id,
    submitted: open,
    published: published?.id ?? "",
    questionnaire: settled.id,
    prepared: prepared.id,
    returned: back?.number ?? 0,
    person: held ?? "",
    ...meetings,
  };
}

/** Goes on with the meetings of the demonstration: notes points, drafts a summary of them, and asks delegations for comments. */
async function dialogue({ meetings, roundTables, summaries }: Opened, officer: Person) {
  const known = await meetings.list(officer);
  const coming = known.find(({ kind, state }) => kind === "high-level-dialogue" && state === "preparing")?.id;
  const held = known.find(({ kind, state }) => kind === "global-forum" && state !== "past")?.id;
  if (!coming || !held) throw new Error("the demonstration has no meetings");
  summaries.servedAt("http://127.0.0.1:8350");
  const said = [
    { kind: "point", stance: "convergence", language: "en", text: "Transfers should cost less." },
    { kind: "proposal", language: "ar", text: "نشر رسوم التحويلات." },
  ] as const;
  for (const point of said) unwrap(await roundTables.note(officer, coming, { ...point, by: [party] }));
  unwrap(await summaries.draft(officer, coming));
  unwrap(await summaries.openComments(officer, coming, day(30)));
  return { coming, held };
}

async function signedIn({ directory }: Opened, email: string): Promise<Person> {
  const person = await directory.personByEmail(email);
  const actor = person && (await directory.actorOf(person.id));
  if (actor?.kind !== "person") throw new Error(`${email} has no seat`);
  return actor;
}

/** What a party says before it is sure: some of it long, some of it left out. */
const answers: Readonly<Record<string, Answer>> = z.record(z.string(), Answer).parse({
  laws: {
    kind: "text",
    text: "قانون الهجرة لعام 2016 وتعديلاته.\n\nويجري إعداد لائحة جديدة.",
    language: "ar",
  },
  views: { kind: "choice", chosen: ["no"], other: null },
  scale: { kind: "scale", value: 4 },
  number: { kind: "number", value: 12345.5 },
  since: { kind: "date", date: "2016-05" },
  table: {
    kind: "table",
    rows: [
      { row: null, cells: { what: "A register of employment agencies", "how-many": "1200" } },
      { row: null, cells: { what: "مكاتب في الخارج", "how-many": "34" } },
    ],
  },
  given: {
    kind: "table",
    rows: [
      { row: "women", cells: { n: "12" } },
      { row: "men", cells: { n: "13" } },
    ],
  },
  partners: { kind: "territory", territories: ["SAU", "KWT", "JOR"] },
  papers: { kind: "none", why: "not-available", comment: "قيد الطباعة" },
});

async function submitAll(
  { replies }: Opened,
  actor: Person,
  address: { readonly consultation: string; readonly party: string },
): Promise<void> {
  const view = unwrap(await replies.look(actor, address));
  const draw = draws(208);
  const saves = view.asked.content.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      const value = inventedAnswer({ ...question, required: true }, "ar", draw);
      return value ? [{ question: question.id, value, revision: view.revisions.get(question.id) ?? 0 }] : [];
    }),
  );
  unwrap(await replies.saveAnswers(actor, address, saves));
  unwrap(await replies.submit(actor, address, { publication: "public" }));
}
