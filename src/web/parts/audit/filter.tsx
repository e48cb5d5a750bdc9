import { useFrame } from "../../frame.ts";
import { type AuditChoice, auditAddress } from "../../pages/audit/addresses.ts";

interface AuditFilterProps {
  readonly choice: AuditChoice;
  /** The deeds in the log by their codes, in words. */
  readonly deeds: readonly { readonly code: string; readonly words: string }[];
}

/** Who, what, to what, when: sent as an address, so that a search can be kept and sent on. */
export function AuditFilter({ choice, deeds }: AuditFilterProps) {
  const { words, language } = useFrame();
  const { t } = words;
  const kinds = [...new Set(deeds.map(({ code }) => code.slice(0, code.indexOf("."))))];
  const { before: _, after: __, ...asked } = choice;
  return (
    <form
      method="get"
      action={auditAddress(language)}
      className="form-row audit-filter wide screen-only"
      aria-label={t("audit:page.filter")}
    >
      <label>
        <span>{t("audit:page.who")}</span>
        <input name="who" defaultValue={choice.who} maxLength={200} />
      </label>
      <label>
        <span>{t("audit:page.deed")}</span>
        <select name="deed" defaultValue={choice.deed ?? ""}>
          <option value="">{t("audit:page.any-deed")}</option>
          {kinds.map((kind) => (
            <optgroup key={kind} label={kind}>
              <option value={kind}>{`${kind}.*`}</option>
              {deeds
                .filter(({ code }) => code.startsWith(`${kind}.`))
                .map(({ code, words: said }) => (
                  <option key={code} value={code}>
                    {said}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        <span>{t("audit:page.text")}</span>
        <input name="text" defaultValue={choice.text} maxLength={200} />
      </label>
      <label>
        <span>{t("audit:page.from")}</span>
        <input name="from" type="date" defaultValue={choice.from} />
      </label>
      <label>
        <span>{t("audit:page.until")}</span>
        <input name="until" type="date" defaultValue={choice.until} />
      </label>
      {choice.subject !== undefined && (
        <label className="audit-only">
          <input type="checkbox" name="subject" value={choice.subject} defaultChecked />
          <span>{t("audit:page.only", { subject: choice.subject })}</span>
        </label>
      )}
      <button type="submit" className="button">
        {t("audit:page.search")}
      </button>
      {Object.values(asked).some((value) => value !== undefined) && (
        <a href={auditAddress(language)}>{t("audit:page.clear")}</a>
      )}
    </form>
  );
}
