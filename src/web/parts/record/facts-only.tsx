import type { KeptDocument } from "../../../record/keeping/model.ts";
import { useFrame } from "../../frame.ts";
import { importAddress, officialAddress } from "../../pages/record/addresses.ts";
import { Facts } from "../facts.tsx";
import { partialDate } from "./due.ts";
import { MandateNote, type MandateStanding } from "./margin.tsx";
import { Source, sourceLanguage } from "./source-text.tsx";

interface FactsOnlyProps {
  readonly document: KeptDocument;
  readonly standings: Readonly<Record<string, MandateStanding>>;
  /** Whether the reader may bring its text in. */
  readonly mayImport: boolean;
}

/** A document of which only facts are known: what it is, what it asked for in our own words, and how its text can be brought in. */
export function FactsOnly({ document, standings, mayImport }: FactsOnlyProps) {
  const { words, language } = useFrame();
  const { symbol, title, date, session, organName, organ, agenda, facts, kept } = document;
  const rows: (readonly [string, string])[] = [];
  const organSaid = organ === null || organ === "other" ? organName : words.t(`record-pages:organ.${organ}`);
  if (organSaid !== null) rows.push([words.t("record-pages:fact.organ"), organSaid]);
  if (session !== null) rows.push([words.t("record-pages:fact.session"), String(session)]);
  if (date !== null) rows.push([words.t("record-pages:fact.date"), partialDate(words, date)]);
  if (facts?.votes)
    rows.push([
      words.t("record-pages:fact.votes"),
      words.t("record-pages:fact.votes-said", { ...facts.votes }),
    ]);
  for (const item of agenda) rows.push([words.t("record-pages:fact.item"), item]);
  return (
    <div className="spread">
      <div className="body prose">
        <p className="kind">
          <bdi dir="ltr">{symbol}</bdi>
        </p>
        <h1 {...sourceLanguage}>{title ?? symbol}</h1>
        {facts?.about && <p {...sourceLanguage}>{facts.about}</p>}
        <p>{words.t("record-pages:facts.no-text")}</p>
        {mayImport && (
          <p className="screen-only">
            <a href={importAddress(language)}>{words.t("record-pages:nav.import")}</a>
          </p>
        )}
        <p className="note">
          {words.t("record-pages:about.official")} <bdi dir="ltr">{officialAddress(symbol)}</bdi>
        </p>
        {kept.length > 0 && (
          <section>
            <h2>{words.t("record-pages:facts.asked")}</h2>
            {kept.map((mandate) => (
              <div key={mandate.id} id={mandate.paragraph} className="fact-mandate">
                <p {...sourceLanguage}>{mandate.text}</p>
                <MandateNote mandate={mandate} standing={standings[mandate.id]} />
              </div>
            ))}
          </section>
        )}
      </div>
      <aside className="beside">
        <Facts facts={rows} />
        <p className="note">
          <Source>{(facts?.basis ?? []).map(({ source }) => source).join("; ")}</Source>
        </p>
      </aside>
    </div>
  );
}
