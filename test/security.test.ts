import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../src/kernel/root.ts";

/**
 * What goes wrong in systems like this one, rule by rule, and the tests that hold each rule. Whoever renames or removes such a test
 * is told here what it was for.
 */

type Held = Readonly<Record<string, readonly (readonly [file: string, title: string])[]>>;

const rules: Held = {
  "denied by default where data are read: every page and resource with every role": [
    ["test/rights.test.ts", "every page stands in the table, and nothing else does"],
    ["test/rights.test.ts", "every resource stands in the table, and nothing else does"],
    ["test/rights.test.ts", "no form of a visitor's does anything, on any page: led to the door, or refused"],
    ["src/directory/audit/service.test.ts", "nobody reads it but those who may"],
  ],
  "what is taken along is bound to the person and written down": [
    [
      "src/directory/audit/service.test.ts",
      "taking it along is written down first; the copy can be followed without the store",
    ],
    [
      "src/consultation/responses/exporting/exporting.test.ts",
      "what is not public is noted in the audit log with its hash; what everybody may have is not",
    ],
  ],
  "what only some may have lies at no address that another could open": [
    [
      "src/server/pages/directory.test.ts",
      "the book as a file: for whoever's session and token send for it, at no address, kept nowhere",
    ],
    [
      "src/server/pages/directory.test.ts",
      "a book is shown before it is taken in, and cannot be had by a link",
    ],
    [
      "src/directory/audit/service.test.ts",
      "taking it along is written down first; the copy can be followed without the store",
    ],
  ],
  "what is written out reads no file and calls no network: figures, documents, studies, outlines, dossiers": [
    ["src/record/formats/formats.test.ts", "markup in a text stays text, nothing runs, nothing is fetched"],
    [
      "src/statistics/studies/studies.test.ts",
      "every figure leads to its evidence, and what a publisher wrote stays text",
    ],
    [
      "src/report/outline/outline.test.ts",
      "as Markdown an answer stays text: nothing in it is taken for a mark",
    ],
    [
      "src/consultation/running/composing.test.ts",
      "what is hostile in a title or a name stays text in the letter as HTML",
    ],
  ],
  "one purpose for each token, hashed at rest, bound, expiring, revocable": [
    ["src/directory/accounts/service.test.ts", "the store holds no token, no key and no password as it is"],
    [
      "src/directory/accounts/service.test.ts",
      "an invitation is for one person, one post and one time, and is void when any of it changes",
    ],
    [
      "src/directory/accounts/service.test.ts",
      "a session ends unused after half a day, used after two weeks; its use is not a write each time",
    ],
    ["src/mail/queue.test.ts", "a secret is kept beside the body, and goes with the place for it"],
    [
      "src/mail/service.test.ts",
      "a link for one person never shows, is forgotten when the letter has gone, and is not sent again",
    ],
  ],
  "text stays text: in letters, forms and files; a policy without inline script": [
    [
      "src/consultation/replying/service.test.ts",
      "text stays as it is: markup, emoji, both directions; control characters go",
    ],
    ["src/mail/message.test.ts", "whatever a letter's text holds stays text"],
    ["src/mail/message.test.ts", "no name and no subject can begin another line of the head"],
    ["src/consultation/forms/filled-in.test.ts", "pasted markup becomes text; markup in it stays text"],
    ["src/server/http/csp.test.ts", "the policy names everything and allows nothing unsafe"],
  ],
  "uploads: limits by content, refused where they are not what they say": [
    [
      "src/consultation/replying/service.test.ts",
      "a file is what it is, and nobody names the file of another party",
    ],
    ["src/consultation/forms/filled-in.test.ts", "macros, and entities that would be fetched, are refused"],
    [
      "src/consultation/forms/filled-in.test.ts",
      "an envelope that was changed, and one of another key, is refused",
    ],
    ["src/mail/bounce.test.ts", "a mail that is none, or larger than any notification, is not read"],
    ["src/mail/bounce.test.ts", "nothing that comes in breaks it or takes long"],
  ],
  "text cells begin no formula, numbers are left alone": [
    [
      "src/figures/download/downloads.test.ts",
      "reads back as it was, text guarded against formulas, numbers never",
    ],
    [
      "src/consultation/responses/exporting/exporting.test.ts",
      "the workbook: numbers are numbers, no text begins a formula, the code book has every question",
    ],
    ["src/directory/audit/service.test.ts", "as a table its texts are no formulas and its times are UTC"],
  ],
  "an audit log in the deed's own transaction, append-only, chained": [
    [
      "src/consultation/replying/service.test.ts",
      "two who answer at once: who comes second is told, and nothing is overwritten unseen",
    ],
    [
      "src/directory/audit/service.test.ts",
      "a rewritten entry shows even where its own hash was made to fit",
    ],
    [
      "src/directory/audit/service.test.ts",
      "a tail that was cut off shows only beside a hash that was noted",
    ],
    [
      "src/directory/accounts/service.test.ts",
      "a deed that fails half way leaves neither account nor session nor entry",
    ],
    [
      "src/directory/accounts/service.test.ts",
      "signing in and out: the same answer for a wrong password and for nobody, each in the log, no secret in it",
    ],
  ],
  "a ledger of what was sent; each recipient alone; again with patience": [
    [
      "src/consultation/running/reminding.test.ts",
      "each step once over months, whenever the clock looks, over sleeps and restarts",
    ],
    [
      "src/consultation/running/reminding.test.ts",
      "one bad address, and one consultation that cannot be written about, stop nobody else",
    ],
    ["src/mail/queue.test.ts", "each once, in one call and in several"],
    [
      "src/mail/delivery.test.ts",
      "what a server refuses for good has failed at once, what it refuses for now is tried again, and nobody else waits",
    ],
    [
      "src/mail/delivery.test.ts",
      "a letter whose acknowledgement never came is told as interrupted, and sent again under the same Message-ID",
    ],
    ["test/mail-kill.test.ts", "into the outbox: each once"],
    ["test/mail-kill.test.ts", "by a mail server: none lost, and what may have gone twice is told"],
  ],
  "Arabic from right to left, with its numbers": [
    ["src/consultation/forms/filled-in.test.ts", "an Arabic form runs from right to left"],
    [
      "src/consultation/forms/filled-in.test.ts",
      "numbers in the writing of the form's language, dates, ticks and names are understood",
    ],
  ],
  "archives and XML within limits, no entities, no way out of the folder": [
    ["src/files/tables/xlsx/archive.test.ts", "by what they really expand to, without expanding it all"],
    ["src/files/tables/xlsx/archive.test.ts", "with too many entries"],
    [
      "src/files/tables/xlsx/archive.test.ts",
      "a missing sheet, a target that climbs out, one that leads elsewhere",
    ],
    ["src/files/xml.test.ts", "a document type is refused by its name"],
  ],
};

describe.each(Object.entries(rules))("%s", (_, held) => {
  test.each(held)("%s: %s", (file, title) => {
    const path = join(projectRoot(), file);
    expect(existsSync(path), `${file} is gone`).toBe(true);
    const source = readFileSync(path, "utf8");
    const at = source.indexOf(`"${title}"`);
    expect(at, `${file} has no test of this name`).toBeGreaterThan(0);
    // It is run: neither skipped nor put off.
    expect(source.slice(Math.max(0, at - 40), at)).not.toMatch(/\.(skip|todo|fails)\(\s*$/);
  });
});
