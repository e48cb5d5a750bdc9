import { type LoaderFunctionArgs, redirect } from "react-router";
import { negotiateLanguage } from "../../kernel/language.ts";
import { worldAddress } from "../addresses.ts";

/** `/` leads to the world page in the reader's language. */
export function loader({ request }: LoaderFunctionArgs): Response {
  const language = negotiateLanguage(request.headers.get("Accept-Language") ?? "");
  return redirect(worldAddress(language), {
    headers: { Vary: "Accept-Language", "Cache-Control": "private, no-cache" },
  });
}
