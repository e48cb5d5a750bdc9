import type { AttemptOutcome } from "../../../mail/model.ts";
import { useFrame } from "../../frame.ts";

interface LetterTriesProps {
  readonly attempts: readonly {
    readonly try: number;
    readonly at: string;
    readonly outcome: AttemptOutcome;
    readonly answer: string;
  }[];
  /** When it will be tried again. */
  readonly nextTry: string | null;
}

/** What was tried, with the words of the server that answered. */
export function LetterTries({ attempts, nextTry }: LetterTriesProps) {
  const { t, has, date } = useFrame().words;
  const when = (at: string) => (
    <time dateTime={at}>{date(at, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" })}</time>
  );
  return (
    <section className="prose" aria-labelledby="tries">
      <h2 id="tries">{t("mail:letter.tries")}</h2>
      {attempts.length === 0 && <p>{t("mail:letter.untried")}</p>}
      <ol className="letter-tries">
        {attempts.map((attempt) => {
          const ours = `mail:answer.${attempt.answer.replace(/^mail\./, "")}`;
          const file = /^\d+\.eml$/.test(attempt.answer);
          return (
            <li key={attempt.try}>
              {when(attempt.at)} <strong>{t(`mail:outcome.${attempt.outcome}`)}</strong>
              {has(ours) ? (
                <p>{t(ours)}</p>
              ) : (
                <p>
                  {file ? `${t("mail:letter.file")} ` : ""}
                  <code dir="ltr">{attempt.answer}</code>
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {nextTry !== null && (
        <p>
          {t("mail:page.next")} {when(nextTry)}
        </p>
      )}
    </section>
  );
}
