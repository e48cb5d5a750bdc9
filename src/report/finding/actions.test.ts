import { expect, test } from "vitest";
import { heldMeeting, operator, person } from "../../dialogue/contributions/support/meeting.ts";
import { citeStatements } from "../../dialogue/outcome/citing.ts";
import { openSaid } from "../../dialogue/outcome/opening.ts";
import { openDirectory } from "../../directory/service.ts";
import { unwrap } from "../../kernel/problem.ts";
import { territory } from "../../kernel/territory/register.ts";
import { words } from "../../kernel/words.ts";
import { openRecord } from "../../record/service.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { actionsFor } from "./actions.ts";
import { nameOf } from "./bind.ts";
import { takeApart } from "./question.ts";

const id = "forum-2026";
const visitor = { kind: "visitor" } as const;

describeBothStores("follow-up actions in the search of evidence", (open) => {
  test("are found by their words and by who is to do them, as the drafter may see them, and bound as they stood", async () => {
    const { store, home } = await open();
    const shared = { store, paths: home.paths, directory: openDirectory({ store }) };
    const said = openSaid({ ...shared, record: (await openRecord(shared)).record });
    await heldMeeting(store, { id, opens: "2026-06-01", closes: "2026-06-03" });
    const plain = { original: "en", due: null, note: null } as const;
    const agreed = { ...plain, owner: "KEN", state: "agreed" } as const;
    const text = { en: "Publish the fees of transfers.", fr: "Publier les frais d’envoi." };
    const fees = unwrap(await said.outcomes.follow(operator, id, { ...agreed, text }));
    const proposed = { ...plain, owner: null, state: "proposed", text: { en: "Publish more." } } as const;
    unwrap(await said.outcomes.follow(operator, id, proposed));

    const find = async (actor: Parameters<typeof actionsFor>[2], q: string, ...ids: readonly string[]) => {
      const asked = takeApart(q, () => ids.flatMap((one) => territory(one) ?? []));
      return actionsFor(asked, said.outcomes, actor, words("fr"));
    };
    const [offer, ...others] = await find(visitor, "frais");
    expect(others).toEqual([]);
    expect(offer).toMatchObject({
      label: "Mesure de suivi 1 (Convenue)",
      says: "Publish the fees of transfers.",
      from: id,
    });
    expect(await find(visitor, "Kenya", "KEN")).toEqual([offer]);
    expect(await find(visitor, "Kenya passports", "KEN")).toEqual([]);
    expect(await find(visitor, "Ghana", "GHA")).toEqual([]);
    expect(await find(visitor, "2026")).toEqual([]);
    expect(await find(visitor, "publish")).toHaveLength(1);
    expect(await find(person("secretariat"), "publish")).toHaveLength(2);

    if (offer?.source.kind !== "statement") throw new Error("no statement");
    expect(offer.source.reference).toMatch(/#f1$/);
    expect(nameOf(offer.source)).toBe("statement-forum-2026-f1");
    // What was bound stays as it stood when it was, whatever becomes of the action.
    const done = { ...agreed, state: "done", text: { en: "Publish all fees." } } as const;
    unwrap(await said.outcomes.change(operator, id, { number: fees.number, revision: fees.revision }, done));
    const cited = unwrap(await citeStatements(said)(visitor, offer.source.reference));
    expect(cited).toEqual({ text: offer.says, language: "en", reference: offer.source.reference });
  });
});
