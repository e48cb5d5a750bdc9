import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { describeBothStores } from "../../store/support/both.ts";
import type { Inline } from "../writing/model.ts";
import { drafter1, drafter2, newReport, reportsOver, text } from "./support/fixture.ts";

/** What a drafter does: looks at a paragraph, saves over what they saw last, moves, removes or undoes. */
const step = fc.record({
  who: fc.constantFrom(0, 1),
  what: fc.constantFrom("look", "save", "save", "save", "both", "move", "undo"),
  block: fc.constantFrom("p1", "p3"),
  language: fc.constantFrom("en", "fr"),
});

/** A slow and obvious account of one paragraph in one language. */
interface Account {
  words: readonly Inline[] | null;
  revision: number;
}

describeBothStores("two drafters at once", (open) => {
  let reports: Awaited<ReturnType<typeof reportsOver>>;
  let time = Date.parse("2026-03-01T09:00:00Z");
  beforeAll(async () => {
    reports = await reportsOver(await open(), () => new Date(time));
  }, 120_000);
  afterAll(() => reports.close());

  test("nothing that was acknowledged is lost, and nobody overwrites what they have not seen", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
        const view = await newReport(reports);
        const { id } = view.report;
        const people = [drafter1, drafter2] as const;
        const accounts = new Map<string, Account>();
        const seen = [new Map<string, number>(), new Map<string, number>()] as const;
        const key = (block: string, language: string) => `${block} ${language}`;
        for (const block of ["p1", "p3"])
          for (const language of ["en", "fr"] as const) {
            const words = view.report.blocks.find((one) => one.id === block)?.content[language] ?? null;
            accounts.set(key(block, language), { words, revision: words ? 1 : 0 });
            for (const one of seen) one.set(key(block, language), words ? 1 : 0);
          }
        /** Everything that was acknowledged: after which change which words stood where. */
        const acknowledged: { change: number; at: string; words: readonly Inline[] }[] = [];
        const keep = async (who: 0 | 1, block: string, language: "en" | "fr", said: string) => {
          const at = key(block, language);
          const content = [text(said)];
          const revision = seen[who].get(at) ?? 0;
          const account = accounts.get(at) ?? { words: null, revision: 0 };
          const outcome = unwrap(await reports.save(people[who], id, { block, language, content, revision }));
          return { at, content, revision, account, outcome };
        };
        let number = 0;
        for (const { who, what, block, language } of steps) {
          time += 1000;
          number += 1;
          if (what === "look") {
            for (const [at, { revision }] of accounts) seen[who].set(at, revision);
          } else if (what === "save" || what === "both") {
            const all =
              what === "save"
                ? [await keep(who as 0 | 1, block, language as "en" | "fr", `Words ${number}.`)]
                : await Promise.all(
                    ([0, 1] as const).map((one) =>
                      keep(one, block, language as "en" | "fr", `Of ${one}, ${number}.`),
                    ),
                  );
            for (const [index, { at, content, revision, outcome }] of all.entries()) {
              const account = accounts.get(at);
              if (!account) throw new Error("no account");
              const saver = what === "save" ? who : index;
              if (outcome.kind === "saved") {
                // Of two at once either may be first; the second then was told of the first.
                acknowledged.push({ change: outcome.change, at, words: content });
                if (outcome.revision > account.revision) {
                  account.words = content;
                  account.revision = outcome.revision;
                }
                seen[saver as 0 | 1].set(at, outcome.revision);
              } else {
                expect(outcome.mine).toEqual(content);
                expect(outcome.theirs.revision).not.toBe(revision);
              }
            }
            if (what === "both") {
              const saved = all.filter(({ outcome }) => outcome.kind === "saved");
              const revisions = new Set(all.map(({ revision }) => revision));
              // Two who have seen the same cannot both be right.
              if (revisions.size === 1) expect(saved.length).toBeLessThanOrEqual(1);
            }
          } else if (what === "move") {
            unwrap(await reports.moveBlock(people[who as 0 | 1], id, block, { part: "annex", after: null }));
          } else {
            await reports.undo(people[who as 0 | 1], id);
            const { report, revisions } = unwrap(await reports.one(drafter1, id));
            for (const [at, account] of accounts) {
              const [of = "", language = "en"] = at.split(" ");
              const found = report.blocks.find((one) => one.id === of);
              account.words = found?.content[language as "en" | "fr"] ?? null;
              account.revision = (found && revisions.get(found.id)?.words[language as "en" | "fr"]) ?? 0;
            }
          }
        }
        const { report } = unwrap(await reports.one(drafter1, id));
        for (const [at, { words }] of accounts) {
          const [of = "", language = "en"] = at.split(" ");
          const found = report.blocks.find((one) => one.id === of)?.content[language as "en" | "fr"] ?? null;
          expect(found).toEqual(words);
        }
        for (const { change, at, words } of acknowledged) {
          const [of = "", language = "en"] = at.split(" ");
          const then = unwrap(await reports.asOf(drafter1, id, change));
          expect(then.blocks.find((one) => one.id === of)?.content[language as "en" | "fr"]).toEqual(words);
        }
      }),
      { numRuns: 8, seed: 61208 },
    );
  }, 120_000);
});
