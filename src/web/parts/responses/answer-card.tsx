import type { SaidPiece } from "../../../consultation/responses/saying.ts";
import { useFrame } from "../../frame.ts";
import { answerAnchor } from "../../pages/responses/addresses.ts";
import { PersonForm } from "../person-form.tsx";
import { AnswerText } from "./answer.tsx";

/** An answer as the page of a question shows it. */
export interface ShownAnswer {
  readonly key: string;
  readonly party: string | null;
  readonly name: string;
  readonly own: boolean;
  readonly group: string | null;
  readonly pieces: readonly SaidPiece[];
  /** Something is left out because anonymity was promised; `all`: the whole answer is. */
  readonly withheld: boolean;
  readonly all: boolean;
  readonly released: boolean;
  readonly enteredFor: boolean;
  readonly reference: string | null;
  readonly to: string | null;
  readonly coded: readonly {
    readonly theme: string;
    readonly name: string;
    readonly quote: string | null;
    readonly holds: boolean;
  }[];
}

export interface ShownTheme {
  readonly id: string;
  readonly name: string;
  readonly digit: string | null;
}

interface AnswerCardProps {
  readonly answer: ShownAnswer;
  /** The themes to choose from; empty where nobody codes. */
  readonly themes: readonly ShownTheme[];
  readonly mayRelease: boolean;
}

export function AnswerCard({ answer, themes, mayRelease }: AnswerCardProps) {
  const { t } = useFrame().words;
  const { key, name, own, group, pieces, withheld, all, released, enteredFor, coded } = answer;
  const id = answerAnchor(key);
  return (
    <li className="answer" id={id} data-answer="" tabIndex={themes.length > 0 ? -1 : undefined}>
      <header className="answer-head">
        <h3>{name}</h3>
        {group !== null && <span className="note">{group}</span>}
        {own && <span className="note">{t("responses:who.own")}</span>}
        {enteredFor && <span className="note">{t("responses:who.entered-for")}</span>}
      </header>
      <AnswerText pieces={pieces} />
      {withheld && (
        <p className="note">{t(all ? "responses:standing.withheld" : "responses:standing.partly")}</p>
      )}
      {coded.length > 0 && themes.length === 0 && (
        <ul className="answer-themes">
          {coded.map(({ theme, name: said, quote, holds }) => (
            <li key={theme}>
              <bdi className="answer-theme">{said}</bdi>
              {quote !== null && <q dir="auto">{quote}</q>}
              {!holds && <span className="note"> {t("responses:note.quote-gone")}</span>}
            </li>
          ))}
        </ul>
      )}
      {themes.length > 0 && <Coding answer={answer} themes={themes} />}
      {mayRelease && (
        <PersonForm deed="consultation.publish" className="form-row screen-only">
          <input type="hidden" name="party" value={answer.party ?? ""} />
          <input type="hidden" name="key" value={key} />
          <button
            type="submit"
            name="deed"
            value={released ? "hold-back" : "release"}
            className="plain-button"
          >
            {t(released ? "responses:act.hold-back" : "responses:act.release")}
          </button>
        </PersonForm>
      )}
      <Cite answer={answer} />
    </li>
  );
}

/** Checkboxes and a button; a script sets them by digits and saves at once. */
function Coding({ answer, themes }: Pick<AnswerCardProps, "answer" | "themes">) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="consultation.code" className="coding screen-only">
      <input type="hidden" name="party" value={answer.party ?? ""} />
      <input type="hidden" name="key" value={answer.key} />
      <ul className="coding-themes">
        {themes.map(({ id, name, digit }) => {
          const one = answer.coded.find(({ theme }) => theme === id);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  name="theme"
                  value={id}
                  defaultChecked={one !== undefined}
                  data-digit={digit ?? undefined}
                />{" "}
                {digit !== null && <kbd>{digit}</kbd>} <bdi>{name}</bdi>
              </label>
              <input
                type="text"
                name={`quote-${id}`}
                dir="auto"
                defaultValue={one?.quote ?? ""}
                aria-label={t("responses:act.quote", { theme: name })}
                placeholder={t("responses:act.quote-hint")}
              />
            </li>
          );
        })}
      </ul>
      <button type="submit" name="deed" value="code" className="button">
        {t("responses:act.save-themes")}
      </button>{" "}
      <span role="status" data-state="" className="note" />
    </PersonForm>
  );
}

/** How a report cites the answer, and where the reference leads. */
function Cite({ answer: { reference, to } }: Pick<AnswerCardProps, "answer">) {
  const { t } = useFrame().words;
  if (reference === null || to === null) return null;
  return (
    <p className="answer-cite screen-only">
      <a href={to}>{t("responses:act.cite")}</a>
    </p>
  );
}
