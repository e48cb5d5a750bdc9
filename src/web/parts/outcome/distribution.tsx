import { useFrame } from "../../frame.ts";
import { type DistributionShown, stages } from "../../pages/outcome/receipts.ts";
import { PersonForm } from "../person-form.tsx";

/** One distribution: to whom it went, how far it came, a receipt for each, and the form that writes again to whom it did not reach. */
export function Distribution({
  shown: { number, title, to, counts, parties },
}: {
  readonly shown: DistributionShown;
}) {
  const { t } = useFrame().words;
  return (
    <section className="said-sent" id={`sent-${number}`}>
      <h3>{title}</h3>
      <p className="note">{to}</p>
      <dl className="said-counts">
        {counts.map(({ reach, words, count }) => (
          <div key={reach}>
            <dt>{words}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t("outcome:sent.each")}</summary>
        <p className="note">
          {t("outcome:sent.delivered")} {t("outcome:sent.utc")}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
        <section className="table-frame" aria-label={t("outcome:sent.each")} tabIndex={0}>
          <table className="table said-receipts">
            <thead>
              <tr>
                <th scope="col">{t("contributions:give.party")}</th>
                <th scope="col">{t("outcome:sent.reach")}</th>
                <th scope="col">{t("outcome:sent.language")}</th>
                {stages.map((stage) => (
                  <th key={stage} scope="col">
                    {t(`outcome:receipt.${stage}`)}
                  </th>
                ))}
                <th scope="col">{t("outcome:sent.letters")}</th>
              </tr>
            </thead>
            <tbody>
              {parties.map((one) => (
                <tr key={one.party}>
                  <th scope="row">
                    <a href={one.to}>{one.name}</a>
                  </th>
                  <td>{one.words}</td>
                  <td>{one.languages}</td>
                  {one.when.map(({ stage, at }) => (
                    <td key={stage}>{at}</td>
                  ))}
                  <td>{one.letters !== null && <a href={one.letters.to}>{one.letters.count}</a>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
      <PersonForm deed="outcome.distribute" inside={t("outcome:sent.again")}>
        <input type="hidden" name="number" value={number} />
        <label className="said-tick">
          <input type="checkbox" name="silent" value="yes" /> <span>{t("outcome:sent.silent")}</span>
        </label>
        <button type="submit" className="button" name="deed" value="again">
          {t("outcome:sent.again")}
        </button>
      </PersonForm>
    </section>
  );
}
