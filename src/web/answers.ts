import { data, type UNSAFE_DataWithResponseInit } from "react-router";
import { type Language, languages } from "../kernel/language.ts";
import { type Problem, problem } from "../kernel/problem.ts";

/** What an error page is told: the problems, in codes; the page says them in the reader's words. */
export interface Refusal {
  readonly problems: readonly Problem[];
}

/** To be thrown from a loader: the page says what is not there, with status 404. */
export function notFound(code: string, facts: Problem["facts"] = {}): UNSAFE_DataWithResponseInit<Refusal> {
  return refusal(404, problem(code, facts));
}

export function refusal(
  status: number,
  ...problems: readonly Problem[]
): UNSAFE_DataWithResponseInit<Refusal> {
  return data({ problems }, { status });
}

/** The language of an address; throws "not found" where it is none of ours. */
export function pageLanguage(parameter: string | undefined): Language {
  const found = languages.find((language) => language === parameter);
  if (!found) throw notFound("web.page-unknown", { path: `/${parameter ?? ""}` });
  return found;
}
