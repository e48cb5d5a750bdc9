import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../kernel/root.ts";
import { sharedPath } from "../../kernel/shared.ts";
import { parseRecord } from "../parse.ts";
import type { Due } from "../understanding/due.ts";
import type { Mandate } from "../understanding/model.ts";
import { allMandates } from "../understanding/understand.ts";
import { pairs } from "./agreement.ts";
import { corpus } from "./corpus.ts";

const Checked = z.object({
  note: z.string(),
  documents: z.array(
    z.object({
      record: z.string().optional(),
      corpus: z.string().optional(),
      mandates: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
    }),
  ),
});

/** How found and expected values of one slot compare. */
export interface Tally {
  right: number;
  found: number;
  expected: number;
}

export interface Score {
  readonly mandates: number;
  readonly addressee: Tally;
  readonly form: Tally;
  readonly due: Tally;
  readonly differences: readonly string[];
}

/** F1 of a slot: the harmonic mean of precision and recall. */
export function f1({ right, found, expected }: Tally): number {
  return (2 * right) / (found + expected);
}

/**
 * Compares the mandates found with those that a person found by reading (`checked-mandates.json`); undefined where the texts are
 * absent. Mandates of a paragraph are compared in their order, those of the same form first; a mandate too many or too few counts
 * against every slot.
 */
export function scoreMandates(): Score | undefined {
  const documents = corpus();
  if (!documents) return undefined;
  const path = join(projectRoot(), "src", "record", "support", "checked-mandates.json");
  const checked = Checked.parse(JSON.parse(readFileSync(path, "utf8")));
  const score = newScore();
  for (const { record, corpus: name, mandates } of checked.documents) {
    const source = record
      ? readFileSync(sharedPath("record", `${record}.txt`) ?? "", "utf8")
      : (documents.find((document) => document.name === name)?.text ?? "");
    const symbol = name?.replaceAll("_", "/");
    const parsed = parseRecord(source, symbol === undefined ? {} : { symbol });
    const [document] = parsed.ok ? parsed.value : [];
    const found = document ? [...allMandates(document)] : [];
    score.mandates += mandates.length;
    for (const paragraph of new Set([...mandates.map(([id]) => id), ...found.map(paragraphOf)])) {
      const own = found.filter((mandate) => paragraphOf(mandate) === paragraph);
      const wanted = mandates.filter(([id]) => id === paragraph);
      comparePair(`${record ?? name} ${paragraph}`, own, wanted, score);
    }
  }
  return score;
}

const Blind = z.object({
  note: z.string(),
  paragraphs: z.array(
    z.object({
      corpus: z.string(),
      at: z.int().min(0),
      mandates: z.array(z.tuple([z.string(), z.string(), z.string()])),
    }),
  ),
});

/** Compares as {@link scoreMandates} does, with paragraphs drawn at random and labelled before the program was asked. */
export function scoreBlind(draw: 1 | 2): Score | undefined {
  const documents = corpus();
  if (!documents) return undefined;
  const path = join(
    projectRoot(),
    "src",
    "record",
    "support",
    `blind-mandates${draw === 1 ? "" : "-2"}.json`,
  );
  const { paragraphs } = Blind.parse(JSON.parse(readFileSync(path, "utf8")));
  const score = newScore();
  for (const name of new Set(paragraphs.map(({ corpus: one }) => one))) {
    const document = documents.find((one) => one.name === name);
    if (!document) continue;
    const parsed = parseRecord(document.text, { symbol: name.replaceAll("_", "/") });
    const read = parsed.ok ? parsed.value : [];
    const matched = pairs(document, read);
    const found = read.flatMap(allMandates);
    for (const { at, mandates } of paragraphs.filter(({ corpus: one }) => one === name)) {
      const ours = matched[at]?.ours?.paragraph;
      const own = found.filter((mandate) => paragraphOf(mandate) === ours?.id && mandate.text === ours.text);
      score.mandates += mandates.length;
      comparePair(
        `${name} ${at}`,
        own,
        mandates.map((one) => ["", ...one]),
        score,
      );
    }
  }
  return score;
}

function newScore(): { mandates: number; addressee: Tally; form: Tally; due: Tally; differences: string[] } {
  const tally = (): Tally => ({ right: 0, found: 0, expected: 0 });
  return { mandates: 0, addressee: tally(), form: tally(), due: tally(), differences: [] };
}

function paragraphOf({ id }: Mandate): string {
  return id.slice(id.indexOf("#") + 1).replace(/~\d+$/, "");
}

type Wanted = readonly [string, string, string, string];

function comparePair(
  where: string,
  found: readonly Mandate[],
  wanted: readonly Wanted[],
  score: { addressee: Tally; form: Tally; due: Tally; differences: string[] },
): void {
  const rest = [...found];
  const take = (fits: (mandate: Mandate) => boolean) => {
    const at = rest.findIndex(fits);
    return at < 0 ? undefined : rest.splice(at, 1)[0];
  };
  const pairs = wanted.map((one) => ({
    one,
    own: take(({ form, addressee }) => form === one[2] && sameNames(addressee, one[1])),
  }));
  for (const pair of pairs)
    pair.own ??= take(({ addressee }) => sameNames(addressee, pair.one[1])) ?? rest.shift();
  for (const { one, own } of pairs) {
    const [, addressees, form, due] = one;
    const names = new Set(addressees.split("; ").map(plain));
    const ownNames = new Set((own?.addressee ?? []).map(plain));
    const right = [...names].filter((name) => ownNames.has(name)).length;
    count(score.addressee, right, ownNames.size, names.size);
    count(score.form, own?.form === form ? 1 : 0, own ? 1 : 0, 1);
    const when = own ? dueText(own.due) : "";
    count(score.due, own && when === due ? 1 : 0, own ? 1 : 0, 1);
    if (right < Math.max(names.size, ownNames.size) || own?.form !== form || when !== due) {
      const ours = own ? `${own.addressee.join("; ")} | ${own.form} | ${when}` : "nothing";
      score.differences.push(`${where}: ${addressees} | ${form} | ${due} <> ${ours}`);
    }
  }
  for (const own of rest) {
    count(score.addressee, 0, own.addressee.length, 0);
    count(score.form, 0, 1, 0);
    count(score.due, 0, 1, 0);
    score.differences.push(
      `${where}: nothing <> ${own.addressee.join("; ")} | ${own.form} | ${dueText(own.due)}`,
    );
  }
}

function count(tally: Tally, right: number, found: number, expected: number): void {
  tally.right += right;
  tally.found += found;
  tally.expected += expected;
}

function sameNames(found: readonly string[], wanted: string): boolean {
  return found.map(plain).join("; ") === wanted.split("; ").map(plain).join("; ");
}

/** Determiners and `relevant` say nothing of who it is. */
function plain(name: string): string {
  return name.replace(/^(?:(?:all|the|other|relevant|those|any|their|its) )+/i, "").toLowerCase();
}

/** `GA 60 annual`, `ECOSOC 1995`, `2006`. */
function dueText({ session, organ, date, recurrence }: Due): string {
  return [
    session === undefined ? (date !== undefined && organ ? organ : "") : `${organ} ${session}`,
    date ?? "",
    recurrence ?? "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
