import { unwrap } from "../../../kernel/problem.ts";
import { openHome } from "../../../store/home.ts";
import { openStore } from "../../../store/open.ts";
import { openSpeakers } from "../service.ts";

/** Runs a list until it is killed: gives the floor, is followed by another, takes back, one act after the other, and says which was acknowledged. */
const [, , folder = "", list = "", databaseUrl] = process.argv;
const operator = { kind: "operator", name: "kill" } as const;
const home = unwrap(await openHome(folder));
const store = unwrap(await openStore(home, { databaseUrl }));
const speakers = openSpeakers({ store });
const say = (line: string) => process.stdout.write(`${line}\n`);

for (let n = 0; ; n++) {
  const deed =
    n % 5 === 4
      ? { act: "undo" }
      : n % 5 === 3
        ? { act: "limit", seconds: 60 + n }
        : { act: "call", entry: null };
  const done = await speakers.act(operator, list, deed, null);
  if (!done.ok) {
    say("over");
    await new Promise(() => {});
  } else if (done.value.kind === "done") {
    const { number, at } = done.value.act;
    say(`done ${number} ${at} ${JSON.stringify(done.value.act)}`);
  }
}
