import type { LoaderFunctionArgs } from "react-router";
import { download } from "../../download.ts";
import { askQuestionnaire, refused } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: ["version"] };

/** A version as a file that another house can import. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, person, kept } = await askQuestionnaire(args);
  const file = await services.questionnaires.export(person.actor, kept.id, kept.version);
  if (!file.ok) throw refused(file.problems);
  return download(file.value, "application/json", `${kept.id}-${kept.version}.json`);
}
