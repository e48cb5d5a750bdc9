import { direction, type Language } from "../../../kernel/language.ts";
import type { Text } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";

interface TextInputsProps {
  /** `ask`, `option.yes`: the control for English is `ask.en`. */
  readonly name: string;
  readonly label: string;
  readonly text: Text | null;
  readonly original: Language;
  readonly long?: boolean;
}

/** A text in the language in which the questionnaire was written, and beside it in the reader's own. The others have their page. */
export function TextInputs({ name, label, text, original, long = false }: TextInputsProps) {
  const { words, language } = useFrame();
  const shown = language === original ? [original] : [original, language];
  return (
    <div className="q-text-inputs">
      {shown.map((one) => {
        const id = `${name}.${one}`;
        const common = {
          id,
          name: id,
          lang: one,
          dir: direction[one],
          maxLength: 10_000,
          defaultValue: text?.[one] ?? "",
          "data-written": text?.[one] === undefined ? "no" : "yes",
        };
        return (
          <div key={one}>
            <label htmlFor={id}>
              {label} <span className="note">{words.t(`kernel:language.${one}`)}</span>
            </label>
            {long ? <textarea {...common} rows={3} /> : <input {...common} autoComplete="off" />}
          </div>
        );
      })}
    </div>
  );
}
