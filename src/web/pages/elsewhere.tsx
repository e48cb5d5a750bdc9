import { type LoaderFunctionArgs, redirect } from "react-router";
import { negotiateLanguage } from "../../kernel/language.ts";
import { languageOf } from "../addresses.ts";
import { notFound } from "../answers.ts";

/** The first words of the pages' addresses: with one of them an address lacks only its language. */
const pages = new Set([
  "territory",
  "corridor",
  "datasets",
  "dataset",
  "search",
  "record",
  "due",
  "directory",
  "people",
  "sign-in",
  "account",
  "about",
  "help",
]);

/** An address of a page without its language leads there in the reader's language; any other is not found. */
export function loader({ request }: LoaderFunctionArgs): Response {
  const { pathname, search } = new URL(request.url);
  const first = pathname.split("/")[1] ?? "";
  if (languageOf(pathname) || !pages.has(first)) throw notFound("web.page-unknown", { path: pathname });
  const language = negotiateLanguage(request.headers.get("Accept-Language") ?? "");
  return redirect(`/${language}${pathname}${search}`, {
    headers: { Vary: "Accept-Language", "Cache-Control": "private, no-cache" },
  });
}

/** Never seen: the loader leads elsewhere or refuses. Without it a refusal would be no page. */
export default function Elsewhere() {
  return null;
}
