import type { Answerer } from "../../../consultation/responses/book.ts";
import { type Grouping, groupings } from "../../../consultation/responses/grouping.ts";
import type { Consulted } from "../../../consultation/responses/model.ts";
import type { ResponseService } from "../../../consultation/responses/service.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Result } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { refusal } from "../../answers.ts";
import { type Ask, ask } from "../../ask.ts";
import type { PagePerson } from "../../context.ts";
import type { Crumb } from "../../page.ts";
import type { PersonArguments } from "../../signed.ts";
import { responsesAddress } from "./addresses.ts";

/** What a loader of responses works with: the service, and who asks it. */
export interface ResponsesAsk extends Ask {
  readonly responses: ResponseService;
  readonly actor: Actor;
  readonly person: PagePerson | null;
}

export function askResponses(args: PersonArguments): ResponsesAsk {
  const asked = ask(args);
  const { person } = args.context;
  const actor: Actor = person?.actor ?? { kind: "visitor" };
  return { ...asked, person, actor, responses: asked.services.responses };
}

/** The value, or the error page: what may not be seen is not found; what may not be done is refused. */
export function found<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const denied = result.problems.some(({ code }) => code === "directory.not-allowed");
  throw refusal(denied ? 403 : 404, ...result.problems);
}

/** The grouping that an address names; undefined where it names none. */
export function groupingOf(text: string | null): Grouping | undefined {
  return groupings.find((one) => one === text);
}

export function titleOf({ title, original }: Pick<Consulted, "title" | "original">, words: Words): string {
  return textIn(title, words.language, original).text;
}

/** The way to a page within a consultation. */
export function crumbsOf(
  { words, language }: Pick<ResponsesAsk, "words" | "language">,
  consultation: Consulted,
  here?: string,
): readonly Crumb[] {
  const title = titleOf(consultation, words);
  const all = { words: words.t("responses:page.all"), to: responsesAddress(language) };
  return here === undefined
    ? [all, { words: title }]
    : [all, { words: title, to: responsesAddress(language, consultation.id) }, { words: here }];
}

/** What the reader must know of how much they see. */
export function sightNotes(
  { quiet, open, shown, sight, promise }: Consulted,
  words: Words,
): readonly string[] {
  const { t } = words;
  if (!open) return [t("responses:note.own-only")];
  return [
    t(`responses:sight.${sight}`),
    ...(promise === "anonymous" ? [t(quiet ? "responses:note.quiet" : "responses:note.promised")] : []),
    ...(sight === "secretariat" && !shown ? [t("responses:note.not-shown")] : []),
  ];
}

/** Parties in the order of their names, as the reader's language has it; where there are no names the order stays: it was drawn. */
export function byName<T extends { readonly who: Answerer }>(rows: readonly T[], words: Words): readonly T[] {
  const name = ({ who }: T) => (who.party === null ? "" : who.party.names[words.language]);
  return rows.toSorted((a, b) => words.compare(name(a), name(b)));
}
