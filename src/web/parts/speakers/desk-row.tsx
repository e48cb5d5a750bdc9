import { useFrame } from "../../frame.ts";
import type { Row } from "../../pages/speakers/rows.ts";
import { ActButton, ActForm } from "./act-form.tsx";

interface DeskRowProps {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly seen: number;
}

/** What the secretariat does with one who waits, folded away until it is wanted. */
export function DeskRow({ row, rows, seen }: DeskRowProps) {
  const { t } = useFrame().words;
  const alike = rows.filter(({ id, reply }) => id !== row.id && reply === row.reply);
  const options = alike.map((other) => (
    <option key={other.id} value={other.id}>
      {`${other.place ?? ""} ${other.party}`}
    </option>
  ));
  return (
    <details className="row-more" id={`row-${row.id}`}>
      <summary aria-label={t("speakers:desk.more", { party: row.party })}>
        {t("speakers:order.deeds")}
      </summary>
      <div className="row-deeds">
        <ActForm act="move" seen={seen} values={{ entry: row.id }}>
          <label>
            <span>{t("speakers:desk.after")}</span>{" "}
            <select name="after" defaultValue="0">
              <option value="0">{t("speakers:desk.front")}</option>
              {options}
            </select>
          </label>{" "}
          <button type="submit" className="button">
            {t("speakers:deed.move")}
          </button>
        </ActForm>
        {alike.length > 0 && (
          <ActForm act="swap" seen={seen} values={{ entry: row.id }}>
            <label>
              <span>{t("speakers:own.swap-with")}</span>{" "}
              <select name="other" required defaultValue="">
                <option value="" disabled>
                  {t("speakers:own.choose")}
                </option>
                {options}
              </select>
            </label>{" "}
            <button type="submit" className="button">
              {t("speakers:deed.swap")}
            </button>
          </ActForm>
        )}
        <ActButton act="withdraw" seen={seen} values={{ entry: row.id }} words={t("speakers:deed.remove")} />
        <ActButton act="hold" seen={seen} values={{ party: row.partyId }} words={t("speakers:deed.hold")} />
      </div>
    </details>
  );
}
