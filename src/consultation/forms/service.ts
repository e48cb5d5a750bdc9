import { randomBytes } from "node:crypto";
import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { canonicalJson } from "../../kernel/canonical.ts";
import type { Language } from "../../kernel/language.ts";
import { attempt, type Problem, ProblemError, problem, type Result, unwrap } from "../../kernel/problem.ts";
import { textIn } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import type { Store } from "../../store/open.ts";
import { readSetting, writeSetting } from "../../store/settings.ts";
import type { Answer } from "../replying/answer.ts";
import type { PastAnswer, ReplyAddress } from "../replying/model.ts";
import { whyUnkeepable } from "../replying/progress.ts";
import type { ReplyService } from "../replying/service.ts";
import type { ReplyView } from "../replying/view.ts";
import { collect } from "./collect.ts";
import { openDocxForm } from "./docx-read.ts";
import { writeDocxForm } from "./docx-write.ts";
import { answerMark, type Envelope } from "./envelope.ts";
import { layoutOf, linesOfQuestions } from "./layout/layout.ts";
import type { LayoutInput, ShownFigure } from "./layout/model.ts";
import { largestForm } from "./model.ts";
import { type OpenForm, openXlsxForm } from "./xlsx-read.ts";
import { writeXlsxForm } from "./xlsx-write.ts";

export const formFormats = ["xlsx", "docx"] as const;
export type FormFormat = (typeof formFormats)[number];

const types: Readonly<Record<FormFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

export interface FormFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One answer of a form that came back, beside what is saved. */
export interface FormEntry {
  readonly question: string;
  /** As it is printed: `2.3`. */
  readonly number: string;
  readonly ask: string;
  /** `conflict`: another has changed it since the form was made, and the form says something else again. */
  readonly state: "new" | "changed" | "same" | "conflict";
  readonly saved: Answer | null;
  readonly given: Answer;
  /** What the answer has come to, for saving. */
  readonly revision: number;
}

export interface FormPreview {
  /** Answers of the form, in its order; what stood in it from the beginning and was not touched is left out. */
  readonly entries: readonly FormEntry[];
  /** Errors and warnings. While there is an error nothing can be taken. */
  readonly problems: readonly Problem[];
  /** Changes with every save: hand it back with {@link FormService.take}. */
  readonly state: string;
}

export interface FormTaken {
  readonly saved: readonly string[];
  /** Answers that another changed in the very moment of saving: they were not saved. */
  readonly conflicts: readonly PastAnswer[];
}

/**
 * Questionnaires as office files, out to the party and back. Rights are those of the reply: whoever may write it, or enter for the party,
 * may have the form of its draft and send it in.
 */
export interface FormService {
  /** A form with what is saved so far. That it was made is an entry in the audit log. Problems: those of {@link ReplyService.look}. */
  write(
    actor: Actor,
    address: ReplyAddress,
    wanted: { readonly format: FormFormat; readonly language: Language },
  ): Promise<Result<FormFile>>;
  /**
   * What would be taken of a form that came back. Whoever enters for the party has marked the reply as entered before. Problems:
   * `replies.not-entered-for`, `reply-forms.too-large`, `.not-a-form`, `.not-ours`, `.macros`, `.other-consultation`,
   * `.other-party`, `.other-version`, `reading.*`; those of single answers stand in the preview.
   */
  preview(actor: Actor, address: ReplyAddress, file: GivenFile): Promise<Result<FormPreview>>;
  /**
   * Saves the answers of a form, all or none; of conflicts only those that are named in `instead`. Besides the problems of {@link preview}: `reply-forms.changed-since`.
   */
  take(
    actor: Actor,
    address: ReplyAddress,
    file: GivenFile,
    choice: { readonly state: string; readonly instead: readonly string[] },
  ): Promise<Result<FormTaken>>;
}

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface FormParts {
  readonly store: Store;
  readonly replies: ReplyService;
}

export function openForms(parts: FormParts): FormService {
  return {
    write: (actor, address, wanted) => attempt(() => write(parts, actor, address, wanted)),
    preview: (actor, address, file) => attempt(() => preview(parts, actor, address, file)),
    take: (actor, address, file, choice) => attempt(() => take(parts, actor, address, file, choice)),
  };
}

/** The reply with its draft, for whoever may write it or enter for the party. */
async function draftOf({ replies }: FormParts, actor: Actor, address: ReplyAddress): Promise<ReplyView> {
  const own = actor.kind === "person" && mayDo(actor, "reply.write", address.party);
  if (!own && !mayDo(actor, "reply.enter-for", address.party))
    throw new ProblemError(problem("directory.not-allowed", { deed: "reply.write" }));
  return unwrap(await replies.look(actor, address));
}

async function write(
  parts: FormParts,
  actor: Actor,
  address: ReplyAddress,
  { format, language }: { readonly format: FormFormat; readonly language: Language },
): Promise<FormFile> {
  const view = await draftOf(parts, actor, address);
  const { asked, party, reply, term } = view;
  const said = words(language);
  const answers = new Map([...view.answers].map(([id, { value }]): [string, Answer] => [id, value]));
  const figures = await figuresOf(parts, actor, address, language);
  const input: LayoutInput = {
    questionnaire: asked.content,
    recipient: party.kind,
    words: said,
    answers,
    figures,
  };
  const title = textIn(asked.title, language, asked.content.original).text;
  const envelope: Omit<Envelope, "fixed"> = {
    form: 1,
    consultation: asked.id,
    title,
    party: party.id,
    partyName: party.names[language],
    questionnaire: asked.questionnaire,
    version: asked.version,
    language,
    lines: linesOfQuestions(input),
    revisions: Object.fromEntries(view.revisions),
    given: Object.fromEntries([...answers].map(([id, answer]) => [id, answerMark(answer)])),
    figures: Object.fromEntries(figures),
  };
  const { t } = said;
  const form = {
    text: {
      title,
      party: t("reply-forms:form.of", { party: party.names[language] }),
      lines: [
        ...(asked.content.introduction
          ? [textIn(asked.content.introduction, language, asked.content.original).text]
          : []),
        t(format === "xlsx" ? "reply-forms:form.how-fill" : "reply-forms:form.how-fill-docx"),
        t("reply-forms:form.how-empty"),
        t("reply-forms:form.how-send", { closes: said.date(term.closes) }),
        t("reply-forms:form.how-whose"),
      ],
    },
    layout: layoutOf(input),
    envelope,
    key: await formKey(parts.store),
  };
  const bytes = format === "xlsx" ? await writeXlsxForm(form) : writeDocxForm(form);
  const subject = `${reply.consultation}/${reply.party}`;
  await parts.store.deed(
    actor,
    { deed: "reply.form", subject, detail: { format, language } },
    async () => {},
  );
  return { name: `${asked.id}-${party.id}-${language}.${format}`, type: types[format], bytes };
}

/** The party's own figures as they are shown: with a value, in words. */
async function figuresOf(
  { replies }: FormParts,
  actor: Actor,
  address: ReplyAddress,
  language: Language,
): Promise<ReadonlyMap<string, ShownFigure>> {
  const figures = unwrap(await replies.figures(actor, address));
  const { t, number } = words(language);
  const shown = new Map<string, ShownFigure>();
  for (const [question, figure] of figures) {
    const { value, indicator, period } = figure;
    const [evidence] = figure.evidence;
    if (value === null || evidence === undefined) continue;
    shown.set(question, {
      evidence,
      value,
      words: `${t(`indicators:name.${indicator}`)}, ${period}: ${number(value, { maximumFractionDigits: 3 })}`,
    });
  }
  return shown;
}

async function preview(
  parts: FormParts,
  actor: Actor,
  address: ReplyAddress,
  file: GivenFile,
): Promise<FormPreview> {
  const view = await draftOf(parts, actor, address);
  if (!view.may.write) throw new ProblemError(problem("replies.not-entered-for"));
  if (view.closed) throw new ProblemError(view.closed);
  if (view.reply.state === "submitted") throw new ProblemError(problem("replies.submitted"));
  const form = await openForm(file, await formKey(parts.store));
  const { envelope } = form;
  refuseOthers(envelope, view);
  const { asked, party } = view;
  const figures = new Map(Object.entries(envelope.figures));
  const layout = layoutOf({
    questionnaire: asked.content,
    recipient: party.kind,
    words: words(envelope.language),
    answers: new Map(),
    figures,
    lines: envelope.lines,
  });
  const { written, problems } = unwrap(await form.written(layout));
  const collected = collect(layout, written, figures);
  const entries: FormEntry[] = [];
  const wrong: Problem[] = [];
  for (const { questions } of layout.sections)
    for (const { question, number, ask } of questions) {
      const given = collected.answers.get(question.id);
      if (!given) continue;
      const kept = view.answers.get(question.id);
      const saved = kept?.value ?? null;
      const place = collected.places.get(question.id);
      for (const one of whyUnkeepable(question, given, envelope.language))
        wrong.push(place ? { ...one, place } : one);
      const revision = view.revisions.get(question.id) ?? 0;
      const untouched = envelope.given[question.id] === answerMark(sameLanguage(given, saved));
      const alike = saved !== null && alikeAnswers(given, saved);
      if (untouched && !alike) continue;
      const moved = (envelope.revisions[question.id] ?? 0) !== revision;
      const state = alike ? "same" : moved ? "conflict" : saved === null ? "new" : "changed";
      entries.push({ question: question.id, number, ask, state, saved, given, revision });
    }
  return { entries, problems: [...problems, ...collected.problems, ...wrong], state: view.state };
}

async function take(
  parts: FormParts,
  actor: Actor,
  address: ReplyAddress,
  file: GivenFile,
  { state, instead }: { readonly state: string; readonly instead: readonly string[] },
): Promise<FormTaken> {
  const found = await preview(parts, actor, address, file);
  const errors = found.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new ProblemError(...errors);
  if (found.state !== state) throw new ProblemError(problem("reply-forms.changed-since"));
  const wanted = found.entries.filter(
    (one) =>
      one.state === "new" ||
      one.state === "changed" ||
      (one.state === "conflict" && instead.includes(one.question)),
  );
  if (wanted.length === 0) return { saved: [], conflicts: [] };
  const saves = wanted.map(({ question, given, revision }) => ({ question, value: given, revision }));
  const { saved, conflicts, refused } = unwrap(
    await parts.replies.saveAnswers(actor, address, saves, { via: "form" }),
  );
  const [first] = refused;
  if (first) throw new ProblemError(...first.problems);
  return { saved: saved.map(({ question }) => question), conflicts: conflicts.map(({ theirs }) => theirs) };
}

/** By its content, not by its name. */
async function openForm({ bytes, name }: GivenFile, key: string): Promise<OpenForm> {
  if (bytes.length > largestForm)
    throw new ProblemError(problem("reply-forms.too-large", { megabytes: largestForm / 1024 ** 2 }));
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!zip) throw new ProblemError(problem("reply-forms.not-a-form", {}, { file: name }));
  const workbook = await openXlsxForm(bytes, name, key);
  if (workbook.ok) return workbook.value;
  if (!workbook.problems.some(({ code }) => code === "reading.word-processing"))
    throw new ProblemError(...workbook.problems);
  return unwrap(await openDocxForm(bytes, name, key));
}

function refuseOthers(envelope: Envelope, { asked, party }: ReplyView): void {
  const { language } = envelope;
  if (envelope.consultation !== asked.id) {
    const ours = textIn(asked.title, language, asked.content.original).text;
    throw new ProblemError(problem("reply-forms.other-consultation", { theirs: envelope.title, ours }));
  }
  if (envelope.party !== party.id)
    throw new ProblemError(
      problem("reply-forms.other-party", { theirs: envelope.partyName, ours: party.names[language] }),
    );
  if (envelope.questionnaire !== asked.questionnaire || envelope.version !== asked.version)
    throw new ProblemError(
      problem("reply-forms.other-version", { theirs: envelope.version, ours: asked.version }),
    );
}

/** Two answers say the same: in which language a text was written, a form cannot say better than what was known. */
function alikeAnswers(given: Answer, saved: Answer): boolean {
  return canonicalJson(comparable(sameLanguage(given, saved))) === canonicalJson(comparable(saved));
}

function sameLanguage(given: Answer, saved: Answer | null): Answer {
  return given.kind === "text" && saved?.kind === "text" ? { ...given, language: saved.language } : given;
}

/** White space around texts, and the order of choices, make no other answer. */
function comparable(value: unknown): unknown {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(([name, part]): [string, unknown] => [
    name,
    name === "chosen" && Array.isArray(part) ? [...part].sort() : comparable(part),
  ]);
  return Object.fromEntries(parts);
}

/** The key that signs forms, made when it is first needed. */
async function formKey(store: Store): Promise<string> {
  const known = await readSetting(store.database(), "forms.key");
  if (known !== undefined) return known;
  return store.deed({ kind: "system" }, { deed: "reply.form-key", subject: "forms" }, async (trx) => {
    const meanwhile = await readSetting(trx, "forms.key");
    if (meanwhile !== undefined) return meanwhile;
    const made = randomBytes(32).toString("hex");
    await writeSetting(trx, "forms.key", made);
    return made;
  });
}
