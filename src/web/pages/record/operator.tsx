import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { languageOf, safeReturn, worldAddress } from "../../addresses.ts";
import { ask } from "../../ask.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { operatorAddress, recordAddress } from "./addresses.ts";
import { field, personForm } from "./asked.ts";

/** The page that the operator's link opens. Only pressing its button uses the link up: programs that look at links do no harm. */
export function loader(args: LoaderFunctionArgs) {
  const { words, language, query } = ask(args);
  const key = query.get("key");
  const title = words.t("record-pages:operator.title");
  return {
    head: {
      title,
      description: words.t("record-pages:operator.description"),
      canonical: operatorAddress(language),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    key: key !== null && args.context.door.isGood(key) ? key : null,
    asked: key !== null,
  } satisfies PageData & Record<string, unknown>;
}

/** Exchanges the link's key for a session, or ends the session; leads to the record or back to where the form stood. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const form = await request.clone().formData();
  const { language, words } = ask(args);
  const back = safeReturn(field(form, "return"));
  const to = languageOf(back) ? back : recordAddress(language);
  const headers = (cookie: string) => ({ "Set-Cookie": cookie, "Cache-Control": "no-store" });
  if (field(form, "deed") === "end") {
    const { person } = await personForm(args);
    await person.end();
    return redirect(to, { status: 303, headers: headers(context.door.leave) });
  }
  const entered = context.door.enter(field(form, "key") ?? "");
  if ("cookie" in entered) return redirect(to, { status: 303, headers: headers(entered.cookie) });
  return data({ refused: words.problem(entered.refused) }, { status: 403 });
}

export default function Operator() {
  const { words, person } = useFrame();
  const { key, asked, head } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { t } = words;
  return (
    <RecordPage>
      <div className="prose">
        <h1>{head.title}</h1>
        {refused !== undefined ? (
          <p role="alert">{refused}</p>
        ) : key !== null ? (
          <>
            <p>{t("record-pages:operator.lede")}</p>
            <form method="post" className="form-row">
              <input type="hidden" name="key" value={key} />
              <button type="submit" className="button">
                {t("record-pages:operator.enter")}
              </button>
            </form>
          </>
        ) : person === null ? (
          <>
            {asked && <p role="alert">{t("record-pages:problem.link-used")}</p>}
            <p>{t("record-pages:operator.how")}</p>
            <code className="command">{t("record-pages:operator.command")}</code>
          </>
        ) : null}
      </div>
    </RecordPage>
  );
}
