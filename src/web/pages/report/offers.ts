import type { LoaderFunctionArgs } from "react-router";
import { offersFor } from "./offering.ts";
import { askDrafter } from "./reporting.ts";

/** What of the query this address reads. */
export const handle = { query: ["q"] };

/** What the editor's script finds while one types. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const asked = await askDrafter(args);
  const found = await offersFor(asked, asked.query.get("q") ?? "");
  return Response.json({ found }, { headers: { "Cache-Control": "no-store" } });
}
