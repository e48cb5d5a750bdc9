import type { MeetingService } from "../../../dialogue/meetings/service.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Words } from "../../../kernel/words.ts";
import type { KeptDocument } from "../../../record/keeping/model.ts";
import { meetingAddress } from "./addresses.ts";
import { daysInWords, titleIn } from "./asked.ts";

/** What a document of the record has to do with meetings: those that it convened, and its paragraphs that decide to convene. */
export async function convenedBy(
  meetings: MeetingService,
  actor: Actor,
  { symbol, kept }: Pick<KeptDocument, "symbol" | "kept">,
  words: Words,
) {
  const decisions = new Map(
    kept
      .filter(({ form, paragraph }) => form === "convene" && paragraph !== null)
      .map(({ paragraph }) => [
        `${symbol}#${paragraph}`,
        { mandate: `${symbol}#${paragraph}`, number: (paragraph ?? "").replace(/^op_/, "") },
      ]),
  );
  return {
    meetings: (await meetings.list(actor, { document: symbol })).map((meeting) => ({
      id: meeting.id as string,
      title: titleIn(meeting, words),
      when: daysInWords(meeting, words),
      to: meetingAddress(words.language, meeting.id),
    })),
    decisions: [...decisions.values()],
  };
}
