import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { starterParty } from "../../directory/parties.ts";
import { languages } from "../../kernel/language.ts";
import { letterHtml } from "../../mail/message.ts";
import { compose, type LetterMaker } from "./composing.ts";
import type { Correspondent } from "./correspondents.ts";
import { letterDrafts } from "./drafts.ts";
import { Consultation } from "./model.ts";
import { readyNoteVerbale, readyReminder, readyReminders } from "./ready.ts";

const hostile = `</title><script>alert(1)</script><img src=x onerror="alert(2)"> {{party}}`;

function maker(title: string): LetterMaker {
  return {
    consultation: Consultation.parse({
      id: "views-2027",
      title: { en: title },
      questionnaire: "views",
      version: 1,
      previous: null,
      opens: "2027-01-04",
      closes: "2027-03-01",
      state: "open",
      letter: readyNoteVerbale({ mandates: true, promise: "anonymous", fallback: "en" }),
      reminders: readyReminders(),
      choice: { groups: [], parties: [], without: [] },
      promise: "anonymous",
      created: "2027-01-01T00:00:00Z",
      actor: "person:x",
    }),
    mandates: ["A/RES/61/208#op_9", "A/RES/61/208#op_12.a", "A/RES/58/208"],
    replyLink: (language, id, party) => `https://corridor.example/${language}/replies/${id}/${party}`,
    today: "2027-01-04",
  };
}

const party = starterParty("FRA");
if (!party) throw new Error("France is known from the start");
const correspondent: Correspondent = {
  party: "FRA",
  post: "FRA/national-focal-point",
  person: "11111111-1111-4111-8111-111111111111",
  name: `<b onclick="x()">A. Person</b>`,
  email: "a@example.org",
  language: "fr",
  title: null,
};

test.each(languages)("ready letters say everything in %s and leave no field", (language) => {
  const made = maker("Views");
  for (const texts of [
    made.consultation.letter.texts,
    ...made.consultation.reminders.map((step) => step.texts),
    readyReminder("by-hand"),
    readyReminder("extension"),
  ]) {
    const letter = compose(made, texts, { party, correspondent, closes: "2027-04-01", language });
    expect(letter.subject + letter.body).not.toMatch(/[{}]|undefined/);
    expect(letter.body).toContain(`https://corridor.example/${language}/replies/views-2027/FRA`);
    expect(letter.body).toContain(party.names[language]);
    expect(letter.subject.length).toBeLessThan(200);
  }
  const { body } = compose(made, made.consultation.letter.texts, {
    party,
    correspondent,
    closes: "2027-04-01",
    language,
  });
  expect(body).toMatch(/61\/208.*9.*12 \(a\).*58\/208/su);
});

test("what is hostile in a title or a name stays text in the letter as HTML", () => {
  const made = maker(hostile);
  const [draft] = letterDrafts(made, {
    kind: "note-verbale",
    name: "note-verbale",
    texts: made.consultation.letter.texts,
    party,
    correspondents: [correspondent],
    closes: "2027-03-01",
  });
  if (!draft) throw new Error("there is somebody to write to");
  expect(draft.subject).not.toMatch(/[\r\n]/);
  const html = letterHtml(draft.body, { foot: "", subject: draft.subject, language: draft.language });
  const { document } = new JSDOM(html).window;
  expect(document.querySelectorAll("script, img, b, [onclick], [onerror]")).toHaveLength(0);
  // It is all there, as somebody wrote it: a value is not filled again.
  expect(document.body.textContent).toContain(hostile);
  expect([...document.querySelectorAll("a")].map((link) => link.href)).toEqual([
    "https://corridor.example/fr/replies/views-2027/FRA",
  ]);
});
