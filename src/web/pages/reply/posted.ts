import type { Question, Section } from "../../../consultation/questionnaire/model.ts";
import type { Attachment } from "../../../consultation/replying/answer.ts";
import type { FormBasis } from "../../../consultation/replying/form-basis.ts";
import { answerFromForm } from "../../../consultation/replying/from-form.ts";
import type { ReplyAddress, SaveOutcome } from "../../../consultation/replying/model.ts";
import { ok, type Problem, type Result } from "../../../kernel/problem.ts";
import type { IndicatorFigure } from "../../../statistics/indicators/model.ts";
import { type Typed, typedIn } from "../../parts/questionnaire/fields/names.ts";
import type { PersonForm } from "../../signed.ts";

/** What the form of a section that is there is read by. */
export interface SectionBasis extends FormBasis {
  readonly section: Section;
}

/** What became of a section's form. */
export interface Posted {
  readonly outcome: SaveOutcome;
  /** What could not be kept, by question, with its problems and what was typed. */
  readonly wrong: Readonly<Record<string, { readonly problems: readonly Problem[]; readonly typed: Typed }>>;
}

/**
 * Saves what a form says to the questions of a section: to those that it asked, which it tells by the revision (`r.<question>`)
 * that its reader had before their eyes. A problem of the whole (closed, submitted) is the result's.
 */
export async function savePosted(
  { services, person, form, language }: PersonForm,
  at: ReplyAddress,
  { section, current }: SectionBasis,
  without?: string,
): Promise<Result<Posted>> {
  const figures = section.questions.some(({ kind }) => kind === "figure")
    ? await services.replies.figures(person.actor, at)
    : ok(new Map<string, IndicatorFigure>());
  const wrong: Record<string, { problems: readonly Problem[]; typed: Typed }> = {};
  const saves: { question: string; value: unknown; revision: number }[] = [];
  for (const question of section.questions) {
    const revision = revisionIn(form, question);
    if (revision === undefined || question.id === without) continue;
    const files = await filesIn(form, question, (file) => services.replies.keepFile(person.actor, at, file));
    const read = answerFromForm(question, form, {
      language,
      current: current.get(question.id) ?? null,
      files: files.kept,
      shown: shownValue(figures.ok ? figures.value.get(question.id) : undefined),
    });
    const problems = [...files.problems, ...(read.ok ? [] : read.problems)];
    if (problems.length > 0) wrong[question.id] = { problems, typed: typedIn(form, question.id) };
    if (read.ok) saves.push({ question: question.id, value: read.value, revision });
  }
  const saved = await services.replies.saveAnswers(person.actor, at, saves);
  if (!saved.ok) return saved;
  for (const { question, problems } of saved.value.refused)
    wrong[question] = { problems, typed: typedIn(form, question) };
  return ok({ outcome: saved.value, wrong });
}

/** What is typed in every question of a form, for a page that could save nothing of it. */
export function allTyped(form: FormData, section: Section): Readonly<Record<string, Typed>> {
  return Object.fromEntries(
    section.questions
      .filter((question) => revisionIn(form, question) !== undefined)
      .map(({ id }) => [id, typedIn(form, id)]),
  );
}

/** The figure as an answer names it: by the first of the slices on which it rests. */
export function shownValue(
  figure: IndicatorFigure | undefined,
): { readonly evidence: string; readonly value: number } | null {
  const evidence = figure?.evidence[0];
  return figure?.value == null || evidence === undefined ? null : { evidence, value: figure.value };
}

function revisionIn(form: FormData, { id }: Question): number | undefined {
  const said = form.get(`r.${id}`);
  return typeof said === "string" && /^\d{1,9}$/.test(said) ? Number(said) : undefined;
}

async function filesIn(
  form: FormData,
  { id, kind }: Question,
  keep: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<Result<Attachment>>,
): Promise<{ readonly kept: readonly Attachment[]; readonly problems: readonly Problem[] }> {
  const kept: Attachment[] = [];
  const problems: Problem[] = [];
  if (kind !== "document") return { kept, problems };
  for (const file of form.getAll(`a.${id}`)) {
    // Browsers send an empty file where none was chosen.
    if (!(file instanceof File) || (file.size === 0 && file.name === "")) continue;
    const done = await keep({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (done.ok) kept.push(done.value);
    else problems.push(...done.problems);
  }
  return { kept, problems };
}
