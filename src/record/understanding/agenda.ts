import { type Problem, warning } from "../../kernel/problem.ts";
import type { Due } from "./due.ts";
import type { Mandate } from "./model.ts";

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
