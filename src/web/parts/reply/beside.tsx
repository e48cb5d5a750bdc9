import { enteredFrom, type NoteReaders, noteReaders } from "../../../consultation/replying/model.ts";
import type { ReplyView } from "../../../consultation/replying/view.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface ReplyNotesProps {
  readonly notes: readonly {
    readonly author: string;
    readonly text: string;
    readonly readers: NoteReaders;
    readonly when: string;
    readonly on: string | null;
  }[];
  readonly may: ReplyView["may"];
  /** A note that was written and could not be kept. */
  readonly kept: string | null;
}

const headings = { party: "team", secretariat: "secretariat" } as const;

/** Notes, those among the party's own people apart from those that the secretariat reads. */
export function ReplyNotes({ notes, may, kept }: ReplyNotesProps) {
  const { t } = useFrame().words;
  return noteReaders
    .filter((readers) => may.team || (readers === "secretariat" && may.enterFor))
    .map((readers) => (
      <section key={readers} className="prose reply-notes" aria-labelledby={`notes-${readers}`}>
        <h2 id={`notes-${readers}`}>{t(`replies:notes.${headings[readers]}`)}</h2>
        <p className="reply-note">{t(`replies:notes.${headings[readers]}-about`)}</p>
        {notes
          .filter((note) => note.readers === readers)
          .map(({ author, text, when, on }) => (
            <p key={`${author} ${when} ${text}`} className="reply-said">
              <bdi className="reply-author">{author}</bdi>{" "}
              <span className="reply-when">
                {when} {on}
              </span>
              <span className="reply-text" dir="auto">
                {text}
              </span>
            </p>
          ))}
        <PersonForm className="form-column">
          <input type="hidden" name="readers" value={readers} />
          <textarea
            name="text"
            rows={3}
            dir="auto"
            maxLength={4000}
            required
            aria-label={t("replies:notes.write")}
            placeholder={t("replies:notes.write")}
            defaultValue={kept ?? ""}
          />
          <p className="form-row">
            <button type="submit" name="deed" value="note" className="button">
              {t("replies:notes.add")}
            </button>
          </p>
        </PersonForm>
      </section>
    ));
}

/** Nobody must answer: whoever may submit may decline. */
export function Decline() {
  const { t } = useFrame().words;
  return (
    <div className="prose">
      <PersonForm className="form-column" inside={t("replies:decline.title")}>
        <p>{t("replies:decline.about")}</p>
        <label htmlFor="why">{t("replies:decline.why")}</label>
        <textarea id="why" name="why" rows={3} dir="auto" maxLength={4000} />
        <p className="form-row">
          <button type="submit" name="deed" value="decline" className="button">
            {t("replies:decline.do")}
          </button>
        </p>
      </PersonForm>
    </div>
  );
}

/** For the secretariat: what came on paper is entered for the party, and marked. */
export function EnterFor() {
  const { t } = useFrame().words;
  return (
    <section className="prose" aria-labelledby="enter">
      <h2 id="enter">{t("replies:enter.title")}</h2>
      <p>{t("replies:enter.about")}</p>
      <PersonForm className="form-row">
        <label htmlFor="from">{t("replies:enter.from")}</label>
        <select id="from" name="from">
          {enteredFrom.map((from) => (
            <option key={from} value={from}>
              {t(`replies:enter.${from}`)}
            </option>
          ))}
        </select>
        <button type="submit" name="deed" value="enter-for" className="button">
          {t("replies:enter.do")}
        </button>
      </PersonForm>
    </section>
  );
}
