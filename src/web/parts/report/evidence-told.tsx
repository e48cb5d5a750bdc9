import { useWords } from "../../frame.ts";
import type { ToldShown, ValueShown } from "../../pages/report/evidence-told.ts";

/** What a reference says where it was cited, what its source says now, and what issued reports hold of it. */
export function EvidenceTold({ told }: { readonly told: ToldShown }) {
  const { t } = useWords();
  return (
    <section className="wide">
      <h2>{t("report-pages:uses.says")}</h2>
      <dl className="facts">
        {told.said === null ? (
          <div>
            <dt>{t("report-pages:uses.lost")}</dt>
            <dd>{told.problems.join(" ")}</dd>
          </div>
        ) : (
          <Value name={t("report-pages:uses.cited")} value={told.said} />
        )}
        {told.now !== null && <Value name={t("report-pages:uses.now")} value={told.now} />}
        {told.frozen.map(({ report, to, ...value }) => (
          <Value key={to} name={t("report-pages:uses.frozen", { report })} value={value} to={to} />
        ))}
      </dl>
      {told.now === null && told.said !== null && (
        <p className="note">
          {t(told.changed === "same" ? "report-pages:uses.same" : "report-pages:uses.now-gone")}
        </p>
      )}
    </section>
  );
}

interface ValueProps {
  readonly name: string;
  readonly value: ValueShown;
  readonly to?: string;
}

function Value({ name, value, to }: ValueProps) {
  return (
    <div>
      <dt>{to === undefined ? name : <a href={to}>{name}</a>}</dt>
      <dd dir="auto" {...(value.language === null ? {} : { lang: value.language })}>
        {value.text}
      </dd>
    </div>
  );
}
