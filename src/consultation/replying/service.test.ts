import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../kernel/actor.ts";
import type { Problem, Result } from "../../kernel/problem.ts";
import { auditEntries, verifyAudit } from "../../store/audit.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import type { ReplyAddress } from "./model.ts";
import { submissionHash } from "./submission.ts";
import { type AskedTest, askedIn, clock, done, person } from "./support/asked.ts";

const maria = person("Maria Santos", "focal-point", "PHL");
const juan = person("Juan", "colleague", "PHL");
const mission = person("Mission", "mission", "PHL");
const mexico = person("Lucía", "focal-point", "MEX");
const officer = person("Officer", "secretariat", null);
const rapporteur = person("Rapporteur", "rapporteur", null);
const visitor = { kind: "visitor" } as const;

const phl: ReplyAddress = { consultation: "round-two", party: "PHL" };
const text = (said: string) => ({ kind: "text" as const, text: said, language: null });
const codes = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.problems.map(({ code }: Problem) => code);

describeBothStores("a reply", (open) => {
  let at: TestStore;
  let asked: AskedTest;
  beforeAll(async () => {
    at = await open();
    asked = await askedIn(at, { parties: ["PHL", "MEX", "FRA", "ITA", "KEN", "DEU"] });
  });
  afterAll(() => asked.close());

  const put = (question: string, value: unknown, revision = 0) => [{ question, value, revision }];

  test("goes from asked to submitted, and a correction keeps what was submitted first", async () => {
    const { replies } = asked;
    expect(done(await replies.look(maria, phl)).reply.state).toBe("asked");
    expect(done(await replies.open(juan, phl)).reply.state).toBe("opened");
    const saved = done(await replies.saveAnswers(juan, phl, put("laws", text("Act 8042\r\nof 1995"))));
    expect(saved.saved).toEqual([{ question: "laws", revision: 1 }]);
    const begun = done(await replies.look(maria, phl));
    expect(begun.reply.state).toBe("begun");
    expect(begun.answers.get("laws")?.value).toEqual(text("Act 8042\nof 1995"));
    expect(begun.progress.answered).toBe(1);

    expect(codes(await replies.submit(juan, phl))).toEqual(["directory.not-allowed"]);
    expect(codes(await replies.clear(juan, phl))).toEqual(["directory.not-allowed"]);
    // Somebody whom the focal point lets clear does so, and no more.
    const ana = person("Ana", "deputy", "PHL");
    done(await replies.clear(ana, phl, begun.state));
    expect(codes(await replies.submit(ana, phl))).toEqual(["directory.not-allowed"]);
    done(await replies.withdrawClearance(maria, phl));
    expect(codes(await replies.clear(maria, phl, "another"))).toEqual(["replies.changed-since"]);
    done(await replies.clear(maria, phl, begun.state));
    expect(done(await replies.look(maria, phl)).reply).toMatchObject({
      state: "cleared",
      clearedBy: `person:${maria.id}`,
    });
    // A later word was not cleared.
    const after = done(await replies.saveAnswers(juan, phl, put("laws", text("Act 10022"), 1)));
    expect(after.clearanceEnded).toBe(true);
    expect(done(await replies.look(maria, phl)).reply).toMatchObject({ state: "begun", cleared: null });

    const first = done(await replies.submit(maria, phl, { publication: "member-states" }));
    expect(first.receipt).toMatch(/^R(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(first.clearedBy).toBe(`person:${maria.id}`);
    const bound = {
      ...phl,
      number: 1,
      questionnaire: "q",
      version: 1,
      answers: { laws: text("Act 10022") },
    };
    expect(first.hash).toBe(submissionHash(bound));
    expect(submissionHash({ ...bound, answers: { laws: text("Act 10023") } })).not.toBe(first.hash);
    expect(codes(await replies.saveAnswers(juan, phl, put("laws", text("More"), 2)))).toEqual([
      "replies.submitted",
    ]);

    done(await replies.reopen(maria, phl));
    done(await replies.saveAnswers(juan, phl, put("laws", text("Act 11641"), 2)));
    const second = done(await replies.submit(maria, phl));
    expect([second.number, second.publication]).toEqual([2, "member-states"]);
    const { submissions, reply } = done(await replies.look(maria, phl));
    expect(reply.state).toBe("submitted");
    expect(submissions.map(({ answers }) => answers.laws)).toEqual([text("Act 10022"), text("Act 11641")]);
    expect(done(await replies.past(maria, phl, "laws")).map(({ value }) => value)).toEqual([
      text("Act 10022"),
      text("Act 8042\nof 1995"),
    ]);
  });

  test("what stands in a section is told with who wrote it, also what was taken back; to the party's own alone", async () => {
    const { replies } = asked;
    const deu = { consultation: "round-two", party: "DEU" };
    const [a, b] = [person("A", "focal-point", "DEU"), person("B", "colleague", "DEU")];
    const section = done(await replies.look(a, deu)).asked.content.sections.find(({ questions }) =>
      questions.some(({ id }) => id === "laws"),
    );
    const standing = (actor: Actor) => replies.standing(actor, deu, section?.id ?? "");
    expect(done(await standing(a)).revisions.size).toBe(0);
    done(await replies.saveAnswers(b, deu, put("laws", text("Act 1"))));
    const now = () => replies.formBasis(a, deu, section?.id ?? "");
    expect(done(await now()).current).toEqual(new Map([["laws", text("Act 1")]]));
    done(await replies.saveAnswers(b, deu, put("laws", null, 1)));
    expect(done(await standing(a)).revisions.get("laws")).toMatchObject({
      revision: 2,
      actor: `person:${b.id}`,
    });
    expect(done(await now()).current.size).toBe(0);
    expect(done(await standing(officer)).revisions.size).toBe(0);
    expect(codes(await standing(person("D", "focal-point", "FRA")))).toEqual(["directory.not-allowed"]);
  });

  test("two who answer at once: who comes second is told, and nothing is overwritten unseen", async () => {
    const { replies } = asked;
    const fra = { consultation: "round-two", party: "FRA" };
    const [a, b] = [person("A", "focal-point", "FRA"), person("B", "colleague", "FRA")];
    const outcomes = await Promise.all([
      replies.saveAnswers(a, fra, [
        ...put("laws", text("by A")),
        ...put("scale", { kind: "scale", value: 3 }),
      ]),
      replies.saveAnswers(b, fra, [
        ...put("laws", text("by B")),
        ...put("scale", { kind: "scale", value: 3 }),
      ]),
    ]);
    const [first, second] = outcomes.map(done);
    expect(first?.conflicts).toEqual([]);
    // The scale that both gave alike is no conflict.
    expect(second?.saved).toEqual([{ question: "scale", revision: 1 }]);
    expect(second?.conflicts).toEqual([
      {
        question: "laws",
        mine: text("by B"),
        theirs: {
          question: "laws",
          revision: 1,
          value: text("by A"),
          at: asked.clock.at.toISOString(),
          actor: `person:${a.id}`,
          via: "page",
        },
      },
    ]);
    // With the other's revision before their eyes they may.
    expect(done(await replies.saveAnswers(b, fra, put("laws", text("by both"), 1))).conflicts).toEqual([]);
    // Taken back by one, changed by the other.
    expect(done(await replies.saveAnswers(a, fra, put("laws", null, 2))).saved).toEqual([
      { question: "laws", revision: 3 },
    ]);
    const late = done(await replies.saveAnswers(b, fra, put("laws", text("late"), 2)));
    expect(late.conflicts[0]?.theirs).toMatchObject({ revision: 3, value: null });
    expect(done(await replies.look(a, fra)).answers.has("laws")).toBe(false);
    expect(done(await replies.saveAnswers(b, fra, put("laws", text("again"), 3))).saved).toEqual([
      { question: "laws", revision: 4 },
    ]);
  });

  test("what a page sends again as it was says nothing against a colleague’s change", async () => {
    const { replies } = asked;
    const fra = { consultation: "round-one", party: "FRA" };
    const [a, b] = [person("A", "focal-point", "FRA"), person("B", "colleague", "FRA")];
    done(await replies.saveAnswers(a, fra, put("laws", text("as it was"))));
    done(await replies.saveAnswers(a, fra, put("laws", text("changed"), 1)));
    const again = done(
      await replies.saveAnswers(b, fra, [
        ...put("laws", text("as it was"), 1),
        ...put("scale", { kind: "scale", value: 2 }),
      ]),
    );
    expect([again.conflicts, again.saved]).toEqual([[], [{ question: "scale", revision: 1 }]]);
    expect(done(await replies.look(b, fra)).answers.get("laws")?.value).toEqual(text("changed"));
    // A page on which nothing stood yet says nothing either.
    expect(done(await replies.saveAnswers(b, fra, put("laws", null))).conflicts).toEqual([]);
    done(await replies.saveAnswers(a, fra, put("laws", null, 2)));
  });

  test("one that cannot be kept does not keep the others from being saved", async () => {
    const { replies } = asked;
    const ita = { consultation: "round-two", party: "ITA" };
    const a = person("A", "focal-point", "ITA");
    const saved = done(
      await replies.saveAnswers(a, ita, [
        ...put("laws", text("one two three")),
        ...put("views", { kind: "choice", chosen: ["perhaps"], other: null }),
        ...put("scale", text("5")),
        ...put("nothing", text("5")),
        ...put("number", { kind: "number", value: "5" }),
      ]),
    );
    expect(saved.saved.map(({ question }) => question)).toEqual(["laws"]);
    expect(saved.refused.map(({ question, problems }) => [question, problems[0]?.code])).toEqual([
      ["views", "questionnaires.option-unknown"],
      ["scale", "questionnaires.answer-kind"],
      ["nothing", "replies.unknown-question"],
      ["number", "replies.answer-malformed"],
    ]);
    // Too long is kept as a draft and keeps it from being submitted.
    done(await replies.saveAnswers(a, ita, put("laws", text("word ".repeat(25)), 1)));
    expect(codes(await replies.submit(a, ita))).toEqual(["replies.incomplete"]);
    // What a condition brings in is required then.
    done(await replies.saveAnswers(a, ita, put("laws", text("short"), 2)));
    done(await replies.saveAnswers(a, ita, put("views", { kind: "choice", chosen: ["no"], other: null })));
    expect(done(await replies.look(a, ita)).progress.hindrances.map(({ question }) => question.id)).toEqual([
      "why-not",
    ]);
    done(await replies.saveAnswers(a, ita, put("why-not", text("because"))));
    done(
      await replies.saveAnswers(a, ita, put("views", { kind: "choice", chosen: ["yes"], other: null }, 1)),
    );
    // What fell away stays in the draft and is not submitted.
    expect(Object.keys(done(await replies.submit(a, ita)).answers).sort()).toEqual(["laws", "views"]);
  });

  test("text stays as it is: markup, emoji, both directions; control characters go", async () => {
    const { replies } = asked;
    const ken = { consultation: "round-two", party: "KEN" };
    const a = person("A", "focal-point", "KEN");
    const said = "<script>alert(1)</script> <o:p>=1+1</o:p> 🧕🏽 \u200fقانون\u200e “x” \u2066abc\u2069 @cmd";
    done(await replies.saveAnswers(a, ken, put("laws", text(`${said}\u0000\u0007\r\n\ud800`))));
    expect(done(await replies.look(a, ken)).answers.get("laws")?.value).toEqual(text(`${said}\n\ufffd`));
  });

  test("the secretariat sees how far a draft is, and not what it says, until it is submitted", async () => {
    const { replies } = asked;
    const mex = { consultation: "round-two", party: "MEX" };
    done(await replies.saveAnswers(mexico, mex, put("laws", text("a draft"))));
    done(
      await replies.addNote(mexico, mex, { text: "ask the minister", question: "laws", readers: "party" }),
    );
    done(
      await replies.addNote(mexico, mex, {
        text: "may we have a week?",
        question: null,
        readers: "secretariat",
      }),
    );
    const seen = done(await replies.look(officer, mex));
    expect([seen.progress.answered, seen.answers.size, seen.revisions.size]).toEqual([1, 0, 0]);
    expect(seen.notes.map(({ text: said }) => said)).toEqual(["may we have a week?"]);
    expect(done(await replies.look(mexico, mex)).notes).toHaveLength(2);
    expect(seen.reply.state).toBe("begun");
    expect(codes(await replies.past(officer, mex, "laws"))).toEqual([]);
    expect(codes(await replies.past(rapporteur, mex, "laws"))).toEqual(["directory.not-allowed"]);
  });

  describe("rights", () => {
    test("another party and a visitor see nothing, a mission reads, a colleague writes and may not decide", async () => {
      const { replies } = asked;
      const denied = ["directory.not-allowed"];
      for (const actor of [mexico, visitor]) {
        expect(codes(await replies.look(actor, phl))).toEqual(denied);
        expect(codes(await replies.open(actor, phl))).toEqual(denied);
        expect(codes(await replies.saveAnswers(actor, phl, put("laws", null)))).toEqual(denied);
        expect(codes(await replies.earlier(actor, phl))).toEqual(denied);
        expect(codes(await replies.takeOver(actor, phl, "all"))).toEqual(denied);
        expect(codes(await replies.figures(actor, phl))).toEqual(denied);
        expect(codes(await replies.openFile(actor, phl, "a".repeat(64)))).toEqual(denied);
        expect(replies.present(actor, phl, null)).toEqual([]);
      }
      expect(done(await replies.look(mission, phl)).may).toEqual({
        write: false,
        clear: false,
        submit: false,
        team: true,
        enterFor: false,
      });
      for (const actor of [mexico, visitor, mission, juan, rapporteur])
        for (const deed of [
          replies.clear(actor, phl),
          replies.withdrawClearance(actor, phl),
          replies.submit(actor, phl),
          replies.reopen(actor, phl),
          replies.decline(actor, phl, ""),
          replies.setPublication(actor, phl, "public"),
          replies.enterFor(actor, phl, "paper"),
        ])
          expect(codes(await deed)).toEqual(denied);
      expect(codes(await replies.saveAnswers(mission, phl, put("laws", null)))).toEqual(denied);
      expect((await replies.mine(mexico)).map(({ party }) => party.id)).toEqual(["MEX", "MEX"]);
      expect(await replies.mine(visitor)).toEqual([]);
      expect(await replies.mine(officer)).toEqual([]);
    });

    test("the secretariat enters for a party only once it is marked, and what it enters is marked", async () => {
      const { replies, clock: time } = asked;
      const other = { consultation: "round-one", party: "KEN" };
      const denied = await replies.saveAnswers(officer, other, put("laws", text("by post")));
      expect(codes(denied)).toEqual(["replies.not-entered-for"]);
      done(await replies.enterFor(officer, other, "paper"));
      const before = time.at;
      try {
        // The envelope lay until April.
        time.at = new Date("2027-04-01T09:00:00Z");
        done(await replies.saveAnswers(officer, other, put("laws", text("by post"))));
        const view = done(await replies.look(officer, other));
        expect(view.answers.get("laws")?.via).toBe("secretariat");
        expect(done(await replies.submit(officer, other)).author).toBe("Officer");
      } finally {
        time.at = before;
      }
    });
  });

  test("closes at the end of its last day anywhere on Earth, and an extension is honoured", async () => {
    const { replies, clock: time } = asked;
    const one = { consultation: "round-one", party: "FRA" };
    const a = person("A", "focal-point", "FRA");
    const before = time.at;
    try {
      time.at = new Date("2027-03-02T11:59:59Z");
      done(await replies.saveAnswers(a, one, put("laws", text("in time"), 3)));
      time.at = new Date("2027-03-02T12:00:00Z");
      const late = await replies.saveAnswers(a, one, put("laws", text("late"), 4));
      expect(late.ok ? [] : late.problems).toMatchObject([
        { code: "replies.closed", facts: { closes: "2027-03-01" } },
      ]);
      expect(codes(await replies.submit(a, one))).toEqual(["replies.closed"]);
      await at.store.deed({ kind: "system" }, { deed: "test.extend", subject: "" }, async (trx) => {
        await sql`update reply set closes = '2027-03-15' where consultation = 'round-one' and party = 'FRA'`.execute(
          trx,
        );
        await sql`update consultation set state = 'closed' where id = 'round-one'`.execute(trx);
      });
      done(await replies.saveAnswers(a, one, put("laws", text("extended"), 4)));
      const italy = person("I", "focal-point", "ITA");
      const closed = await replies.saveAnswers(italy, { ...one, party: "ITA" }, put("laws", text("x")));
      expect(codes(closed)).toEqual(["replies.closed"]);
      time.at = new Date("2027-03-16T12:00:00Z");
      expect(codes(await replies.submit(a, one))).toEqual(["replies.closed"]);
    } finally {
      time.at = before;
    }
  });

  test("last round's answers are offered and taken over where nothing is answered", async () => {
    const { replies } = asked;
    // `round-one` was submitted for Kenya by the secretariat above; Kenya has answered "laws" in round two itself.
    const a = person("A", "focal-point", "KEN");
    const ken = { consultation: "round-two", party: "KEN" };
    const earlier = done(await replies.earlier(a, ken));
    expect([...(earlier?.answers ?? [])]).toEqual([["laws", text("by post")]]);
    expect(done(await replies.takeOver(a, ken, "all")).saved).toEqual([]);
    expect(done(await replies.takeOver(a, ken, ["laws"])).saved).toEqual([{ question: "laws", revision: 2 }]);
    const taken = done(await replies.look(a, ken)).answers.get("laws");
    expect(taken).toMatchObject({ via: "earlier", value: text("by post") });
    expect(done(await replies.earlier(mission, phl))).toBeNull();
  });

  test("a party declines, with its reason, and may think again", async () => {
    const { replies } = asked;
    const ita = { consultation: "round-two", party: "ITA" };
    const a = person("A", "focal-point", "ITA");
    expect(codes(await replies.decline(a, ita, "no time"))).toEqual(["replies.submitted"]);
    const mex = { consultation: "round-two", party: "MEX" };
    done(await replies.decline(mexico, mex, "Another ministry answers."));
    expect(done(await replies.look(officer, mex)).reply).toMatchObject({
      state: "declined",
      declinedWhy: "Another ministry answers.",
    });
    expect(codes(await replies.submit(mexico, mex))).toEqual(["replies.declined"]);
    done(await replies.reopen(mexico, mex));
    expect(done(await replies.look(mexico, mex)).reply).toMatchObject({ state: "begun", declined: null });
  });

  test("colleagues see each other at work for half an hour; nobody else does", async () => {
    const { replies, clock: time } = asked;
    replies.present(juan, phl, "facts");
    expect(replies.present(maria, phl, null)).toEqual([
      { person: juan.id, name: "Juan", section: "facts", at: time.at },
    ]);
    const before = time.at;
    time.at = new Date(before.getTime() + 31 * 60_000);
    expect(replies.present(maria, phl, null)).toEqual([]);
    time.at = before;
  });

  test("a file is what it is, and nobody names the file of another party", async () => {
    const { replies } = asked;
    done(await replies.reopen(maria, phl));
    const pdf = new TextEncoder().encode("%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n");
    const file = done(await replies.keepFile(juan, phl, { name: "../../law.pdf", bytes: pdf }));
    expect(file).toMatchObject({ name: "law.pdf", type: "application/pdf" });
    const answer = { kind: "document", files: [file] };
    const foreign = await replies.saveAnswers(
      mexico,
      { consultation: "round-two", party: "MEX" },
      put("papers", answer),
    );
    expect(codes(foreign)).toEqual(["replies.file-foreign"]);
    done(await replies.saveAnswers(juan, phl, put("papers", answer)));
    const opened = done(await replies.openFile(maria, phl, file.sha256));
    expect(new TextDecoder().decode(opened.bytes)).toContain("startxref");
    // The secretariat sees it once it is submitted.
    expect(codes(await replies.openFile(rapporteur, phl, file.sha256))).toEqual([
      "replies.file-unknown-here",
    ]);
    done(await replies.submit(maria, phl));
    expect(codes(await replies.openFile(rapporteur, phl, file.sha256))).toEqual([]);
    expect(codes(await replies.openFile(mexico, phl, file.sha256))).toEqual(["directory.not-allowed"]);
  });

  test("the log names replies, questions and revisions, holds together, and says nothing of what was said", async () => {
    expect((await verifyAudit(at.store.database())).ok).toBe(true);
    let saves = 0;
    for await (const entry of auditEntries(at.store.database())) {
      if (!entry.deed.startsWith("reply.")) continue;
      const said = JSON.stringify(entry);
      for (const secret of ["Act ", "by A", "minister", "a draft", "alert", "Another ministry"])
        expect(said).not.toContain(secret);
      if (entry.deed === "reply.save") saves += 1;
    }
    expect(saves).toBeGreaterThan(10);
  });
});

describeBothStores("a thousand saves at once", (open) => {
  test("are grouped, each is told what became of it, and none is lost", async () => {
    const at = await open();
    const asked = await askedIn(at, { parties: ["PHL", "MEX"], time: clock() });
    const work = Array.from({ length: 1000 }, (_, n) => {
      const party = n % 2 === 0 ? "PHL" : "MEX";
      const actor = person(`P${n % 40}`, "colleague", party);
      // Every seventh is none that can be kept; most of the others come too late and are told.
      const value = n % 7 === 0 ? { kind: "scale", value: "x" } : text(`save ${n}`);
      return asked.replies.saveAnswers(actor, { consultation: "round-two", party }, [
        { question: n % 7 === 0 ? "scale" : "laws", value, revision: 0 },
      ]);
    });
    const outcomes = (await Promise.all(work)).map(done);
    const told = outcomes.map(
      ({ saved, conflicts, refused }) => saved.length + conflicts.length + refused.length,
    );
    expect(new Set(told)).toEqual(new Set([1]));
    expect(outcomes.filter(({ saved }) => saved.length > 0)).toHaveLength(2);
    let entries = 0;
    for await (const { deed } of auditEntries(at.store.database())) if (deed === "reply.save") entries += 1;
    // The first transaction may begin with one save; the others wait together.
    expect(entries).toBeLessThanOrEqual(2);
    await asked.close();
  });
});
