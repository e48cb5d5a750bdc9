import { beforeAll, expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import { unwrap } from "../../kernel/problem.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import { parseStatementReference } from "./reference.ts";
import { type ContributionService, openContributions } from "./service.ts";
import { heldMeeting, operator, person } from "./support/meeting.ts";

const visitor = { kind: "visitor" } as const;
const [kenya, ghana] = [person("focal-point", "KEN"), person("mission", "GHA")];
const officer = person("secretariat");
const meeting = "hld-2006";
const bytes = (text: string) => new TextEncoder().encode(text);

const statement = {
  kind: "statement",
  party: "KEN",
  title: "Statement of Kenya",
  language: "en",
  given: "2006-09-14",
  text: { text: "Migration is development.\n\nRemittances should cost less." },
} as const;

const codes = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) =>
  result.ok ? [] : (result.problems ?? []).map(({ code }) => code);

describeBothStores("contributions", (open) => {
  let opened: TestStore;
  let service: ContributionService;
  let clock = new Date("2006-09-10T10:00:00Z");

  beforeAll(async () => {
    opened = await open();
    const { store, home } = opened;
    const directory = openDirectory({ store });
    service = openContributions({ store, paths: home.paths, directory, now: () => clock });
    await heldMeeting(store, { id: meeting });
    await heldMeeting(store, { id: "forum", attribution: "chatham-house" });
    await heldMeeting(store, { id: "other" });
  });

  test("are numbered as they come, kept from others until they are shown, and cited for ever", async () => {
    const given = unwrap(await service.give(kenya, meeting, statement));
    expect(given).toMatchObject({ number: 1, via: "own", state: "received" });
    expect(codes(await service.one(visitor, meeting, 1))).toEqual(["contributions.unknown"]);
    expect(codes(await service.one(ghana, meeting, 1))).toEqual(["contributions.unknown"]);
    expect(unwrap(await service.list(visitor, meeting))).toEqual([]);
    expect(unwrap(await service.one(kenya, meeting, 1)).mayChange).toBe(true);
    expect(codes(await service.show(kenya, meeting, 1))).toEqual(["directory.not-allowed"]);
    unwrap(await service.show(officer, meeting, 1));
    const seen = unwrap(await service.one(visitor, meeting, 1));
    expect(seen).toMatchObject({ phase: "during", mayChange: false });
    const address = parseStatementReference(seen.reference ?? "");
    if (!address) throw new Error("no reference");
    const third = await service.cited(visitor, { ...address, paragraph: 2 });
    expect(unwrap(third).paragraphs).toEqual(["Remittances should cost less."]);
    expect(codes(await service.cited(visitor, { ...address, paragraph: 3 }))).toEqual([
      "contributions.no-paragraph",
    ]);

    // Another wording is another revision; the reference goes on to name the old one and says that there is a newer.
    expect(codes(await service.change(kenya, meeting, 1, { title: "Other" }))).toEqual([
      "contributions.shown-already",
    ]);
    unwrap(await service.change(officer, meeting, 1, { text: { text: "Remittances must cost less." } }));
    const before = unwrap(await service.cited(visitor, address));
    expect(before.paragraphs).toHaveLength(2);
    expect(before.newer).toBe(unwrap(await service.one(visitor, meeting, 1)).reference);

    unwrap(await service.withdraw(kenya, meeting, 1));
    expect(codes(await service.one(visitor, meeting, 1))).toEqual(["contributions.unknown"]);
    expect(unwrap(await service.cited(visitor, address)).paragraphs).toHaveLength(2);
    expect(codes(await service.withdraw(kenya, meeting, 1))).toEqual(["contributions.withdrawn"]);
  });

  test("what was withdrawn before anybody saw it stays unseen", async () => {
    const { number } = unwrap(await service.give(ghana, meeting, { ...statement, party: "GHA" }));
    const { reference } = unwrap(await service.one(ghana, meeting, number));
    unwrap(await service.withdraw(ghana, meeting, number));
    const address = parseStatementReference(reference ?? "");
    expect(address && codes(await service.cited(visitor, address))).toEqual(["contributions.unknown"]);
  });

  test("are given by a party's own people, or entered by the secretariat", async () => {
    expect(codes(await service.give(ghana, meeting, statement))).toEqual(["directory.not-allowed"]);
    expect(codes(await service.give(visitor, meeting, statement))).toEqual(["directory.not-allowed"]);
    expect(codes(await service.give(kenya, meeting, { ...statement, party: null }))).toEqual([
      "directory.not-allowed",
    ]);
    expect(codes(await service.give(operator, meeting, { ...statement, party: "nobody" }))).toEqual([
      "directory.unknown-party",
    ]);
    const entered = unwrap(
      await service.give(officer, meeting, {
        kind: "regional-outcome",
        party: "escap",
        title: "Outcome of the regional consultation",
        language: "en",
        given: "2006-08-01",
        text: { text: "Adopted." },
      }),
    );
    expect(entered.via).toBe("entered");
    const seen = unwrap(await service.one(officer, meeting, entered.number));
    expect(seen.phase).toBe("before");
  });

  test("say what is wrong with what was given", async () => {
    const wrong = async (change: object) =>
      codes(await service.give(kenya, meeting, { ...statement, ...change }));
    expect(await wrong({ title: " \u0000 " })).toEqual(["contributions.untitled"]);
    expect(await wrong({ title: "x".repeat(301) })).toEqual(["contributions.title-long"]);
    expect(await wrong({ language: "not a tag" })).toEqual(["contributions.language-unknown"]);
    expect(await wrong({ given: "yesterday" })).toEqual(["contributions.day-unclear"]);
    expect(await wrong({ link: "javascript:alert(1)" })).toEqual(["contributions.link-unclear"]);
    expect(await wrong({ text: { text: " " } })).toEqual(["contributions.nothing-given"]);
    expect(await wrong({ text: { text: "x".repeat(400_001) } })).toEqual(["contributions.text-long"]);
    const file = (name: string, content: string) => ({ text: { file: { name, bytes: bytes(content) } } });
    expect(await wrong(file("a.pdf", "only text"))).toEqual(["replies.file-other"]);
    expect(await wrong(file("a.txt", "<script>alert(1)</script>"))).toEqual(["replies.file-unknown"]);
    expect(codes(await service.give(kenya, "nowhere", statement))).toEqual(["meetings.unknown"]);
  });

  test("a file is kept as it came, read, found by its words and opened only where it may be seen", async () => {
    const given = unwrap(
      await service.give(kenya, "other", {
        ...{ kind: "written", party: "KEN", title: "Note on passports", language: "sw", given: "2006-09-20" },
        text: { file: { name: "note.txt", bytes: bytes("Pasipoti za kusafiria kwa wahamiaji wote.") } },
      }),
    );
    const { written } = unwrap(await service.one(kenya, "other", given.number));
    expect(written).toMatchObject({ text: "Pasipoti za kusafiria kwa wahamiaji wote.", language: "sw" });
    const sha256 = written?.file?.sha256 ?? "";
    expect(codes(await service.openFile(visitor, "other", given.number, sha256))).toEqual([
      "contributions.unknown",
    ]);
    unwrap(await service.show(officer, "other", given.number));
    const { file, bytes: content } = unwrap(await service.openFile(visitor, "other", given.number, sha256));
    expect([file.type, new TextDecoder().decode(content)]).toEqual([
      "text/plain",
      "Pasipoti za kusafiria kwa wahamiaji wote.",
    ]);
    expect(codes(await service.openFile(visitor, "other", given.number, "0".repeat(64)))).toEqual([
      "contributions.file-unknown",
    ]);
    const [found] = unwrap(await service.list(visitor, "other", { words: "wahamiaji" }));
    expect(found?.hit?.marks.map(([from, to]) => found.hit?.text.slice(from, to))).toEqual(["wahamiaji"]);
    expect(unwrap(await service.list(visitor, "other", { words: "wahamiaji -pasipoti" }))).toEqual([]);
  });

  test("are found in every script, and only where they may be seen", async () => {
    const give = async (title: string, text: string) => {
      const given = unwrap(await service.give(officer, "other", { ...statement, title, text: { text } }));
      return given.number;
    };
    const arabic = await give("بيان", "الهجرة والتنمية وجهان لعملة واحدة");
    const chinese = await give("发言", "国际移民与发展是一个整体，应当共同对待。");
    const russian = await give("Выступление", "Международная миграция и развитие");
    const found = async (words: string, actor: Parameters<typeof service.search>[0] = officer) =>
      (await service.search(actor, words)).map(({ number }) => number);
    expect(await found("والتنمية")).toEqual([arabic]);
    expect(await found("移民与发展")).toEqual([chinese]);
    expect(await found("МИГРАЦИЯ")).toEqual([russian]);
    expect(await found("миграция", visitor)).toEqual([]);
    expect(await found("'; drop table contribution; --")).toEqual([]);
    expect(await found("")).toEqual([]);
  });

  test("what was said stands beside what was handed in; under the Chatham House Rule nobody writes it down", async () => {
    clock = new Date("2006-09-14T15:00:00Z");
    const { number } = unwrap(await service.give(kenya, meeting, statement));
    expect(codes(await service.deliver(kenya, meeting, number, { text: "x" }))).toEqual([
      "directory.not-allowed",
    ]);
    unwrap(
      await service.deliver(officer, meeting, number, {
        text: "Migration is development.\nRemittances must cost far less.",
      }),
    );
    const { written, delivered, check } = unwrap(await service.one(officer, meeting, number));
    expect(written?.hash).not.toBe(delivered?.hash);
    expect(check?.same).toBe(false);
    expect(check?.runs.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())).toContain(
      "must",
    );
    const { number: there } = unwrap(await service.give(kenya, "forum", statement));
    expect(codes(await service.deliver(officer, "forum", there, { text: "x" }))).toEqual([
      "contributions.chatham-house",
    ]);
  });

  test("of ten that come at once each gets its own number", async () => {
    const before = unwrap(await service.list(officer, meeting)).length;
    const given = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        service.give(officer, meeting, { ...statement, title: `No. ${n}` }),
      ),
    );
    const numbers = given.map((one) => unwrap(one).number).sort((a, b) => a - b);
    expect(new Set(numbers).size).toBe(10);
    expect(unwrap(await service.list(officer, meeting))).toHaveLength(before + 10);
  });
});
