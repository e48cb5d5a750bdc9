import { expect, test } from "vitest";
import type { Actor, Role } from "../../kernel/actor.ts";
import { type Result, unwrap } from "../../kernel/problem.ts";
import { starterFacts } from "../../record/keeping/facts.ts";
import { openRecord } from "../../record/service.ts";
import { auditEntries } from "../../store/audit.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import type { Questionnaire } from "./model.ts";
import { openQuestionnaires } from "./service.ts";

const at = new Date("2031-05-01T10:00:00Z");
const person = (role: Role): Actor => ({
  kind: "person",
  id: role,
  name: role,
  seats: [{ role, post: "p", party: role === "focal-point" ? "PHL" : null }],
});
const officer = person("secretariat");

async function opened({ store, home }: TestStore) {
  const { record } = await openRecord({ store, paths: home.paths, now: () => at });
  return { record, service: openQuestionnaires({ store, record, now: () => at }) };
}

function code(result: Result<unknown>): string {
  return result.ok ? "" : (result.problems[0]?.code ?? "");
}

const titled = (content: Questionnaire, en: string): Questionnaire => ({ ...content, title: { en } });

describeBothStores("questionnaires", (open) => {
  test("go from a blank page through drafts to a version that never changes", async () => {
    const store = await open();
    const { service } = await opened(store);
    const made = unwrap(await service.create(officer, "  Views on a forum ", "en"));
    expect(made).toMatchObject({ id: "views-on-a-forum", version: 1, state: "draft", ready: null });
    const saved = unwrap(
      await service.save(officer, made.id, titled(made.content, "Second thoughts"), made.changed),
    );
    expect(saved.changed > made.changed).toBe(true);
    expect(code(await service.save(officer, made.id, made.content, made.changed))).toBe(
      "questionnaires.changed-since",
    );
    expect(unwrap(await service.one(officer, made.id)).content.title.en).toBe("Second thoughts");
    const settled = unwrap(await service.settle(officer, made.id, saved.changed));
    expect(settled).toMatchObject({ version: 1, state: "settled" });
    expect(code(await service.save(officer, made.id, made.content, settled.changed))).toBe(
      "questionnaires.is-settled",
    );
    const draft = unwrap(await service.revise(officer, made.id));
    expect(draft).toMatchObject({ version: 2, state: "draft" });
    expect(code(await service.revise(officer, made.id))).toBe("questionnaires.is-draft");
    unwrap(await service.save(officer, made.id, titled(draft.content, "Third"), draft.changed));
    expect(unwrap(await service.one(officer, made.id, 1)).content).toEqual(settled.content);
    expect(unwrap(await service.one(officer, made.id)).versions.map(({ version }) => version)).toEqual([
      2, 1,
    ]);
    expect(unwrap(await service.discard(officer, made.id))).toMatchObject({ version: 1, state: "settled" });
    expect(code(await service.discard(officer, made.id))).toBe("questionnaires.is-settled");
    const deeds: string[] = [];
    for await (const { deed, actor } of auditEntries(store.store.database()))
      if (deed.startsWith("questionnaire.")) deeds.push(`${deed} ${actor}`);
    expect(deeds).toEqual(
      ["create", "save", "settle", "revise", "save", "discard"].map(
        (one) => `questionnaire.${one} person:secretariat`,
      ),
    );
  });

  test("of two who save at once one is told", async () => {
    const { service } = await opened(await open());
    const made = unwrap(await service.create(officer, "Together", "en"));
    const results = await Promise.all(
      ["one", "two"].map((name) => service.save(officer, made.id, titled(made.content, name), made.changed)),
    );
    expect(results.map(code).sort()).toEqual(["", "questionnaires.changed-since"]);
    const kept = unwrap(await service.one(officer, made.id));
    expect(kept.content.title.en).toBe(results[0]?.ok ? "one" : "two");
  });

  test("what is not sound stays a draft", async () => {
    const { service } = await opened(await open());
    const made = unwrap(await service.create(officer, "Unfinished", "en"));
    const saved = unwrap(await service.save(officer, made.id, { ...made.content, title: {} }, made.changed));
    expect(code(await service.settle(officer, made.id, saved.changed))).toBe("questionnaires.text-missing");
    expect(unwrap(await service.one(officer, made.id)).state).toBe("draft");
  });

  test("come from the library, from a resolution, from a file and from each other", async () => {
    const { service, record } = await opened(await open());
    unwrap(await record.takeFacts({ kind: "system" }, await starterFacts()));
    for (const { name } of service.library())
      expect(unwrap(await service.fromReady(officer, name)).ready).toBe(name);
    const asked = unwrap(await service.fromResolution(officer, "61/208"));
    expect(asked).toMatchObject({ id: "implementation-of-a-res-61-208", ready: "resolution:A/RES/61/208" });
    expect(unwrap(await service.fromResolution(officer, "61/208")).id).toBe(
      "implementation-of-a-res-61-208-2",
    );
    expect(code(await service.fromResolution(officer, "61/999"))).toMatch(/^records\.unknown/);
    expect(code(await service.fromReady(officer, "../../../etc/passwd"))).toBe("questionnaires.no-ready");
    const file = unwrap(await service.export(officer, asked.id));
    const imported = unwrap(await service.import(officer, file));
    expect(imported.content).toEqual(asked.content);
    expect(code(await service.import(officer, "{}"))).toBe("questionnaires.file-malformed");
    expect(unwrap(await service.copy(officer, asked.id)).content).toEqual(asked.content);
    const list = unwrap(await service.list(officer));
    expect(list).toHaveLength(7);
    unwrap(await service.archive(officer, asked.id, true));
    expect(unwrap(await service.list(officer))).toHaveLength(6);
    expect(unwrap(await service.list(officer, { archived: true }))).toHaveLength(7);
    unwrap(await service.settle(officer, imported.id, imported.changed));
  });

  test("a version is compared with another", async () => {
    const { service } = await opened(await open());
    const made = unwrap(await service.fromReady(officer, "views"));
    unwrap(await service.settle(officer, made.id, made.changed));
    const draft = unwrap(await service.revise(officer, made.id));
    const [first, ...others] = draft.content.sections;
    const without = { ...draft.content, sections: first ? [...others, first] : others };
    unwrap(await service.save(officer, made.id, without, draft.changed));
    const { changes } = unwrap(await service.compare(officer, made.id, 1, 2));
    expect(changes.map(({ question, kinds }) => `${question} ${kinds}`)).toEqual([
      "whether-favour moved",
      "whether-why moved",
      "whether-instead moved",
    ]);
    expect(code(await service.compare(officer, made.id, 1, 9))).toBe("questionnaires.unknown-version");
  });

  test("are for those who may: nobody else reads or writes one", async () => {
    const { service } = await opened(await open());
    const made = unwrap(await service.create(officer, "Ours", "en"));
    const outsiders: readonly Actor[] = [
      { kind: "visitor" },
      ...(["administrator", "chair", "focal-point", "mission", "colleague"] as const).map(person),
    ];
    const deeds = (actor: Actor) => [
      service.create(actor, "Mine", "en"),
      service.copy(actor, made.id),
      service.fromReady(actor, "views"),
      service.fromResolution(actor, "61/208"),
      service.import(actor, "{}"),
      service.save(actor, made.id, made.content, made.changed),
      service.settle(actor, made.id, made.changed),
      service.revise(actor, made.id),
      service.discard(actor, made.id),
      service.archive(actor, made.id, true),
    ];
    const looks = (actor: Actor) => [
      service.list(actor),
      service.one(actor, made.id),
      service.compare(actor, made.id, 1, 1),
      service.export(actor, made.id),
    ];
    for (const actor of outsiders)
      for (const result of await Promise.all([...deeds(actor), ...looks(actor)]))
        expect(code(result)).toBe("directory.not-allowed");
    const rapporteur = person("rapporteur");
    for (const result of await Promise.all(deeds(rapporteur)))
      expect(code(result)).toBe("directory.not-allowed");
    for (const result of await Promise.all(looks(rapporteur))) expect(result.ok).toBe(true);
    expect(unwrap(await service.one(officer, made.id))).toEqual(made);
  });
});
