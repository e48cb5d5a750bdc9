import type { Meeting } from "../../../dialogue/model.ts";
import type { Programme, ProgrammeSession } from "../../../dialogue/programme/model.ts";
import { type PartyName, personWords } from "../../../dialogue/programme/printing.ts";
import { byDay, dayWords, peopleByRole, roomWords, timeWords } from "../../../dialogue/programme/saying.ts";
import type { DirectoryService } from "../../../directory/service.ts";
import { type TextShown, textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import type { RecordService } from "../../../record/service.ts";
import { documentAddress } from "../record/addresses.ts";
import { sessionAddress } from "./addresses.ts";

/** A session as pages show it, in words of the reader's language. */
export interface SessionShown {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly title: TextShown;
  readonly time: string;
  /** For machines. */
  readonly begins: string;
  readonly room: TextShown | null;
  readonly theme: TextShown | null;
  readonly questions: readonly TextShown[];
  readonly people: readonly { readonly label: string; readonly people: readonly string[] }[];
  readonly documents: readonly {
    readonly title: TextShown;
    readonly symbol: string | null;
    readonly to: string | null;
  }[];
  readonly note: TextShown | null;
  readonly closed: boolean;
  readonly pause: boolean;
}

export interface DayShown {
  readonly day: string;
  readonly words: string;
  readonly sessions: readonly SessionShown[];
}

export interface ShowingAround {
  readonly meeting: Meeting;
  readonly programme: Pick<Programme, "rooms" | "segments">;
  readonly words: Words;
  readonly party: PartyName;
  /** The symbols that are documents of the record. */
  readonly held: ReadonlySet<string>;
}

/** Which of the documents that these sessions name the record holds. */
export async function heldSymbols(
  record: RecordService,
  sessions: readonly ProgrammeSession[],
): Promise<ReadonlySet<string>> {
  const symbols = [
    ...new Set(sessions.flatMap(({ documents }) => documents.flatMap(({ symbol }) => symbol ?? []))),
  ];
  const found = await Promise.all(symbols.map(async (one) => ((await record.document(one)).ok ? [one] : [])));
  return new Set(found.flat());
}

/** The names of parties, for those who stand in a programme. */
export async function partyNames(directory: DirectoryService): Promise<PartyName> {
  const names = new Map<string, Awaited<ReturnType<DirectoryService["parties"]>>[number]["names"]>(
    (await directory.parties()).map(({ id, names: own }) => [id, own]),
  );
  return (party, language) => names.get(party)?.[language];
}

export function shownSession(
  session: ProgrammeSession,
  { meeting, programme, words, party, held }: ShowingAround,
): SessionShown {
  const { language } = words;
  const said = (text: Parameters<typeof textIn>[0]) => textIn(text, language, meeting.original);
  return {
    id: session.id,
    kind: words.t(`programme:kind.${session.kind}`),
    to: sessionAddress(language, meeting.id, session.id),
    title: said(session.title),
    time: timeWords(session, meeting.zone, words),
    begins: session.begins,
    room: roomWords(session, programme, language, meeting.original),
    theme: session.theme && said(session.theme),
    questions: session.questions.map(said),
    people: peopleByRole(session.people, words).map(({ label, people }) => ({
      label,
      people: people.map((one) => personWords(one, { said: words, meeting, language, party })),
    })),
    documents: session.documents.map(({ title, symbol, address }) => ({
      title: said(title),
      symbol,
      to: address ?? (symbol !== null && held.has(symbol) ? documentAddress(language, symbol) : null),
    })),
    note: session.note && said(session.note),
    closed: session.attendance === "closed",
    pause: session.kind === "break",
  };
}

/** The days of a programme with what is held on each. */
export function shownDays(sessions: readonly ProgrammeSession[], around: ShowingAround): readonly DayShown[] {
  return byDay(sessions, around.meeting.zone).map(({ day, sessions: own }) => ({
    day,
    words: dayWords(day, around.words),
    sessions: own.map((session) => shownSession(session, around)),
  }));
}
