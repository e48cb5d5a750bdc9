import type { LoaderFunctionArgs } from "react-router";
import { answersFor } from "../../../report/outline/answers.ts";
import type { Outline } from "../../../report/outline/model.ts";
import { outlineOf } from "../../../report/outline/outline.ts";
import { refusal } from "../../answers.ts";
import { type Ask, ask } from "../../ask.ts";

/** The outline that an address asks for, as whoever asks may see it. Throws "not found" with the record's own words. */
export async function askOutline(args: LoaderFunctionArgs): Promise<Ask & { readonly outline: Outline }> {
  const asked = ask(args);
  const { services, language } = asked;
  const actor = args.context.person?.actor ?? ({ kind: "visitor" } as const);
  const made = await outlineOf(
    args.params["*"] ?? "",
    { record: services.record, statistics: services, answersAbout: answersFor(services.responses, actor) },
    language,
  );
  if (!made.ok) throw refusal(404, ...made.problems);
  return { ...asked, outline: made.value };
}
