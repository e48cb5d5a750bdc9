import type { Language } from "../../../kernel/language.ts";

/** The pages by which one comes in, beside those of `web/addresses.ts`. */

export function secondFactorAddress(language: Language, back?: string): string {
  const path = `/${language}/second-factor`;
  return back === undefined ? path : `${path}?${new URLSearchParams({ return: back })}`;
}

export function forgottenAddress(language: Language): string {
  return `/${language}/forgotten`;
}

export function singleSignOnAddress(back: string): string {
  return `/sso/begin?${new URLSearchParams({ return: back })}`;
}
