import { type LoaderFunctionArgs, redirect } from "react-router";
import { negotiateLanguage } from "../../../kernel/language.ts";
import { attempt } from "../../../kernel/problem.ts";
import { languageOf, safeReturn, signInAddress } from "../../addresses.ts";
import { notFound } from "../../answers.ts";

/**
 * `/sso/begin` leads to the identity provider, `/sso/return` is where it leads back to. Neither is a page: whatever happens one
 * ends where one was, or at the door with a word of what went wrong.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { sso } = context.services.accounts;
  const { door } = context;
  const { pathname, searchParams } = new URL(request.url);
  const language = negotiateLanguage(request.headers.get("Accept-Language") ?? "");
  if (!sso || !["begin", "return"].includes(params.step ?? ""))
    throw notFound("web.page-unknown", { path: pathname });
  if (params.step === "begin") {
    const back = safeReturn(searchParams.get("return"));
    const begun = await attempt(() => sso.begin(door.caller, back));
    if (!begun.ok) return refusedAt(languageOf(back) ?? language, begun.problems[0]?.code);
    return redirect(begun.value.to, { status: 303, headers: door.headers([begun.value.cookie]) });
  }
  const entered = await attempt(() => sso.complete(door.caller, searchParams));
  if (!entered.ok) return refusedAt(language, entered.problems[0]?.code);
  const back = safeReturn(entered.value.back);
  const to = languageOf(back) ? back : `/${language}/account`;
  return redirect(to, { status: 303, headers: door.headers(entered.value.cookies) });
}

function refusedAt(language: Parameters<typeof signInAddress>[0], code = "accounts.sso-refused"): Response {
  const said = code.slice(code.indexOf(".") + 1);
  return redirect(`${signInAddress(language)}?said=${said}`, {
    status: 303,
    headers: { "Cache-Control": "no-store" },
  });
}
