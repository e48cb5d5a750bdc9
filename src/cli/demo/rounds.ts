import { asked } from "../../consultation/questionnaire/asked.ts";
import type { Question, Questionnaire } from "../../consultation/questionnaire/model.ts";
import type { Answer } from "../../consultation/replying/answer.ts";
import type { Choice, Consultation } from "../../consultation/running/model.ts";
import type { Party } from "../../directory/model.ts";
import type { Actor } from "../../kernel/actor.ts";
import { type Problem, ProblemError, unwrap } from "../../kernel/problem.ts";
import type { Text } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import type { Opened } from "../../server/open.ts";
import { codeable, inventedAnswer, inventedFile, judgedFigure } from "./answers.ts";
import { type Draws, invented, languageOf, type Theme, themes } from "./invented.ts";

/** What the rounds of the demonstration work with. */
export interface DemoParts {
  readonly services: Opened;
  /** An officer of the secretariat. */
  readonly officer: Actor;
  readonly draw: Draws;
  /** Moves the clock that all services share. */
  readonly at: (day: string, hour: number) => void;
  readonly told: (done: number, total: number) => void;
}

/** One consultation of the demonstration. */
export interface Round {
  readonly questionnaire: string;
  readonly title: Text;
  readonly opens: string;
  readonly closes: string;
  readonly choice: Choice;
  readonly previous: string | null;
  /** Of a hundred who are asked, so many submit until the end. */
  readonly rate: number;
  /** The last day that has come to pass; later ones have not. */
  readonly until: string;
  readonly closed: boolean;
  readonly published: boolean;
}

/** How a party fares: when it opens, and when it submits or stops. */
interface Fate {
  readonly party: Party;
  readonly person: string;
  readonly opens: string;
  readonly ends: string;
  readonly end: "submits" | "begins" | "declines";
  readonly extended: boolean;
}

const day = 86_400_000;
export const addDays = (from: string, days: number) =>
  new Date(Date.parse(from) + days * day).toISOString().slice(0, 10);

/** Runs a consultation from its note verbale to its last day, day by day, as people would. */
export async function runRound(parts: DemoParts, round: Round): Promise<Consultation> {
  const { services, officer, at } = parts;
  const { consultations, questionnaires, responses } = services;
  at(addDays(round.opens, -7), 9);
  const draft = unwrap(await questionnaires.one(officer, round.questionnaire));
  const settled =
    draft.state === "draft"
      ? unwrap(await questionnaires.settle(officer, round.questionnaire, draft.changed))
      : draft;
  const made = unwrap(
    await consultations.create(officer, {
      questionnaire: round.questionnaire,
      version: settled.version,
      title: round.title,
      opens: round.opens,
      closes: round.closes,
      previous: round.previous === null ? null : (round.previous as Consultation["id"]),
      choice: round.choice,
    }),
  );
  at(round.opens, 10);
  unwrap(await consultations.open(officer, made.id));
  const fates = await drawFates(parts, made.id, round);
  const length = (Date.parse(round.until) - Date.parse(round.opens)) / day;
  for (let n = 0; n <= length; n++) {
    const today = addDays(round.opens, n);
    at(today, 8);
    await consultations.remindDue({ kind: "system" });
    at(today, 11);
    for (const fate of fates) {
      if (fate.opens === today) await begin(parts, made.id, fate, settled.content);
      if (fate.extended && fate.opens === today)
        unwrap(
          await consultations.extend(officer, made.id, fate.party.id, {
            closes: addDays(round.closes, 14),
            tell: true,
          }),
        );
      if (fate.ends === today && fate.ends <= round.until)
        await finish(parts, made.id, fate, settled.content);
    }
    parts.told(n, length);
  }
  if (round.closed) {
    at(addDays(round.closes, 20), 15);
    unwrap(await consultations.close(officer, made.id));
    await code(parts, made.id, settled.content);
    if (round.published) unwrap(await responses.publish(officer, made.id, true));
  } else await code(parts, made.id, settled.content);
  return made;
}

async function drawFates(
  { services: { consultations, directory }, officer, draw }: DemoParts,
  consultation: string,
  { opens, closes, rate }: Round,
): Promise<readonly Fate[]> {
  const recipients = unwrap(await consultations.recipients(officer, consultation));
  const parties = new Map((await directory.parties()).map((party) => [String(party.id), party]));
  const speaking = new Map(
    (await directory.posts())
      .filter(({ kind, holder }) => kind !== "permanent-mission" && holder !== null)
      .map(({ party, holder }) => [String(party), holder?.person ?? ""]),
  );
  const length = (Date.parse(closes) - Date.parse(opens)) / day;
  return recipients.flatMap((recipient): Fate[] => {
    const party = parties.get(recipient.party);
    const person = speaking.get(recipient.party);
    const [lot, early, late] = [draw.next() * 100, draw.next(), draw.next()];
    if (!party || !person || lot > rate + 18) return [];
    // Most open soon, and most submit in the last weeks.
    const first = 1 + Math.floor(early ** 2 * length * 0.6);
    const last = Math.min(length, first + 2 + Math.floor(late ** 0.6 * (length - first)));
    const end = lot < rate ? "submits" : lot < rate + 2 ? "declines" : "begins";
    return [
      {
        party,
        person,
        opens: addDays(opens, first),
        ends: addDays(opens, last),
        end,
        extended: draw.chance(3),
      },
    ];
  });
}

/** The party's person looks at what is asked and writes a first part. */
async function begin(
  { services: { replies, directory }, draw }: DemoParts,
  consultation: string,
  { party, person }: Fate,
  content: Questionnaire,
): Promise<void> {
  const actor = await directory.actorOf(person);
  if (!actor) return;
  const address = { consultation, party: party.id };
  const language = languageOf(party.id);
  unwrap(await replies.open(actor, address));
  unwrap(await replies.setLanguage(actor, address, language));
  if (draw.chance(20)) {
    const text = draw.one(invented(language).notes);
    const readers = draw.chance(70) ? "party" : "secretariat";
    unwrap(await replies.addNote(actor, address, { text, question: null, readers }));
  }
  await save({ replies, draw }, actor, { consultation, party }, content, content.sections.slice(0, 1));
}

/** The rest of the answers, and what comes of the reply. */
async function finish(
  parts: DemoParts,
  consultation: string,
  { party, person, end }: Fate,
  content: Questionnaire,
): Promise<void> {
  const { services, draw } = parts;
  const { replies, directory } = services;
  const actor = await directory.actorOf(person);
  if (!actor) return;
  const address = { consultation, party: party.id };
  if (end === "declines") {
    unwrap(await replies.decline(actor, address, invented(languageOf(party.id)).declined));
    return;
  }
  if (end === "begins") return;
  await save({ replies, draw }, actor, { consultation, party }, content, content.sections.slice(1));
  const lot = draw.next();
  const publication = lot < 0.6 ? "public" : lot < 0.85 ? "member-states" : "secretariat";
  const submitted = await replies.submit(actor, address, { publication });
  if (!submitted.ok)
    allow(submitted.problems, ["replies.incomplete", "replies.nothing-answered", "replies.closed"]);
  else if (draw.chance(3)) {
    // A correction: the first submission stays.
    unwrap(await replies.reopen(actor, address));
    await save({ replies, draw }, actor, { consultation, party }, content, content.sections.slice(-1));
    unwrap(await replies.submit(actor, address, { publication }));
  }
}

/** Problems that belong to the story; any other is a fault. */
function allow(problems: readonly Problem[], codes: readonly string[]): void {
  const others = problems.filter(({ code }) => !codes.includes(code));
  if (others.length > 0) throw new ProblemError(...others);
}

async function save(
  { replies, draw }: { readonly replies: Opened["replies"]; readonly draw: Draws },
  actor: Actor,
  { consultation, party }: { readonly consultation: string; readonly party: Party },
  content: Questionnaire,
  sections: Questionnaire["sections"],
): Promise<void> {
  const address = { consultation, party: party.id };
  const view = unwrap(await replies.look(actor, address));
  const language = languageOf(party.id);
  const answers = new Map<string, Answer>(
    [...view.answers].map(([question, { value }]) => [question, value]),
  );
  const figures = sections.some(({ questions }) => questions.some(({ kind }) => kind === "figure"))
    ? unwrap(await replies.figures(actor, address))
    : new Map<string, never>();
  const given = async (question: Question) => {
    const invented = inventedAnswer(question, language, draw);
    if (question.kind === "figure") return judgedFigure(figures.get(question.id), language, draw) ?? invented;
    if (question.kind !== "document" || draw.chance(60)) return invented;
    const file = unwrap(await replies.keepFile(actor, address, inventedFile(language)));
    return { kind: "document" as const, files: [file] };
  };
  const saves: { question: string; value: Answer; revision: number }[] = [];
  for (const section of sections) {
    for (const question of section.questions) {
      if (!asked(content, answers, party.kind).has(question.id)) continue;
      const value = await given(question);
      if (value === null) continue;
      answers.set(question.id, value);
      saves.push({ question: question.id, value, revision: view.revisions.get(question.id) ?? 0 });
    }
  }
  if (saves.length === 0) return;
  const { refused } = unwrap(await replies.saveAnswers(actor, address, saves));
  const [first] = refused;
  if (first) throw new ProblemError(...first.problems);
}

/** The secretariat codes a part of the answers by theme, quoting the sentence. */
async function code(
  { services: { responses }, officer, draw }: DemoParts,
  consultation: string,
  content: Questionnaire,
): Promise<void> {
  const { t } = words("en");
  unwrap(
    await responses.keepThemes(
      officer,
      consultation,
      themes.map((name) => ({ name: t(`demo:theme.${name}`) })),
    ),
  );
  const kept = unwrap(await responses.themes(officer, consultation)).themes;
  const idOf = (theme: Theme) => kept.find(({ name }) => name === t(`demo:theme.${theme}`))?.id;
  const texts = content.sections.flatMap(({ questions }) => questions.filter(({ kind }) => kind === "text"));
  for (const question of texts.slice(0, 3)) {
    const seen = unwrap(await responses.question(officer, consultation, question.id));
    for (const { who, answer, language } of seen.answers) {
      if (who.party === null || answer?.kind !== "text" || draw.chance(50)) continue;
      const found = codeable(answer.text, language ?? "en").flatMap(({ theme, quote }) => {
        const id = idOf(theme);
        return id === undefined ? [] : [{ theme: id, quote }];
      });
      if (found.length === 0) continue;
      const coding = { party: who.key, question: question.id, themes: found };
      unwrap(await responses.code(officer, consultation, coding));
    }
  }
}
