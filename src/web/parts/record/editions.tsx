import { useWords } from "../../frame.ts";

/** Which of the texts of a document a page shows, and the others. */
export interface Standing {
  /** What its address named and the record does not have. */
  readonly gone: string | null;
  /** What is said of a text that was replaced, and the way to the one that took its place. */
  readonly earlier: { readonly said: string; readonly today: string } | null;
  /** The newest first; empty where there is but one. */
  readonly editions: readonly {
    readonly words: string;
    readonly to: string;
    readonly current: boolean;
    readonly here: boolean;
  }[];
}

/** Before the text: that it is not the one by which the record goes. */
export function EditionNote({ standing: { gone, earlier } }: { readonly standing: Standing }) {
  const { t } = useWords();
  if (gone === null && earlier === null) return null;
  return (
    <p className="edition-note wide" role="note">
      {gone !== null && t("record-pages:edition.gone", { edition: gone })}
      {earlier !== null && (
        <>
          {earlier.said} <a href={earlier.today}>{t("record-pages:edition.today")}</a>
        </>
      )}
    </p>
  );
}

/** After the text: every text that the record went by. */
export function Editions({ standing: { editions } }: { readonly standing: Standing }) {
  const { t } = useWords();
  if (editions.length === 0) return null;
  return (
    <section className="about wide screen-only">
      <section>
        <h2>{t("record-pages:edition.title")}</h2>
        <p>{t("record-pages:edition.about")}</p>
        <ul className="plain-list">
          {editions.map(({ words, to, current, here }) => (
            <li key={to}>
              <a href={to} aria-current={here ? "true" : undefined}>
                {words}
              </a>{" "}
              {(current || here) && (
                <span className="quiet">
                  {t(current ? "record-pages:edition.current" : "record-pages:edition.here")}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
}
