import { type Problem, warning } from "../../kernel/problem.ts";
import type { Organ, Paragraph } from "../model.ts";
import { addresseesOf } from "./addressees.ts";
import { type Due, dueIn, eventKind, heldOn } from "./due.ts";
import { actionOf, formOf, type MandateForm, recipientOf, throughOf } from "./forms.ts";
import { requestOf, tasksOf } from "./requests.ts";
import { sessionOpens } from "./sessions.ts";
import { topicsOf } from "./topics.ts";
import type { VerbUse } from "./verbs.ts";

/** A request to act: who shall do what, for whom, by when. */
export interface Mandate {
  /** Its address: the document's symbol, the paragraph's id, and `~2` for a second one there: `A/RES/61/208#op_9`. */
  readonly id: string;
  readonly verb: string;
  readonly addressee: readonly string[];
  readonly action: string;
  readonly form: MandateForm;
  readonly recipient: string | null;
  /** Through whom it goes to the recipient. */
  readonly through: string | null;
  readonly with: string | null;
  readonly constraint: string | null;
  readonly due: Due;
  readonly topics: readonly string[];
  /** The words of the source. */
  readonly text: string;
}

export interface MandateContext {
  readonly symbol: string | null;
  readonly organ: Organ | null;
  readonly organName: string | null;
  readonly session: number | null;
  readonly title: string | null;
  /** At which session of the General Assembly an event is held, where the document says so. */
  readonly events: ReadonlyMap<string, number>;
}

/** What an organ decides to do itself at a later time, and so owes. */
const ownTasks =
  /^(?:include|convene|hold|consider|continue (?:its consideration|to consider|consideration)|review|devote|resume|revert|return|keep|remain|organize|proclaim|observe|dedicate|place|take up|examine|undertake|launch|conduct|establish)\b/;

/** Everything the operative paragraphs ask for, in order. `verbs` gives the verbs of each paragraph by its id. */
export function mandatesOf(
  operative: readonly Paragraph[],
  verbs: (paragraph: Paragraph) => readonly VerbUse[],
  context: MandateContext,
): readonly Mandate[] {
  const mandates: Mandate[] = [];
  const counts = new Map<string, number>();
  const add = (paragraph: Paragraph, draft: Draft) => {
    const n = (counts.get(paragraph.id) ?? 0) + 1;
    counts.set(paragraph.id, n);
    const id = `${context.symbol ?? ""}#${paragraph.id}${n > 1 ? `~${n}` : ""}`;
    mandates.push({ id, ...slots(draft, paragraph, context) });
  };
  const walk = (paragraph: Paragraph, inherited: Inherited | undefined) => {
    const uses = verbs(paragraph);
    let passed: Inherited | undefined;
    if (uses.length === 0 && inherited)
      for (const draft of inheritedDrafts(paragraph.text, inherited)) add(paragraph, draft);
    for (const [i, use] of uses.entries()) {
      const end = uses[i + 1]?.at ?? paragraph.text.length;
      const clause = paragraph.text.slice(use.at + use.form.length, end);
      const isLast = i === uses.length - 1;
      const opens = isLast && paragraph.children.length > 0 && /:$/.test(paragraph.text);
      const found = draftsOf(use, clause, context, opens);
      for (const draft of found.drafts) {
        const named = draft.addressee.flatMap((name) => antecedents(name, paragraph.text.slice(0, use.at)));
        add(paragraph, { ...draft, addressee: named });
      }
      if (opens) passed = found.passed;
    }
    for (const child of paragraph.children)
      walk(child, passed ?? (uses.length === 0 ? inherited : undefined));
  };
  for (const paragraph of operative) walk(paragraph, undefined);
  return mandates;
}

const someone =
  /\b(?:(?:all |other )?(?:Member States|States parties|States|Governments|Parties|countries of [a-z, ]+|developed countries|developing countries|donors)|Secretary-General|(?:[A-Z][a-z]+ )*(?:Committee|Commission|Council|Group|Fund|Programme|Office|Organization|Forum|High Commissioner|Rapporteur)(?: (?:on|for|of) (?:the )?[A-Z][a-z]+(?: (?:and )?[A-Z][a-z]+)*)?)\b/g;

/** Whom `them` and `it` mean: the last one named before. */
function antecedents(name: string, before: string): readonly string[] {
  if (!/^(?:them|it|him|her)$/.test(name)) return [name];
  const named = [...before.matchAll(someone)].map(([found]) => found.replace(/^(?:all|other) /, ""));
  const plural = name === "them";
  const fitting = named.findLast((found) => /(?:s|countries of .*)$/.test(found) === plural) ?? named.at(-1);
  return [fitting ?? name];
}

interface Draft {
  readonly verb: string;
  readonly addressee: readonly string[];
  readonly task: string;
  /** The whole clause, in which adjuncts stand before the infinitive. */
  readonly clause: string;
}

/** What a paragraph that ends with a colon hands to its parts. */
interface Inherited {
  readonly verb: string;
  readonly addressee: readonly string[];
  readonly clause: string;
  readonly own: boolean;
}

function draftsOf(
  use: VerbUse,
  clause: string,
  context: MandateContext,
  opens: boolean,
): { readonly drafts: readonly Draft[]; readonly passed?: Inherited } {
  const own = context.organName ?? "";
  if (use.force === "deciding") {
    if (use.lemma !== "decide" && use.lemma !== "resolve" && use.lemma !== "agree") return { drafts: [] };
    const devotes = /^ that (?:in \d{4} )?(?:the |it )(?:[A-Z][A-Za-z ]*?)?(?:will|shall) ([a-z].*)$/s.exec(
      clause,
    )?.[1];
    const task = /^(?:,? [^,]{2,60},)? (?:also |further )?to ([a-z].*)$/s.exec(clause)?.[1] ?? devotes;
    if (opens && /^ to:$/.test(clause))
      return { drafts: [], passed: { verb: use.lemma, addressee: [own], clause, own: true } };
    if (task === undefined || !ownTasks.test(task)) return { drafts: [] };
    const tasks = devotes ? [task] : tasksOf(task);
    return {
      drafts: tasks
        .filter((one) => ownTasks.test(one))
        .map((one) => ({ verb: use.lemma, addressee: [own], task: one, clause })),
    };
  }
  if (use.force !== "directive" || use.lemma === "draw-attention" || use.lemma === "call-attention")
    return { drafts: [] };
  const object = clause
    .replace(
      /^(?:,? ?(?:also|further|once again|again|in this regard|in that regard|in this context|in this connection|to this end|to that end|therefore|urgently|strongly|in particular)\b,?)+/,
      "",
    )
    .replace(/^,? ?(?:upon|on|for)\b/, "")
    .replace(
      /^,? ?(?:in this regard|once again|in this context|in particular|also|further),? ?(?:upon|on)?\b/,
      "",
    );
  const request = requestOf(object);
  if (!request) {
    const names = opens ? addresseesOf(object.replace(/:$/, "").replace(/ to$/, "")) : [];
    return opens
      ? { drafts: [], passed: { verb: use.lemma, addressee: names, clause: object, own: false } }
      : { drafts: [] };
  }
  const addressee = addresseesOf(request.addressee);
  if (addressee.length === 0) return { drafts: [] };
  const drafts = tasksOf(request.task.replace(/[\s,;.]*(?:and)?$/, "")).map((task) => ({
    verb: use.lemma,
    addressee,
    task,
    clause: object,
  }));
  // `to ensure that:` and `bearing in mind that:` explain one request; `to:` begins several.
  return { drafts };
}

function inheritedDrafts(text: string, inherited: Inherited): readonly Draft[] {
  const { verb, addressee, clause } = inherited;
  const infinitive = /^(?:[Tt]o )?([A-Za-z][a-z]+\b.*)$/s.exec(text)?.[1] ?? text;
  if (addressee.length > 0 && !/^(?:The|the|All|Member|States|Governments) /.test(text)) {
    const task = infinitive.charAt(0).toLowerCase() + infinitive.slice(1);
    return [
      {
        verb,
        addressee,
        task: task.replace(/[\s;.,]*(?:and|or)?[\s;.,]*$/, ""),
        clause: `${clause} ${text}`,
      },
    ];
  }
  const request = requestOf(text.charAt(0).toLowerCase() === "t" ? `${text}` : text);
  if (!request) return [];
  const names = addresseesOf(request.addressee);
  return names.length === 0
    ? []
    : tasksOf(request.task).map((task) => ({ verb, addressee: names, task, clause: text }));
}

const constraints =
  /\bwithin (?:existing|available|approved) (?:[a-z]+ )?resources\b|\bsubject to the availability of [^,;]{3,60}|\bfrom voluntary contributions\b|\bwithin (?:its|their|his) (?:respective |existing |continuing )?(?:mandates?|competence)\b/;
const withWhom =
  /\bin (?:close )?(?:consultation|cooperation|collaboration|coordination|partnership)(?: and [a-z]+)? with ([^;]{3,300}?)(?=, (?:to|and to|as|in|within|at|a|an|with a view|including|taking|on|where)\b|,? to [a-z]+ |[;.]|$)/;

function slots(draft: Draft, paragraph: Paragraph, context: MandateContext): Omit<Mandate, "id"> {
  const { verb, addressee, task, clause } = draft;
  const form = formOf(task);
  const own = paragraph.text;
  const topics = topicsOf(own);
  const inherited = topics.some((topic) => topic !== "follow-up") ? [] : topicsOf(context.title ?? "");
  return {
    verb,
    addressee,
    action: actionOf(task),
    form,
    recipient: recipientOf(task),
    through: throughOf(task),
    with: withWhom.exec(clause)?.[1]?.trim() ?? null,
    constraint: constraints.exec(clause)?.[0] ?? null,
    due: due(task, clause, form, context),
    topics: [...new Set([...topics, ...inherited])],
    text: own,
  };
}

const timed: ReadonlySet<MandateForm> = new Set([
  "report",
  "oral-report",
  "interim-report",
  "in-report",
  "note",
  "summary",
  "study",
  "evaluation",
  "recommendations",
  "information",
  "agenda-item",
  "convene",
  "consider",
  "transmit",
]);

function due(task: string, clause: string, form: MandateForm, context: MandateContext): Due {
  if (!timed.has(form)) {
    const { session, organ, opens, date } = dueIn(task, context);
    return {
      ...(session === undefined ? {} : { session, ...(organ ? { organ } : {}), ...(opens ? { opens } : {}) }),
      ...(date === undefined ? {} : { date }),
    };
  }
  const adjuncts = clause.slice(0, Math.max(0, clause.indexOf(task)));
  const found = dueIn(task, context);
  const earlier = found.session === undefined && found.date === undefined ? dueIn(adjuncts, context) : {};
  const date =
    form === "convene" && found.date === undefined
      ? (heldOn(task) ?? heldOn(clause.slice(0, 60)))
      : undefined;
  const all = { ...earlier, ...found, ...(date === undefined ? {} : { date }) };
  if (form === "agenda-item") {
    const { event: _event, ...rest } = all;
    return rest;
  }
  const session = all.event === undefined ? undefined : context.events.get(eventKind(all.event));
  if (session === undefined || all.session !== undefined || all.date !== undefined) return all;
  return { ...all, session, organ: "GA", opens: sessionOpens("GA", session) ?? "" };
}

/**
 * A warning where a document asks for reports at sessions and puts an item into the agenda of a session of the same organ, and no
 * request names the session of the item.
 */
export function sessionWarnings(mandates: readonly Mandate[]): readonly Problem[] {
  const timed = mandates.filter(({ due: { session } }) => session !== undefined);
  const items = timed.filter(({ form }) => form === "agenda-item");
  const reports = timed.filter(({ form }) => /report$/.test(form));
  return items.flatMap((item) => {
    const wanted = sessionsOf(item.due);
    const requests = reports.filter(({ due }) => due.organ === item.due.organ);
    const [request] = requests;
    if (!request || requests.some(({ due }) => sessionsOf(due).some((session) => wanted.includes(session))))
      return [];
    const facts = {
      request: request.id,
      requested: request.due.session ?? 0,
      decision: item.id,
      decided: item.due.session ?? 0,
    };
    return [warning("record.sessions-differ", facts)];
  });
}

function sessionsOf({ session, sessions }: Due): readonly number[] {
  return sessions ?? (session === undefined ? [] : [session]);
}
