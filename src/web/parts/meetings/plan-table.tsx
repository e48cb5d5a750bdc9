import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly who: string;
  readonly day: string;
  readonly iso: string;
  readonly moved: string | null;
  readonly state: string;
  readonly stateWords: string;
  readonly inDays: string | null;
  readonly done: string | null;
  readonly progress: string | null;
  readonly awaited: string | null;
  readonly marks: boolean;
  readonly reminds: boolean;
}

interface PlanTableProps {
  readonly rows: readonly Row[];
  readonly today: string;
  readonly mayKeep: boolean;
  readonly mayRemind: boolean;
}

/** The time plan: a line a milestone, who owes it, and from whom it is awaited. What is late says so in words. */
export function PlanTable({ rows, today, mayKeep, mayRemind }: PlanTableProps) {
  const { t } = useFrame().words;
  const caption = t("meetings:tab.plan");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame wide whole" aria-label={caption} tabIndex={0}>
      <table className="table full meeting-plan">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {(["day", "what", "who", "state"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`meetings:plan.column.${column}`)}
              </th>
            ))}
            {mayKeep && <th scope="col">{t("meetings:plan.column.deeds")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-state={row.state}>
              <td className="day">
                {row.day}
                {row.moved !== null && <span className="note">{row.moved}</span>}
              </td>
              <th scope="row">{row.name}</th>
              <td>{row.who}</td>
              <td>
                <strong className="plan-state">{row.stateWords}</strong>
                {row.done !== null && <span className="note">{row.done}</span>}
                {row.inDays !== null && <span className="note">{row.inDays}</span>}
                {row.progress !== null && <span className="note">{row.progress}</span>}
                {row.awaited !== null && (
                  <span className="note">
                    <bdi>{row.awaited}</bdi>
                  </span>
                )}
              </td>
              {mayKeep && (
                <td>
                  <Deeds row={row} today={today} mayRemind={mayRemind} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Deeds({
  row,
  today,
  mayRemind,
}: {
  readonly row: Row;
  readonly today: string;
  readonly mayRemind: boolean;
}) {
  const { t } = useFrame().words;
  const about = { name: row.name };
  return (
    <>
      {row.marks && (
        <PersonForm deed="meeting.keep" className="form-row" inside={t("meetings:plan.mark", about)}>
          <input type="hidden" name="milestone" value={row.id} />
          <label>
            <span>{t("meetings:plan.done-on")}</span>
            <input type="date" name="done" defaultValue={today} />
          </label>
          <button type="submit" name="deed" value="mark">
            {t("meetings:plan.keep")}
          </button>
          <label>
            <span>{t("meetings:plan.other-day")}</span>
            <input type="date" name="day" defaultValue={row.iso} />
          </label>
          <button type="submit" name="deed" value="day">
            {t("meetings:plan.set-day")}
          </button>
        </PersonForm>
      )}
      {row.reminds && mayRemind && (
        <PersonForm deed="meeting.keep" className="form-row">
          <input type="hidden" name="milestone" value={row.id} />
          <button
            type="submit"
            className="button"
            name="deed"
            value="remind"
            aria-label={t("meetings:plan.remind-about", about)}
          >
            {t("meetings:plan.remind")}
          </button>
        </PersonForm>
      )}
    </>
  );
}
