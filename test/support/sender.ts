import { writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { unwrap } from "../../src/kernel/problem.ts";
import { countLetters } from "../../src/mail/repository.ts";
import { parseMailServer } from "../../src/mail/server.ts";
import { openLetters } from "../../src/mail/service.ts";
import { openHome } from "../../src/store/home.ts";
import { openStore } from "../../src/store/open.ts";

/**
 * A process that is to be killed: it opens a data folder and sends what is queued, as the product does, and says when it has
 * begun and when nothing is left. `FOLDER DATABASE|- MAIL|-`.
 */

const [folder = "", database = "-", mail = "-"] = process.argv.slice(2);
const home = unwrap(await openHome(folder));
const store = unwrap(await openStore(home, database === "-" ? {} : { databaseUrl: database }));
const letters = await openLetters({
  store,
  paths: home.paths,
  requireRight: () => {},
  server: mail === "-" ? undefined : unwrap(parseMailServer(mail)),
});
const delivery = letters.deliver((error) => writeSync(2, `${String(error)}\n`));
writeSync(1, "sending\n");
for (;;) {
  const { queued, sending } = await countLetters(store.database(), {});
  if (queued + sending === 0) break;
  await wait(20);
}
await delivery.stop();
await store.close();
await home.close();
writeSync(1, "done\n");
