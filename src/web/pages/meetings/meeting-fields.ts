import { MeetingChange, NewMeeting } from "../../../dialogue/meetings/asked-of.ts";
import { isZone } from "../../../dialogue/meetings/days.ts";
import { places } from "../../../dialogue/meetings/places.ts";
import { templateOf } from "../../../dialogue/meetings/templates.ts";
import { type Body, bodies as bodyNames, type Meeting } from "../../../dialogue/model.ts";
import type { MeetingKind } from "../../../dialogue/planning/deadlines.ts";
import { type Party, type PartyId, partyKinds } from "../../../directory/model.ts";
import { direction, type Language, languages } from "../../../kernel/language.ts";
import { failed, ok, type Problem, problem, type Result } from "../../../kernel/problem.ts";
import { type Text, textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { field } from "../../signed.ts";

/** What a meeting's form shows; the same for preparing one and for changing it. */
export interface MeetingFields {
  readonly titles: readonly LanguageField[];
  readonly details: readonly LanguageField[];
  readonly opens: string;
  readonly closes: string;
  readonly place: string;
  readonly places: readonly string[];
  readonly zone: string;
  readonly zones: readonly string[];
  readonly attribution: Meeting["attribution"];
  readonly webcast: string;
  readonly mandate: string;
  readonly kinds: readonly { readonly kind: string; readonly words: string; readonly chosen: boolean }[];
  /** Parties by line: single ones that are invited, those left out, and each body's. */
  readonly parties: string;
  readonly without: string;
  readonly bodies: readonly { readonly body: Body; readonly parties: string }[];
  /** What may be written for a party. */
  readonly known: readonly string[];
}

interface LanguageField {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly text: string;
}

/** The fields of a meeting as it stands, or as it is proposed. */
export function fieldsOf(
  meeting: Pick<
    Meeting,
    | "title"
    | "details"
    | "opens"
    | "closes"
    | "place"
    | "zone"
    | "attribution"
    | "webcast"
    | "mandate"
    | "invites"
    | "bodies"
  >,
  parties: readonly Party[],
  words: Words,
): MeetingFields {
  const { language } = words;
  const lines = (ids: readonly string[]) => ids.map((id) => partyLine(id, parties, language)).join("\n");
  const texts = (text: Text | null): readonly LanguageField[] =>
    languages.map((one) => ({ language: one, direction: direction[one], text: text?.[one] ?? "" }));
  return {
    titles: texts(meeting.title),
    details: texts(meeting.details),
    ...{ opens: meeting.opens, closes: meeting.closes, zone: meeting.zone },
    place: meeting.place ? textIn(meeting.place, language, "en").text : "",
    places: places().map(({ names }) => textIn(names, language, "en").text),
    zones: [...new Set(places().map(({ zone }) => zone))].sort(),
    attribution: meeting.attribution,
    webcast: meeting.webcast ?? "",
    mandate: meeting.mandate ?? "",
    kinds: partyKinds.map((kind) => ({
      kind,
      words: words.t(`directory:kinds.${kind}`),
      chosen: meeting.invites.kinds.includes(kind),
    })),
    parties: lines(meeting.invites.parties),
    without: lines(meeting.invites.without),
    bodies: bodyNames
      .filter((body) => meeting.bodies[body] !== undefined)
      .map((body) => ({ body, parties: lines(meeting.bodies[body] ?? []) })),
    known: parties.map(({ id }) => partyLine(id, parties, language)),
  };
}

/** Empty fields of a kind of meeting, opening in about half a year. */
export function proposedFields(kind: MeetingKind, title: Text, today: string) {
  const opens = new Date(Date.parse(`${today}T00:00:00Z`) + 182 * 86_400_000).toISOString().slice(0, 10);
  return {
    ...templateOf(kind),
    ...{
      title,
      opens,
      closes: opens,
      mandate: null,
      place: null,
      zone: "America/New_York",
      details: null,
      webcast: null,
    },
  };
}

/** A party as it is written in a field: `France (FRA)`. */
export function partyLine(id: string, parties: readonly Party[], language: Language): string {
  const party = parties.find((one) => one.id === id);
  return party ? `${party.names[language]} (${id})` : id;
}

/** What a form says of a meeting. Problems: `meetings.unknown-party`, `meetings.malformed`. */
export function readFields(form: FormData, parties: readonly Party[], words: Words): Result<MeetingChange> {
  const problems: Problem[] = [];
  const list = (name: string): PartyId[] =>
    (field(form, name) ?? "")
      .split(/\r?\n|;/)
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .flatMap((line) => {
        const party = partyIn(line, parties, words.language);
        if (!party) problems.push(problem("meetings.unknown-party", { party: line.slice(0, 60) }));
        return party ? [party.id] : [];
      });
  const place = placeIn(field(form, "place"), words.language);
  const zone = field(form, "zone") ?? place?.zone ?? null;
  const webcast = field(form, "webcast");
  const details = textsIn(form, "details");
  const kinds = new Set(form.getAll("kind"));
  const found = {
    title: textsIn(form, "title"),
    details: Object.keys(details).length === 0 ? null : details,
    place: place?.names ?? null,
    // The place that was chosen knows its zone; what somebody wrote themselves goes before it, where it is one.
    zone: zone !== null && isZone(zone) ? zone : (place?.zone ?? zone ?? ""),
    attribution: field(form, "attribution"),
    webcast,
    mandate: field(form, "mandate"),
    invites: {
      kinds: partyKinds.filter((one) => kinds.has(one)),
      parties: list("parties"),
      without: list("without"),
    },
    bodies: Object.fromEntries(
      bodyNames.flatMap((body) => (form.has(`body.${body}`) ? [[body, list(`body.${body}`)] as const] : [])),
    ),
  };
  const read = MeetingChange.safeParse(found);
  if (!read.success)
    for (const { path } of read.error.issues.slice(0, 5))
      problems.push(problem("meetings.malformed", { field: path.join(".") }));
  return problems.length > 0 || !read.success ? failed(...problems) : ok(read.data);
}

/** The same with what only a new meeting says. */
export function readNew(form: FormData, parties: readonly Party[], words: Words): Result<NewMeeting> {
  const rest = readFields(form, parties, words);
  if (!rest.ok) return rest;
  const read = NewMeeting.safeParse({
    ...rest.value,
    kind: field(form, "meeting-kind"),
    opens: field(form, "opens"),
    closes: field(form, "closes") ?? field(form, "opens"),
  });
  if (read.success) return ok(read.data);
  return failed(
    ...read.error.issues
      .slice(0, 5)
      .map(({ path }) => problem("meetings.malformed", { field: path.join(".") })),
  );
}

function textsIn(form: FormData, name: string): Text {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = field(form, `${name}.${language}`);
      return text === null ? [] : [[language, text] as const];
    }),
  );
}

/** A place by its name in the reader's language, with its names in all; one that is not known in that language alone. */
function placeIn(
  written: string | null,
  language: Language,
): { readonly names: Text; readonly zone: string | null } | null {
  if (written === null) return null;
  const known = places().find(({ names }) => languages.some((one) => names[one] === written));
  return known ?? { names: { [language]: written }, zone: null };
}

/** A party by what {@link partyLine} writes, by its identifier, or by its name in the reader's language. */
export function partyIn(written: string, parties: readonly Party[], language: Language): Party | undefined {
  const code = /\(([A-Za-z0-9-]+)\)$/.exec(written)?.[1] ?? written;
  return (
    parties.find(({ id }) => id === code) ??
    parties.find(({ names }) => names[language].toLowerCase() === written.toLowerCase())
  );
}
