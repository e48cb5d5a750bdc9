import { useFrame } from "../../frame.ts";
import type { Row } from "../../pages/speakers/rows.ts";
import { ActForm } from "./act-form.tsx";

interface DeskRowProps {
  readonly row: Row;
  /** How many wait: the last place. */
  readonly places: number;
  readonly seen: number;
}

/**
 * What the secretariat does with one who waits, folded away until it is wanted: one form whose buttons say what they do. Where to
 * is a place by its number, for a choice of all others in each row would make the page grow with the square of the list.
 */
export function DeskRow({ row, places, seen }: DeskRowProps) {
  const { t } = useFrame().words;
  return (
    <details className="row-more" id={`row-${row.id}`}>
      <summary aria-label={t("speakers:desk.more", { party: row.party })}>
        {t("speakers:order.deeds")}
      </summary>
      <ActForm seen={seen} values={{ entry: row.id, party: row.partyId }} className="act row-deeds">
        {places > 1 && (
          <>
            <label>
              <span>{t("speakers:desk.place")}</span>{" "}
              <input type="number" name="place" required min={1} max={places} inputMode="numeric" />
            </label>
            <button type="submit" name="act" value="move" className="button">
              {t("speakers:deed.move")}
            </button>
            <button type="submit" name="act" value="swap" className="button">
              {t("speakers:deed.swap-there")}
            </button>
          </>
        )}
        <button type="submit" name="act" value="withdraw" formNoValidate className="button">
          {t("speakers:deed.remove")}
        </button>
        <button type="submit" name="act" value="hold" formNoValidate className="button">
          {t("speakers:deed.hold")}
        </button>
      </ActForm>
    </details>
  );
}
