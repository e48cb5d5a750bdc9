import { LetterKind, LetterState } from "../../../mail/model.ts";
import type { LetterChoice } from "./addresses.ts";

/** The choice that a query states; what it says wrongly is as if it said nothing. */
export function letterChoice(query: URLSearchParams): LetterChoice {
  const text = (name: string) => query.get(name)?.trim().slice(0, 200) || undefined;
  const page = Number(query.get("page") ?? "1");
  return {
    state: LetterState.safeParse(query.get("state")).data,
    kind: LetterKind.safeParse(query.get("kind")).data,
    about: text("about"),
    party: text("party"),
    text: text("text"),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}
