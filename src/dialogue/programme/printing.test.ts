import { expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { setDocument } from "../../print/set.ts";
import { Meeting } from "../model.ts";
import { spanOf } from "./checking.ts";
import { programmeDocument } from "./printing.ts";
import { templateProgramme } from "./template.ts";
import { nextVersion } from "./versions.ts";

const meeting = Meeting.parse({
  ...{ id: "hld-2006", kind: "high-level-dialogue", title: { en: "High-level Dialogue", fr: "Dialogue" } },
  ...{
    mandate: null,
    opens: "2006-09-14",
    closes: "2006-09-15",
    place: { en: "New York" },
    zone: "America/New_York",
  },
  ...{
    attribution: "attributed",
    state: "preparing",
    original: "en",
    details: null,
    webcast: null,
    source: null,
  },
  ...{ invites: { kinds: [], parties: [], without: [] }, bodies: {}, announced: null },
});

test("a programme is set in six languages, with what is not translated as it was written", async () => {
  const { sessions, ...frame } = templateProgramme(meeting);
  const draft = {
    ...frame,
    sessions: sessions.map(({ when, id = "x", ...content }) => ({
      ...content,
      id,
      ...unwrap(spanOf(when, meeting)),
      ...(id === "round-table-1"
        ? {
            theme: { en: "Remittances" },
            questions: [{ en: "What helps?", fr: "Que faire ?" }],
            people: [
              { role: "chair" as const, name: "Ms. A", post: { en: "Minister" }, party: "PHL", person: null },
              { role: "chair" as const, name: "Mr. B", post: null, party: "BEL", person: null },
            ],
          }
        : {}),
    })),
  };
  const version = { ...nextVersion(null, draft, null), published: "2006-08-01T00:00:00.000Z", actor: "test" };
  for (const language of languages) {
    const document = programmeDocument(meeting, version, language, (party) =>
      party === "PHL" ? "Philippines" : undefined,
    );
    const { body } = unwrap(await setDocument(document, "md", { name: "programme" }));
    const text = Buffer.from(body).toString("utf8");
    expect(text).not.toMatch(/\{\{|programme:/);
    expect(text).toContain("Remittances");
    expect(text).toContain("Philippines");
    expect(text).toContain("10:00–11:00");
  }
  const english = JSON.stringify(programmeDocument(meeting, version, "en", () => undefined));
  expect(english).toContain("Thursday, 14 September 2006");
  expect(english).toContain("Co-chairs");
  expect(JSON.stringify(programmeDocument(meeting, version, "ru", () => undefined))).toContain(
    '"language":"en"',
  );
});
