import { useFrame } from "../../frame.ts";
import { operatorAddress } from "../../pages/record/addresses.ts";
import { PersonForm } from "../person-form.tsx";

/** Whoever acts as the operator is told so, and can stop; nobody else sees a word of it. */
export function OperatorLine() {
  const { words, language, path } = useFrame();
  return (
    <PersonForm action={operatorAddress(language)} className="operator-line screen-only">
      <input type="hidden" name="return" value={path} />
      <span>{words.t("record-pages:operator.here")}</span>
      <button type="submit" name="deed" value="end" className="plain-button">
        {words.t("record-pages:operator.end")}
      </button>
    </PersonForm>
  );
}
