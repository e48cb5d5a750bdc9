import { z } from "zod";
import { Receipt, reaches } from "../../dialogue/outcome/model.ts";
import type { OutcomeService } from "../../dialogue/outcome/service.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of the outcomes of meetings. */
export type OutcomeCall<Request, Answer> = DeskCall<OutcomeService, Request, Answer>;

const call = callsTo<OutcomeService>();

const instant = z.iso.datetime().nullable();

/** A receipt as JSON writes it: instants as text. */
const ListedReceipt = Receipt.omit({ party: true, once: true }).extend({
  at: z.iso.datetime(),
  ...{ sent: instant, delivered: instant, relayed: instant },
  ...{ opened: instant, downloaded: instant, acknowledged: instant },
});

/** To whom the outcome of a meeting went, and what came back: the latest distribution first. */
export const receiptsCall = call(
  "outcome-receipts",
  z.object({ meeting: z.string() }),
  z.array(
    z.object({
      number: z.int(),
      symbol: z.string(),
      at: z.iso.datetime(),
      parties: z.array(
        z.object({ party: z.string(), reach: z.enum(reaches), receipts: z.array(ListedReceipt) }),
      ),
    }),
  ),
  async (outcomes, actor, { meeting }) => {
    const found = await outcomes.distributions(actor, meeting);
    if (!found.ok) return found;
    const text = (at: Date | null) => at?.toISOString() ?? null;
    return ok(
      found.value.map(({ number, symbol, at, parties }) => ({
        ...{ number, symbol, at: at.toISOString() },
        parties: parties.map(({ party, reach, receipts }) => ({
          ...{ party, reach },
          receipts: receipts.map(({ party: _party, once: _once, ...one }) => ({
            ...one,
            at: one.at.toISOString(),
            ...{ sent: text(one.sent), delivered: text(one.delivered), relayed: text(one.relayed) },
            ...{ opened: text(one.opened), downloaded: text(one.downloaded) },
            acknowledged: text(one.acknowledged),
          })),
        })),
      })),
    );
  },
);

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveOutcomeCall(
  name: string,
  given: unknown,
  use: Use<OutcomeService>,
): Promise<Result<unknown>> {
  return serveCall([receiptsCall], name, given, use);
}
