import { pointKinds, stances } from "../../../dialogue/round-tables/model.ts";
import { useFrame } from "../../frame.ts";
import type { Typed } from "../../typed.ts";
import { PersonForm } from "../person-form.tsx";

export interface PointFormProps {
  readonly session: string | null;
  readonly questions: readonly string[];
  readonly chatham: boolean;
  readonly inside: string;
  /** What was typed where it was refused and is to be mended. */
  readonly typed: Typed | null;
  /** The point that is worded anew; left out, another is noted. */
  readonly point?: {
    readonly number: number;
    readonly revision: number;
    readonly text: string;
    readonly language: string;
    readonly question: number | null;
    readonly kind: string;
    readonly stance: string | null;
    readonly evidence: readonly string[];
    readonly by: readonly { readonly name: string }[];
  };
}

/** Where a point is noted, against a guiding question. Under the Chatham House Rule there is no field for who raised it. */
export function PointForm({ session, questions, chatham, inside, typed, point }: PointFormProps) {
  const { words, language } = useFrame();
  const { t } = words;
  return (
    <PersonForm deed="points.note" inside={inside} open={typed !== null} className="said-form">
      {session !== null && <input type="hidden" name="session" value={session} />}
      {point && <input type="hidden" name="number" value={point.number} />}
      {point && <input type="hidden" name="revision" value={point.revision} />}
      {questions.length > 0 && (
        <label className="said-wide">
          <span>{t("round-tables:form.question")}</span>
          <select name="question" defaultValue={typed?.question ?? String(point?.question ?? "")}>
            <option value="">{t("round-tables:form.no-question")}</option>
            {questions.map((question, place) => (
              <option key={question} value={place + 1}>
                {place + 1}. {question}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="said-wide">
        <span>{t("round-tables:form.text")}</span>
        <textarea
          name="text"
          rows={3}
          required
          maxLength={4000}
          dir="auto"
          defaultValue={typed?.text ?? point?.text}
        />
      </label>
      <label>
        <span>{t("contributions:give.language")}</span>
        <input
          name="language"
          defaultValue={typed?.language ?? point?.language ?? language}
          required
          maxLength={35}
          dir="ltr"
        />
      </label>
      <label>
        <span>{t("round-tables:form.kind")}</span>
        <select name="kind" defaultValue={typed?.kind ?? point?.kind ?? "point"}>
          {pointKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`round-tables:kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("round-tables:form.stance")}</span>
        <select name="stance" defaultValue={typed?.stance ?? point?.stance ?? ""}>
          <option value="">{t("round-tables:stance.none")}</option>
          {stances.map((stance) => (
            <option key={stance} value={stance}>
              {t(`round-tables:stance.${stance}`)}
            </option>
          ))}
        </select>
      </label>
      {chatham ? (
        <label className="said-wide said-tick">
          <input type="checkbox" name="names-meant" value="yes" />{" "}
          <span>{t("round-tables:form.names-meant")}</span>
        </label>
      ) : (
        <label className="said-wide">
          <span>{t("round-tables:form.by")}</span>
          <input
            name="by"
            maxLength={2000}
            defaultValue={typed?.by ?? point?.by.map(({ name }) => name).join("; ")}
          />
        </label>
      )}
      <label className="said-wide">
        <span>{t("round-tables:form.evidence")}</span>
        <textarea
          name="evidence"
          rows={2}
          dir="ltr"
          defaultValue={typed?.evidence ?? point?.evidence.join("\n")}
        />
      </label>
      <button type="submit" className="button" name="deed" value={point ? "change" : "note"}>
        {t(point ? "round-tables:form.change" : "round-tables:form.note")}
      </button>
      {point && (
        <button type="submit" className="button quiet" name="deed" value="withdraw">
          {t("round-tables:form.withdraw")}
        </button>
      )}
    </PersonForm>
  );
}
