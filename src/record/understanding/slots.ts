import type { Organ, Paragraph } from "../model.ts";
import type { Draft } from "./drafts.ts";
import { type Due, dueIn, eventKind, heldOn } from "./due.ts";
import { actionOf, formOf, type MandateForm, recipientOf, throughOf } from "./forms.ts";
import type { Mandate, MandateContext } from "./model.ts";
import { organNamed, sessionOpens } from "./sessions.ts";

const constraints =
  /\bwithin (?:existing|available|approved) (?:[a-z]+ )?resources\b|\bsubject to the availability of [^,;]{3,60}|\bfrom voluntary contributions\b|\bwithin (?:its|their|his) (?:respective |existing |continuing )?(?:mandates?|competence)\b/;
const withWhom =
  /\bin (?:close )?(?:consultation|cooperation|collaboration|coordination|partnership)(?: and [a-z]+)? with ([^;]{3,300}?)(?=, (?:to|and to|as|in|within|at|a|an|with a view|including|taking|on|where)\b|,? to [a-z]+ |[;.]|$)/;

/** `Requests the Secretary-General, in the elaboration of his report on …, to give …`. */
const inReport =
  /(?:^|,) in (?:the (?:elaboration|preparation|context) of )?(?:his|her|its|their) (?:[a-z-]+ ){0,2}reports?\b/;

/** The slots of a mandate from its words. */
export function slots(
  draft: Draft,
  paragraph: Paragraph,
  topics: readonly string[],
  context: MandateContext,
): Omit<Mandate, "id"> {
  const { verb, addressee, task, clause } = draft;
  const own = formOf(task);
  const form = (own === "action" || own === "consider") && inReport.test(draft.before) ? "in-report" : own;
  return {
    verb,
    addressee,
    action: actionOf(task),
    form,
    recipient: recipientOf(task),
    through: throughOf(task),
    with: clause.includes(" with ") ? (withWhom.exec(clause)?.[1]?.trim() ?? null) : null,
    constraint: /\bwithin |resources|contributions/.test(clause)
      ? (constraints.exec(clause)?.[0] ?? null)
      : null,
    due: due(unquoted(task), unquoted(draft.before), unquoted(clause), form, {
      ...context,
      asked: organNamed(addressee[0] ?? "", context.organ),
    }),
    topics,
    text: paragraph.text,
  };
}

/** Titles in quotation marks name what is asked about, not when. */
function unquoted(text: string): string {
  return /[“"]/.test(text) ? text.replace(/“[^”]*”|"[^"]*"/g, "") : text;
}

function due(
  task: string,
  before: string,
  clause: string,
  form: MandateForm,
  context: MandateContext & { readonly asked: Organ | undefined },
): Due {
  if (form === "action") {
    const { session, organ, opens, date } = dueIn(task, context);
    return {
      ...(session === undefined ? {} : { session, ...(organ ? { organ } : {}), ...(opens ? { opens } : {}) }),
      ...(date === undefined ? {} : { date }),
    };
  }
  const found = dueIn(task, context);
  const earlier =
    found.session === undefined && found.date === undefined && before.length > 10
      ? dueIn(before, context)
      : {};
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
