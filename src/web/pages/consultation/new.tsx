import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { addDays, dayOf } from "../../../consultation/running/days.ts";
import { AnonymityPromise, ConsultationId } from "../../../consultation/running/model.ts";
import { proposedChoice } from "../../../consultation/running/proposing.ts";
import { languages } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import { worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ConsultationPage } from "../../parts/consultation/consultation-page.tsx";
import { NewForm } from "../../parts/consultation/new-form.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { field, personForm } from "../../signed.ts";
import { consultationsAddress, newConsultationAddress, recipientsAddress } from "./addresses.ts";
import { askConsultation, found, said, titleIn } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["questionnaire", "resolution"] };

/** How long a reply may take unless somebody says otherwise: eight weeks. */
const usualDays = 56;

/** Where a consultation begins: a questionnaire is chosen, then its title and days are said. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askConsultation(args, "consultation.keep");
  const { words, language, query, consultations, actor, services } = asked;
  const title = words.t("consultations:new.title");
  const askable = found(await consultations.askable(actor));
  const chosen = askable.find(({ id }) => id === query.get("questionnaire"));
  const today = dayOf(services.now());
  return {
    head: {
      title,
      description: words.t("consultations:new.about"),
      canonical: newConsultationAddress(language, { questionnaire: chosen?.id }),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("consultations:page.all"), to: consultationsAddress(language) },
        { words: title },
      ],
      sources: [],
    },
    resolution: query.get("resolution"),
    askable: askable.map(({ id, title: own, questions }) => ({
      to: newConsultationAddress(language, { questionnaire: id }),
      title: textIn(own, language, "en").text,
      questions: words.t("consultations:new.questions", { count: questions }),
    })),
    chosen: chosen
      ? {
          id: chosen.id,
          version: chosen.version,
          title: textIn(chosen.title, language, "en").text,
          titles: languages.map((one) => ({ language: one, text: chosen.title[one] ?? "" })),
          opens: today,
          closes: addDays(today, usualDays),
        }
      : null,
    before: (await consultations.list(actor))
      .filter(({ state }) => state !== "preparing")
      .map((one) => ({ id: one.id, title: titleIn(one, words) })),
  } satisfies PageData & Record<string, unknown>;
}

/** Prepares it and leads to whom it asks. `deed=resolution` makes the questionnaire too, out of the paragraphs of a document. */
export async function action(args: ActionFunctionArgs) {
  const asked = await personForm(args);
  const { form, language, words, person, services } = asked;
  const { actor } = person;
  const today = dayOf(services.now());
  const made =
    field(form, "deed") === "resolution"
      ? await fromResolution(asked, field(form, "symbol") ?? "", today)
      : await services.consultations.create(actor, {
          questionnaire: field(form, "questionnaire") ?? "",
          version: Number(field(form, "version")),
          title: titlesOf(form),
          opens: field(form, "opens") ?? today,
          closes: field(form, "closes") ?? addDays(today, usualDays),
          previous: ConsultationId.safeParse(field(form, "previous")).data ?? null,
          promise: AnonymityPromise.safeParse(field(form, "promise")).data ?? "none",
        });
  if (!made.ok) return { said: said(made.problems, words) };
  return redirect(recipientsAddress(language, made.value.id), { status: 303 });
}

/** The titles that were written, by language. */
function titlesOf(form: FormData) {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = field(form, `title.${language}`);
      return text === null ? [] : [[language, text] as const];
    }),
  );
}

/** From a resolution to a consultation in one step: its questions, settled; its title; those whom its paragraphs address. */
async function fromResolution(
  { services, person: { actor } }: Awaited<ReturnType<typeof personForm>>,
  symbol: string,
  today: string,
) {
  const document = await services.record.document(symbol);
  if (!document.ok) return document;
  const made = await services.questionnaires.fromResolution(actor, symbol);
  if (!made.ok) return made;
  const settled = await services.questionnaires.settle(actor, made.value.id, made.value.changed);
  if (!settled.ok) return settled;
  const addressees = document.value.kept.flatMap(({ addressee }) => addressee);
  return services.consultations.create(actor, {
    questionnaire: settled.value.id,
    version: settled.value.version,
    title: settled.value.content.title,
    opens: today,
    closes: addDays(today, usualDays),
    choice: proposedChoice(addressees, await services.directory.parties()),
  });
}

export default function NewConsultation() {
  const { t } = useFrame().words;
  const { head, resolution, askable, chosen, before } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ConsultationPage title={head.title} lede={head.description} problems={refused?.said}>
      {chosen ? (
        <NewForm chosen={chosen} before={before} />
      ) : (
        <>
          <section className="prose">
            <h2>{t("consultations:new.resolution")}</h2>
            <p>{t("consultations:new.resolution-about")}</p>
            <PersonForm deed="consultation.keep" className="form-row">
              <label>
                <span>{t("consultations:new.symbol")}</span>{" "}
                <input name="symbol" defaultValue={resolution ?? ""} required dir="ltr" maxLength={60} />
              </label>
              <button type="submit" className="button" name="deed" value="resolution">
                {t("consultations:new.from-resolution")}
              </button>
            </PersonForm>
          </section>
          <section className="prose">
            <h2>{t("consultations:new.choose")}</h2>
            {askable.length === 0 ? (
              <p>{t("consultations:new.none")}</p>
            ) : (
              <ul>
                {askable.map(({ to, title, questions }) => (
                  <li key={to}>
                    <a href={to}>{title}</a> <span className="note">{questions}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </ConsultationPage>
  );
}
