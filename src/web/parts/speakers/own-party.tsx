import { useFrame } from "../../frame.ts";
import type { Row } from "../../pages/speakers/rows.ts";
import { ActButton, ActForm } from "./act-form.tsx";

interface OwnEntry extends Row {
  readonly where: string;
  readonly others: readonly Row[];
  readonly asks: readonly Row[];
  readonly askedBy: readonly Row[];
}

interface OwnPartyProps {
  readonly party: {
    readonly id: string;
    readonly name: string;
    readonly entries: readonly OwnEntry[];
    readonly speaks: boolean;
    readonly inscribe: string | null;
    readonly reply: string;
  };
  readonly seen: number;
}

/** What one's own delegation has on the list, and what it can do there. */
export function OwnParty({ party, seen }: OwnPartyProps) {
  const { t } = useFrame().words;
  const own = { deed: "speakers.inscribe", party: party.id, seen } as const;
  return (
    <section className="wide own-party" data-part={`own-${party.id}`} aria-label={party.name}>
      <h2>
        <bdi>{party.name}</bdi>
      </h2>
      {party.speaks && <p className="own-now">{t("speakers:own.speaks")}</p>}
      {party.entries.length === 0 && !party.speaks && <p>{t("speakers:own.none")}</p>}
      {party.entries.map((entry) => (
        <div key={entry.id} className="own-entry">
          <p className="own-place">{entry.where}</p>
          <p>
            <bdi>{entry.name}</bdi>{" "}
            <span className="note">
              {entry.level} <bdi>{entry.note}</bdi>
            </span>
          </p>
          {entry.askedBy.map((other) => (
            <div key={other.id} className="own-asked">
              <p>{t("speakers:own.asked-by", { party: other.party, place: other.place ?? "" })}</p>
              <ActButton
                {...own}
                act="swap"
                values={{ entry: other.id, other: entry.id }}
                words={t("speakers:deed.agree")}
                main
              />
              <ActButton
                {...own}
                act="decline-swap"
                values={{ entry: other.id }}
                words={t("speakers:deed.decline")}
              />
            </div>
          ))}
          {entry.asks.map((other) => (
            <div key={other.id} className="own-asked">
              <p>{t("speakers:own.asks", { party: other.party })}</p>
              <ActButton
                {...own}
                act="decline-swap"
                values={{ entry: entry.id }}
                words={t("speakers:deed.take-back")}
              />
            </div>
          ))}
          <div className="own-deeds">
            {entry.others.length > 0 && entry.place !== null && (
              <ActForm {...own} act="ask-swap" values={{ entry: entry.id }} className="act own-swap">
                <label>
                  <span>{t("speakers:own.swap-with")}</span>{" "}
                  <select name="other" required defaultValue="">
                    <option value="" disabled>
                      {t("speakers:own.choose")}
                    </option>
                    {entry.others.map((other) => (
                      <option key={other.id} value={other.id}>
                        {`${other.place ?? ""} ${other.party} ${other.time}`}
                      </option>
                    ))}
                  </select>
                </label>{" "}
                <button type="submit" className="button">
                  {t("speakers:deed.ask-swap")}
                </button>
              </ActForm>
            )}
            <ActButton
              {...own}
              act="withdraw"
              values={{ entry: entry.id }}
              words={t("speakers:deed.withdraw")}
            />
          </div>
        </div>
      ))}
      <p className="own-ways">
        {party.inscribe !== null && (
          <a className="button" href={party.inscribe}>
            {t("speakers:deed.inscribe")}
          </a>
        )}{" "}
        <a className="button" href={party.reply}>
          {t("speakers:deed.ask-reply")}
        </a>
      </p>
    </section>
  );
}
