import { ordinalPattern } from "../grammar/ordinals.ts";
import { addresseesOf } from "./addressees.ts";
import type { MandateContext } from "./model.ts";
import { requestOf, tasksOf } from "./requests.ts";
import { organNamed } from "./sessions.ts";
import { operativeVerbs, type VerbUse } from "./verbs.ts";

/** What an organ decides to do itself at a later time, and so owes. */
const ownTasks =
  /^(?:continue giving|give (?:priority |further )?consideration|include|convene|hold|consider|continue (?:its consideration|to consider|consideration)|review|devote|resume|revert|return|keep|remain|organize|place|take up|examine|undertake|conduct)\b/;

/** Whatever an organ decides to do at a session that is to come. */
const atOwnSession = new RegExp(
  `^(?!adjourn|extend|authorize|defer|postpone)[a-z]+\\b.{0,300}\\bat its (?:${ordinalPattern}) (?:[a-z]+ )?session\\b`,
  "s",
);

/** A request before its slots are filled. */
export interface Draft {
  readonly verb: string;
  readonly addressee: readonly string[];
  /** The infinitive and what follows it. */
  readonly task: string;
  /** What stands between the verb and the infinitive. */
  readonly before: string;
  readonly clause: string;
}

/** What a paragraph that ends with a colon hands to its parts. */
export interface Inherited {
  readonly verb: string;
  readonly addressee: readonly string[];
  readonly clause: string;
}

function isDeciding(lemma: string): boolean {
  return lemma === "decide" || lemma === "resolve" || lemma === "agree";
}

/** Words behind the verb that say how it is meant. */
const manner =
  /^(?:,? ?(?:also|further|once again|again|in this regard|in that regard|in this context|in this connection|to this end|to that end|therefore|urgently|strongly|in particular)\b,?)+/;

/** What a verb and the clause behind it ask for. `opens` says that the paragraph ends with a colon and parts of it follow. */
export function draftsOf(
  use: VerbUse,
  clause: string,
  context: MandateContext,
  opens: boolean,
): { readonly drafts: readonly Draft[]; readonly passed?: Inherited } {
  const { lemma } = use;
  if (isDeciding(lemma)) return decided(lemma, clause, context, opens);
  // `Reiterates its request to the Secretary-General to …` asks once more.
  const again =
    /^,?(?: in this regard,| also,?| further,?)? ?its (?:request|invitation|appeal|call)s? (?:to|upon|on|for) (.*)$/s.exec(
      clause,
    )?.[1];
  if (
    again === undefined &&
    (use.force !== "directive" || lemma === "draw-attention" || lemma === "call-attention")
  ) {
    return { drafts: [] };
  }
  const object =
    again ??
    clause
      .replace(manner, "")
      .replace(/^,? ?(?:upon|on|for)\b/, "")
      .replace(manner, "")
      .replace(/^,? ?(?:upon|on)\b/, "");
  const request = requestOf(object);
  if (!request) {
    if (!opens) return { drafts: [] };
    const addressee = addresseesOf(object.replace(/:$/, "").replace(/ to$/, ""));
    return { drafts: [], passed: { verb: lemma, addressee, clause: object } };
  }
  const addressee = addresseesOf(request.addressee);
  if (addressee.length === 0) return { drafts: [] };
  return {
    drafts: tasksOf(request.task.replace(/[\s,;.]*(?:and)?$/, "")).map((task) => ({
      verb: lemma,
      addressee,
      task,
      before: request.addressee,
      clause: object,
    })),
  };
}

/** Decisions of an organ to do something itself, or that another organ should. */
function decided(
  verb: string,
  clause: string,
  context: MandateContext,
  opens: boolean,
): { readonly drafts: readonly Draft[]; readonly passed?: Inherited } {
  const own = [context.organName ?? ""];
  if (opens && /^(?: to)?:$/.test(clause)) return { drafts: [], passed: { verb, addressee: own, clause } };
  const other = decidedFor(clause, own[0] ?? "");
  if (other && ownTasks.test(other.task)) {
    return { drafts: [{ verb, addressee: [other.organ], task: other.task, before: other.before, clause }] };
  }
  const task = /^(?:,? [^,]{2,60},)? (?:also |further )?to ([a-z].*)$/s.exec(clause)?.[1];
  if (task === undefined) return { drafts: [] };
  return {
    drafts: tasksOf(task)
      .filter((one) => ownTasks.test(one) || atOwnSession.test(one))
      .map((one) => ({ verb, addressee: own, task: one, before: "", clause })),
  };
}

/** `that in 2006 the General Assembly will devote …`, `that the Commission, which …, should convene …`. */
function decidedFor(
  clause: string,
  own: string,
): { readonly organ: string; readonly task: string; readonly before: string } | undefined {
  const match =
    /^,? that ((?:(?:in|at|during|from) [^,]{2,40}?,? ){0,2})(it|the (?:[A-Z][\w-]*)(?: (?:[A-Z][\w-]*|and|on|of|for|the))*)(, [^;]{3,400}?,)? (?:will|shall|should) ([a-z].*)$/s.exec(
      clause.slice(0, 2000),
    );
  if (!match) return undefined;
  const name = (match[2] ?? "").replace(/^the /, "");
  const organ = name === "it" ? own : name;
  return organNamed(organ, null) === undefined
    ? undefined
    : { organ, task: match[4] ?? "", before: match[1] ?? "" };
}

/** What a part of a list asks for, from what its beginning said. */
export function inheritedDrafts(text: string, inherited: Inherited): readonly Draft[] {
  const { verb, addressee, clause } = inherited;
  const infinitive = /^(?:[Tt]o )?([A-Za-z][a-z]+\b.*)$/s.exec(text)?.[1] ?? text;
  if (addressee.length > 0 && !/^(?:The|the|All|Member|States|Governments) /.test(text)) {
    const task = infinitive.charAt(0).toLowerCase() + infinitive.slice(1);
    if (isDeciding(verb) && !ownTasks.test(task) && !atOwnSession.test(task)) return [];
    return [
      {
        verb,
        addressee,
        task: task.replace(/[\s;.,]*(?:and|or)?[\s;.,]*$/, ""),
        before: clause,
        clause: `${clause} ${text}`,
      },
    ];
  }
  const request = requestOf(text);
  if (!request) return [];
  const names = addresseesOf(request.addressee);
  return names.length === 0
    ? []
    : tasksOf(request.task).map((task) => ({
        verb,
        addressee: names,
        task,
        before: request.addressee,
        clause: text,
      }));
}

/** Whom a directive verb addresses where its clause says no more than that. */
export function addressedOnly(
  { lemma, force }: VerbUse,
  clause: string,
): { readonly verb: string; readonly addressee: readonly string[] } | undefined {
  if (force !== "directive" || clause.length > 300) return undefined;
  const phrase = clause
    .replace(manner, "")
    .replace(/^,? ?(?:upon|on)\b/, "")
    .replace(/[\s,]*(?:\band)?[\s,]*$/, "");
  const addressee = addresseesOf(phrase);
  return addressee.length === 0 ? undefined : { verb: lemma, addressee };
}

/** `Decides: (a) To request the Secretary-General to submit …`: the part asks by an infinitive; undefined where it does not. */
export function decidedTo(
  text: string,
  { verb }: Inherited,
  context: MandateContext,
): readonly Draft[] | undefined {
  if (!isDeciding(verb)) return undefined;
  const infinitive = /^To ([a-z])/.exec(text)?.[1];
  if (infinitive === undefined) return undefined;
  const imperative = infinitive.toUpperCase() + text.slice(4);
  const uses = operativeVerbs(imperative).filter(({ force }) => force === "directive");
  if (uses.length === 0) return undefined;
  return uses.flatMap((use, i) => {
    const clause = imperative.slice(use.at + use.form.length, uses[i + 1]?.at ?? imperative.length);
    return draftsOf(use, clause, context, false).drafts;
  });
}

const someone =
  /\b(?:(?:all |other )?(?:Member States|States parties|States|Governments|Parties|countries of [a-z, ]+|developed countries|developing countries|donors|non-governmental organizations|stakeholders)|Secretary-General|(?:Economic and )?(?:[A-Z][a-z]+ )*(?:Committee|Commission|Council|Group|Fund|Programme|Office|Organization|Forum|High Commissioner|Rapporteur)(?: (?:on|for|of) (?:the )?[A-Z][a-z]+(?: (?:and )?[A-Z][a-z]+)*)?)\b/g;

/** Whom `them` and `it` mean where no one has been asked yet: the first that is named. */
export function antecedents(pronoun: string, text: string): readonly string[] {
  const named = [...text.matchAll(someone)].map(([found]) => found.replace(/^(?:all|other) /, ""));
  const plural = pronoun === "them";
  return [named.find((found) => /(?:s|countries of .*)$/.test(found) === plural) ?? named[0] ?? pronoun];
}
