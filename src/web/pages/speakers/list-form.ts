import type { Meeting } from "../../../dialogue/model.ts";
import { instantOf, wallAt } from "../../../dialogue/programme/clock.ts";
import type { ProgrammeSession } from "../../../dialogue/programme/model.ts";
import type { NewList, SpeakersList } from "../../../dialogue/speakers/keeping/kept.ts";
import type { Sitting } from "../../../dialogue/speakers/schedule.ts";
import { languages } from "../../../kernel/language.ts";
import { failed, ok, type Problem, type Result } from "../../../kernel/problem.ts";
import { words } from "../../../kernel/words.ts";
import { field } from "../../signed.ts";

/** How a list is written in a form and read from it: times as the clock on the wall of the place shows them. */

/** Rows for sittings that a form has: two a day for three days, or as many as there are and two more. */
const sittingRows = 6;

/** What stands in the fields of the form. */
export interface ListFields {
  readonly titles: readonly { readonly language: string; readonly text: string }[];
  readonly order: string;
  readonly groupsFirst: boolean;
  readonly opens: string;
  readonly closes: string;
  readonly seed: string;
  readonly letter: string | null;
  readonly sittings: readonly { readonly begins: string; readonly ends: string }[];
  readonly between: number;
  readonly usual: number;
  readonly least: number;
  readonly shown: string;
}

/**
 * The fields of a list; without one, of a new list for a meeting: the general debate, in the plenary meetings of its published
 * programme, else morning and afternoon of its days, three minutes each.
 */
export function fieldsOf(
  meeting: Meeting,
  list: SpeakersList | null,
  programme: readonly Pick<ProgrammeSession, "kind" | "begins" | "ends">[] = [],
): ListFields {
  const shown = (instant: number) => {
    const { day, time } = wallAt(instant, meeting.zone);
    return `${day}T${time}`;
  };
  const policy = list?.policy;
  const window = policy?.order === "window" ? policy : null;
  const plan = list?.plan;
  const sittings = plan
    ? plan.sittings.map(({ begins, ends }) => ({ begins: shown(begins), ends: shown(ends) }))
    : sittingsOf(meeting, programme).map(({ begins, ends }) => ({
        begins: shown(begins),
        ends: shown(ends),
      }));
  const empty = Array.from({ length: Math.max(sittingRows - sittings.length, 2) }, () => ({
    begins: "",
    ends: "",
  }));
  return {
    titles: languages.map((language) => ({
      language,
      text: list ? (list.title[language] ?? "") : words(language).t("speakers:lists.title"),
    })),
    order: policy?.order ?? "inscription",
    groupsFirst: policy?.groupsFirst ?? true,
    opens: window?.opens === undefined ? "" : shown(window.opens),
    closes: window ? shown(window.closes) : "",
    seed: list?.lot ?? "",
    letter: window?.letter ?? null,
    sittings: [...sittings, ...empty],
    between: plan?.between ?? 30,
    usual: plan?.usual ?? 180,
    least: plan?.least ?? 60,
    shown: list?.shown ?? "signed-in",
  };
}

/** When a list of a meeting is gone through, before anybody says otherwise. */
function sittingsOf(
  meeting: Meeting,
  programme: readonly Pick<ProgrammeSession, "kind" | "begins" | "ends">[],
): readonly Sitting[] {
  const plenary = programme
    .filter(({ kind }) => kind === "plenary")
    .map(({ begins, ends }) => ({ begins: Date.parse(begins), ends: Date.parse(ends) }))
    .sort((a, b) => a.begins - b.begins);
  return plenary.length > 0 ? plenary : usualSittings(meeting);
}

function usualSittings({ opens, closes, zone }: Meeting): readonly Sitting[] {
  const sittings: Sitting[] = [];
  for (let day = opens; day <= closes && sittings.length < sittingRows; day = nextDay(day))
    for (const [from, to] of [
      ["10:00", "13:00"],
      ["15:00", "18:00"],
    ] as const) {
      const [begins, ends] = [instantOf({ day, time: from }, zone), instantOf({ day, time: to }, zone)];
      if (begins.ok && ends.ok) sittings.push({ begins: begins.value, ends: ends.value });
    }
  return sittings;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A list as a form says it. Problems: those of times that the clock does not show, or shows twice. */
export function listOf(form: FormData, zone: string): Result<Omit<NewList, "meeting" | "session">> {
  const problems: Problem[] = [];
  const instant = (name: string, index = 0): number | null => {
    const value = form.getAll(name)[index];
    const [day = "", time = ""] = typeof value === "string" ? value.split("T") : [];
    if (day === "" && time === "") return null;
    const read = instantOf({ day, time: time.slice(0, 5) }, zone);
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return null;
  };
  const sittings = form.getAll("begins").flatMap((_, index): Sitting[] => {
    const [begins, ends] = [instant("begins", index), instant("ends", index)];
    return begins === null || ends === null ? [] : [{ begins, ends }];
  });
  const order = field(form, "order");
  const closes = instant("closes");
  const opens = instant("opens");
  const seconds = (name: string) => Math.round(Number(field(form, name) ?? Number.NaN));
  const read: Omit<NewList, "meeting" | "session"> = {
    title: Object.fromEntries(
      languages.flatMap((language) => {
        const text = field(form, `title.${language}`);
        return text === null ? [] : [[language, text] as const];
      }),
    ),
    order: order === "bands" || order === "window" ? order : "inscription",
    groupsFirst: field(form, "groups-first") === "yes",
    window: order === "window" && closes !== null ? { opens, closes, seed: field(form, "seed") } : null,
    plan: {
      sittings,
      between: seconds("between"),
      usual: seconds("usual"),
      least: seconds("least"),
    },
    shown: field(form, "shown") === "everybody" ? "everybody" : "signed-in",
  };
  return problems.length > 0 ? failed(...problems) : ok(read);
}
