import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { ReminderEffect } from "../../../consultation/running/asked-of.ts";
import { mergeFields } from "../../../consultation/running/merging.ts";
import { mostSteps, type ReminderPlan } from "../../../consultation/running/model.ts";
import { readyReminders, readyStep } from "../../../consultation/running/ready.ts";
import { inOrder } from "../../../consultation/running/reminder-days.ts";
import { freeName } from "../../../kernel/identifier.ts";
import type { Words } from "../../../kernel/words.ts";
import { letterStates } from "../../../mail/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ConsultationPage } from "../../parts/consultation/consultation-page.tsx";
import { EffectsTable } from "../../parts/consultation/effects-table.tsx";
import { PlanForms } from "../../parts/consultation/plan-forms.tsx";
import { field, personForm } from "../../signed.ts";
import { lettersAddress } from "../letters/addresses.ts";
import { remindersAddress } from "./addresses.ts";
import { askConsultation, crumbsOf, dayInWords, found, said, waysOf } from "./asked.ts";
import { fieldsOfTexts, textsOfForm } from "./texts.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** The plan of reminders with its texts, and what each has done. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askConsultation(args);
  const { words, language, consultations, actor, id, person, services } = asked;
  const { consultation } = found(await consultations.one(actor, id));
  const effects = found(await consultations.reminders(actor, id));
  const parties = new Map((await services.directory.parties()).map((party) => [party.id as string, party]));
  const { t } = words;
  return {
    head: {
      title: t("consultations:reminders.title"),
      description: t("consultations:reminders.about"),
      canonical: remindersAddress(language, id),
      crumbs: crumbsOf(asked, consultation, "reminders"),
      sources: [],
    },
    ways: waysOf(asked, id, "reminders"),
    effects: effects.map((effect) => ({
      step: effect.step,
      words: stepWords(effect, words),
      due: dayInWords(effect.due, words),
      letters: letterStates.flatMap((state) => {
        const number = effect.letters[state] ?? 0;
        return number === 0
          ? []
          : [{ state: state as string, words: `${words.number(number)} ${t(`mail:state.${state}`)}` }];
      }),
      nobody: effect.nobody.map((party) => parties.get(party)?.names[language] ?? party),
      submittedAfter: effect.first === null ? null : words.number(effect.submittedAfter),
    })),
    ledger: lettersAddress(language, { about: id, kind: "reminder" }),
    sent: effects.some(({ first }) => first !== null),
    steps: inOrder(consultation.reminders).map(({ id: step, days, texts }) => ({
      step,
      days,
      words: stepWords({ step, days }, words),
      texts: fieldsOfTexts(texts),
    })),
    fields: mergeFields.map((one) => ({ field: one as string, words: t(`consultations:merge.${one}`) })),
    full: consultation.reminders.length >= mostSteps,
    mayKeep: person.may("consultation.keep") && consultation.state !== "closed",
  } satisfies PageData & Record<string, unknown>;
}

function stepWords({ step, days }: Pick<ReminderEffect, "step" | "days">, words: Words): string {
  if (days !== null)
    return words.t(`consultations:step.${days < 0 ? "before" : days === 0 ? "on" : "after"}`, {
      count: Math.abs(days),
    });
  const day = /^by-hand-(\d{4}-\d{2}-\d{2})$/.exec(step)?.[1];
  return day === undefined
    ? words.t("consultations:step.dropped")
    : words.t("consultations:step.by-hand-on", { day: dayInWords(day, words) });
}

/** Adds a step with its ready text, changes or drops one, or puts the ready plan in the place of all. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { consultations } = services;
  const [actor, id, deed] = [person.actor, args.params.id ?? "", field(form, "deed")];
  const { reminders } = found(await consultations.one(actor, id)).consultation;
  const step = field(form, "step");
  const days = Number(field(form, "days") ?? "x") * (field(form, "when") === "before" ? -1 : 1);
  const plan: ReminderPlan =
    deed === "ready"
      ? readyReminders()
      : deed === "drop"
        ? reminders.filter((one) => one.id !== step)
        : deed === "add"
          ? [...reminders, { id: freeStep(reminders, days), days, texts: readyStep(days) }]
          : reminders.map((one) =>
              one.id === step ? { ...one, days, texts: textsOfForm(form, "step") } : one,
            );
  const done = await consultations.change(actor, id, { reminders: plan });
  if (!done.ok)
    return {
      said: said(done.problems, words),
      // What was typed is never lost: it stands in the form again.
      typed:
        deed === "save" && step !== null ? { step, texts: fieldsOfTexts(textsOfForm(form, "step")) } : null,
    };
  return redirect(remindersAddress(language, id), { status: 303 });
}

/** A step's identifier says its days; the second of the same days, and one that had its days changed, get a number. */
function freeStep(plan: ReminderPlan, days: number): string {
  const base = days < 0 ? `before-${-days}` : `after-${days}`;
  const taken = new Set(plan.map((one) => one.id));
  return freeName(base, taken);
}

export default function Reminders() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const steps = shown.steps.map((step) =>
    refused?.typed?.step === step.step
      ? { ...step, texts: refused.typed.texts, open: true }
      : { ...step, open: false },
  );
  return (
    <ConsultationPage
      title={shown.head.title}
      lede={shown.head.description}
      ways={shown.ways}
      problems={refused?.said}
    >
      {shown.effects.length === 0 ? (
        <p className="prose">{t("consultations:reminders.none")}</p>
      ) : (
        <EffectsTable effects={shown.effects} />
      )}
      {shown.sent && (
        <p className="prose">
          <a href={shown.ledger}>{t("consultations:reminders.ledger")}</a>
        </p>
      )}
      {shown.mayKeep && <PlanForms steps={steps} fields={shown.fields} full={shown.full} />}
    </ConsultationPage>
  );
}
