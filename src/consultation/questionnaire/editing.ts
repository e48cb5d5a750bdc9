import { blankQuestion, blankSection, partsTaken } from "./blank.ts";
import type { Question, Questionnaire, Section } from "./model.ts";

/** Changes of a questionnaire, each giving a new one; one that names what is not there gives the same. */

/** Puts a part one place up (-1) or down (1). A question at the edge of its section goes into the next. */
export function movePart(content: Questionnaire, id: string, by: -1 | 1): Questionnaire {
  const sections = [...content.sections];
  const at = sections.findIndex((one) => one.id === id);
  if (at >= 0) return { ...content, sections: swapped(sections, at, at + by) };
  const place = placeOf(content, id);
  const own = place && sections[place.section];
  if (!place || !own) return content;
  const next = place.at + by;
  if (next >= 0 && next < own.questions.length)
    return withSection(content, place.section, {
      ...own,
      questions: swapped(own.questions, place.at, next),
    });
  const other = sections[place.section + by];
  const question = own.questions[place.at];
  // The last question of a section stays: a section without one is none.
  if (!other || !question || own.questions.length === 1) return content;
  const left = withSection(content, place.section, {
    ...own,
    questions: own.questions.filter((one) => one.id !== id),
  });
  const questions = by < 0 ? [...other.questions, question] : [question, ...other.questions];
  return withSection(left, place.section + by, { ...other, questions });
}

/** A list with two of its places exchanged; the same where one of them is not there. */
function swapped<T>(list: readonly T[], a: number, b: number): T[] {
  const [one, other] = [list[a], list[b]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each, at) => (at === a ? other : at === b ? one : each));
}

function withSection(content: Questionnaire, at: number, section: Section): Questionnaire {
  return { ...content, sections: content.sections.map((one, place) => (place === at ? section : one)) };
}

interface Place {
  readonly section: number;
  readonly at: number;
}

function placeOf({ sections }: Questionnaire, id: string): Place | undefined {
  for (const [section, { questions }] of sections.entries()) {
    const at = questions.findIndex((one) => one.id === id);
    if (at >= 0) return { section, at };
  }
  return undefined;
}

/** A part that was taken out, with where it stood, so that it can be put back. */
export type Dropped =
  | { readonly sort: "section"; readonly at: number; readonly section: Section }
  | { readonly sort: "question"; readonly in: string; readonly at: number; readonly question: Question };

/** Takes a part out. The last section, and the last question of a section, stay. */
export function dropPart(
  content: Questionnaire,
  id: string,
): { readonly content: Questionnaire; readonly dropped: Dropped } | undefined {
  const at = content.sections.findIndex((one) => one.id === id);
  const section = content.sections[at];
  if (section) {
    if (content.sections.length === 1) return undefined;
    const sections = content.sections.filter((one) => one !== section);
    return { content: { ...content, sections }, dropped: { sort: "section", at, section } };
  }
  const place = placeOf(content, id);
  const own = place && content.sections[place.section];
  const question = place && own?.questions[place.at];
  if (!place || !own || !question || own.questions.length === 1) return undefined;
  const questions = own.questions.filter((one) => one !== question);
  return {
    content: withSection(content, place.section, { ...own, questions }),
    dropped: { sort: "question", in: own.id, at: place.at, question },
  };
}

/** Puts a part back where it stood; what has taken its identifier meanwhile stays, and it does not come back. */
export function putBack(content: Questionnaire, dropped: Dropped): Questionnaire {
  const taken = partsTaken(content);
  if (dropped.sort === "section") {
    const { section, at } = dropped;
    if ([section, ...section.questions].some(({ id }) => taken.has(id))) return content;
    return { ...content, sections: inserted(content.sections, at, section) };
  }
  const where = content.sections.findIndex(({ id }) => id === dropped.in);
  const own = content.sections[where];
  if (!own || taken.has(dropped.question.id)) return content;
  return withSection(content, where, {
    ...own,
    questions: inserted(own.questions, dropped.at, dropped.question),
  });
}

function inserted<T>(list: readonly T[], at: number, one: T): T[] {
  return [...list.slice(0, at), one, ...list.slice(at)];
}

/** Adds a question of a kind at the end of a section; gives its identifier too. */
export function addQuestion(
  content: Questionnaire,
  section: string,
  kind: Question["kind"],
): { readonly content: Questionnaire; readonly id: string } | undefined {
  const where = content.sections.findIndex(({ id }) => id === section);
  const own = content.sections[where];
  if (!own) return undefined;
  const question = blankQuestion(kind, content.original, partsTaken(content));
  return {
    content: withSection(content, where, { ...own, questions: [...own.questions, question] }),
    id: question.id,
  };
}

/** Adds a section with one question at the end; gives its identifier too. */
export function addSection(content: Questionnaire): { readonly content: Questionnaire; readonly id: string } {
  const section = blankSection(content.original, partsTaken(content));
  return { content: { ...content, sections: [...content.sections, section] }, id: section.id };
}

/** Puts a question in the place of the one with its identifier. */
export function replaceQuestion(content: Questionnaire, question: Question): Questionnaire {
  return {
    ...content,
    sections: content.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) => (one.id === question.id ? question : one)),
    })),
  };
}

/** Changes a section's own words and condition. */
export function replaceSection(
  content: Questionnaire,
  id: string,
  own: Pick<Section, "title" | "introduction" | "when">,
): Questionnaire {
  return {
    ...content,
    sections: content.sections.map((section) => (section.id === id ? { ...section, ...own } : section)),
  };
}
