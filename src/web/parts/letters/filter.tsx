import { type LetterState, letterKinds } from "../../../mail/model.ts";
import { useFrame } from "../../frame.ts";
import { type LetterChoice, lettersAddress } from "../../pages/letters/addresses.ts";

interface LetterFilterProps {
  readonly choice: LetterChoice;
  readonly states: readonly {
    /** Null for all of them. */
    readonly state: LetterState | null;
    readonly letters: number;
    readonly to: string;
  }[];
}

/** How many letters stand where, each a link to them, and a search for the rest. */
export function LetterFilter({ choice, states }: LetterFilterProps) {
  const { words, language } = useFrame();
  const { t, number } = words;
  const { state, about, party } = choice;
  return (
    <div className="wide">
      <ul className="letter-states">
        {states
          .filter((one) => one.letters > 0 || one.state === null || one.state === state)
          .map((one) => (
            <li key={one.state ?? "all"}>
              <a href={one.to} aria-current={one.state === (state ?? null) ? "true" : undefined}>
                {t(`mail:state.${one.state ?? "all"}`)} <span className="count">{number(one.letters)}</span>
              </a>
            </li>
          ))}
      </ul>
      <form
        method="get"
        action={lettersAddress(language)}
        className="form-row screen-only"
        aria-label={t("mail:page.filter")}
      >
        {Object.entries({ state, about, party }).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <label>
          <span>{t("mail:letter.kind")}</span>
          <select name="kind" defaultValue={choice.kind ?? ""}>
            <option value="">{t("mail:page.any-kind")}</option>
            {letterKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`mail:kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("mail:page.text")}</span>
          <input name="text" defaultValue={choice.text} maxLength={200} />
        </label>
        <button type="submit" className="button">
          {t("mail:page.search")}
        </button>
        {Object.values(choice).some((value) => value !== undefined) && (
          <a href={lettersAddress(language)}>{t("mail:page.clear")}</a>
        )}
      </form>
    </div>
  );
}
