import { useFrame } from "../../frame.ts";
import type { PastAct } from "../../pages/speakers/posted.ts";
import type { Row } from "../../pages/speakers/rows.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { LimitForm } from "./limit-form.tsx";
import { Order } from "./order.tsx";
import { Past } from "./past.tsx";

interface ChairPanelProps {
  readonly panel: {
    readonly seen: number;
    readonly speaking: { readonly id: number; readonly party: string } | null;
    readonly point: string | null;
    readonly suspended: boolean;
    readonly open: boolean;
    readonly rows: readonly Row[];
    /** Rights of reply further down: the chair calls them at the end of the day. */
    readonly replies: readonly Row[];
    readonly parties: readonly { readonly id: string; readonly name: string }[];
    readonly limit: number | null;
    readonly groupLimit: number | null;
    readonly fitting: { readonly seconds: number; readonly words: string } | null;
    readonly fits: boolean;
    readonly undo: string | null;
    readonly past: readonly PastAct[];
  };
}

/** Everything that a chair does. Fetched again with each change; the keys work while it has the focus. */
export function ChairPanel({ panel }: ChairPanelProps) {
  const { t } = useFrame().words;
  const { seen, speaking, point, suspended, open, rows, undo } = panel;
  const [next] = rows;
  const still = suspended || point !== null;
  return (
    <section
      className="wide chair-panel"
      data-part="panel"
      data-keys=""
      id="chair-panel"
      tabIndex={-1}
      aria-label={t("speakers:chair.label")}
    >
      <div className="chair-deeds">
        {point === null ? (
          <>
            <ActButton
              act="call"
              seen={seen}
              values={{ entry: next?.id ?? 0 }}
              words={next ? t("speakers:chair.call", { party: next.party }) : t("speakers:chair.call-nobody")}
              shortcut="n"
              main
              disabled={!next || still}
            />
            <ActButton
              act="finish"
              seen={seen}
              words={t("speakers:chair.finish")}
              shortcut="f"
              disabled={!speaking || still}
            />
            <ActButton
              act="absent"
              seen={seen}
              values={{ entry: speaking?.id ?? next?.id ?? 0 }}
              words={t("speakers:chair.absent", { party: speaking?.party ?? next?.party ?? "" })}
              shortcut="a"
              disabled={(!speaking && !next) || still}
            />
          </>
        ) : (
          <>
            <p className="chair-point">{t("speakers:say.point", { party: point })}</p>
            <ActButton
              act="rule"
              seen={seen}
              values={{ upheld: "yes" }}
              words={t("speakers:chair.upheld")}
              shortcut="y"
              main
            />
            <ActButton
              act="rule"
              seen={seen}
              values={{ upheld: "no" }}
              words={t("speakers:chair.not-upheld")}
              shortcut="o"
              main
            />
          </>
        )}
        {suspended ? (
          <ActButton act="resume" seen={seen} words={t("speakers:chair.resume")} shortcut="s" main />
        ) : (
          <ActButton act="suspend" seen={seen} words={t("speakers:chair.suspend")} shortcut="s" />
        )}
        <ActButton
          act={open ? "close-list" : "open-list"}
          seen={seen}
          words={t(open ? "speakers:chair.close" : "speakers:chair.open")}
          shortcut="l"
        />
        <ActButton
          act="undo"
          seen={seen}
          words={undo === null ? t("speakers:chair.undo-nothing") : t("speakers:chair.undo", { act: undo })}
          shortcut="u"
          disabled={undo === null}
        />
      </div>
      {point === null && (
        <ActForm act="point-of-order" seen={seen} className="act chair-point-form">
          <label>
            <span>{t("speakers:chair.point")}</span>{" "}
            <select name="party" required defaultValue="">
              <option value="" disabled>
                {t("speakers:own.choose")}
              </option>
              {panel.parties.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>{" "}
          <button type="submit" className="button" disabled={suspended}>
            {t("speakers:chair.raise")}
          </button>
        </ActForm>
      )}
      <LimitForm {...panel} />
      <Order
        rows={[...rows, ...panel.replies]}
        deeds={(row) => (
          <div className="row-deeds">
            <ActButton
              act="call"
              seen={seen}
              values={{ entry: row.id }}
              words={t("speakers:deed.call")}
              label={t("speakers:deed.of", { deed: t("speakers:deed.call"), party: row.party })}
              disabled={still}
            />
            <ActButton
              act="absent"
              seen={seen}
              values={{ entry: row.id }}
              words={t("speakers:deed.absent")}
              label={t("speakers:chair.absent", { party: row.party })}
              disabled={still}
            />
          </div>
        )}
      />
      <h2>{t("speakers:chair.past")}</h2>
      <Past acts={panel.past} />
    </section>
  );
}
