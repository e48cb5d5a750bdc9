import type { Meeting } from "../../../dialogue/model.ts";
import type { Aspect, SessionChange } from "../../../dialogue/programme/compare.ts";
import type { Programme, ProgrammeSession } from "../../../dialogue/programme/model.ts";
import { type PartyName, personWords } from "../../../dialogue/programme/printing.ts";
import { dayOf, dayWords, roomWords, timeWords } from "../../../dialogue/programme/saying.ts";
import { type TextShown, textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";

/** A change between two programmes in words: what it was, what it is. */
export interface ChangeShown {
  readonly id: string;
  readonly kind: SessionChange["kind"];
  readonly title: TextShown;
  readonly when: string;
  readonly lines: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

interface Around {
  readonly meeting: Meeting;
  readonly before: Pick<Programme, "rooms" | "segments">;
  readonly after: Pick<Programme, "rooms" | "segments">;
  readonly words: Words;
  readonly party: PartyName;
}

export function shownChange(change: SessionChange, around: Around): ChangeShown {
  const { words, meeting } = around;
  const session = change.after ?? change.before;
  const frame = change.after ? around.after : around.before;
  return {
    id: change.id,
    kind: change.kind,
    title: session
      ? textIn(session.title, words.language, meeting.original)
      : { text: "", language: words.language },
    when: session ? whenWords(session, frame, around) : "",
    lines: change.aspects.map((aspect) => ({
      label: words.t(`programme:aspect.${aspect}`),
      before: change.before ? aspectWords(aspect, change.before, around.before, around) : "",
      after: change.after ? aspectWords(aspect, change.after, around.after, around) : "",
    })),
  };
}

/** Day, time and room of a session. */
export function whenWords(
  session: ProgrammeSession,
  frame: Pick<Programme, "rooms">,
  { words, meeting }: Pick<Around, "words" | "meeting">,
): string {
  const { zone, original } = meeting;
  const room = roomWords(session, frame, words.language, original)?.text;
  const facts = { day: dayWords(dayOf(session, zone), words), time: timeWords(session, zone, words) };
  return room === undefined
    ? words.t("programme:time.on", facts)
    : words.t("programme:time.on-room", { ...facts, room });
}

function aspectWords(
  aspect: Aspect,
  session: ProgrammeSession,
  frame: Pick<Programme, "rooms" | "segments">,
  { meeting, words, party }: Around,
): string {
  const { language, t } = words;
  const { original } = meeting;
  const said = (text: Parameters<typeof textIn>[0] | null) =>
    text === null ? "" : textIn(text, language, original).text;
  switch (aspect) {
    case "time":
      return t("programme:time.on", {
        day: dayWords(dayOf(session, meeting.zone), words),
        time: timeWords(session, meeting.zone, words),
      });
    case "room":
      return roomWords(session, frame, language, original)?.text ?? t("programme:session.room-none");
    case "segment":
      return said(frame.segments.find(({ id }) => id === session.segment)?.title ?? null);
    case "kind":
      return t(`programme:kind.${session.kind}`);
    case "attendance":
      return t(`programme:attendance-name.${session.attendance}`);
    case "questions":
      return session.questions.map((one) => said(one)).join("\n");
    case "people":
      return session.people
        .map((one) =>
          t("programme:calendar.people", {
            label: t(`programme:role-name.${one.role}`),
            people: personWords(one, { said: words, meeting, language, party }),
          }),
        )
        .join("\n");
    case "documents":
      return session.documents
        .map(({ title, symbol }) => [said(title), symbol ?? ""].join(" ").trim())
        .join("\n");
    default:
      return said(session[aspect]);
  }
}
