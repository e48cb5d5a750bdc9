import { useFrame } from "../../frame.ts";
import { Source } from "./source-text.tsx";

/** A decision or a request, with where it was made. */
export interface ShownEntry {
  readonly to: string;
  readonly symbol: string;
  readonly paragraph: string | null;
  readonly addressee: string;
  readonly form: string;
  readonly text: string;
}

export interface ShownItem {
  readonly title: string;
  readonly number: { readonly number: string; readonly session: number } | null;
  readonly decisions: readonly ShownEntry[];
  readonly documentation: readonly ShownEntry[];
  readonly subItems: readonly ShownItem[];
}

interface AgendaProps {
  readonly items: readonly ShownItem[];
  readonly unplaced: readonly ShownEntry[];
  readonly warnings: readonly string[];
}

/** A draft agenda as its item list: sub-items under items, under each what was asked for and where it was decided. */
export function Agenda({ items, unplaced, warnings }: AgendaProps) {
  const { t } = useFrame().words;
  return (
    <>
      {warnings.length > 0 && (
        <section className="warnings">
          <h2>{t("record-pages:due.warnings")}</h2>
          <ul className="bulleted">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      )}
      {items.length === 0 ? <p>{t("record-pages:agenda.none")}</p> : <Items items={items} />}
      {unplaced.length > 0 && (
        <section>
          <h2>{t("record-pages:agenda.unplaced")}</h2>
          <Entries entries={unplaced} />
        </section>
      )}
    </>
  );
}

function Items({ items }: { readonly items: readonly ShownItem[] }) {
  const { t } = useFrame().words;
  return (
    <ol className="agenda">
      {items.map(({ title, number, decisions, documentation, subItems }) => (
        <li key={title}>
          <p className="agenda-title">
            <Source>{title}</Source>
            {number && <span className="note"> {t("record-pages:agenda.last", { ...number })}</span>}
          </p>
          {decisions.length > 0 && (
            <p className="note">
              {t("record-pages:agenda.decided")} <Places entries={decisions} />
            </p>
          )}
          <Entries entries={documentation} />
          {subItems.length > 0 && <Items items={subItems} />}
        </li>
      ))}
    </ol>
  );
}

/** What is to lie before the organ under an item. */
function Entries({ entries }: { readonly entries: readonly ShownEntry[] }) {
  const { t } = useFrame().words;
  if (entries.length === 0) return null;
  return (
    <ul className="agenda-documents">
      {entries.map((entry) => (
        <li key={entry.to + entry.form + entry.text}>
          {t(`record:form.${entry.form}`)} · <Source>{entry.addressee}</Source>{" "}
          <span className="note">
            (<Places entries={[entry]} />)
          </span>
        </li>
      ))}
    </ul>
  );
}

function Places({ entries }: { readonly entries: readonly ShownEntry[] }) {
  const { t } = useFrame().words;
  return entries.map(({ to, symbol, paragraph }, index) => (
    <span key={to}>
      {index > 0 && "; "}
      <a href={to}>
        <bdi dir="ltr">{symbol}</bdi>
        {paragraph !== null && `, ${t("record-pages:due.paragraph", { number: paragraph })}`}
      </a>
    </span>
  ));
}
