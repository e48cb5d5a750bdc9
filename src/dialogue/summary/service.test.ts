import { beforeAll, expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import { unwrap } from "../../kernel/problem.ts";
import { selectLetters, selectStory } from "../../mail/repository.ts";
import { openRecord, type RecordService } from "../../record/service.ts";
import type { Store } from "../../store/open.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { type ContributionService, openContributions } from "../contributions/service.ts";
import { heldMeeting, operator, person } from "../contributions/support/meeting.ts";
import { openRoundTables, type RoundTableService } from "../round-tables/service.ts";
import { openSummaries, type SummaryService } from "./service.ts";

const visitor = { kind: "visitor" } as const;
const [rapporteur, chair, officer] = [person("rapporteur"), person("chair"), person("secretariat")];
const [kenya, ghana] = [person("focal-point", "KEN"), person("mission", "GHA")];
const id = "hld-2006";

const codes = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) =>
  result.ok ? [] : (result.problems ?? []).map(({ code }) => code);

describeBothStores("the Chair's summary", (open) => {
  let summaries: SummaryService;
  let tables: RoundTableService;
  let contributions: ContributionService;
  let record: RecordService;
  let store: Store;
  let clock = new Date("2006-09-16T10:00:00Z");

  beforeAll(async () => {
    const opened = await open();
    ({ store } = opened);
    const now = () => clock;
    const directory = openDirectory({ store, now });
    const shared = { store, paths: opened.home.paths, directory, now };
    ({ record } = await openRecord(shared));
    tables = openRoundTables(shared);
    contributions = openContributions(shared);
    summaries = openSummaries({ ...shared, record, contributions });
    await heldMeeting(store, { id });
    for (const [party, language] of [
      ["KEN", "en"],
      ["EGY", "ar"],
    ] as const) {
      const email = `mission@${party.toLowerCase()}.example`;
      unwrap(await directory.changePost(operator, `${party}/national-focal-point`, { email, language }));
    }
    for (const text of ["Fees should fall.", "Passports should be cheap.", "Data are few."])
      unwrap(await tables.note(rapporteur, id, { kind: "point", language: "en", text, by: ["KEN"] }));
  });

  test("is drafted from the points by those who write it, and seen by nobody else", async () => {
    expect(codes(await summaries.draft(kenya, id))).toEqual(["directory.not-allowed"]);
    const drafted = unwrap(await summaries.draft(rapporteur, id));
    expect(drafted.content.paragraphs).toHaveLength(2);
    expect(codes(await summaries.draft(chair, id))).toEqual(["outcome.drafted-already"]);
    for (const actor of [visitor, kenya]) expect(unwrap(await summaries.seen(actor, id))).toBeNull();
    expect(codes(await summaries.document(visitor, id, "en"))).toEqual(["outcome.no-summary"]);
    expect(codes(await summaries.desk(kenya, id))).toEqual(["directory.not-allowed"]);
    const given = unwrap(
      await contributions.give(officer, id, {
        ...{ kind: "statement", party: "GHA", title: "Statement", language: "en", given: "2006-09-14" },
        text: { text: "Remittances." },
      }),
    );
    unwrap(await contributions.show(officer, id, given.number));
    unwrap(await tables.note(rapporteur, id, { kind: "proposal", language: "en", text: "A forum." }));
    const { reflected } = unwrap(await summaries.desk(chair, id));
    expect(reflected.points.map(({ text }) => text)).toEqual(["A forum."]);
    expect(reflected.contributions.map(({ title }) => title)).toEqual(["Statement"]);
  });

  test("of two who write in one paragraph the second is told", async () => {
    const change = { edit: "text", paragraph: "p2", revision: 1 } as const;
    unwrap(await summaries.edit(chair, id, { ...change, text: { en: "Fees should fall soon." } }));
    expect(codes(await summaries.edit(rapporteur, id, { ...change, text: { en: "Other." } }))).toEqual([
      "outcome.changed-meanwhile",
    ]);
    unwrap(
      await summaries.edit(chair, id, {
        ...change,
        revision: 2,
        text: { fr: "Les frais devraient baisser." },
      }),
    );
  });

  test("delegations see the text that they are asked about, and comment on it until the day has ended at the place", async () => {
    expect(codes(await summaries.openComments(rapporteur, id, "2006-09-20"))).toEqual([
      "directory.not-allowed",
    ]);
    expect(codes(await summaries.openComments(chair, id, "2006-09-01"))).toEqual(["outcome.closes-early"]);
    expect(codes(await summaries.openComments(chair, id, "2006-09-20"))).toEqual(["meetings.not-served"]);
    summaries.servedAt("https://corridor.example/");
    unwrap(await summaries.openComments(chair, id, "2006-09-20"));
    unwrap(
      await summaries.edit(chair, id, {
        edit: "add",
        after: "p2",
        kind: "paragraph",
        text: { en: "Later." },
      }),
    );
    const seen = unwrap(await summaries.seen(kenya, id));
    expect(seen?.forComments).toBe(true);
    expect(seen?.summary.content.paragraphs).toHaveLength(2);
    expect(seen?.mayCommentFor).toEqual(["KEN"]);
    expect(unwrap(await summaries.seen(visitor, id))).toBeNull();
    const comment = { party: "KEN", paragraph: "p2", text: "Add the cost of transfers." };
    const made = unwrap(await summaries.comment(kenya, id, comment));
    expect(codes(await summaries.comment(ghana, id, comment))).toEqual(["directory.not-allowed"]);
    expect(codes(await summaries.comment(kenya, id, { ...comment, paragraph: "p77" }))).toEqual([
      "outcome.paragraph-unknown",
    ]);
    expect(codes(await summaries.comment(kenya, id, { ...comment, text: " " }))).toEqual([
      "outcome.comment-empty",
    ]);
    expect(unwrap(await summaries.comments(ghana, id))).toEqual([]);
    expect(unwrap(await summaries.comments(kenya, id))).toHaveLength(1);
    unwrap(
      await summaries.answer(rapporteur, id, made.number, { taken: "partly", answer: "In paragraph 3." }),
    );
    expect(unwrap(await summaries.comments(kenya, id))).toMatchObject([{ taken: "partly" }]);
    expect(codes(await summaries.answer(rapporteur, id, 99, { taken: "taken", answer: null }))).toEqual([
      "outcome.comment-unknown",
    ]);
    // Midnight in New York is four in the morning in UTC.
    clock = new Date("2006-09-21T03:59:00Z");
    unwrap(await summaries.comment(ghana, id, { party: "GHA", paragraph: null, text: "Good." }));
    clock = new Date("2006-09-21T04:01:00Z");
    expect(
      codes(await summaries.comment(ghana, id, { party: "GHA", paragraph: null, text: "Late." })),
    ).toEqual(["outcome.comments-closed"]);
  });

  test("delegations are asked by letter in their language, once for each last day, with the day and the way there", async () => {
    const letters = async () => {
      const found = await selectLetters(store.database(), { about: id }, { limit: 500, offset: 0 });
      const stories = await Promise.all(found.map(({ number }) => selectStory(store.database(), number)));
      return stories.flatMap((story) => (story ? [story] : []));
    };
    const told = await letters();
    expect(told.map(({ party }) => party).sort()).toEqual(["EGY", "KEN"]);
    const [egypt, kenyan] = ["EGY", "KEN"].map((party) => told.find((letter) => letter.party === party));
    expect(kenyan?.subject).toBe(
      "Your comments until 20 September 2006: Chair’s summary of “Meeting hld-2006”",
    );
    expect(kenyan?.body).toContain(`https://corridor.example/en/meetings/${id}/summary`);
    expect(egypt?.body).toContain(`https://corridor.example/ar/meetings/${id}/summary`);
    clock = new Date("2006-09-19T10:00:00Z");
    const asked = async (closes: string) => {
      unwrap(await summaries.openComments(chair, id, closes));
      return (await letters()).length;
    };
    // The text that was added since makes another version; the same once more makes nobody read it twice.
    expect(await asked("2006-09-22")).toBe(4);
    expect(await asked("2006-09-22")).toBe(4);
    expect(await asked("2006-09-23")).toBe(6);
  });

  test("is issued under a symbol, frozen, a document of the record, and everybody's with what it rests on", async () => {
    expect(codes(await summaries.issue(rapporteur, id, "A/61/515"))).toEqual(["directory.not-allowed"]);
    expect(codes(await summaries.issue(chair, id, "the summary"))).toEqual(["outcome.symbol-unclear"]);
    expect(codes(await summaries.document(visitor, id, "fr"))).toEqual(["outcome.no-summary"]);
    const issued = unwrap(await summaries.issue(chair, id, "A/61/515"));
    expect(issued).toMatchObject({ state: "issued", symbol: "A/61/515" });
    const document = unwrap(await record.document("A/61/515"));
    expect(document.basis).toBe("text");
    expect(JSON.stringify(document.understood)).toContain("Fees should fall soon.");
    expect(unwrap(await summaries.seen(visitor, id))).toMatchObject({ mayWrite: false, forComments: false });
    expect(unwrap(await summaries.document(visitor, id, "fr")).stamp).toBeNull();
    const edit = { edit: "add", after: null, kind: "paragraph", text: { en: "No." } } as const;
    expect(codes(await summaries.edit(operator, id, edit))).toEqual(["outcome.issued-already"]);
    expect(codes(await summaries.issue(chair, id, "A/61/516"))).toEqual(["outcome.issued-already"]);
    const shown = unwrap(await tables.points(visitor, id));
    expect(shown.map(({ text, by }) => [text, by])).toEqual([
      ["Fees should fall.", []],
      ["Passports should be cheap.", []],
      ["Data are few.", []],
    ]);
    expect(unwrap(await summaries.versions(visitor, id)).map(({ why }) => why)).toEqual(["issued"]);
    expect(unwrap(await summaries.versions(kenya, id)).map(({ why }) => why)).toEqual([
      "issued",
      "comments",
      "comments",
    ]);
    const changes = unwrap(await summaries.compare(kenya, id, { before: 1, after: 2, language: "en" }));
    expect(changes.map(({ kind }) => kind)).toContain("added");
    expect(codes(await summaries.compare(visitor, id, { before: 1, after: 2, language: "en" }))).toEqual([
      "outcome.version-unknown",
    ]);
  });

  test("under the Chatham House Rule its desk says which paragraphs name somebody", async () => {
    const forum = "forum";
    await heldMeeting(store, { id: forum, attribution: "chatham-house" });
    unwrap(
      await tables.note(rapporteur, forum, { kind: "point", language: "en", text: "Fees should fall." }),
    );
    unwrap(await summaries.draft(chair, forum));
    const text = { en: "It was said.", ru: "Об этом говорила делегация Кении." };
    unwrap(await summaries.edit(chair, forum, { edit: "add", after: null, kind: "paragraph", text }));
    expect(unwrap(await summaries.desk(chair, forum)).named).toEqual([{ paragraph: "p3", names: ["Кения"] }]);
    expect(unwrap(await summaries.desk(chair, id)).named).toEqual([]);
  });
});
