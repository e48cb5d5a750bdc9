import type { SummaryEdit } from "../../../dialogue/summary/model.ts";
import { Taken } from "../../../dialogue/summary/model.ts";
import type { SummaryService } from "../../../dialogue/summary/service.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import type { Result } from "../../../kernel/problem.ts";
import { field } from "../../signed.ts";
import { linesOf } from "../contributions/asked.ts";

/** What a form of the desk asks for, done. Gives the anchor at which the desk is shown again. */
export async function doAtDesk(
  summaries: SummaryService,
  actor: Actor,
  id: string,
  { form, language }: { readonly form: FormData; readonly language: Language },
): Promise<{ readonly result: Result<unknown>; readonly at: string }> {
  const deed = field(form, "deed");
  const paragraph = field(form, "paragraph") ?? "";
  switch (deed) {
    case "keep":
      return { result: await summaries.keep(actor, id), at: "" };
    case "again":
      return { result: await summaries.draft(actor, id, true), at: "" };
    case "comments":
      return { result: await summaries.openComments(actor, id, field(form, "closes") ?? ""), at: "" };
    case "issue":
      return { result: await summaries.issue(actor, id, field(form, "symbol") ?? ""), at: "" };
    case "answer": {
      const number = Number(field(form, "number"));
      const taken = Taken.safeParse(field(form, "taken")).data ?? "not-taken";
      const result = await summaries.answer(actor, id, number, { taken, answer: field(form, "answer") });
      return { result, at: `#c${number}` };
    }
    default:
      return {
        result: await summaries.edit(actor, id, editOf(form, language)),
        at: paragraph && `#${paragraph}`,
      };
  }
}

function editOf(form: FormData, language: Language): SummaryEdit {
  const known = { paragraph: field(form, "paragraph") ?? "", revision: Number(field(form, "revision")) };
  switch (field(form, "deed")) {
    case "up":
      return { edit: "move", ...known, by: -1 };
    case "down":
      return { edit: "move", ...known, by: 1 };
    case "remove":
      return { edit: "remove", ...known };
    case "add":
      return {
        ...{ edit: "add", after: field(form, "after") },
        kind: field(form, "kind") === "heading" ? "heading" : "paragraph",
        text: { [language]: field(form, "text") ?? "" },
        rests: linesOf(field(form, "rests")),
      };
    default:
      return {
        ...{ edit: "text", ...known },
        text: Object.fromEntries(languages.map((one) => [one, field(form, `text.${one}`)])),
        rests: linesOf(field(form, "rests")),
      };
  }
}
