import { parseEvidence } from "../../kernel/evidence.ts";
import { type Language, languages } from "../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { Text } from "../../kernel/texts.ts";
import { tidyText } from "../contributions/paragraphs.ts";
import type { SummaryContent, SummaryEdit, SummaryParagraph } from "./model.ts";

const longestParagraph = 10_000;
const mostParagraphs = 1000;

/**
 * One change to the text. Problems: `outcome.paragraph-unknown` (facts: paragraph), `outcome.changed-meanwhile` where somebody has
 * written since, `outcome.paragraph-empty`, `outcome.paragraph-long`, `outcome.summary-long`, `round-tables.evidence-unclear`.
 */
export function edited(content: SummaryContent, edit: SummaryEdit): Result<SummaryContent> {
  if (edit.edit === "title") {
    const title = tidied(edit.title);
    return title.ok ? ok({ ...content, title: title.value }) : title;
  }
  if (edit.edit === "add") return added(content, edit);
  const { paragraphs } = content;
  const place = paragraphs.findIndex(({ id }) => id === edit.paragraph);
  const known = paragraphs[place];
  if (!known) return failed(problem("outcome.paragraph-unknown", { paragraph: edit.paragraph.slice(0, 20) }));
  if (known.revision !== edit.revision)
    return failed(problem("outcome.changed-meanwhile", { paragraph: known.id }));
  if (edit.edit === "remove")
    return ok({ ...content, paragraphs: paragraphs.filter((one) => one !== known) });
  if (edit.edit === "move") {
    const target = place + edit.by;
    const other = paragraphs[target];
    if (!other) return ok(content);
    const moved = [...paragraphs];
    [moved[place], moved[target]] = [other, known];
    return ok({ ...content, paragraphs: moved });
  }
  const merged = Object.fromEntries(
    languages.flatMap((language): [Language, string][] => {
      const given = edit.text[language];
      const text = given === undefined ? known.text[language] : (given ?? undefined);
      return text === undefined ? [] : [[language, text]];
    }),
  );
  const [text, rests] = [tidied(merged), checkedRests(edit.rests ?? known.rests)];
  if (!text.ok) return text;
  if (!rests.ok) return rests;
  const changed: SummaryParagraph = {
    ...known,
    text: text.value,
    rests: rests.value,
    revision: known.revision + 1,
  };
  return ok({ ...content, paragraphs: paragraphs.map((one) => (one === known ? changed : one)) });
}

function added(content: SummaryContent, edit: Extract<SummaryEdit, { edit: "add" }>): Result<SummaryContent> {
  const { paragraphs, last } = content;
  if (paragraphs.length >= mostParagraphs)
    return failed(problem("outcome.summary-long", { limit: mostParagraphs }));
  const at = edit.after === null ? 0 : paragraphs.findIndex(({ id }) => id === edit.after) + 1;
  if (edit.after !== null && at === 0)
    return failed(problem("outcome.paragraph-unknown", { paragraph: edit.after.slice(0, 20) }));
  const [text, rests] = [tidied(edit.text), checkedRests(edit.rests ?? [])];
  if (!text.ok) return text;
  if (!rests.ok) return rests;
  const paragraph: SummaryParagraph = {
    id: `${edit.kind === "heading" ? "h" : "p"}${last + 1}`,
    ...{ kind: edit.kind, text: text.value, rests: rests.value, revision: 1 },
  };
  return ok({
    ...content,
    paragraphs: [...paragraphs.slice(0, at), paragraph, ...paragraphs.slice(at)],
    last: last + 1,
  });
}

function tidied(given: Readonly<Partial<Record<Language, string>>>): Result<Text> {
  const text: Text = {};
  for (const language of languages) {
    const tidy = tidyText(given[language] ?? "").replace(/\s+/gu, " ");
    if (tidy.length > longestParagraph)
      return failed(problem("outcome.paragraph-long", { limit: longestParagraph }));
    if (tidy !== "") text[language] = tidy;
  }
  return Object.keys(text).length === 0 ? failed(problem("outcome.paragraph-empty")) : ok(text);
}

function checkedRests(given: readonly string[]): Result<string[]> {
  const rests = [...new Set(given.map((one) => one.trim()).filter((one) => one !== ""))];
  const unclear = rests.find((one) => one.length > 600 || !parseEvidence(one).ok);
  if (unclear !== undefined)
    return failed(problem("round-tables.evidence-unclear", { text: unclear.slice(0, 120) }));
  return rests.length > 100 ? failed(problem("round-tables.evidence-many", { limit: 100 })) : ok(rests);
}
