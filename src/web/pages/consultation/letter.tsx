import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { WhichLetter } from "../../../consultation/running/asked-of.ts";
import { mergeFields } from "../../../consultation/running/merging.ts";
import type { Consultation } from "../../../consultation/running/model.ts";
import { readyNoteVerbale } from "../../../consultation/running/ready.ts";
import { direction, Language } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ConsultationPage } from "../../parts/consultation/consultation-page.tsx";
import { LetterForm } from "../../parts/consultation/letter-form.tsx";
import { LetterPreview } from "../../parts/consultation/letter-preview.tsx";
import { field, personForm } from "../../signed.ts";
import { letterOfAddress } from "./addresses.ts";
import { askConsultation, crumbsOf, found, said, waysOf } from "./asked.ts";
import { fieldsOfTexts, textsOfForm } from "./texts.ts";

/** What of the query this page reads. */
export const handle = { query: ["party", "in", "which", "sent"] };

/** The note verbale in six languages, and any letter of the consultation as any recipient would get it. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askConsultation(args);
  const { words, language, consultations, actor, id, query, person, services } = asked;
  const { consultation } = found(await consultations.one(actor, id));
  const recipients = found(await consultations.recipients(actor, id));
  const parties = new Map((await services.directory.parties()).map((party) => [party.id as string, party]));
  const party = query.get("party") ?? recipients[0]?.party ?? null;
  const own = Language.safeParse(query.get("in")).data;
  const which = whichOf(query.get("which"), consultation);
  const preview =
    party === null ? null : await consultations.preview(actor, id, which, { party, language: own });
  const { t } = words;
  return {
    head: {
      title: t("consultations:letter-page.title"),
      description: t("consultations:letter-page.about"),
      canonical: letterOfAddress(language, id),
      crumbs: crumbsOf(asked, consultation, "letter"),
      sources: [],
    },
    ways: waysOf(asked, id, "letter"),
    mayChange: consultation.state === "preparing" && person.may("consultation.keep"),
    settled: consultation.state === "preparing" ? null : t("consultations:letter-page.settled"),
    sent: query.get("sent") === "1" ? t("consultations:letter-page.test-sent") : null,
    texts: fieldsOfTexts(consultation.letter.texts),
    fallback: consultation.letter.fallback,
    fields: mergeFields.map((one) => ({ field: one as string, words: t(`consultations:merge.${one}`) })),
    letters: lettersOf(consultation, words),
    which: nameOf(which),
    recipients: recipients
      .map((one) => ({
        party: one.party as string,
        name: parties.get(one.party)?.names[language] ?? one.party,
      }))
      .sort((a, b) => words.compare(a.name, b.name)),
    party,
    in: own ?? null,
    preview: preview?.ok
      ? {
          ...preview.value,
          direction: direction[preview.value.language],
          paragraphs: preview.value.body.split(/\n{2,}/),
        }
      : null,
    wrong: preview && !preview.ok ? said(preview.problems, words) : [],
    mayTest: person.may("consultation.keep"),
  } satisfies PageData & Record<string, unknown>;
}

/** A letter's name in an address: `note-verbale`, `by-hand`, `extension`, or `step-` and a step's identifier. */
function nameOf(which: WhichLetter): string {
  return which.kind === "step" ? `step-${which.step}` : which.kind;
}

function whichOf(name: string | null, { reminders }: Consultation): WhichLetter {
  const step = reminders.find(({ id }) => name === `step-${id}`);
  if (step) return { kind: "step", step: step.id };
  return WhichLetter.safeParse({ kind: name }).data ?? { kind: "note-verbale" };
}

function lettersOf({ reminders }: Consultation, { t }: Words) {
  return [
    { name: "note-verbale", words: t("mail:kind.note-verbale") },
    ...reminders.map(({ id, days }) => ({
      name: `step-${id}`,
      words: t(`consultations:step.${days < 0 ? "before" : days === 0 ? "on" : "after"}`, {
        count: Math.abs(days),
      }),
    })),
    { name: "by-hand", words: t("consultations:step.by-hand") },
    { name: "extension", words: t("mail:kind.extension") },
  ];
}

/** Saves the note verbale, puts the ready one in its place, or sends a letter to whoever asks. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { consultations } = services;
  const [actor, id, deed] = [person.actor, args.params.id ?? "", field(form, "deed")];
  const one = found(await consultations.one(actor, id)).consultation;
  if (deed === "test") {
    const which = whichOf(field(form, "which"), one);
    const [party, own] = [field(form, "party") ?? "", Language.safeParse(field(form, "in")).data ?? language];
    const sent = await consultations.test(actor, id, which, { party, language: own });
    if (!sent.ok) return { said: said(sent.problems, words), texts: null };
    const back = letterOfAddress(language, id, { party, in: own, which: nameOf(which) });
    return redirect(`${back}&sent=1`, { status: 303 });
  }
  const fallback = Language.safeParse(field(form, "fallback")).data ?? one.letter.fallback;
  const askable = deed === "ready" ? found(await consultations.askable(actor)) : [];
  const asked = askable.find((each) => each.id === one.questionnaire);
  const letter =
    deed === "ready"
      ? readyNoteVerbale({ mandates: (asked?.mandates.length ?? 0) > 0, promise: one.promise, fallback })
      : { fallback, texts: textsOfForm(form, "letter") };
  const done = await consultations.change(actor, id, { letter });
  // What was typed is never lost: it stands in the form again.
  if (!done.ok) return { said: said(done.problems, words), texts: fieldsOfTexts(letter.texts) };
  return redirect(letterOfAddress(language, id), { status: 303 });
}

export default function LetterOfConsultation() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ConsultationPage
      title={shown.head.title}
      lede={shown.head.description}
      ways={shown.ways}
      problems={refused?.said}
    >
      {shown.settled !== null && <p className="prose">{shown.settled}</p>}
      {shown.mayChange && (
        <LetterForm texts={refused?.texts ?? shown.texts} fallback={shown.fallback} fields={shown.fields} />
      )}
      <LetterPreview shown={shown} />
      {shown.recipients.length === 0 && <p className="prose">{t("consultations:letter-page.nobody")}</p>}
    </ConsultationPage>
  );
}
