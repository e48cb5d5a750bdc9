import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface ChoiceFormProps {
  readonly choice: {
    readonly sets: readonly {
      readonly set: "kinds" | "groups" | "regions";
      readonly groups: readonly {
        readonly name: string;
        readonly words: string;
        readonly parties: number;
        readonly ticked: boolean;
      }[];
    }[];
    readonly parties: readonly string[];
    readonly without: readonly string[];
  };
  /** Says whom to ask, before anybody is; or asks more. */
  readonly deed: "choose" | "add";
}

/** Groups to tick, and parties to name one a line. */
export function ChoiceForm({ choice, deed }: ChoiceFormProps) {
  const { t, number } = useFrame().words;
  return (
    <PersonForm
      deed="consultation.keep"
      className="consultation-form wide"
      {...(deed === "add" ? { inside: t("consultations:choice.add") } : {})}
    >
      {choice.sets.map(({ set, groups }) => (
        <fieldset key={set}>
          <legend>{t(`consultations:choice.${set}`)}</legend>
          <ul className="choice-columns">
            {groups.map(({ name, words, parties, ticked }) => (
              <li key={name}>
                <label className="tick">
                  <input type="checkbox" name="group" value={name} defaultChecked={ticked} />
                  <span>
                    {words} <span className="note">{number(parties)}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
      <div className="six-languages">
        {(["parties", "without"] as const).map((list) => (
          <label key={list}>
            <span>{t(`consultations:choice.${list}`)}</span>
            <textarea name={list} rows={4} defaultValue={choice[list].join("\n")} dir="auto" />
          </label>
        ))}
      </div>
      <p>
        <button type="submit" className="button" name="deed" value={deed}>
          {t(`consultations:choice.${deed === "add" ? "ask" : "save"}`)}
        </button>
      </p>
    </PersonForm>
  );
}
