import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { requireRight } from "../../directory/rights.ts";
import { openDirectory } from "../../directory/service.ts";
import { unwrap } from "../../kernel/problem.ts";
import { takeInbox } from "../../mail/inbox.ts";
import { parseMailServer } from "../../mail/server.ts";
import { openLetters } from "../../mail/service.ts";
import { notificationOf, startMailServer } from "../../mail/testing-server.ts";
import { openRecord } from "../../record/service.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { openContributions } from "../contributions/service.ts";
import { heldMeeting, operator, person } from "../contributions/support/meeting.ts";
import { openRoundTables } from "../round-tables/service.ts";
import { openSummaries } from "../summary/service.ts";
import { openOutcomes } from "./service.ts";

const officer = person("secretariat");
const id = "forum-2008";
const minutes = (count: number) => new Date(Date.parse("2008-11-02T10:00:00Z") + count * 60_000);

/** A meeting whose summary is issued, readers in four countries, and a mail server that does or does not tell what becomes of letters. */
describeBothStores("receipts over a mail server", (open) => {
  async function opened(manners: Parameters<typeof startMailServer>[0]) {
    const server = await startMailServer(manners);
    onTestFinished(() => server.close());
    const { store, home } = await open();
    let at = minutes(0);
    const now = () => at;
    const directory = openDirectory({ store, now });
    const shared = { store, paths: home.paths, directory, now };
    const { record } = await openRecord(shared);
    const contributions = openContributions(shared);
    const summaries = openSummaries({ ...shared, record, contributions });
    const outcomes = openOutcomes(shared);
    const letters = await openLetters({
      ...{ store, paths: home.paths, now, requireRight },
      server: unwrap(
        parseMailServer(`smtp://127.0.0.1:${server.port}?from=office@example.org&bounces=back@example.org`),
      ),
    });
    await heldMeeting(store, { id, opens: "2008-10-27", closes: "2008-10-30", attribution: "chatham-house" });
    for (const [party, language] of [
      ["KEN", "en"],
      ["FRA", "fr"],
      ["EGY", "ar"],
      ["RUS", "ru"],
    ] as const)
      unwrap(
        await directory.changePost(operator, `${party}/national-focal-point`, {
          email: `mission+${party.toLowerCase()}@mail.example`,
          language,
        }),
      );
    const tables = openRoundTables(shared);
    unwrap(await tables.note(officer, id, { kind: "proposal", language: "en", text: "Publish fees." }));
    unwrap(await summaries.draft(officer, id));
    unwrap(await summaries.issue(officer, id, "A/63/535"));
    outcomes.servedAt("https://corridor.example");
    const send = async () => {
      const delivery = letters.deliver();
      await delivery.settled();
      await delivery.stop();
    };
    const reached = async () => {
      const [latest] = unwrap(await outcomes.distributions(officer, id));
      return Object.fromEntries((latest?.parties ?? []).map((one) => [one.party, one]));
    };
    const mailTo = (party: string) => {
      const found = server.taken.filter(({ to }) => to === `mission+${party.toLowerCase()}@mail.example`);
      const [mail] = found;
      if (!mail || found.length > 1) throw new Error(`${found.length} mails to ${party}`);
      return mail;
    };
    /** As the mail server of the office does: what comes to the return path is put into the inbox. */
    const comeBack = async (mails: readonly string[]) => {
      mkdirSync(home.paths.inbox, { recursive: true });
      for (const [index, mail] of mails.entries())
        writeFileSync(join(home.paths.inbox, `${index}.eml`), mail);
      return takeInbox(home.paths.inbox, (mail) => letters.bounce({ kind: "system" }, mail));
    };
    const tick = (count: number) => {
      at = minutes(count);
    };
    return { server, outcomes, letters, send, reached, mailTo, comeBack, tick };
  }

  test("a server that tells is asked to, and what it tells stands on each receipt with its instant", async () => {
    const { server, outcomes, letters, send, reached, mailTo, comeBack, tick } = await opened({
      notifies: true,
    });
    unwrap(
      await outcomes.distribute(officer, id, { lists: [], parties: ["KEN", "FRA", "EGY", "RUS", "BRA"] }),
    );
    tick(1);
    await send();
    expect(server.taken).toHaveLength(4);
    expect(mailTo("KEN")).toMatchObject({
      asked: {
        ret: "HDRS",
        envelope: mailTo("KEN").messageId.slice(1, -1),
        notify: ["SUCCESS", "FAILURE"],
        receiver: "rfc822;mission+ken@mail.example",
      },
    });
    expect((await reached()).KEN).toMatchObject({
      reach: "sent",
      receipts: [{ sent: minutes(1), delivered: null, relayed: null }],
    });
    tick(20);
    expect(
      await comeBack([
        notificationOf(mailTo("KEN"), "delivered", minutes(3)),
        notificationOf(mailTo("FRA"), "relayed", minutes(4)),
        notificationOf(mailTo("EGY"), "failed", minutes(5)),
        notificationOf(mailTo("RUS"), "delayed", minutes(6)),
      ]),
    ).toEqual({ read: 4, unread: 0 });
    const after = await reached();
    expect(Object.fromEntries(Object.entries(after).map(([party, { reach }]) => [party, reach]))).toEqual({
      BRA: "nobody",
      EGY: "failed",
      FRA: "relayed",
      KEN: "delivered",
      RUS: "sent",
    });
    expect(after.KEN?.receipts).toMatchObject([{ sent: minutes(1), delivered: minutes(3) }]);
    expect(after.FRA?.receipts).toMatchObject([{ delivered: null, relayed: minutes(4) }]);
    // Delivered is not silence broken: whoever wants an answer may still write again to those who have not opened it.
    expect(unwrap(await outcomes.again(officer, id, 1, { silent: false }))).toMatchObject({ parties: 2 });
    expect(unwrap(await outcomes.again(officer, id, 1, { silent: true }))).toMatchObject({ parties: 4 });
    const { counts } = unwrap(await letters.letters(officer, { kind: "outcome" }));
    expect(counts).toMatchObject({ sent: 3, bounced: 1, queued: 4 });
  });

  test("of a server that does not tell nothing is asked, and what was sent stays sent", async () => {
    const { outcomes, send, reached, mailTo } = await opened({});
    unwrap(await outcomes.distribute(officer, id, { lists: [], parties: ["KEN"] }));
    await send();
    expect(mailTo("KEN").asked).toBeNull();
    expect((await reached()).KEN).toMatchObject({ reach: "sent", receipts: [{ delivered: null }] });
  });
});
