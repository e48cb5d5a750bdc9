import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { statementAt, statementReference } from "../../../dialogue/contributions/reference.ts";
import { textIn } from "../../../kernel/texts.ts";
import { notFound } from "../../answers.ts";
import { evidenceLink } from "../../evidence-links.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { askMeeting, crumbsOf, dayInWords, found, frameOf } from "../meetings/asked.ts";
import { contributionAddress, outcomeAddress, roundTablesAddress, statementAddress } from "./addresses.ts";
import { languageName, partyNames } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** What a reference to something said names, in the wording that it had. */
export async function loader(args: LoaderFunctionArgs) {
  const { id = "", version = "", fragment = "" } = args.params;
  const address = statementAt(id, version, fragment);
  if (!address)
    throw notFound("contributions.reference-unclear", { text: `${id}@${version.slice(0, 8)}#${fragment}` });
  const asked = askMeeting(args);
  const { words, language } = asked;
  const meeting = found(await asked.meetings.one(asked.actor, address.meeting));
  const shown = await shownOf(asked, address);
  const reference = statementReference(address);
  return {
    head: {
      title: shown.title,
      description: shown.about,
      canonical: statementAddress(language, address),
      crumbs: crumbsOf(asked, meeting, shown.title),
      sources: [],
    },
    frame: frameOf(asked, meeting, ""),
    ...shown,
    reference,
    newer: shown.newer === null ? null : evidenceLink(language, shown.newer).to,
    inLanguage: languageName(shown.language, words),
  } satisfies PageData & Record<string, unknown>;
}

async function shownOf(
  { services, actor, words, language }: ReturnType<typeof askMeeting>,
  address: NonNullable<ReturnType<typeof statementAt>>,
) {
  const { t } = words;
  const { meeting: id, number } = address;
  switch (address.what) {
    case "contribution": {
      const { contribution, text, paragraphs, newer } = found(
        await services.contributions.cited(actor, address),
      );
      const by =
        contribution.party === null
          ? t("contributions:one.secretariat")
          : ((await partyNames(services, words)).get(contribution.party) ?? contribution.party);
      return {
        title: t("contributions:one.number", { number }),
        about: t("contributions:one.about", {
          number,
          by,
          kind: t(`contributions:kind.${contribution.kind}`),
          day: dayInWords(contribution.given, words),
        }),
        ...{ paragraphs, newer, language: text.language },
        whole: contribution.state === "withdrawn" ? null : contributionAddress(language, id, number),
        gone: contribution.state === "withdrawn" ? t("contributions:state.withdrawn") : null,
      };
    }
    case "point": {
      const { point, newer } = found(await services.roundTables.cited(actor, address));
      const title = t("round-tables:point.number", { number });
      return {
        ...{ title, about: t(`round-tables:kind.${point.kind}`), newer, gone: null },
        ...{ paragraphs: [point.text], language: point.language },
        whole: roundTablesAddress(language, id),
      };
    }
    case "follow-up": {
      const { action, newer } = found(await services.outcomes.cited(actor, address));
      const said = textIn(action.text, language, action.original);
      return {
        title: t("outcome:action.number", { number }),
        about: t(`outcome:action-state.${action.state}`),
        ...{ paragraphs: [said.text], newer, language: said.language as string, gone: null },
        whole: outcomeAddress(language, id),
      };
    }
  }
}

export default function Statement() {
  const { t } = useFrame().words;
  const { head, frame, paragraphs, newer, whole, gone, ...shown } = useLoaderData<typeof loader>();
  return (
    <SaidPage title={head.title} lede={head.description} frame={frame}>
      <div className="prose">
        {gone !== null && <p role="note">{gone}</p>}
        {newer !== null && (
          <p role="note">
            {t("contributions:cited.newer")} <a href={newer}>{t("contributions:cited.newer-to")}</a>
          </p>
        )}
        <blockquote className="cited said-text" lang={shown.language} dir="auto">
          {paragraphs.map((paragraph, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are known by their place
            <p key={place}>{paragraph}</p>
          ))}
        </blockquote>
        <p className="note">{shown.inLanguage}</p>
        <p>
          <code dir="ltr">{shown.reference}</code>
        </p>
        {whole !== null && (
          <p>
            <a href={whole}>{t("contributions:cited.whole")}</a>
          </p>
        )}
      </div>
    </SaidPage>
  );
}
