import { type Publication, publications } from "../../../consultation/replying/model.ts";
import type { ReplyView } from "../../../consultation/replying/view.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface DecidingProps {
  readonly open: boolean;
  readonly may: ReplyView["may"];
  readonly state: ReplyView["reply"]["state"];
  /** The state of answers that is shown, so that nobody clears or submits another. */
  readonly seen: string;
  readonly answered: number;
  readonly publication: Publication;
  readonly promise: boolean;
  readonly hindrances: number;
}

/** What the head of the post decides, or a deputy as far as clearing goes: clearing, submitting, correcting. */
export function Deciding(props: DecidingProps) {
  const { open, may, state, seen, answered, publication, promise, hindrances } = props;
  const { t } = useFrame().words;
  if (!open) return null;
  if (state === "submitted")
    return may.submit ? (
      <section className="prose screen-only" aria-labelledby="correct">
        <h2 id="correct">{t("replies:review.correct")}</h2>
        <p>{t("replies:review.correct-about")}</p>
        <PersonForm className="form-row">
          <button type="submit" name="deed" value="reopen" className="button">
            {t("replies:review.correct")}
          </button>
        </PersonForm>
      </section>
    ) : null;
  if (answered === 0) return null;
  if (!may.clear && !may.submit)
    return may.write ? <p className="prose screen-only">{t("replies:review.waits")}</p> : null;
  return (
    <div className="reply-deciding screen-only">
      <section className="prose" aria-labelledby="clear">
        <h2 id="clear">{t("replies:review.clear")}</h2>
        <p>{t("replies:review.clear-about")}</p>
        <PersonForm className="form-row">
          <input type="hidden" name="seen" value={seen} />
          {state === "cleared" ? (
            <button type="submit" name="deed" value="withdraw" className="button">
              {t("replies:review.withdraw")}
            </button>
          ) : (
            <button type="submit" name="deed" value="clear" className="button">
              {t("replies:review.clear")}
            </button>
          )}
        </PersonForm>
      </section>
      {hindrances === 0 && may.submit && (
        <section className="prose" aria-labelledby="submit">
          <h2 id="submit">{t("replies:review.submit")}</h2>
          <p>{t("replies:review.submit-about")}</p>
          {promise && <p>{t("replies:review.promise")}</p>}
          <PersonForm className="form-column">
            <input type="hidden" name="seen" value={seen} />
            <fieldset className="reply-choice">
              <legend>{t("replies:review.who-reads")}</legend>
              {publications.map((one) => (
                <label key={one}>
                  <input type="radio" name="publication" value={one} defaultChecked={one === publication} />{" "}
                  <span>{t(`replies:publication.${one}`)}</span>
                </label>
              ))}
            </fieldset>
            <p className="form-row">
              <button type="submit" name="deed" value="submit" className="button primary">
                {t("replies:review.submit")}
              </button>
            </p>
          </PersonForm>
        </section>
      )}
    </div>
  );
}
