import { direction } from "../../../kernel/language.ts";
import type { TextShown } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";

/** A text; one that is not translated says in which language it stands. */
export function Written({ shown }: { readonly shown: TextShown }) {
  const { language } = useFrame();
  if (shown.language === language) return <>{shown.text}</>;
  return (
    <span lang={shown.language} dir={direction[shown.language]}>
      {shown.text}
    </span>
  );
}
