import { FollowUpState, ListId, TransmissionStep } from "../../../dialogue/outcome/model.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Result } from "../../../kernel/problem.ts";
import type { PersonForm } from "../../signed.ts";
import { field } from "../../signed.ts";
import { typedParties } from "../contributions/asked.ts";

/** What a form of the outcome's page asks for, done. */
export async function doOutcome(
  { form, services, person: { actor }, language }: PersonForm,
  id: string,
): Promise<Result<unknown>> {
  const { outcomes } = services;
  switch (field(form, "deed")) {
    case "send": {
      const parties = await typedParties(services, field(form, "parties"));
      if (!parties.ok) return parties;
      const lists = form.getAll("list").flatMap((one) => ListId.safeParse(one).data ?? []);
      return outcomes.distribute(actor, id, { lists, parties: [...parties.value] });
    }
    case "again":
      return outcomes.again(actor, id, Number(field(form, "number")), {
        silent: form.get("silent") === "yes",
      });
    case "transmit":
      return outcomes.transmit(actor, id, {
        step: TransmissionStep.safeParse(field(form, "step")).data ?? "handed-over",
        day: field(form, "day") ?? "",
        symbol: field(form, "symbol"),
        note: field(form, "note"),
      });
    case "action-change": {
      const at = { number: Number(field(form, "number")), revision: Number(field(form, "revision")) };
      const known = await outcomes.followUps(actor, id);
      const before = known.ok ? known.value.find(({ number }) => number === at.number) : undefined;
      const given = actionOf(form, language);
      // A translation that stands stays; the text is in the language of the page.
      return outcomes.change(actor, id, at, {
        ...given,
        text: { ...before?.text, ...given.text },
        original: before?.original ?? language,
      });
    }
    default: {
      const point = field(form, "point");
      return outcomes.follow(actor, id, {
        ...actionOf(form, language),
        point: point === null ? null : Number(point),
      });
    }
  }
}

function actionOf(form: FormData, language: Language) {
  return {
    text: { [language]: field(form, "text") ?? "" },
    original: language,
    owner: field(form, "owner"),
    due: field(form, "due"),
    state: FollowUpState.safeParse(field(form, "state")).data ?? ("proposed" as const),
    note: field(form, "note"),
  };
}
