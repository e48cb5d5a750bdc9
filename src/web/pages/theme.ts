import { type ActionFunctionArgs, redirect } from "react-router";
import { safeReturn } from "../addresses.ts";
import { themes } from "../context.ts";

const year = 365 * 24 * 3600;

/** `POST /theme`: keeps the reader's choice of light or dark in a cookie, then leads back to where the form was. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData();
  const wanted = form.get("theme");
  const theme = themes.find((known) => known === wanted) ?? "auto";
  const back = form.get("return");
  const age = theme === "auto" ? 0 : year;
  return redirect(safeReturn(typeof back === "string" ? back : null), {
    status: 303,
    headers: { "Set-Cookie": `theme=${theme}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly` },
  });
}

/** Somebody who only looks at the address is led home. */
export function loader(): Response {
  return redirect("/");
}
