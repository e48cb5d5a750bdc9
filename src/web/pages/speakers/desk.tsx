import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ActButton } from "../../parts/speakers/act-form.tsx";
import { actInWords } from "../../parts/speakers/acts.ts";
import { DeskRow } from "../../parts/speakers/desk-row.tsx";
import { Floor } from "../../parts/speakers/floor.tsx";
import { Order } from "../../parts/speakers/order.tsx";
import { Past } from "../../parts/speakers/past.tsx";
import { SpeakersPage } from "../../parts/speakers/speakers-page.tsx";
import { titleIn } from "../meetings/asked.ts";
import { inscribeAddress, screenAddress } from "./addresses.ts";
import { askToRun, headOf, liveOf, waysOf } from "./asked.ts";
import { pastActs, postAct } from "./posted.ts";
import { heldRows, mostRows, rowsFrom, spokenRows, swapRows, waitingRows } from "./rows.ts";

/** What of the query this page reads; without script it comes again after so many seconds. */
export const handle = { query: ["from"], refresh: 20 };

/** The secretariat's screen: the whole list, who is inscribed, removed, moved, held. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askToRun(args);
  const { seen, saying, language, words } = asked;
  const { list, record, acts, last } = seen;
  return {
    head: headOf(asked, "desk"),
    meeting: titleIn(seen.meeting, words),
    ways: waysOf(asked, "desk"),
    live: liveOf(asked),
    seen: list.acts,
    inscribe: inscribeAddress(language, record.id),
    reply: inscribeAddress(language, record.id, { reply: 0 }),
    open: list.open,
    order: rowsFrom(waitingRows(asked), Number(asked.query.get("from") ?? 1)),
    desk: screenAddress(language, record.id, "desk"),
    held: heldRows(asked).slice(0, mostRows),
    swaps: swapRows(asked),
    spoken: spokenRows(asked),
    undo: last ? actInWords(last, list, saying) : null,
    past: await pastActs(asked.services.directory, acts.slice(-40).toReversed(), list, saying),
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  return postAct(args, ({ language }) => screenAddress(language, args.params.list ?? "", "desk"));
}

export default function SecretariatDesk() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const { seen, order, desk, held, swaps, spoken, past, undo } = shown;
  const undone = useActionData<typeof action>();
  return (
    <SpeakersPage meeting={shown.meeting} title={shown.head.title} ways={shown.ways} undone={undone}>
      <Floor live={shown.live} className="wide floor-desk" next={0} fetches="always" />
      <section className="wide" data-part="desk" aria-label={t("speakers:desk.label")}>
        <div className="chair-deeds">
          <a className="button act-main" href={shown.inscribe}>
            {t("speakers:deed.inscribe")}
          </a>
          <a className="button" href={shown.reply}>
            {t("speakers:deed.ask-reply")}
          </a>
          <ActButton
            act={shown.open ? "close-list" : "open-list"}
            seen={seen}
            words={t(shown.open ? "speakers:chair.close" : "speakers:chair.open")}
          />
          <ActButton
            act="undo"
            seen={seen}
            words={undo === null ? t("speakers:chair.undo-nothing") : t("speakers:chair.undo", { act: undo })}
            disabled={undo === null}
          />
        </div>
        {swaps.length > 0 && (
          <ul className="desk-swaps">
            {swaps.map(({ from, to }) => (
              <li key={from.id}>
                {t("speakers:act.ask-swap", { party: from.party, other: to.party })}{" "}
                <ActButton
                  act="swap"
                  seen={seen}
                  values={{ entry: from.id, other: to.id }}
                  words={t("speakers:deed.swap")}
                />
                <ActButton
                  act="decline-swap"
                  seen={seen}
                  values={{ entry: from.id }}
                  words={t("speakers:deed.decline")}
                />
              </li>
            ))}
          </ul>
        )}
        <h2>{t("speakers:order.title", { count: order.whole })}</h2>
        <Order rows={order.rows} deeds={(row) => <DeskRow row={row} places={order.whole} seen={seen} />} />
        {order.others.length > 0 && (
          <nav aria-label={t("speakers:order.others")} className="desk-parts">
            {order.others.map(({ from, to }) => (
              <a key={from} href={`${desk}?from=${from}`}>
                {t("speakers:order.places", { from, to })}
              </a>
            ))}
          </nav>
        )}
        {held.length > 0 && (
          <>
            <h2>{t("speakers:desk.held")}</h2>
            <Order
              rows={held}
              deeds={(row) => (
                <ActButton
                  act="restore"
                  seen={seen}
                  values={{ party: row.partyId }}
                  words={t("speakers:deed.restore")}
                  label={t("speakers:desk.restore", { party: row.party })}
                />
              )}
            />
          </>
        )}
        <h2>{t("speakers:desk.spoken")}</h2>
        {spoken.length === 0 ? (
          <p>{t("speakers:desk.nobody-yet")}</p>
        ) : (
          <ol className="speakers-past" reversed>
            {spoken.map((row) => (
              <li key={row.id}>
                <bdi>{row.party}</bdi> <bdi>{row.name}</bdi> <span dir="ltr">{row.spoke}</span>{" "}
                <span className="note">{row.note}</span>
              </li>
            ))}
          </ol>
        )}
        <h2>{t("speakers:chair.past")}</h2>
        <Past acts={past} />
      </section>
    </SpeakersPage>
  );
}
