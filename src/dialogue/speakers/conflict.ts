import type { Act, Deed } from "./model.ts";

/** Acts that add to a list or ask for something: whoever runs it can go on without having seen them. */
const harmless: ReadonlySet<Act["act"]> = new Set([
  "inscribe",
  "ask-reply",
  "ask-swap",
  "decline-swap",
  "withdraw",
]);

/**
 * The acts since one's own last look that make a deed another one than was meant. Two operators who both call the next would
 * otherwise call two; and what is taken back must be what one has seen. Inscribing, asking and withdrawing mean the same
 * whatever happened: their own rules suffice.
 */
export function conflicting(deed: Pick<Deed, "act">, since: readonly Act[]): readonly Act[] {
  if (harmless.has(deed.act)) return [];
  if (deed.act === "undo") return since;
  return since.filter(({ act }) => !harmless.has(act));
}
