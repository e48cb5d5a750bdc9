import { mayDo } from "../../../directory/rights.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { swapsAsked } from "../list.ts";
import type { List } from "../model.ts";
import type { AskedDeed } from "./kept.ts";

/**
 * True where the actor may do a deed to a list: the chair and the secretariat all of them, a delegation what concerns its own
 * entries while they wait. Two delegations exchange places where one asked the other, and the other agrees.
 */
export function mayAct(actor: Actor, list: List, deed: AskedDeed): boolean {
  if (mayDo(actor, "speakers.run")) return true;
  const isOwn = (party: string | undefined) =>
    party !== undefined && mayDo(actor, "speakers.inscribe", party);
  const ownWaiting = (entry: number) => {
    const found = list.entries.get(entry);
    return found?.state === "waiting" && isOwn(found.party);
  };
  switch (deed.act) {
    case "inscribe":
    case "ask-reply":
      return isOwn(deed.party);
    case "withdraw":
    case "ask-swap":
      return ownWaiting(deed.entry);
    case "decline-swap": {
      const asked = swapsAsked(list).find(({ asks }) => asks.id === deed.entry);
      return asked !== undefined && (isOwn(asked.asks.party) || isOwn(asked.other.party));
    }
    case "swap": {
      const [first, second] = deed.entries;
      return swapsAsked(list).some(
        ({ asks, other }) =>
          ((asks.id === first && other.id === second) || (asks.id === second && other.id === first)) &&
          isOwn(other.party),
      );
    }
    default:
      return false;
  }
}
