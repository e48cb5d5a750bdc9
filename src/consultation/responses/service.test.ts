import { expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { type Result, unwrap } from "../../kernel/problem.ts";
import { latestEntries } from "../../store/audit.ts";
import type { Store } from "../../store/open.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { answerReference } from "./evidence.ts";
import { openResponses } from "./service.ts";
import { fullAnswers, giveConsultation, personAs, smallQuestionnaire } from "./support/fixture.ts";

const visitor: Actor = { kind: "visitor" };
const secretariat = personAs("secretariat");
const rapporteur = personAs("rapporteur");
const focalPoint = (party: string) => personAs("focal-point", party);

const codes = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code }) => code));

function responsesOf(store: Store) {
  return openResponses({ store, directory: openDirectory({ store }), secret: () => "5".repeat(64) });
}

/** Three African States, one of each choice, an agency, and one that never answered. */
async function world(store: Store, promise: "none" | "anonymous" = "none") {
  const said = (party: string, publication: "public" | "member-states" | "secretariat") => ({
    party,
    submissions: [{ answers: fullAnswers(`Mark${party}`), publication }],
  });
  await giveConsultation(store, {
    id: "round-one",
    questionnaire: smallQuestionnaire,
    promise,
    replies: [
      said("KEN", "public"),
      said("GHA", "member-states"),
      said("NGA", "secretariat"),
      said("ilo", "public"),
      { party: "FRA", state: "begun", opened: "2027-02-03T00:00:00Z", begun: "2027-02-04T00:00:00Z" },
    ],
  });
  return responsesOf(store);
}

describeBothStores("responses", (open) => {
  test("nothing is shown before the secretariat shows it, but a party's own reply to itself", async () => {
    const { store } = await open();
    const responses = await world(store);
    for (const actor of [visitor, focalPoint("USA"), personAs("administrator"), personAs("chair")]) {
      expect(await responses.list(actor)).toEqual([]);
      for (const asked of [
        responses.overview(actor, "round-one"),
        responses.matrix(actor, "round-one"),
        responses.question(actor, "round-one", "policy"),
        responses.changes(actor, "round-one"),
      ])
        expect(codes(await asked)).toEqual(["responses.unknown-consultation"]);
    }
    const own = unwrap(await responses.question(focalPoint("NGA"), "round-one", "detail"));
    expect(own.answers.map(({ who }) => who.key)).toEqual(["NGA"]);
    expect(JSON.stringify(unwrap(await responses.overview(focalPoint("NGA"), "round-one")))).not.toMatch(
      /KEN|GHA|FRA/,
    );
  });

  test("each reader sees what was given for them, and no word of the rest", async () => {
    const { store } = await open();
    const responses = await world(store);
    unwrap(await responses.publish(secretariat, "round-one", true));
    const cases: readonly (readonly [Actor, readonly string[]])[] = [
      [visitor, ["KEN", "ilo"]],
      [personAs("chair"), ["KEN", "ilo"]],
      [personAs("administrator"), ["KEN", "ilo"]],
      [focalPoint("ilo"), ["KEN", "ilo"]],
      [focalPoint("USA"), ["GHA", "KEN", "ilo"]],
      [personAs("mission", "USA"), ["GHA", "KEN", "ilo"]],
      [personAs("colleague", "USA"), ["KEN", "ilo"]],
      [personAs("colleague", "NGA"), ["KEN", "NGA", "ilo"]],
      [secretariat, ["GHA", "KEN", "NGA", "ilo"]],
      [rapporteur, ["GHA", "KEN", "NGA", "ilo"]],
    ];
    for (const [actor, expected] of cases) {
      for (const question of Object.keys(fullAnswers(""))) {
        const seen = unwrap(await responses.question(actor, "round-one", question));
        expect(seen.answers.map(({ who }) => who.key)).toEqual(expected);
        const told = JSON.stringify([
          seen,
          unwrap(await responses.matrix(actor, "round-one")),
          unwrap(await responses.overview(actor, "round-one")),
        ]);
        for (const party of ["KEN", "GHA", "NGA", "ilo"])
          if (!expected.includes(party)) expect(told).not.toContain(`Mark${party}`);
      }
      for (const party of ["KEN", "GHA", "NGA", "ilo"]) {
        const { replies } = unwrap(await responses.party(actor, party));
        expect(replies).toHaveLength(expected.includes(party) ? 1 : 0);
      }
    }
    const { rates, progress } = unwrap(await responses.overview(visitor, "round-one"));
    expect(rates).toMatchObject({ asked: 5, answered: 4, readable: 2, states: null });
    expect(rates.parties?.every(({ state, opened }) => state === null && opened === null)).toBe(true);
    expect(progress).toBeNull();
    unwrap(await responses.publish(secretariat, "round-one", false));
    expect(await responses.list(visitor)).toEqual([]);
  });

  test("what a party narrows holds at once, what it widens does not", async () => {
    const { store } = await open();
    const submissions = (publication: "public" | "secretariat") => [
      { answers: fullAnswers("x"), publication },
    ];
    await giveConsultation(store, {
      id: "narrow",
      questionnaire: smallQuestionnaire,
      replies: [
        { party: "KEN", publication: "secretariat", submissions: submissions("public") },
        { party: "GHA", publication: "public", submissions: submissions("secretariat") },
        { party: "NGA", publication: "public", submissions: submissions("public") },
      ],
    });
    const responses = responsesOf(store);
    unwrap(await responses.publish(secretariat, "narrow", true));
    const { answers } = unwrap(await responses.question(visitor, "narrow", "policy"));
    expect(answers.map(({ who }) => who.key)).toEqual(["NGA"]);
  });

  test("only those who may, publish, release, code and keep themes; each leaves an entry", async () => {
    const { store } = await open();
    const responses = await world(store, "anonymous");
    const id = "round-one";
    const coding = { party: "KEN", question: "detail", themes: [{ theme: "t1", quote: null }] };
    const letOut = { party: "KEN", question: "detail", released: true };
    for (const actor of [visitor, focalPoint("KEN"), personAs("chair"), personAs("administrator")]) {
      for (const deed of [
        responses.publish(actor, id, true),
        responses.release(actor, id, letOut),
        responses.keepThemes(actor, id, [{ name: "x" }]),
        responses.code(actor, id, coding),
        responses.themes(actor, id),
      ])
        expect(codes(await deed)).toEqual(["directory.not-allowed"]);
    }
    expect(codes(await responses.publish(rapporteur, id, true))).toEqual(["directory.not-allowed"]);
    unwrap(await responses.keepThemes(rapporteur, id, [{ name: " Money  sent home " }, { name: "Skills" }]));
    unwrap(await responses.code(rapporteur, id, coding));
    unwrap(await responses.publish(secretariat, id, true));
    unwrap(await responses.release(secretariat, id, letOut));
    const told = await latestEntries(
      store.database(),
      ["responses.themes", "responses.code", "responses.publish", "responses.release"],
      10,
    );
    expect(told.map(({ deed, subject }) => [deed, subject])).toEqual([
      ["responses.release", id],
      ["responses.publish", id],
      ["responses.code", id],
      ["responses.themes", id],
    ]);
  });

  test("a quote must stand in the answer; a theme that goes takes its codings along", async () => {
    const { store } = await open();
    const responses = await world(store);
    const id = "round-one";
    unwrap(await responses.keepThemes(secretariat, id, [{ name: "Money" }, { name: "Skills" }]));
    const code = (quote: string | null, theme = "t1", party = "KEN", question = "detail") =>
      responses.code(secretariat, id, { party, question, themes: [{ theme, quote }] });
    expect(codes(await code("never said"))).toEqual(["responses.quote-not-there"]);
    expect(codes(await code("x".repeat(5000)))).toEqual(["responses.quote-too-long"]);
    expect(codes(await code(null, "t9"))).toEqual(["responses.unknown-theme"]);
    expect(codes(await code(null, "t1", "FRA"))).toEqual(["responses.unknown-answer"]);
    // Line breaks and double spaces may be typed otherwise; what is kept is what stands there.
    unwrap(await code("that remittances matter."));
    const { answers, themes } = unwrap(await responses.question(secretariat, id, "detail"));
    expect(answers.find(({ who }) => who.key === "KEN")?.coded).toEqual([
      { theme: "t1", quote: "that\nremittances  matter.", holds: true },
    ]);
    expect(themes.map(({ name, count, groups }) => [name, count, groups])).toEqual([
      ["Money", 1, [{ group: "african", count: 1 }]],
      ["Skills", 0, []],
    ]);
    const { excerpts } = unwrap(await responses.themes(secretariat, id));
    expect(excerpts).toMatchObject([
      { theme: "t1", question: "detail", quote: "that\nremittances  matter." },
    ]);
    expect(JSON.stringify(unwrap(await responses.question(focalPoint("KEN"), id, "detail")))).not.toContain(
      "t1",
    );
    unwrap(
      await responses.keepThemes(secretariat, id, [{ id: "t2", name: "Skills and jobs" }, { name: "New" }]),
    );
    const after = unwrap(await responses.themes(secretariat, id));
    expect(after.themes.map(({ id: theme, name, count }) => [theme, name, count])).toEqual([
      ["t2", "Skills and jobs", 0],
      ["t3", "New", 0],
    ]);
    expect(after.excerpts).toEqual([]);
  });

  test("a reference resolves for ever, to what was said then, and says that there is newer", async () => {
    const { store } = await open();
    await giveConsultation(store, {
      id: "cited",
      questionnaire: smallQuestionnaire,
      replies: [
        {
          party: "KEN",
          submissions: [
            { answers: fullAnswers("First"), publication: "public" },
            { answers: fullAnswers("Second"), publication: "public", at: "2027-03-09T00:00:00Z" },
          ],
        },
        {
          party: "GHA",
          submissions: [
            { answers: fullAnswers("Once"), publication: "secretariat" },
            { answers: fullAnswers("Later"), publication: "public" },
          ],
        },
      ],
    });
    const responses = responsesOf(store);
    unwrap(await responses.publish(secretariat, "cited", true));
    const rows = await store
      .database<{ reply_submission: { reply: number; number: number; hash: string } }>()
      .selectFrom("reply_submission")
      .select("hash")
      .orderBy("reply")
      .orderBy("number")
      .execute();
    const [first = "", second = "", once = "", later = ""] = rows.map(({ hash }) => hash);
    const at = (party: string, version: string, question = "detail") =>
      answerReference({ consultation: "cited", party, version, question });
    expect(at("KEN", first)).toBe(`corridor:answer/cited/KEN@${first}#detail`);
    const old = unwrap(await responses.cited(visitor, at("KEN", first)));
    expect(old.seen.answer).toMatchObject({ text: "First says that\nremittances  matter." });
    expect(old.newer).toEqual({ version: second, changed: true });
    expect(unwrap(await responses.cited(visitor, at("KEN", first, "use"))).newer).toEqual({
      version: second,
      changed: false,
    });
    const now = unwrap(await responses.cited(visitor, at("KEN", second)));
    expect([now.newer, now.reference]).toEqual([null, at("KEN", second)]);
    // What was once said for the secretariat alone stays so, although a later submission is public.
    expect(codes(await responses.cited(visitor, at("GHA", once)))).toEqual(["responses.unknown-answer"]);
    expect((await responses.cited(secretariat, at("GHA", once))).ok).toBe(true);
    expect((await responses.cited(visitor, at("GHA", later))).ok).toBe(true);
    for (const wrong of [at("KEN", later), at("NGA", first), at("KEN", first, "policyx"), at("KEN", "0")])
      expect(codes(await responses.cited(secretariat, wrong))).toEqual(["responses.unknown-answer"]);
    expect(codes(await responses.cited(visitor, "corridor:answer/x"))).toEqual([
      "responses.reference-unclear",
    ]);
    // Every reference that a question gives resolves to the same answer.
    const { answers } = unwrap(await responses.question(visitor, "cited", "emigrants"));
    for (const { reference, answer } of answers)
      expect(unwrap(await responses.cited(visitor, reference ?? "")).seen.answer).toEqual(answer);
  });

  test("the last round beside this one: what changed by party, counts of those who answered twice", async () => {
    const { store } = await open();
    const one = (party: string, chosen: string) => ({
      party,
      submissions: [
        {
          answers: { policy: { kind: "choice", chosen: [chosen], other: null } },
          publication: "public" as const,
        },
      ],
    });
    const round = { questionnaire: smallQuestionnaire };
    await giveConsultation(store, {
      ...round,
      id: "then",
      replies: [one("KEN", "no"), one("GHA", "yes"), one("FRA", "no")],
    });
    await giveConsultation(store, {
      ...round,
      id: "now",
      previous: "then",
      replies: [one("KEN", "yes"), one("GHA", "yes"), one("NGA", "no")],
    });
    const responses = responsesOf(store);
    const { changes } = unwrap(await responses.changes(secretariat, "now"));
    const policy = changes.find(({ question }) => question.id === "policy");
    expect(policy?.changes.map(({ who, kind }) => [who.key, kind])).toEqual([
      ["FRA", "gone"],
      ["GHA", "same"],
      ["KEN", "changed"],
      ["NGA", "new"],
    ]);
    expect(policy?.matched.before).toMatchObject({ items: [{ count: 1 }, { count: 1 }, { count: 0 }] });
    expect(policy?.matched.after).toMatchObject({ items: [{ count: 2 }, { count: 0 }, { count: 0 }] });
    expect(codes(await responses.changes(secretariat, "then"))).toEqual(["responses.no-previous"]);
    unwrap(await responses.publish(secretariat, "now", true));
    // The other round is not shown, so there is nothing to compare with.
    expect(codes(await responses.changes(visitor, "now"))).toEqual(["responses.no-previous"]);
  });
});
