import { direction, type Language } from "../../../../kernel/language.ts";
import { type Text, textIn } from "../../../../kernel/texts.ts";
import { useFrame } from "../../../frame.ts";

interface SaidProps {
  readonly text: Text;
  readonly language: Language;
  readonly original: Language;
}

/** A text of a questionnaire. Where it is in another language than the page, it says so to whoever reads aloud or breaks lines. */
export function Said({ text, language, original }: SaidProps) {
  const page = useFrame().language;
  const shown = textIn(text, language, original);
  if (shown.language === page) return <>{shown.text}</>;
  return (
    <span lang={shown.language} dir={direction[shown.language]}>
      {shown.text}
    </span>
  );
}

/** The same as paragraphs: one for each line. */
export function SaidAtLength({ text, language, original }: SaidProps) {
  const page = useFrame().language;
  const shown = textIn(text, language, original);
  const own = shown.language === page ? {} : { lang: shown.language, dir: direction[shown.language] };
  return shown.text
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name
      <p key={at} {...own}>
        {line}
      </p>
    ));
}
