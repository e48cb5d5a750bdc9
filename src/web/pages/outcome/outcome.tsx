import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { dayIn } from "../../../dialogue/meetings/days.ts";
import { listIds, transmissionSteps } from "../../../dialogue/outcome/model.ts";
import type { FollowUpSeen } from "../../../dialogue/outcome/service.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ReferenceLine } from "../../parts/contributions/reference-line.tsx";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { ActionForm } from "../../parts/outcome/action-form.tsx";
import { Distribution } from "../../parts/outcome/distribution.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { personForm } from "../../signed.ts";
import { type Typed, typedIn } from "../../typed.ts";
import { outcomeAddress, summaryAddress } from "../contributions/addresses.ts";
import { linksOf, partyNames, partyOptions } from "../contributions/asked.ts";
import { askMeeting, crumbsOf, dayInWords, found, frameOf, said } from "../meetings/asked.ts";
import { standingOf } from "./carried.ts";
import { doOutcome } from "./deeds.ts";
import { distributionsShown } from "./receipts.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** What came of a meeting: the way of its report, to whom it went and what came back, and what is to follow. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, services, actor, id, person } = asked;
  const { t } = words;
  const meeting = found(await asked.meetings.one(actor, id));
  const names = await partyNames(services, words);
  const [chain, actions, carried, summary] = [
    found(await services.outcomes.chain(actor, id)),
    found(await services.outcomes.followUps(actor, id)),
    found(await services.outcomes.carried(actor, id)),
    found(await services.summaries.seen(actor, id)),
  ];
  const maySend = person?.may("outcome.distribute") ?? false;
  const mayFollow = person?.may("follow-up.keep") ?? false;
  const sent = maySend ? found(await services.outcomes.distributions(actor, id)) : [];
  const points = mayFollow ? found(await services.roundTables.points(actor, id, { kind: "proposal" })) : [];
  const next = chain.length === 0 ? undefined : transmissionSteps[chain.length];
  const title = t("outcome:page.title");
  const actionOf = (one: FollowUpSeen) => ({
    ...{ number: one.number, revision: one.revision, owner: one.owner, due: one.due, note: one.note },
    ...{
      state: one.state,
      text: textIn(one.text, language, one.original),
      key: `${one.meeting}/${one.number}`,
    },
    about: standingOf(one, words, names),
    links: linksOf(words, [one.reference]),
  });
  return {
    head: {
      title,
      description: t("outcome:page.about"),
      canonical: outcomeAddress(language, id),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "outcome"),
    issued: summary?.summary.state === "issued",
    summary: summaryAddress(language, id),
    chain: transmissionSteps.map((step) => {
      const link = chain.find((one) => one.step === step);
      return {
        ...{ step, name: t(`outcome:step.${step}`), done: link !== undefined },
        when: link ? dayInWords(link.day, words) : null,
        ...{ symbol: link?.symbol ?? null, note: link?.note ?? null },
        sent: maySend ? (link?.distribution ?? null) : null,
      };
    }),
    next: maySend && next !== undefined ? { step: next, name: t(`outcome:step.${next}`) } : null,
    today: dayIn(meeting.zone, services.now()),
    maySend,
    lists: listIds.map((one) => ({ id: one, name: t(`outcome:list.${one}`) })),
    sent: distributionsShown(sent, words, names),
    actions: actions.map(actionOf),
    carried: carried.map(actionOf),
    proposals: points
      .filter(({ number }) => !actions.some(({ point }) => point === number))
      .map(({ number, text, language: spoken }) => ({ number, text, language: spoken })),
    owners: mayFollow ? (await partyOptions(asked, "follow-up.keep")).parties : [],
    mayFollow,
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const asked = await personForm(args);
  const id = args.params.id ?? "";
  const done = await doOutcome(asked, id);
  if (!done.ok)
    return {
      said: said(done.problems, asked.words),
      typed: typedIn(asked.form),
      lists: asked.form.getAll("list").map(String),
    };
  return redirect(outcomeAddress(asked.language, id), { status: 303 });
}

export default function Outcome() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const { head, frame, chain, next, sent, actions, carried, proposals, owners, mayFollow } = shown;
  const refused = useActionData<typeof action>();
  const typed = refused?.typed ?? null;
  const typedFor = (deed: string, name?: "number" | "point", value?: number) =>
    typed?.deed === deed && (name === undefined || typed[name] === String(value)) ? typed : null;
  const [link, sending] = [typedFor("transmit"), typedFor("send")];
  return (
    <SaidPage title={head.title} lede={head.description} frame={frame} problems={refused?.said}>
      <section className="prose">
        <h2>{t("outcome:page.chain")}</h2>
        {shown.issued ? (
          <p>
            <a href={shown.summary}>{t("outcome:summary.title")}</a>
          </p>
        ) : (
          <p>
            {t("outcome:page.not-issued")} <a href={shown.summary}>{t("outcome:summary.title")}</a>
          </p>
        )}
        <ol className="said-chain">
          {chain.map(({ step, name, done, when, symbol, note, sent: number }) => (
            <li key={step} data-done={done}>
              <strong>{name}</strong>
              <span className="note">
                {done ? when : t("outcome:step.to-come")} {symbol !== null && <bdi dir="ltr">{symbol}</bdi>}
                {note !== null && ` · ${note}`}
                {number !== null && (
                  <>
                    {" · "}
                    <a href={`#sent-${number}`}>{t("outcome:sent.each")}</a>
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
        {next !== null && (
          <PersonForm
            deed="outcome.distribute"
            inside={t("outcome:step.next", { step: next.name })}
            className="said-form"
            open={link !== null}
          >
            <input type="hidden" name="step" value={next.step} />
            <label>
              <span>{t("contributions:give.day")}</span>
              <input type="date" name="day" required defaultValue={link?.day ?? shown.today} />
            </label>
            <label>
              <span>{t("outcome:desk.symbol")}</span>
              <input name="symbol" maxLength={80} dir="ltr" defaultValue={link?.symbol} />
            </label>
            <label className="said-wide">
              <span>{t("outcome:action.note")}</span>
              <input name="note" maxLength={1000} dir="auto" defaultValue={link?.note} />
            </label>
            <button type="submit" className="button" name="deed" value="transmit">
              {t("outcome:desk.save")}
            </button>
          </PersonForm>
        )}
      </section>
      {shown.maySend && (
        <section className="wide">
          <h2>{t("outcome:sent.all")}</h2>
          {!shown.issued && <p className="prose">{t("outcome:sent.waits")}</p>}
          {shown.issued && (
            <PersonForm
              deed="outcome.distribute"
              inside={t("outcome:sent.send")}
              className="said-form"
              open={sending !== null}
            >
              <fieldset className="said-wide">
                <legend>{t("outcome:sent.lists")}</legend>
                {shown.lists.map(({ id, name }) => (
                  <label key={id} className="said-tick">
                    <input
                      type="checkbox"
                      name="list"
                      value={id}
                      defaultChecked={sending !== null && refused?.lists.includes(id)}
                    />{" "}
                    <span>{name}</span>
                  </label>
                ))}
              </fieldset>
              <label className="said-wide">
                <span>{t("outcome:sent.parties")}</span>
                <input name="parties" maxLength={5000} defaultValue={sending?.parties} />
              </label>
              <p className="note said-wide">{t("outcome:sent.about")}</p>
              <button type="submit" className="button" name="deed" value="send">
                {t("outcome:sent.send")}
              </button>
            </PersonForm>
          )}
          {sent.map((one) => (
            <Distribution key={one.number} shown={one} />
          ))}
        </section>
      )}
      <section className="prose">
        <h2>{t("outcome:action.all")}</h2>
        {actions.length === 0 && <p>{t("outcome:action.none")}</p>}
        <Actions
          actions={actions}
          owners={mayFollow ? owners : null}
          typed={(number) => typedFor("action-change", "number", number)}
        />
        {proposals.map(({ number, text, language }) => (
          <div key={number} className="said-proposal">
            <p lang={language} dir="auto">
              <span className="said-number">{number}</span> {text}
            </p>
            <ActionForm
              inside={t("outcome:action.make")}
              parties={owners}
              point={number}
              text={text}
              typed={typedFor("action-add", "point", number)}
            />
          </div>
        ))}
        {mayFollow && (
          <ActionForm
            inside={t("outcome:action.add")}
            parties={owners}
            typed={typed?.point === undefined ? typedFor("action-add") : null}
          />
        )}
      </section>
      {carried.length > 0 && (
        <section className="prose">
          <h2>{t("outcome:action.carried")}</h2>
          <Actions actions={carried} owners={null} typed={() => null} />
        </section>
      )}
    </SaidPage>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>["actions"];

function Actions({
  actions,
  owners,
  typed,
}: {
  readonly actions: Shown;
  readonly owners: readonly { readonly id: string; readonly name: string }[] | null;
  /** What was typed into the form of an action, where that was refused. */
  readonly typed: (number: number) => Typed | null;
}) {
  const { t } = useFrame().words;
  return (
    <ul className="said-actions">
      {actions.map((one) => (
        <li key={one.key}>
          <p lang={one.text.language} dir="auto">
            {one.text.text}
          </p>
          <p className="note">{one.about}</p>
          {one.note !== null && <p className="note">{one.note}</p>}
          <ReferenceLine links={one.links} />
          {owners !== null && (
            <ActionForm
              inside={t("outcome:action.change", { number: one.number })}
              parties={owners}
              text={one.text.text}
              action={one}
              typed={typed(one.number)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
