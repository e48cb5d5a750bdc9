import type { SeenList } from "../../../dialogue/speakers/service.ts";
import { partiesFor } from "../../../directory/rights.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { textIn } from "../../../kernel/texts.ts";
import { worldAddress } from "../../addresses.ts";
import { type Ask, ask } from "../../ask.ts";
import type { PagePerson } from "../../context.ts";
import type { PageHead } from "../../page.ts";
import type { Saying } from "../../parts/speakers/saying.ts";
import { type Told, toldOf } from "../../parts/speakers/told.ts";
import { type PersonArguments, requireDeed, signedIn } from "../../signed.ts";
import { meetingAddress, meetingsAddress } from "../meetings/addresses.ts";
import { found, titleIn } from "../meetings/asked.ts";
import { lineAddress, listsAddress, type Screen, screenAddress, speakersAddress } from "./addresses.ts";

/** What a loader of one list's pages works with. */
export interface ListAsk extends Ask {
  readonly actor: Actor;
  readonly person: PagePerson | null;
  readonly seen: SeenList;
  readonly saying: Saying;
  readonly told: Told;
  /** The name of the list, beneath the meeting's. */
  readonly title: string;
  /** Parties for which the actor may inscribe; `all` for the secretariat. */
  readonly own: "all" | readonly string[];
  /** The server's clock. */
  readonly at: number;
}

/** A list as whoever asks may see it; what they may not see is not there. */
export async function askList(args: PersonArguments): Promise<ListAsk> {
  const asked = ask(args);
  const { person } = args.context;
  const actor: Actor = person?.actor ?? { kind: "visitor" };
  const { services, words, language } = asked;
  const seen = found(await services.speakers.look(actor, args.params.list ?? ""));
  const parties = new Map((await services.directory.parties()).map((party) => [party.id as string, party]));
  const saying = { words, parties, zone: seen.meeting.zone };
  const at = services.now().getTime();
  return {
    ...asked,
    ...{ actor, person, seen, saying, at },
    told: toldOf(seen.list, seen.record.plan, saying, at),
    title: textIn(seen.record.title, language, seen.meeting.original).text,
    own: partiesFor(actor, "speakers.inscribe"),
  };
}

/** The same for whoever runs the list; a visitor is led to sign in, everybody else refused. */
export async function askToRun(args: PersonArguments): Promise<ListAsk & { readonly person: PagePerson }> {
  const { person } = signedIn(args);
  requireDeed(person, "speakers.run");
  return { ...(await askList(args)), person };
}

/** Head of a page of a list; without `screen` of the list's own page. */
export function headOf(asked: ListAsk, screen: Screen | "inscribe" | null): PageHead {
  const { words, language, seen, title } = asked;
  const { t } = words;
  const { meeting, record } = seen;
  const name = screen === null ? title : t(`speakers:screen.${screen}`);
  const own = speakersAddress(language, record.id);
  return {
    title: screen === null ? title : t("speakers:page.title", { screen: name, list: title }),
    description: t("speakers:page.about", { meeting: titleIn(meeting, words) }),
    canonical: screen === null ? own : `${own}/${screen}`,
    crumbs: [
      { words: t("web:foot.world"), to: worldAddress(language) },
      { words: t("meetings:list.title"), to: meetingsAddress(language) },
      { words: titleIn(meeting, words), to: meetingAddress(language, meeting.id) },
      { words: t("speakers:tab"), to: listsAddress(language, meeting.id) },
      ...(screen === null ? [{ words: title }] : [{ words: title, to: own }, { words: name }]),
    ],
    sources: [],
  };
}

/** The screens of a list for whoever asks, as links. */
export function waysOf({ words, language, seen, person }: ListAsk, here: Screen | null) {
  const { id } = seen.record;
  const runs = person?.may("speakers.run") ?? false;
  const shown: readonly (Screen | null)[] = [
    null,
    ...(runs ? (["chair", "desk"] as const) : []),
    "hall",
    "totals",
    ...(runs ? (["settings"] as const) : []),
  ];
  return shown.map((screen) => ({
    words: words.t(`speakers:screen.${screen ?? "list"}`),
    to: screen === null ? speakersAddress(language, id) : screenAddress(language, id, screen),
    here: screen === here,
  }));
}

/** What the live part of each screen needs. */
export function liveOf({ language, seen, told, at }: ListAsk) {
  return { told, line: lineAddress(language, seen.record.id), at };
}
