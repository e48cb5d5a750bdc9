import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { OnProgress } from "../../kernel/progress.ts";
import { secretOf } from "../../mail/repository.ts";
import { starterFacts } from "../../record/keeping/facts.ts";
import { openServices } from "../../server/open.ts";
import { ensureStarter } from "../../statistics/starter.ts";
import { writeSetting } from "../../store/settings.ts";
import { openDemoAccounts, seatAccounts } from "./accounts.ts";
import { bounceSome } from "./bounces.ts";
import { draws } from "./invented.ts";
import { fillMeetings } from "./meetings.ts";
import { fillBook, handOver } from "./people.ts";
import { fillProgramme } from "./programme.ts";
import { draftReport } from "./report.ts";
import { addDays, type Round, runRound } from "./rounds.ts";
import { fillSaid } from "./said.ts";
import { fillSpeakers } from "./speakers.ts";

/** The file by which a folder of the demonstration is known, with what to tell again. */
export const demoFile = "demonstration.json";
export const DemoNote = z.object({
  seed: z.int(),
  today: z.iso.date(),
  accounts: z.array(
    z.object({ who: z.string(), email: z.string(), password: z.string(), language: Language }),
  ),
  /** Parties that have answered, over all consultations. */
  replies: z.int(),
});
export type DemoNote = z.infer<typeof DemoNote>;

export interface DemoOptions {
  /** The same seed and day give the same story. */
  readonly seed: number;
  /** The day on which it is looked at, `2026-11-21`: the story ends the day before. */
  readonly today: string;
  readonly onProgress: OnProgress;
  /** So many parties are asked at most; left out, all. For tests. */
  readonly parties?: number;
  /** Whether to read the figures that come with the software too, which takes its time. */
  readonly figures?: boolean;
}

const system = { kind: "system" } as const;
const operator = { kind: "operator", name: "demo" } as const;

/** Fills a new folder with invented years in the life of a secretariat, through the services that people use. */
export async function fillDemo(folder: string, options: DemoOptions): Promise<DemoNote> {
  const { seed, today, onProgress, figures = true } = options;
  const draw = draws(seed);
  let clock = new Date(`${addDays(today, -830)}T08:00:00Z`);
  const services = unwrap(await openServices(folder, { now: () => clock }));
  try {
    const { store, directory, questionnaires, consultations, record, imports, letters } = services;
    await store.deed(system, { deed: "demo.begin", subject: String(seed) }, (trx) =>
      writeSetting(trx, "demonstration", true),
    );
    unwrap(await record.takeFacts(system, await starterFacts()));
    if (figures) unwrap(await ensureStarter({ store, imports, onProgress }));
    for (const one of [consultations, services.meetings, services.participation, services.programme])
      one.servedAt("http://127.0.0.1:8350");
    const everybody = (await directory.parties()).slice(0, options.parties);
    const with61 = everybody.some(({ id }) => id === "EGY")
      ? everybody
      : [...everybody, ...(await directory.parties({ ids: ["EGY"] }))];
    const parties = with61.filter(({ kind }) => kind !== "secretariat");
    await fillBook(directory, operator, addDays(today, -825), {
      draw,
      parties: parties.filter(({ id }) => id !== "EGY"),
    });
    await seatAccounts(directory, operator, addDays(today, -825), draw);
    const at = (day: string, hour: number) => {
      const next = new Date(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);
      // Time only goes forward.
      if (next > clock) clock = next;
    };
    at(addDays(today, -820), 9);
    const speakers = await directory.personByEmail("secretariat@example.org");
    const officer = speakers && (await directory.actorOf(speakers.id));
    if (!officer) throw new Error("nobody sits in the secretariat of the demonstration");

    const states = parties.filter(({ kind }) => kind === "member-state").map(({ id }) => id);
    const all = parties.map(({ id }) => id);
    const yesterday = addDays(today, -1);
    const round = (
      name: string,
      given: Pick<Round, "questionnaire" | "opens" | "closes" | "rate" | "previous" | "title"> & {
        readonly asked: readonly (typeof all)[number][];
        readonly closed: boolean;
        readonly published: boolean;
      },
    ) =>
      runRound(
        {
          services,
          officer,
          draw,
          at,
          told: (done, total) => onProgress({ phase: `demo.${name}`, done, total, unit: "rows" }),
        },
        {
          ...given,
          choice: { groups: [], parties: [...given.asked], without: [] },
          until: earlier(given.closes, yesterday),
        },
      );

    const delivery = letters.deliver();
    const sent = () => delivery.settled();
    const money = unwrap(await questionnaires.fromReady(officer, "remittances"));
    await round("first", {
      questionnaire: money.id,
      title: money.content.title,
      opens: addDays(today, -800),
      closes: addDays(today, -740),
      previous: null,
      rate: 58,
      asked: states,
      closed: true,
      published: true,
    });
    await sent();
    at(addDays(today, -500), 9);
    await handOver(directory, operator, addDays(today, -500), {
      draw,
      parties: parties.filter(({ id }) => id !== "EGY"),
    });
    const data = unwrap(await questionnaires.fromReady(officer, "data-systems"));
    await round("second", {
      questionnaire: data.id,
      title: data.content.title,
      opens: addDays(today, -420),
      closes: addDays(today, -360),
      previous: null,
      rate: 49,
      asked: states,
      closed: true,
      published: false,
    });
    await sent();
    at(addDays(today, -60), 9);
    const resolution = unwrap(await questionnaires.fromResolution(officer, "A/RES/61/208"));
    const open = await round("third", {
      questionnaire: resolution.id,
      title: resolution.content.title,
      opens: addDays(today, -45),
      closes: addDays(today, 30),
      previous: null,
      rate: 52,
      asked: all,
      closed: false,
      published: false,
    });
    await sent();
    await bounceSome(letters, officer, open.id, draw);
    const meeting = await fillMeetings(services, { officer, parties, draw, today, at });
    await fillProgramme(services, { officer, meeting, parties, draw, today, at });
    const begins = new Date(`${addDays(today, 24)}T14:00:00Z`);
    const members = parties.filter(({ kind }) => kind === "member-state").slice(0, 60);
    await fillSpeakers(services, { officer, meeting, parties: members, draw, begins, at: null });
    await fillSaid(services, { officer, coming: meeting, parties, draw, today, at, sent });
    const read = await directory.personByEmail("chair@example.org");
    const reader = (read && (await directory.actorOf(read.id))) ?? officer;
    await draftReport(services.reports, { officer, reader });
    at(yesterday, 16);
    const accounts = await openDemoAccounts(services, draw, async (email) => {
      const link = await secretOf(store.database(), email);
      const key = link && new URL(link).searchParams.get("key");
      if (!key) throw new Error(`no link for ${email} was queued`);
      return key;
    });
    await sent();
    await delivery.stop();
    const overviews = await Promise.all(
      (await services.responses.list(officer)).map(({ answered }) => answered),
    );
    const note: DemoNote = {
      seed,
      today,
      accounts: [...accounts],
      replies: overviews.reduce((sum, one) => sum + one, 0),
    };
    await writeFile(join(folder, demoFile), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
    return note;
  } finally {
    await services.close();
  }
}

/** The first of two days. */
function earlier(one: string, other: string): string {
  return [one, other].sort()[0] ?? one;
}
