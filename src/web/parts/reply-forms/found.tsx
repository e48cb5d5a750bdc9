import type { FormEntry } from "../../../consultation/forms/service.ts";
import type { Questionnaire } from "../../../consultation/questionnaire/model.ts";
import type { ReplyAddress } from "../../../consultation/replying/model.ts";
import type { Problem } from "../../../kernel/problem.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";
import { SaidAnswer } from "../reply/said-answer.tsx";

interface FormFoundProps {
  readonly found: {
    readonly id: string;
    readonly name: string;
    readonly entries: readonly FormEntry[];
    readonly problems: readonly Problem[];
    readonly state: string;
  };
  readonly questionnaire: Questionnaire;
  readonly at: ReplyAddress;
}

/** What a form holds beside what is saved, and the button that takes it. */
export function FormFound({ found, questionnaire, at }: FormFoundProps) {
  const { t } = useFrame().words;
  const errors = found.problems.filter(({ severity }) => severity === "error");
  const others = found.problems.filter(({ severity }) => severity !== "error");
  const moving = found.entries.filter(({ state }) => state !== "same");
  const same = found.entries.length - moving.length;
  return (
    <section className="wide" aria-labelledby="found">
      <h2 id="found">{t("reply-forms:page.found", { file: found.name })}</h2>
      <Problems title={t("reply-forms:page.problems")} problems={errors} alert />
      <Problems title={t("reply-forms:page.warnings")} problems={others} />
      {same > 0 && <p>{t("reply-forms:page.unchanged", { count: same })}</p>}
      {moving.length === 0 ? (
        <p>{t("reply-forms:page.nothing")}</p>
      ) : (
        <PersonForm>
          <input type="hidden" name="file" value={found.id} />
          <input type="hidden" name="state" value={found.state} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
          <section className="table-frame whole" aria-labelledby="found" tabIndex={0}>
            <table className="table full">
              <thead>
                <tr>
                  {(["question", "saved", "in-form", "state"] as const).map((key) => (
                    <th key={key} scope="col">
                      {t(`reply-forms:page.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {moving.map((entry) => (
                  <tr key={entry.question}>
                    <th scope="row">
                      {entry.number} <bdi>{entry.ask}</bdi>
                    </th>
                    <td>
                      {entry.saved !== null && (
                        <SaidAnswer
                          questionnaire={questionnaire}
                          question={entry.question}
                          answer={entry.saved}
                          files={at}
                        />
                      )}
                    </td>
                    <td>
                      <SaidAnswer
                        questionnaire={questionnaire}
                        question={entry.question}
                        answer={entry.given}
                        files={at}
                      />
                    </td>
                    <td>
                      {t(`reply-forms:state.${entry.state}`)}
                      {entry.state === "conflict" && (
                        <label>
                          <input type="checkbox" name="instead" value={entry.question} />{" "}
                          {t("reply-forms:page.instead")}
                        </label>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          {errors.length === 0 && (
            <p className="form-row">
              <button type="submit" name="deed" value="take" className="button">
                {t("reply-forms:page.take")}
              </button>{" "}
              <span>{t("reply-forms:page.all-or-none")}</span>
            </p>
          )}
        </PersonForm>
      )}
    </section>
  );
}

interface ProblemsProps {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly alert?: boolean;
}

function Problems({ title, problems, alert = false }: ProblemsProps) {
  const { words } = useFrame();
  if (problems.length === 0) return null;
  const said = [...new Set(problems.map(words.problem))];
  return (
    <div role={alert ? "alert" : undefined} className={alert ? "refused" : undefined}>
      <h3>{title}</h3>
      <ul className="bulleted">
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
