import type { ReactNode } from "react";
import { languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string | null | undefined;
  readonly type?: "text" | "email" | "tel" | "date" | "url";
  readonly required?: boolean;
  /** Of a list of suggestions on the page. */
  readonly list?: string;
}

/** One line to write in. Addresses and numbers stand from left to right in every language. */
export function Field({ name, label, value, type = "text", required = false, list }: FieldProps) {
  const ltr = type === "email" || type === "tel" || type === "url";
  return (
    <label>
      <span>{label}</span>
      <input
        name={name}
        type={type}
        defaultValue={value ?? ""}
        required={required}
        maxLength={type === "date" ? undefined : 300}
        autoComplete="off"
        dir={ltr ? "ltr" : "auto"}
        {...(list === undefined ? {} : { list })}
      />
    </label>
  );
}

interface PickProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string | null | undefined;
  /** Words of the choice that says nothing; left out, one must be chosen. */
  readonly empty?: string;
  readonly options: readonly (readonly [value: string, words: string])[];
}

export function Pick({ name, label, value, empty, options }: PickProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={value ?? ""}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

export function LanguagePick({ name, value, empty }: Omit<PickProps, "label" | "options">) {
  const { t } = useFrame().words;
  return (
    <Pick
      name={name}
      label={t("directory:book.column.language")}
      value={value}
      {...(empty === undefined ? {} : { empty })}
      options={languages.map((one) => [one, t(`kernel:language.${one}`)] as const)}
    />
  );
}

interface NoteFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string | null | undefined;
}

export function NoteField({ name, label, value }: NoteFieldProps) {
  return (
    <label className="long">
      <span>{label}</span>
      <textarea name={name} defaultValue={value ?? ""} rows={3} maxLength={2000} dir="auto" />
    </label>
  );
}

export function Submit({ deed, children }: { readonly deed: string; readonly children: ReactNode }) {
  return (
    <button type="submit" className="button" name="deed" value={deed}>
      {children}
    </button>
  );
}

/** What of a person is asked where they are new. */
export function PersonFields({
  list,
  emailRequired = false,
  given = {},
}: {
  readonly list?: string;
  readonly emailRequired?: boolean;
  readonly given?: Readonly<Record<string, string>> | undefined;
}) {
  const { words, language } = useFrame();
  const { t } = words;
  return (
    <>
      <Field name="name" label={t("directory:book.column.name")} value={given.name} required />
      <Field
        name="email"
        type="email"
        label={t("directory:book.column.email")}
        value={given.email}
        required={emailRequired}
        {...(list === undefined ? {} : { list })}
      />
      <Field
        name="telephone"
        type="tel"
        label={t("directory:book.column.telephone")}
        value={given.telephone}
      />
      <LanguagePick name="language" value={given.language ?? language} />
    </>
  );
}
