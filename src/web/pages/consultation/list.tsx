import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { ConsultationSummary } from "../../../consultation/running/model.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Words } from "../../../kernel/words.ts";
import { worldAddress } from "../../addresses.ts";
import { ask } from "../../ask.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ConsultationPage } from "../../parts/consultation/consultation-page.tsx";
import { responsesAddress } from "../responses/addresses.ts";
import { consultationAddress, consultationsAddress, newConsultationAddress } from "./addresses.ts";
import { dayInWords, titleIn } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Every consultation: for everybody those that are or were open, for the secretariat all, with how far they are. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, services } = ask(args);
  const { person } = args.context;
  const actor: Actor = person?.actor ?? { kind: "visitor" };
  const title = words.t("consultations:page.all");
  const shown = await services.consultations.list(actor);
  return {
    head: {
      title,
      description: words.t("consultations:page.about"),
      canonical: consultationsAddress(language),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    mayKeep: person?.may("consultation.keep") ?? false,
    consultations: shown.map((one) => ({
      id: one.id,
      title: titleIn(one, words),
      to: one.counts ? consultationAddress(language, one.id) : null,
      responses: one.published ? responsesAddress(language, one.id) : null,
      state: words.t(`consultations:state.${one.state}`),
      when: words.t("consultations:page.period", {
        opens: dayInWords(one.opens, words),
        closes: dayInWords(one.closes, words),
      }),
      progress: one.counts && one.state !== "preparing" ? progress(one.counts, words) : null,
    })),
  } satisfies PageData & Record<string, unknown>;
}

function progress(counts: NonNullable<ConsultationSummary["counts"]>, words: Words): string {
  const asked = Object.values(counts).reduce((sum, number) => sum + number, 0);
  const share = words.number(asked === 0 ? 0 : counts.submitted / asked, { style: "percent" });
  return words.t("consultations:page.submitted-of", { submitted: counts.submitted, asked, share });
}

export default function Consultations() {
  const { t } = useFrame().words;
  const { language } = useFrame();
  const { head, consultations, mayKeep } = useLoaderData<typeof loader>();
  return (
    <ConsultationPage title={head.title} lede={head.description}>
      {mayKeep && (
        <p className="prose screen-only">
          <a className="button" href={newConsultationAddress(language)}>
            {t("consultations:new.title")}
          </a>
        </p>
      )}
      {consultations.length === 0 ? (
        <p className="prose">{t(mayKeep ? "consultations:page.none-keep" : "consultations:page.none")}</p>
      ) : (
        <ul className="consultation-list wide">
          {consultations.map(({ id, title, to, responses, state, when, progress: far }) => (
            <li key={id}>
              <div>
                {to === null ? <strong>{title}</strong> : <a href={to}>{title}</a>}
                <span className="note">{when}</span>
              </div>
              <span>{state}</span>
              <span>
                {far}
                {responses !== null && <a href={responses}>{t("consultations:page.answers")}</a>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </ConsultationPage>
  );
}
