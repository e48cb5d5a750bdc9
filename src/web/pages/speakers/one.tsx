import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Floor } from "../../parts/speakers/floor.tsx";
import { Order } from "../../parts/speakers/order.tsx";
import { OwnParty } from "../../parts/speakers/own-party.tsx";
import { partyName } from "../../parts/speakers/saying.ts";
import { SpeakersPage } from "../../parts/speakers/speakers-page.tsx";
import { titleIn } from "../meetings/asked.ts";
import { inscribeAddress, speakersAddress, speakersFileAddress } from "./addresses.ts";
import { askList, headOf, type ListAsk, liveOf, waysOf } from "./asked.ts";
import { postAct } from "./posted.ts";
import { heldRows, nearest, rowsFrom, swapRows, waitingRows } from "./rows.ts";

/** What of the query this page reads; without script it comes again after so many seconds. */
export const handle = { query: [], refresh: 8 };

/** A list as a delegation has it on a phone: who speaks, who is next, when its own turn is expected, and what it can do. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askList(args);
  return {
    head: headOf(asked, null),
    meeting: titleIn(asked.seen.meeting, asked.words),
    ways: waysOf(asked, null),
    live: liveOf(asked),
    seen: asked.seen.list.acts,
    own: ownParties(asked),
    order: rowsFrom(waitingRows(asked)),
    file: speakersFileAddress(asked.language, asked.seen.record.id, "csv"),
  } satisfies PageData & Record<string, unknown>;
}

/** What each own party has on the list. The secretariat has none of its own: it has the desk. */
function ownParties(asked: ListAsk) {
  const { own, saying, language, seen, words } = asked;
  if (own === "all") return [];
  const rows = [...waitingRows(asked), ...heldRows(asked)];
  const swaps = swapRows(asked);
  return own.map((party) => {
    const entries = rows.filter(({ partyId }) => partyId === party);
    return {
      id: party,
      name: partyName(saying, party),
      entries: entries.map((row) => ({
        ...row,
        where:
          row.place === null
            ? words.t("speakers:own.held")
            : words.t("speakers:own.place", { place: row.place, of: rows.length, time: row.time }),
        others:
          row.place === null
            ? []
            : nearest(
                rows.filter(({ partyId, reply }) => partyId !== party && reply === row.reply),
                row.place,
              ),
        asks: swaps.filter(({ from }) => from.id === row.id).map(({ to }) => to),
        askedBy: swaps.filter(({ to }) => to.id === row.id).map(({ from }) => from),
      })),
      speaks: seen.list.floor !== null && seen.list.entries.get(seen.list.floor.entry)?.party === party,
      inscribe: seen.list.open ? inscribeAddress(language, seen.record.id, { party }) : null,
      reply: inscribeAddress(language, seen.record.id, { party, reply: 0 }),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return postAct(args, ({ language }) => speakersAddress(language, args.params.list ?? ""));
}

export default function Speakers() {
  const { t } = useFrame().words;
  const { head, meeting, ways, live, seen, own, order, file } = useLoaderData<typeof loader>();
  const undone = useActionData<typeof action>();
  return (
    <SpeakersPage meeting={meeting} title={head.title} ways={ways} undone={undone}>
      <Floor live={live} className="wide floor-phone" next={3} fetches={own.map(({ id }) => id)} />
      {own.map((party) => (
        <OwnParty key={party.id} party={party} seen={seen} />
      ))}
      <details className="wide speakers-order" data-part="order" id="order">
        <summary>{t("speakers:order.title", { count: order.whole })}</summary>
        <Order rows={order.rows} />
        {order.more > 0 && (
          <p>
            {t("speakers:order.more", { count: order.more })} <a href={file}>{t("speakers:order.file")}</a>
          </p>
        )}
      </details>
    </SpeakersPage>
  );
}
