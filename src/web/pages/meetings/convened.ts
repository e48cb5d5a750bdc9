import { organizingParagraphs } from "../../../dialogue/meetings/from-mandate.ts";
import type { MeetingService } from "../../../dialogue/meetings/service.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Words } from "../../../kernel/words.ts";
import type { KeptDocument } from "../../../record/keeping/model.ts";
import { meetingAddress } from "./addresses.ts";
import { daysInWords, titleIn } from "./asked.ts";

/** What a document of the record has to do with meetings: those that it convened, its paragraphs that decide to convene, and those that say how. */
export async function convenedBy(
  meetings: MeetingService,
  actor: Actor,
  document: KeptDocument,
  words: Words,
) {
  const { symbol, kept } = document;
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
    details: organizingParagraphs(document).map((paragraph) => ({
      mandate: `${symbol}#${paragraph}`,
      number: paragraph.replace(/^op_/, ""),
    })),
  };
}
