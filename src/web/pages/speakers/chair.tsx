import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { schedule } from "../../../dialogue/speakers/schedule.ts";
import type { PageData } from "../../page.ts";
import { actInWords } from "../../parts/speakers/acts.ts";
import { ChairPanel } from "../../parts/speakers/chair-panel.tsx";
import { Floor } from "../../parts/speakers/floor.tsx";
import { partyName } from "../../parts/speakers/saying.ts";
import { SpeakersPage } from "../../parts/speakers/speakers-page.tsx";
import { titleIn } from "../meetings/asked.ts";
import { screenAddress } from "./addresses.ts";
import { askToRun, headOf, liveOf, waysOf } from "./asked.ts";
import { pastActs, postAct } from "./posted.ts";
import { fitting, mostRows, waitingRows } from "./rows.ts";

/** What of the query this page reads; without script it comes again after so many seconds. */
export const handle = { query: [], refresh: 6 };

/** So many of the next stand on the chair's screen, and so many of what was done last. */
const [shown, remembered] = [12, 6];

/** The chair's screen: who speaks, the clock, and everything that a chair does, each one press. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askToRun(args);
  const { seen, saying, at, words } = asked;
  const { list, record, acts, last } = seen;
  const planned = schedule(list, record.plan, at);
  const rows = waitingRows(asked);
  const speaking = list.floor && list.entries.get(list.floor.entry);
  return {
    head: headOf(asked, "chair"),
    meeting: titleIn(seen.meeting, words),
    ways: waysOf(asked, "chair"),
    live: liveOf(asked),
    panel: {
      seen: list.acts,
      speaking: speaking ? { id: speaking.id, party: partyName(saying, speaking.party) } : null,
      point: list.pointOfOrder === null ? null : partyName(saying, list.pointOfOrder),
      suspended: list.suspended,
      open: list.open,
      rows: rows.slice(0, shown),
      replies: rows
        .slice(shown)
        .filter(({ reply }) => reply)
        .slice(0, mostRows),
      parties: [...saying.parties.values()]
        .map(({ id }) => ({ id: id as string, name: partyName(saying, id) }))
        .sort((a, b) => words.compare(a.name, b.name)),
      limit: list.limit,
      groupLimit: list.groupLimit,
      fitting: fitting(asked, planned.seconds),
      fits: planned.fits,
      undo: last ? actInWords(last, list, saying) : null,
      past: await pastActs(asked.services.directory, acts.slice(-remembered).toReversed(), list, saying),
    },
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  return postAct(args, ({ language }) => screenAddress(language, args.params.list ?? "", "chair"));
}

export default function Chair() {
  const { head, meeting, ways, live, panel } = useLoaderData<typeof loader>();
  const undone = useActionData<typeof action>();
  return (
    <SpeakersPage meeting={meeting} title={head.title} ways={ways} undone={undone}>
      <Floor live={live} className="wide floor-chair" next={0} fetches="always" />
      <ChairPanel panel={panel} />
    </SpeakersPage>
  );
}
