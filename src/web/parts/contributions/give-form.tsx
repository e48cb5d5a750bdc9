import { contributionKinds } from "../../../dialogue/contributions/model.ts";
import { languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import type { Typed } from "../../typed.ts";
import { PersonForm } from "../person-form.tsx";

export interface GiveFormProps {
  readonly any: boolean;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly sessions: readonly { readonly id: string; readonly title: string }[];
  readonly today: string;
  /** What was typed where it was refused and is to be mended. */
  readonly typed: Typed | null;
}

/** Where a contribution is handed in: words, a file, a recording, or several of them. */
export function GiveForm({ any, parties, sessions, today, typed }: GiveFormProps) {
  const { words, language } = useFrame();
  const { t } = words;
  return (
    <PersonForm
      deed="contribution.give"
      files
      inside={t("contributions:give.title")}
      open={typed !== null}
      className="said-form"
    >
      <label>
        <span>{t("contributions:give.kind")}</span>
        <select name="kind" defaultValue={typed?.kind ?? "statement"}>
          {contributionKinds
            .filter((kind) => any || kind !== "background-note")
            .map((kind) => (
              <option key={kind} value={kind}>
                {t(`contributions:kind.${kind}`)}
              </option>
            ))}
        </select>
      </label>
      <label>
        <span>{t("contributions:give.party")}</span>
        <select name="party" defaultValue={typed?.party}>
          {any && <option value="">{t("contributions:one.secretariat")}</option>}
          {parties.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="said-wide">
        <span>{t("contributions:give.name")}</span>
        <input name="title" required maxLength={300} dir="auto" defaultValue={typed?.title} />
      </label>
      <label>
        <span>{t("contributions:give.language")}</span>
        <input
          name="language"
          list="said-languages"
          defaultValue={typed?.language ?? language}
          required
          maxLength={35}
          dir="ltr"
        />
        <datalist id="said-languages">
          {languages.map((one) => (
            <option key={one} value={one}>
              {t(`kernel:language.${one}`)}
            </option>
          ))}
        </datalist>
      </label>
      <label>
        <span>{t("contributions:give.day")}</span>
        <input name="given" type="date" defaultValue={typed?.given ?? today} required />
      </label>
      {sessions.length > 0 && (
        <label>
          <span>{t("contributions:give.session")}</span>
          <select name="session" defaultValue={typed?.session}>
            <option value="">{t("contributions:give.no-session")}</option>
            {sessions.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="said-wide">
        <span>{t("contributions:give.text")}</span>
        <textarea name="text" rows={8} dir="auto" defaultValue={typed?.text} />
      </label>
      <label>
        <span>{t("contributions:give.file")}</span>
        <input name="file" type="file" />
        {typed !== null && <span className="note">{t("contributions:give.file-again")}</span>}
      </label>
      <label>
        <span>{t("contributions:give.link")}</span>
        <input name="link" type="url" maxLength={1000} dir="ltr" defaultValue={typed?.link} />
      </label>
      <p className="note said-wide">{t("contributions:give.about")}</p>
      <button type="submit" className="button" name="deed" value="give">
        {t("contributions:give.submit")}
      </button>
    </PersonForm>
  );
}
