import { useFrame } from "../../frame.ts";

interface StatisticsProps {
  readonly statistics: {
    readonly levels: readonly { readonly level: string; readonly delegations: string }[];
    readonly groups: readonly {
      readonly group: string;
      readonly invited: string;
      readonly registered: string;
      readonly ministerial: string;
      readonly delegates: string;
      readonly sex: string | null;
    }[];
    readonly sex: string | null;
    readonly delegates: string;
    readonly withSex: boolean;
  };
}

/** Who takes part by region, level and sex. */
export function ParticipationStatistics({ statistics }: StatisticsProps) {
  const { t } = useFrame().words;
  const { levels, groups, sex, delegates, withSex } = statistics;
  const caption = t("meetings:participation.by-group");
  const numbers = ["invited", "registered", "ministerial", "delegates"] as const;
  return (
    <>
      <section className="prose section">
        <h2>{t("meetings:participation.numbers")}</h2>
        <p>
          {delegates} {sex}
        </p>
      </section>
      {levels.length > 0 && (
        <dl className="consultation-states wide">
          {levels.map(({ level, delegations }) => (
            <div key={level}>
              <dt>{level}</dt>
              <dd>{delegations}</dd>
            </div>
          ))}
        </dl>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="table-frame wide whole" aria-label={caption} tabIndex={0}>
        <table className="table full">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("meetings:participation.column.group")}</th>
              {numbers.map((number) => (
                <th key={number} scope="col" className="numeric">
                  {t(`meetings:participation.number.${number}`)}
                </th>
              ))}
              {withSex && <th scope="col">{t("meetings:participation.number.sex")}</th>}
            </tr>
          </thead>
          <tbody>
            {groups.map((one) => (
              <tr key={one.group}>
                <th scope="row">{one.group}</th>
                {numbers.map((number) => (
                  <td key={number} className="numeric">
                    {one[number]}
                  </td>
                ))}
                {withSex && <td>{one.sex ?? t("web:table.none")}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
