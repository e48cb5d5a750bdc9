import { expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { openMeetings } from "../meetings/service.ts";
import { MeetingId } from "../model.ts";
import { wallAt } from "./clock.ts";
import { moveWithMeeting } from "./moving.ts";
import { openProgrammes } from "./service.ts";

const operator = { kind: "operator", name: "test" } as const;

describeBothStores("a meeting that moves", (open) => {
  test("takes its programme with it, to the same time on the clock over the end of summer time, and back by one undo", async () => {
    const { store } = await open();
    const now = () => new Date("2026-03-01T09:00:00Z");
    const meetings = openMeetings({ store, now, onMove: [moveWithMeeting] });
    const programmes = openProgrammes({ store, now });
    const zone = "Europe/Brussels";
    const id = "forum-2026";
    unwrap(
      await meetings.create(operator, {
        ...{ id: MeetingId.parse(id), kind: "global-forum", title: { en: "Forum" }, zone },
        ...{ opens: "2026-10-12", closes: "2026-10-15" },
      }),
    );
    const draft = async () => unwrap(await programmes.draft(operator, id)).draft;
    if ((await draft()).sessions.length === 0) unwrap(await programmes.begin(operator, id));
    const walls = async () =>
      (await draft()).sessions.map(({ id: session, begins, ends }) => {
        const [from, to] = [Date.parse(begins), Date.parse(ends)];
        return { session, ...wallAt(from, zone), minutes: (to - from) / 60_000 };
      });
    const before = await walls();
    // Clocks are set back in the night to 25 October.
    unwrap(await meetings.postpone(operator, id, { opens: "2026-10-26", closes: "2026-10-29" }));
    const fortnightLater = (day: string) =>
      new Date(Date.parse(day) + 14 * 86_400_000).toISOString().slice(0, 10);
    expect(before.length).toBeGreaterThan(4);
    expect(await walls()).toEqual(before.map((one) => ({ ...one, day: fortnightLater(one.day) })));
    const { steps } = unwrap(await programmes.draft(operator, id));
    unwrap(await programmes.undo(operator, id, steps[0]?.number ?? 0));
    expect(await walls()).toEqual(before);
  });
});
