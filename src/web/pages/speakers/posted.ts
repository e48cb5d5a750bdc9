import { redirect } from "react-router";
import type { KeptAct } from "../../../dialogue/speakers/keeping/kept.ts";
import { waiting } from "../../../dialogue/speakers/list.ts";
import type { List } from "../../../dialogue/speakers/model.ts";
import type { SeenList } from "../../../dialogue/speakers/service.ts";
import { actorInWords } from "../../../directory/audit/words.ts";
import type { Party } from "../../../directory/model.ts";
import type { DirectoryService } from "../../../directory/service.ts";
import { actInWords } from "../../parts/speakers/acts.ts";
import type { Saying } from "../../parts/speakers/saying.ts";
import { field, type PersonArguments, type PersonForm, personForm } from "../../signed.ts";
import { said } from "../meetings/asked.ts";

/** What came of a form that was not done: why, or what happened since the page was made. */
export interface Undone {
  readonly said: readonly string[];
  readonly happened: readonly PastAct[];
}

/** Does what a form of a list's pages asks; `back` is where it leads when it is done. */
export async function postAct(
  args: PersonArguments,
  back: (asked: PersonForm) => string,
): Promise<Undone | Response> {
  const asked = await personForm(args);
  const { form, services, person, words } = asked;
  const id = args.params.list ?? "";
  const seen = whole(field(form, "seen"));
  const known = field(form, "members") === null ? [] : await services.directory.parties();
  if (/^(?:move|swap)$/.test(field(form, "act") ?? "") && field(form, "place") !== null) {
    const looked = await services.speakers.look(person.actor, id);
    if (!looked.ok) return { said: said(looked.problems, words), happened: [] };
    const { acts, list } = looked.value;
    // A place is one in the order that was seen: in another order somebody else stands there.
    if (list.acts !== seen)
      return happenedSince(
        asked,
        looked.value,
        acts.filter(({ number }) => number > (seen ?? 0)),
      );
    placed(form, list);
  }
  const done = await services.speakers.act(person.actor, id, deedOf(form, known), seen);
  if (!done.ok) return { said: said(await inWords(asked, done.problems), words), happened: [] };
  if (done.value.kind === "done") return redirect(back(asked), { status: 303 });
  const looked = await services.speakers.look(person.actor, id);
  if (!looked.ok) return { said: said(looked.problems, words), happened: [] };
  return happenedSince(asked, looked.value, done.value.since);
}

/** Nothing is done, and whoever runs the list is told what happened since their page was made. */
async function happenedSince(
  { services, words }: PersonForm,
  { list, meeting, runs }: SeenList,
  since: readonly KeptAct[],
): Promise<Undone> {
  const parties = new Map((await services.directory.parties()).map((party) => [party.id as string, party]));
  const saying = { words, parties, zone: meeting.zone };
  return {
    said: [words.t("speakers:conflict.about")],
    happened: runs ? await pastActs(services.directory, since, list, saying) : [],
  };
}

/**
 * Writes into a form which entry the place in it means: after whom somebody is moved so as to stand there, or with whom they
 * exchange. A place that there is not leaves the form without, and the service refuses it.
 */
export function placed(form: FormData, list: List): void {
  const place = whole(field(form, "place")) ?? 0;
  const entry = whole(field(form, "entry"));
  const order = waiting(list);
  if (field(form, "act") === "swap") {
    const other = order[place - 1];
    if (other) form.set("other", String(other.id));
    return;
  }
  const others = order.filter(({ id }) => id !== entry);
  const before = place === 1 ? 0 : others[place - 2]?.id;
  if (before !== undefined) form.set("after", String(before));
}

/** Parties in the facts of problems by their names. */
async function inWords({ services, language }: PersonForm, problems: Parameters<typeof said>[0]) {
  const parties = new Map((await services.directory.parties()).map((party) => [party.id as string, party]));
  return problems.map((one) => ({
    ...one,
    facts: Object.fromEntries(
      Object.entries(one.facts).map(([name, value]) => [
        name,
        name === "party" || name === "other" ? (parties.get(String(value))?.names[language] ?? value) : value,
      ]),
    ),
  }));
}

/** An act in a line, and who did it. */
export interface PastAct {
  readonly number: number;
  readonly words: string;
  readonly who: string;
  readonly at: string;
}

/** Acts as lines, with whoever did them by name: only whoever runs the list is told. */
export async function pastActs(
  directory: DirectoryService,
  acts: readonly KeptAct[],
  list: List,
  saying: Saying,
): Promise<readonly PastAct[]> {
  const ids = [
    ...new Set(
      acts.flatMap(({ actor }) => (actor.startsWith("person:") ? [actor.slice("person:".length)] : [])),
    ),
  ];
  const persons = ids.length === 0 ? [] : await directory.persons({ ids });
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  return acts.map((act) => ({
    number: act.number,
    words: actInWords(act, list, saying),
    who: actorInWords(act.actor, names, saying.words),
    at: saying.words.date(new Date(act.at), { timeStyle: "medium", timeZone: saying.zone }),
  }));
}

/**
 * A deed as a form writes it, with the parties that it may name by their names. What does not fit is refused by the service, field by
 * field.
 */
export function deedOf(form: FormData, known: readonly Party[] = []): unknown {
  const act = field(form, "act");
  const number = (name: string) => whole(field(form, name));
  const speaker = {
    name: field(form, "name") ?? "",
    level: field(form, "level"),
    sex: field(form, "sex"),
  };
  switch (act) {
    case "inscribe": {
      const group = field(form, "group");
      const members = membersOf(field(form, "members") ?? "", known);
      const onBehalfOf = group === null && members.length === 0 ? null : { group, members };
      return { act, party: field(form, "party"), speaker, onBehalfOf };
    }
    case "ask-reply": {
      const to = number("to");
      return { act, party: field(form, "party"), speaker, to: to === 0 ? null : to };
    }
    case "swap":
      return { act, entries: [number("entry"), number("other")] };
    case "ask-swap":
      return { act, entry: number("entry"), other: number("other") };
    case "move": {
      const after = number("after");
      return {
        act,
        entry: number("entry"),
        ...(after === null ? {} : { after: after === 0 ? null : after }),
      };
    }
    case "call":
    case "withdraw":
    case "absent":
    case "decline-swap":
      return { act, entry: number("entry") };
    case "rule":
      return { act, upheld: field(form, "upheld") === "yes" };
    case "limit": {
      const groups = secondsOf(form, "groups");
      return { act, seconds: secondsOf(form, "limit"), ...(groups === null ? {} : { groups }) };
    }
    case "point-of-order":
    case "hold":
    case "restore":
      return { act, party: field(form, "party") };
    default:
      return { act };
  }
}

/**
 * The members of a group, one a line, each by its identifier or its name in any language, and once. What is no party stays as it was
 * typed, for the service to say so.
 */
export function membersOf(text: string, known: readonly Party[]): readonly string[] {
  const folded = (name: string) => name.normalize("NFKC").replace(/\s+/gu, " ").trim().toLowerCase();
  const byName = new Map(
    known.flatMap(({ id, names }) =>
      [id, ...Object.values(names)].map((name) => [folded(name), id] as const),
    ),
  );
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== "").map((line) => byName.get(folded(line)) ?? line))];
}

/** Minutes and seconds in two fields, as seconds; null where both are empty. */
function secondsOf(form: FormData, name: string): number | null {
  const [minutes, seconds] = [whole(field(form, `${name}-minutes`)), whole(field(form, `${name}-seconds`))];
  return minutes === null && seconds === null ? null : (minutes ?? 0) * 60 + (seconds ?? 0);
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
