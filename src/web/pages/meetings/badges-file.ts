import type { ActionFunctionArgs } from "react-router";
import { textIn } from "../../../kernel/texts.ts";
import { setDocument } from "../../../print/set.ts";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { field, personForm } from "../../signed.ts";
import { daysInWords, found } from "./asked.ts";
import { badgesDocument } from "./badges-document.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** The list of badges as a file, for a form of whoever keeps the meeting: names of persons are no address. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { form, person, services, words, language } = await personForm(args);
  const [id, format] = [args.params.id ?? "", field(form, "format")];
  const { participation, meetings } = services;
  if (format === "csv" || format === "xlsx")
    return download(
      found(await participation.badgeFile(person.actor, id, format, words)),
      types[format],
      `${id}-badges.${format}`,
      "no-store",
    );
  if (format !== "pdf") throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const meeting = found(await meetings.one(person.actor, id));
  const badges = found(await participation.badgesTaken(person.actor, id, words));
  const document = badgesDocument(
    badges,
    { title: textIn(meeting.title, language, meeting.original).text, when: daysInWords(meeting, words) },
    words,
  );
  const file = found(await setDocument(document, "pdf", { name: `${id}-badges` }));
  return download(file.body, file.contentType, file.name, "no-store");
}
