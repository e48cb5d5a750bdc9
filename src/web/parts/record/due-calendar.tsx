import { useFrame } from "../../frame.ts";
import type { CalendarRow } from "../../pages/record/sittings.ts";

/** The sessions at which something is due: a sign for each request, filled as far as it is done. */
export function DueCalendar({ calendar }: { readonly calendar: readonly CalendarRow[] }) {
  const { words } = useFrame();
  const { t } = words;
  return (
    <section className="due-calendar wide" aria-label={t("record-pages:due.calendar")}>
      <h2>{t("record-pages:due.calendar")}</h2>
      {calendar.map(({ organ, sessions }) => (
        <div key={organ} className="due-row">
          <h3>{t(`record-pages:organ.${organ}`)}</h3>
          <ol>
            {sessions.map(({ session, when, to, chosen, states }) => (
              <li key={session}>
                <a href={to} aria-current={chosen ? "true" : undefined}>
                  <span className="due-session">{session}</span>
                  <span className="due-year">{when?.slice(0, 4) ?? ""}</span>
                  <span className="due-signs" aria-hidden="true">
                    {signs(states).map(({ key, state }) => (
                      <span key={key} className={`state sign state-${state}`} />
                    ))}
                  </span>
                  <span className="visually-hidden">
                    {words.list(
                      states.map(([state, count]) =>
                        t("record-pages:due.count", {
                          state: t(`record-pages:state.${state}`),
                          n: words.number(count),
                        }),
                      ),
                    )}
                  </span>
                </a>
              </li>
            ))}
          </ol>
        </div>
      ))}
      <ul className="due-key" aria-hidden="true">
        {(["to-do", "in-hand", "done", "overtaken"] as const).map((state) => (
          <li key={state} className={`state state-${state}`}>
            {t(`record-pages:state.${state}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** More signs than these would be a wall; the number is said in words. */
const mostSigns = 12;

function signs(states: CalendarRow["sessions"][number]["states"]) {
  return states
    .flatMap(([state, count]) => Array.from({ length: count }, (_, n) => ({ key: `${state} ${n}`, state })))
    .slice(0, mostSigns);
}
