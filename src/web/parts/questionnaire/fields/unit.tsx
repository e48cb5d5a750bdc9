import type { Unit } from "../../../../consultation/questionnaire/model.ts";
import type { Language } from "../../../../kernel/language.ts";
import { useFrame } from "../../../frame.ts";
import { Said } from "./said.tsx";

interface UnitProps {
  readonly unit: Unit;
  readonly language: Language;
  readonly original: Language;
}

/** What a number counts or measures. */
export function UnitWords({ unit, language, original }: UnitProps) {
  const { t } = useFrame().words;
  if ("words" in unit) return <Said text={unit.words} language={language} original={original} />;
  return <>{t(`questionnaires:unit.${unit.code}`)}</>;
}
