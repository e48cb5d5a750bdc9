import { followUpStates } from "../../../dialogue/outcome/model.ts";
import { useFrame } from "../../frame.ts";
import type { Typed } from "../../typed.ts";
import { PersonForm } from "../person-form.tsx";

export interface ActionFormProps {
  readonly inside: string;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  /** The proposal of which it is made. */
  readonly point?: number;
  readonly text?: string;
  /** What was typed where it was refused and is to be mended. */
  readonly typed: Typed | null;
  /** The action that is changed; left out, another is added. */
  readonly action?: {
    readonly number: number;
    readonly revision: number;
    readonly owner: string | null;
    readonly due: string | null;
    readonly state: string;
    readonly note: string | null;
  };
}

/** Where a follow-up action gets its words, its owner, its day and its state. */
export function ActionForm({ inside, parties, point, text, typed, action }: ActionFormProps) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="follow-up.keep" inside={inside} open={typed !== null} className="said-form">
      {point !== undefined && <input type="hidden" name="point" value={point} />}
      {action && <input type="hidden" name="number" value={action.number} />}
      {action && <input type="hidden" name="revision" value={action.revision} />}
      <label className="said-wide">
        <span>{t("outcome:action.text")}</span>
        <textarea name="text" rows={2} required defaultValue={typed?.text ?? text} dir="auto" />
      </label>
      <label>
        <span>{t("outcome:action.owner")}</span>
        <select name="owner" defaultValue={typed?.owner ?? action?.owner ?? ""}>
          <option value="">{t("outcome:action.nobody")}</option>
          {parties.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("outcome:action.due")}</span>
        <input type="date" name="due" defaultValue={typed?.due ?? action?.due ?? ""} />
      </label>
      <label>
        <span>{t("outcome:action.state")}</span>
        <select name="state" defaultValue={typed?.state ?? action?.state ?? "proposed"}>
          {followUpStates.map((state) => (
            <option key={state} value={state}>
              {t(`outcome:action-state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="said-wide">
        <span>{t("outcome:action.note")}</span>
        <input name="note" maxLength={2000} defaultValue={typed?.note ?? action?.note ?? ""} dir="auto" />
      </label>
      <button type="submit" className="button" name="deed" value={action ? "action-change" : "action-add"}>
        {t("outcome:desk.save")}
      </button>
    </PersonForm>
  );
}
