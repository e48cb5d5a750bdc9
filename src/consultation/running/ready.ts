import { type Language, languages } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import { mergeFields } from "./merging.ts";
import type { AnonymityPromise, LetterText, LetterTexts, NoteVerbale, ReminderPlan } from "./model.ts";

/** Letters that are ready to be sent, in all six languages, from the catalogue. They are written with merge fields as any other. */

/** Each field stands for itself, so that it is still there when the catalogue has filled its own places. */
const themselves = Object.fromEntries(mergeFields.map((field) => [field, `{{${field}}}`]));

type Part = "before" | "last-day" | "after" | "by-hand" | "extension";

/** The note verbale for a consultation. */
export function readyNoteVerbale(about: {
  /** True where the questionnaire asks about mandates. */
  readonly mandates: boolean;
  readonly promise: AnonymityPromise;
  /** The language of the questionnaire, on which those fall back who read none of ours. */
  readonly fallback: Language;
}): NoteVerbale {
  return {
    fallback: about.fallback,
    texts: inAll((language) => {
      const { t } = words(language);
      const say = (key: string) => t(`consultations:ready.ask.${key}`, themselves);
      return {
        subject: say("subject"),
        body: [
          say("address"),
          about.mandates ? say("mandate") : say("no-mandate"),
          say("form"),
          "{{link}}",
          ...(about.promise === "anonymous" ? [say("anonymous")] : []),
          say("by"),
          say("end"),
        ].join("\n\n"),
      };
    }),
  };
}

/** Two weeks and three days before the last day, on it, and a week after. */
export function readyReminders(): ReminderPlan {
  return [
    { id: "two-weeks", days: -14, texts: readyReminder("before") },
    { id: "three-days", days: -3, texts: readyReminder("before") },
    { id: "last-day", days: 0, texts: readyReminder("last-day") },
    { id: "week-after", days: 7, texts: readyReminder("after") },
  ];
}

/** A reminder, or news of an extension. */
export function readyReminder(part: Part): LetterTexts {
  return inAll((language) => {
    const { t } = words(language);
    const fill = (key: string) => t(`consultations:ready.${key}`, themselves);
    return {
      subject: fill(`${part}.subject`),
      body: [fill("ask.address"), fill(`${part}.said`), "{{link}}", fill("thanks")].join("\n\n"),
    };
  });
}

/** The reminder that fits a day of the plan. */
export function readyStep(days: number): LetterTexts {
  return readyReminder(days < 0 ? "before" : days === 0 ? "last-day" : "after");
}

function inAll(text: (language: Language) => LetterText): LetterTexts {
  return Object.fromEntries(languages.map((language) => [language, text(language)]));
}
