import { type Place, type Problem, ProblemError, problem } from "../../../kernel/problem.ts";
import type { Party } from "../../model.ts";
import {
  checkedDay,
  checkedEmail,
  checkedLanguage,
  checkedName,
  checkedNote,
  checkedSex,
  checkedTelephone,
  checkedUntil,
} from "../checks.ts";
import { dayBefore, overlap } from "../days.ts";
import { type Holding, type Part, type PersonEntry, type Post, partyPostKinds } from "../model.ts";
import { type PartyNames, partyNames } from "../party-names.ts";
import { kindsOf, postId } from "../starter-posts.ts";
import { type Column, partOf, postOf } from "./columns.ts";
import type { BookLine } from "./read.ts";
import type { BookState } from "./state.ts";

/** What a book would make of the directory: the state after all of its lines, or what is wrong with them. */
export interface Planned {
  readonly after: BookState;
  /** The line of the book from which each new or changed thing came: by identifier of a person or post, or number of a holding. */
  readonly from: ReadonlyMap<string | number, number>;
  readonly problems: readonly Problem[];
}

export interface PlanOptions {
  readonly on: string;
  /** Makes the identifier of a new person. */
  newId(): string;
}

/** So many problems are told of one book; the rest would be more of the same. */
const mostProblems = 50;

/**
 * Lays a book over the directory, a line after the other. What stands in a cell is taken; an empty cell, and whoever is not in the book, leaves
 * things as they are. A person is the same as one of the address book by the address; without one, by the name.
 *
 * Nothing is written: problems are collected with the place of their cell.
 */
export function planBook(before: BookState, lines: readonly BookLine[], options: PlanOptions): Planned {
  const draft: Draft = {
    parties: before.parties,
    names: partyNames(before.parties),
    posts: new Map(before.posts),
    persons: new Map(before.persons),
    holdings: new Map(before.holdings),
    byEmail: new Map([...before.persons.values()].flatMap((one) => (one.email ? [[one.email, one.id]] : []))),
    from: new Map(),
    named: new Map(),
  };
  const problems: Problem[] = [];
  for (const line of lines) {
    try {
      layLine(draft, line, options);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      if (problems.length >= mostProblems) break;
    }
  }
  const { parties, posts, persons, holdings, from } = draft;
  return { after: { parties, posts, persons, holdings }, from, problems };
}

interface Draft {
  readonly parties: readonly Party[];
  readonly names: PartyNames;
  readonly posts: Map<string, Post>;
  readonly persons: Map<string, PersonEntry>;
  readonly holdings: Map<number, Holding>;
  readonly byEmail: Map<string, string>;
  readonly from: Map<string | number, number>;
  /** Which lines have spoken of a person, so that two that contradict one another are found. */
  readonly named: Map<string, BookLine>;
}

function layLine(draft: Draft, line: BookLine, options: PlanOptions): void {
  const post = layPost(draft, line);
  if (!line.cells.name) {
    const without = (["email", "telephone"] as const).find((column) => line.cells[column]);
    if (without) throw refused("directory.name-missing", {}, line.place("name"));
    return;
  }
  const person = layPerson(draft, line, options);
  if (post) layHolding(draft, line, post, person, options);
}

/** The post that a line speaks of, with its own address; a further one of its kind is added where the line names it. */
function layPost(draft: Draft, line: BookLine): Post | undefined {
  const { party: partyText = "", "party-name": partyName = "", post: postText = "" } = line.cells;
  const named = partyText || partyName;
  if (named === "" && postText === "") return undefined;
  const party =
    named === "" ? undefined : draft.names.resolve(named, line.place(partyText ? "party" : "party-name"));
  const asked = postText === "" ? undefined : postOf(postText);
  if (postText !== "" && !asked)
    throw refused("directory.book-post-unknown", { text: postText.slice(0, 60) }, line.place("post"));
  const kind = asked?.kind ?? (party && kindsOf(party.kind)[0]);
  if (!kind) return undefined;
  const ofParty = partyPostKinds.some((one) => one === kind);
  if (ofParty !== (party !== undefined))
    throw refused(
      ofParty ? "directory.post-of-party" : "directory.post-of-nobody",
      {},
      line.place(ofParty ? "party" : "post"),
    );
  const id = postId(party?.id ?? null, kind, asked?.number);
  const known = draft.posts.get(id);
  const plain: Post = {
    id,
    kind,
    party: party?.id ?? null,
    title: null,
    email: null,
    language: null,
    ended: null,
  };
  const before = known ?? plain;
  const post: Post = {
    ...before,
    email: at(line, "post-email", (text) => checkedEmail(text)) ?? before.email,
    language: at(line, "post-language", checkedLanguage) ?? before.language,
  };
  if (!known || !alike(before, post)) {
    draft.posts.set(id, post);
    draft.from.set(id, line.row);
  }
  return post;
}

function layPerson(draft: Draft, line: BookLine, { newId }: PlanOptions): PersonEntry {
  const name = at(line, "name", checkedName) ?? "";
  const email = at(line, "email", (text) => checkedEmail(text)) ?? null;
  const known = knownPerson(draft, name, email, line);
  const before: PersonEntry = known ?? {
    id: newId(),
    name,
    email,
    telephone: null,
    language: "en",
    sex: null,
    note: null,
    gone: null,
  };
  const person: PersonEntry = {
    ...before,
    name,
    email: email ?? before.email,
    telephone: at(line, "telephone", (text) => checkedTelephone(text)) ?? before.telephone,
    language: at(line, "language", checkedLanguage) ?? before.language,
    sex: at(line, "sex", (text) => checkedSex(text)) ?? before.sex,
    note: at(line, "note", (text) => checkedNote(text)) ?? before.note,
  };
  const said = draft.named.get(person.id);
  const differs = said && contradiction(said, line);
  if (differs) throw refused("directory.book-contradicts", { row: said.row, name }, line.place(differs));
  draft.named.set(person.id, line);
  if (!known || !alike(before, person)) {
    draft.persons.set(person.id, person);
    draft.from.set(person.id, line.row);
    if (person.email !== null) draft.byEmail.set(person.email, person.id);
  }
  return person;
}

/** By the identifier, the address; else somebody of that name whose address is not known, or is not said. Throws where several are meant. */
function knownPerson(
  draft: Draft,
  name: string,
  email: string | null,
  line: BookLine,
): PersonEntry | undefined {
  const byEmail = email === null ? undefined : draft.persons.get(draft.byEmail.get(email) ?? "");
  const byId = draft.persons.get(line.cells.person ?? "");
  if (byId && byEmail && byId !== byEmail)
    throw refused("directory.email-taken", { text: email ?? "" }, line.place("email"));
  if (byId ?? byEmail) return byId ?? byEmail;
  const [found, ...others] = [...draft.persons.values()].filter(
    (one) => one.name === name && (email === null || one.email === null),
  );
  if (found && others.length > 0)
    throw refused("directory.book-person-unclear", { name, count: others.length + 1 }, line.place("email"));
  return found;
}

const personal = ["name", "telephone", "language", "sex", "note"] as const satisfies readonly Column[];

/** Where two lines speak of one person, the column in which they differ. */
function contradiction(a: BookLine, b: BookLine): Column | undefined {
  return personal.find((column) => a.cells[column] && b.cells[column] && a.cells[column] !== b.cells[column]);
}

function layHolding(
  draft: Draft,
  line: BookLine,
  post: Post,
  person: PersonEntry,
  { on }: PlanOptions,
): void {
  const { cells } = line;
  const part: Part | undefined = cells.part ? partOf(cells.part) : "holder";
  if (!part) throw refused("directory.book-part-unknown", { text: cells.part ?? "" }, line.place("part"));
  if (part !== "holder" && post.party === null)
    throw refused("directory.no-delegates", {}, line.place("part"));
  const since = at(line, "since", checkedDay);
  const own = [...draft.holdings.values()].filter(
    (one) =>
      one.post === post.id &&
      one.person === person.id &&
      one.part === part &&
      (one.until === null || one.until >= on || one.since === since),
  );
  // Where somebody holds a post now and is to hold it again, the day says which term is meant.
  const known =
    own.find((one) => one.since === since) ?? (since === undefined || own.length === 1 ? own[0] : undefined);
  const first = since ?? known?.since ?? on;
  const until = at(line, "until", (text) => checkedUntil(text, first)) ?? known?.until ?? null;
  const note = at(line, "remark", (text) => checkedNote(text)) ?? known?.note ?? null;
  if (post.ended !== null && first > post.ended)
    throw refused("directory.post-ended", { post: post.id, date: post.ended }, line.place("since"));
  const number = known?.number ?? Math.min(0, ...draft.holdings.keys()) - 1;
  const holding: Holding = { number, post: post.id, person: person.id, part, since: first, until, note };
  if (known && alike(known, holding)) return;
  for (const other of draft.holdings.values()) {
    if (other.number === number || other.post !== post.id || !overlap(other, holding)) continue;
    if (other.part !== "holder" && part !== "holder" && other.person === person.id)
      throw refused("directory.already-delegate", { date: other.since }, line.place("name"));
    if (other.part !== "holder" || part !== "holder") continue;
    if (other.since >= first || draft.from.has(other.number))
      throw refused("directory.post-held", { post: post.id, date: other.since }, line.place("since"));
    endTerm(draft, other, dayBefore(first), line.row);
    for (const helper of [...draft.holdings.values()])
      if (
        helper.part !== "holder" &&
        helper.post === post.id &&
        helper.since < first &&
        !draft.from.has(helper.number)
      )
        endTerm(draft, helper, dayBefore(first), line.row);
  }
  draft.holdings.set(number, holding);
  draft.from.set(number, line.row);
}

function endTerm(draft: Draft, holding: Holding, until: string, row: number): void {
  if (holding.until !== null && holding.until <= until) return;
  draft.holdings.set(holding.number, { ...holding, until });
  draft.from.set(holding.number, row);
}

/** What a cell says, checked; undefined where it is empty or missing. Problems get the cell's place. */
function at<T>(line: BookLine, column: Column, check: (text: string) => T): T | undefined {
  const text = line.cells[column];
  if (text === undefined || text === "") return undefined;
  try {
    return check(text);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(...error.problems.map((one) => ({ ...one, place: line.place(column) })));
  }
}

function refused(code: string, facts: Problem["facts"], place: Place): ProblemError {
  return new ProblemError(problem(code, facts, place));
}

function alike(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
