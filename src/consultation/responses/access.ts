import { mayDo, partiesFor } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { type Publication, publications } from "../replying/model.ts";

/**
 * How far somebody sees: the secretariat everything that was submitted; Member States what was said for them; everybody else
 * what is public.
 */
export type Sight = "secretariat" | "member-states" | "public";

export interface Reader {
  readonly sight: Sight;
  /** The parties for which they speak: their own replies they always see. */
  readonly own: ReadonlySet<string>;
}

/** How somebody sees what was answered. `isMemberState` tells it of a party. */
export function readerOf(actor: Actor, isMemberState: (party: string) => boolean): Reader {
  if (mayDo(actor, "consultation.follow")) return { sight: "secretariat", own: new Set() };
  const own = partiesFor(actor, "reply.read");
  const speaksForState =
    actor.kind === "person" &&
    actor.seats.some(
      ({ role, party }) =>
        (role === "focal-point" || role === "mission") && party !== null && isMemberState(party),
    );
  return { sight: speaksForState ? "member-states" : "public", own: new Set(own === "all" ? [] : own) };
}

/** True where what was submitted under this choice may be read with this sight. */
export function admits(sight: Sight, publication: Publication): boolean {
  const reach: Readonly<Record<Sight, readonly Publication[]>> = {
    public: ["public"],
    "member-states": ["public", "member-states"],
    secretariat: publications,
  };
  return reach[sight].includes(publication);
}

/**
 * The narrowest of several choices. What a party narrows holds at once and for all that it has submitted; what it widens
 * holds for what it submits from then on.
 */
export function narrowest(...choices: readonly (Publication | null)[]): Publication {
  const ranks = choices.flatMap((one) => (one === null ? [] : [publications.indexOf(one)]));
  return publications[Math.max(...ranks)] ?? "secretariat";
}
