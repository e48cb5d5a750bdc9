import { mandateStates } from "../../../record/keeping/model.ts";
import type { DueQuestion } from "../../../record/keeping/related.ts";
import { organs } from "../../../record/model.ts";
import { allTopics } from "../../../record/understanding/topics.ts";
import type { DueChoice } from "./addresses.ts";
import { wholeNumber } from "./asked.ts";

/** What an address chooses; what it does not know it leaves out. */
export function dueChoice(query: URLSearchParams): DueChoice {
  const session = wholeNumber(query.get("session"));
  const organ = organs.find((one) => one === query.get("organ"));
  const topic = allTopics().find((one) => one === query.get("topic"));
  const state = mandateStates.find((one) => one === query.get("state"));
  const addressee = query.get("addressee")?.trim().slice(0, 200);
  return {
    ...(session === undefined ? {} : { session }),
    ...(organ === undefined ? {} : { organ }),
    ...(addressee ? { addressee } : {}),
    ...(topic === undefined ? {} : { topic }),
    ...(state === undefined ? {} : { state }),
  };
}

/** The same for the service. A session alone is the General Assembly's. */
export function dueQuestion({ session, organ, addressee, topic, state }: DueChoice): DueQuestion {
  const of = organs.find((one) => one === organ) ?? (session === undefined ? undefined : "GA");
  const known = mandateStates.find((one) => one === state);
  return {
    ...(session === undefined ? {} : { session }),
    ...(of === undefined ? {} : { organ: of }),
    ...(addressee === undefined ? {} : { addressee }),
    ...(topic === undefined ? {} : { topic }),
    ...(known === undefined ? {} : { state: known }),
  };
}
