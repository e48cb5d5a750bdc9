import { writeSync } from "node:fs";
import { unwrap } from "../../../kernel/problem.ts";
import { openHome } from "../../../store/home.ts";
import { openStore } from "../../../store/open.ts";
import { openedOver, person } from "./asked.ts";

/**
 * A process that is to be killed: for each party somebody saves one answer after the other without end, and it says on standard
 * output what it begins and what it was told is saved. `FOLDER PARTIES [DATABASE_URL]`.
 */

const [folder = "", parties = "", databaseUrl] = process.argv.slice(2);

function say(...words: readonly (string | number)[]): void {
  writeSync(1, `${words.join(" ")}\n`);
}

const home = unwrap(await openHome(folder));
const store = unwrap(await openStore(home, { databaseUrl }));
const time = {
  get at() {
    return new Date();
  },
};
const { replies } = await openedOver({ home, store }, time);
say("opened");
await Promise.all(parties.split(",").map(saveWithoutEnd));

async function saveWithoutEnd(party: string): Promise<void> {
  const address = { consultation: "round-two", party };
  const actor = person(party, "colleague", party);
  let revision = unwrap(await replies.look(actor, address)).revisions.get("laws") ?? 0;
  for (;;) {
    const next = revision + 1;
    say("saving", party, next);
    const value = { kind: "text", text: `${party} ${next}`, language: null };
    const { saved } = unwrap(
      await replies.saveAnswers(actor, address, [{ question: "laws", value, revision }]),
    );
    if (saved[0]?.revision !== next) throw new Error(`${party} came to ${saved[0]?.revision}, not ${next}`);
    say("saved", party, next);
    revision = next;
  }
}
