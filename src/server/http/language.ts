import { type Language, Language as LanguageSchema, negotiateLanguage } from "../../kernel/language.ts";
import type { Ctx } from "./env.ts";

/** The reader's language: `?lang=` where it is one of ours, else the first that the browser asks for. */
export function readerLanguage(c: Ctx): Language {
  const asked = LanguageSchema.safeParse(c.req.query("lang"));
  return asked.success ? asked.data : negotiateLanguage(c.req.header("accept-language"));
}
