import { useFrame } from "../../frame.ts";
import type { SessionShown } from "../../pages/programme/shown.ts";
import { Written } from "./written.tsx";

/** A session in the list of a day: when, where, what, who. */
export function SessionEntry({ session }: { readonly session: SessionShown }) {
  const { t } = useFrame().words;
  return (
    <li className={session.pause ? "pg-entry pause" : "pg-entry"} id={session.id}>
      <p className="pg-when">
        <time dateTime={session.begins}>{session.time}</time>
        {session.room !== null && (
          <span className="pg-room">
            <Written shown={session.room} />
          </span>
        )}
      </p>
      <div>
        <h3>
          <a href={session.to}>
            <Written shown={session.title} />
          </a>
        </h3>
        <SessionBody session={session} />
        {session.room === null && !session.pause && (
          <p className="note">{t("programme:session.room-none")}</p>
        )}
      </div>
    </li>
  );
}

/** What a session is about and who sits in it. */
export function SessionBody({ session }: { readonly session: SessionShown }) {
  const { t } = useFrame().words;
  return (
    <>
      {session.theme !== null && (
        <p className="pg-theme">
          <Written shown={session.theme} />
        </p>
      )}
      {session.questions.length > 0 && (
        <section aria-label={t("programme:session.questions")}>
          <p className="pg-label">{t("programme:session.questions")}</p>
          <ol className="pg-questions">
            {session.questions.map((question) => (
              <li key={question.text}>
                <Written shown={question} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {session.people.length > 0 && (
        <dl className="pg-people">
          {session.people.map(({ label, people }) => (
            <div key={label}>
              <dt>{label}</dt>
              {people.map((one) => (
                <dd key={one}>
                  <bdi>{one}</bdi>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      {session.documents.length > 0 && (
        <>
          <p className="pg-label">{t("programme:session.documents")}</p>
          <ul className="pg-documents">
            {session.documents.map(({ title, symbol, to }) => (
              <li key={`${symbol ?? ""} ${title.text}`}>
                {to === null ? (
                  <Written shown={title} />
                ) : (
                  <a href={to}>
                    <Written shown={title} />
                  </a>
                )}
                {symbol !== null && (
                  <>
                    {" "}
                    <bdi className="note">{symbol}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {session.note !== null && (
        <p className="note">
          <Written shown={session.note} />
        </p>
      )}
      {session.closed && <p className="note">{t("programme:attendance.closed")}</p>}
    </>
  );
}
