import type { Moved, SessionGiven } from "../../../dialogue/programme/asked-of.ts";
import { instantsOf, wallAt } from "../../../dialogue/programme/clock.ts";
import type { KeptSession } from "../../../dialogue/programme/kept.ts";
import { SessionKind, SessionRole } from "../../../dialogue/programme/model.ts";
import { languages } from "../../../kernel/language.ts";
import type { Text } from "../../../kernel/texts.ts";
import { field } from "../../signed.ts";

/** What the form of a session says. What a list has more than is filled in is left out. */

/** When a session is held. */
export function whenIn(form: FormData, prefix = ""): Moved["when"] {
  const said = (name: string) => field(form, prefix + name);
  const [day, endsDay, fold] = [said("day") ?? "", said("endsDay"), said("fold")];
  return {
    day,
    begins: said("begins") ?? "",
    ends: said("ends") ?? "",
    ...(endsDay === null || endsDay === day ? {} : { endsDay }),
    ...(fold === "first" || fold === "second" ? { fold } : {}),
  };
}

/** A text in the languages in which it was filled in. */
export function textOf(form: FormData, name: string): Text {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const said = field(form, `${name}.${language}`);
      return said === null ? [] : [[language, said.replaceAll("\r\n", "\n").slice(0, 10_000)]];
    }),
  );
}

function textOrNull(form: FormData, name: string): Text | null {
  const text = textOf(form, name);
  return Object.keys(text).length === 0 ? null : text;
}

/** The numbers under which a list's entries stand in a form: `question.3.en`. */
function entries(form: FormData, name: string): readonly string[] {
  const found = new Set(
    [...form.keys()].flatMap((key) => {
      const [, number] = new RegExp(`^${name}\\.(\\d{1,3})\\.`).exec(key) ?? [];
      return number === undefined ? [] : [number];
    }),
  );
  return [...found].sort((a, b) => Number(a) - Number(b));
}

/** A person of the directory as a form names them: by name, and by as much of the identifier as tells two of one name apart. */
export function personMark({ id, name }: Named): string {
  return `${name} · ${id.slice(0, 8)}`;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whom a form means; what means nobody stays as it was written, and is refused. */
function personOf(said: string | null, people: readonly Named[]): string | null {
  const mark = /·\s*([0-9a-f]{8})$/.exec(said ?? "")?.[1];
  return people.find(({ id }) => mark !== undefined && id.startsWith(mark))?.id ?? said;
}

/** `people` are those of the directory whom the form may name. */
export function sessionIn(form: FormData, people: readonly Named[]): SessionGiven {
  const kind = SessionKind.safeParse(field(form, "kind"));
  return {
    kind: kind.success ? kind.data : "plenary",
    segment: field(form, "segment"),
    room: field(form, "room"),
    when: whenIn(form),
    title: textOf(form, "title"),
    theme: textOrNull(form, "theme"),
    questions: entries(form, "question").flatMap((at) => textOrNull(form, `question.${at}`) ?? []),
    people: entries(form, "person").flatMap((at) => {
      const said = (name: string) => field(form, `person.${at}.${name}`);
      const name = said("name");
      const role = SessionRole.safeParse(said("role"));
      if (name === null) return [];
      return {
        role: role.success ? role.data : "panellist",
        name: name.slice(0, 200),
        post: textOrNull(form, `person.${at}.post`),
        party: said("party"),
        person: personOf(said("person"), people),
      };
    }),
    documents: entries(form, "document").flatMap((at) => {
      const [title, symbol] = [textOf(form, `document.${at}.title`), field(form, `document.${at}.symbol`)];
      const address = field(form, `document.${at}.address`);
      if (Object.keys(title).length === 0 && symbol === null && address === null) return [];
      return {
        title: Object.keys(title).length === 0 ? { en: symbol ?? address ?? "" } : title,
        symbol,
        address,
      };
    }),
    note: textOrNull(form, "note"),
    attendance: field(form, "attendance") === "closed" ? "closed" : "open",
  };
}

/** What a form begins with: a session of the draft by the clock of its place. */
export function givenOf(session: KeptSession, zone: string): SessionGiven {
  const {
    begins,
    ends,
    id: _id,
    revision: _revision,
    changed: _changed,
    actor: _actor,
    ...content
  } = session;
  const [from, to] = [wallAt(Date.parse(begins), zone), wallAt(Date.parse(ends), zone)];
  const both = instantsOf(from, zone);
  return {
    ...content,
    when: {
      day: from.day,
      begins: from.time,
      ends: to.time,
      ...(to.day === from.day ? {} : { endsDay: to.day }),
      ...(both.length < 2 ? {} : { fold: Date.parse(begins) === both[0] ? "first" : "second" }),
    },
  };
}
