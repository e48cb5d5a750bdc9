import { type Problem, warning } from "../../kernel/problem.ts";
import type { Due } from "./due.ts";
import type { Mandate } from "./model.ts";

/**
 * A warning where a document asks for reports at sessions and puts an item into the agenda of a session of the same organ, and no
 * request names the session of the item.
 */
export function sessionWarnings(mandates: readonly Mandate[]): readonly Problem[] {
  const items: Mandate[] = [];
  const reports = new Map<string, { readonly first: Mandate; readonly sessions: Set<number> }>();
  for (const mandate of mandates) {
    const { session, organ = "" } = mandate.due;
    if (session === undefined) continue;
    if (mandate.form === "agenda-item") items.push(mandate);
    if (!/report$/.test(mandate.form)) continue;
    const known = reports.get(organ) ?? { first: mandate, sessions: new Set<number>() };
    for (const one of sessionsOf(mandate.due)) known.sessions.add(one);
    reports.set(organ, known);
  }
  return items.flatMap((item) => {
    const requested = reports.get(item.due.organ ?? "");
    if (!requested || sessionsOf(item.due).some((session) => requested.sessions.has(session))) return [];
    const facts = {
      request: requested.first.id,
      requested: requested.first.due.session ?? 0,
      decision: item.id,
      decided: item.due.session ?? 0,
    };
    return [warning("record.sessions-differ", facts)];
  });
}

function sessionsOf({ session, sessions, also = [] }: Due): readonly number[] {
  const own = sessions ?? (session === undefined ? [] : [session]);
  return also.length === 0 ? own : [...own, ...also.map((other) => other.session)];
}
