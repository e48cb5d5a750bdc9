import { shortestPassword } from "../../../directory/accounts/password-length.ts";
import { languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";

interface FieldProps {
  readonly name: string;
  /** Key of the words of the label, in `accounts:field`. */
  readonly word: string;
  readonly type?: "text" | "email" | "password";
  readonly autoComplete: string;
  readonly value?: string | undefined;
  readonly numeric?: boolean;
  readonly hint?: string;
  /** Tells two fields of one name on a page apart. */
  readonly of?: string;
}

/** A labelled line of a form. Addresses and passwords are written from left to right in every language. */
export function Field({
  name,
  word,
  type = "text",
  autoComplete,
  value,
  numeric = false,
  hint,
  of = "",
}: FieldProps) {
  const { t } = useFrame().words;
  const id = `${of}${name}`;
  return (
    <div className="account-field">
      <label htmlFor={id}>{t(`accounts:field.${word}`)}</label>
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        required
        {...(value === undefined ? {} : { defaultValue: value })}
        {...(numeric ? { inputMode: "numeric" as const } : {})}
        {...(type === "text" && !numeric ? {} : { dir: "ltr" as const, spellCheck: false })}
        {...(hint === undefined ? {} : { "aria-describedby": `${id}-hint` })}
        maxLength={type === "password" ? 200 : 254}
      />
      {hint !== undefined && (
        <p className="account-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A password that is chosen, with the one rule that there is. */
export function NewPassword({
  word = "password",
  of = "",
}: {
  readonly word?: string;
  readonly of?: string;
}) {
  const { t } = useFrame().words;
  return (
    <Field
      name="password"
      word={word}
      type="password"
      autoComplete="new-password"
      hint={t("accounts:field.rule", { least: shortestPassword })}
      of={of}
    />
  );
}

/** The language in which one is written to. */
export function LanguageField({ value, of = "" }: { readonly value: string; readonly of?: string }) {
  const { t } = useFrame().words;
  const id = `${of}language`;
  return (
    <div className="account-field">
      <label htmlFor={id}>{t("accounts:field.language")}</label>
      <select id={id} name="language" defaultValue={value}>
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {t(`kernel:language.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
