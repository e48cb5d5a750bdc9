import { type Problem, problem } from "../../kernel/problem.ts";
import { endOfDay } from "../running/days.ts";
import type { Asked, Reply } from "./model.ts";

/** When a party's time to answer ends. */
export interface Term {
  /** The last day, the party's own where it has an extension. */
  readonly closes: string;
  readonly extended: boolean;
  /** The moment at which that day has ended everywhere on Earth. */
  readonly until: Date;
}

export function termOf(asked: Pick<Asked, "closes">, reply: Pick<Reply, "closes">): Term {
  const extended = reply.closes !== null && reply.closes > asked.closes;
  const closes = extended && reply.closes !== null ? reply.closes : asked.closes;
  return { closes, extended, until: endOfDay(closes) };
}

/**
 * Why nothing can be answered at this moment: `replies.not-open` before the consultation opens, `replies.closed` with the last
 * day after it; undefined while it is open. An extension goes on where the consultation itself was closed.
 */
export function whyClosed(
  asked: Pick<Asked, "closes" | "state" | "opens">,
  reply: Pick<Reply, "closes">,
  now: Date,
): Problem | undefined {
  if (asked.state === "preparing") return problem("replies.not-open", { opens: asked.opens });
  const term = termOf(asked, reply);
  const over = now >= term.until || (asked.state === "closed" && !term.extended);
  return over ? problem("replies.closed", { closes: term.closes }) : undefined;
}
