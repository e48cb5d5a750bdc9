import type { Deed } from "../../../directory/rights.ts";
import { partiesFor } from "../../../directory/rights.ts";
import { locale } from "../../../kernel/language.ts";
import { ok, type Result } from "../../../kernel/problem.ts";
import type { Words } from "../../../kernel/words.ts";
import type { PageServices } from "../../context.ts";
import { evidenceLink } from "../../evidence-links.ts";
import type { MeetingAsk } from "../meetings/asked.ts";

/** What the pages around what is said in meetings share. */

/** The name of any language in the reader's. */
export function languageName(tag: string, { language }: Words): string {
  return new Intl.DisplayNames([locale[language]], { type: "language", fallback: "code" }).of(tag) ?? tag;
}

/** A choice of parties by name. */
export interface PartyOption {
  readonly id: string;
  readonly name: string;
}

/** The names of all parties in the reader's language. */
export async function partyNames(
  { directory }: Pick<PageServices, "directory">,
  { language }: Words,
): Promise<ReadonlyMap<string, string>> {
  return new Map((await directory.parties()).map(({ id, names }) => [id, names[language]]));
}

/** The parties for which the reader may do a deed, by name. */
export async function partyOptions(
  { services, words, actor }: Pick<MeetingAsk, "services" | "words" | "actor">,
  deed: Deed,
): Promise<{ readonly any: boolean; readonly parties: readonly PartyOption[] }> {
  const own = partiesFor(actor, deed);
  const names = await partyNames(services, words);
  const parties = [...names]
    .filter(([id]) => own === "all" || own.includes(id))
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => words.compare(a.name, b.name));
  return { any: own === "all", parties };
}

/** The parties that somebody has typed, parted by semicolons or lines. Problems: those of `resolveParty`. */
export async function typedParties(
  { directory }: Pick<PageServices, "directory">,
  typed: string | null,
): Promise<Result<readonly string[]>> {
  const found: string[] = [];
  for (const text of (typed ?? "").split(/[;\n；؛]/u).map((one) => one.trim())) {
    if (text === "") continue;
    const party = await directory.resolveParty(text);
    if (!party.ok) return party;
    found.push(party.value.id);
  }
  return ok([...new Set(found)]);
}

/** References as links, short where there is little room. */
export function linksOf({ language }: Pick<Words, "language">, references: readonly string[]) {
  return references.map((text) => evidenceLink(language, text));
}

/** The lines of a field that holds several references. */
export function linesOf(text: string | null): readonly string[] {
  return (text ?? "")
    .split(/\s+/u)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
