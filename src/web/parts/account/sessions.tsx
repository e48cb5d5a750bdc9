import { useFrame } from "../../frame.ts";
import type { Outcome } from "../../pages/account/deeds.ts";
import type { OwnSession } from "../../pages/account/own.ts";
import { PersonForm } from "../person-form.tsx";
import { Done } from "./page.tsx";

interface SessionsProps {
  readonly sessions: readonly OwnSession[];
  readonly outcome: Outcome | undefined;
}

/** Every browser in which one is signed in, and how to end that. */
export function SessionsSection({ sessions, outcome }: SessionsProps) {
  const { t } = useFrame().words;
  return (
    <section id="sessions">
      <h2>{t("accounts:sessions.title")}</h2>
      {outcome?.done && <Done>{outcome.done}</Done>}
      <ul className="account-list">
        {sessions.map(({ id, device, since, seen, here }) => (
          <li key={id}>
            <span>
              {device}
              <small>
                {here ? t("accounts:sessions.here") : t("accounts:sessions.seen", { date: seen })},{" "}
                {t("accounts:sessions.since", { date: since })}
              </small>
            </span>
            {!here && (
              <PersonForm action="#sessions">
                <input type="hidden" name="session" value={id} />
                <button
                  type="submit"
                  name="deed"
                  value="end"
                  className="plain-button"
                  aria-label={`${t("accounts:sessions.end")}: ${device}`}
                >
                  {t("accounts:sessions.end")}
                </button>
              </PersonForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <PersonForm action="#sessions">
          <button type="submit" name="deed" value="end-others" className="button quiet">
            {t("accounts:sessions.others")}
          </button>
        </PersonForm>
      )}
    </section>
  );
}
