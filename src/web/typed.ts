/** What somebody typed into a form that was refused: it stands there again, so that nobody types a text twice. */
export type Typed = Readonly<Record<string, string>>;

/** The texts of a form by the names of their fields. Files cannot be given back; the token is made anew. */
export function typedIn(form: FormData): Typed {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && name !== "token" ? [[name, value] as const] : [],
    ),
  );
}
