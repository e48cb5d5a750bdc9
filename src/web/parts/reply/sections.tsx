import { useFrame } from "../../frame.ts";

export interface SectionLine {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Null where the reader may only see how far it is. */
  readonly to: string | null;
  readonly questions: number;
  readonly answered: number;
  readonly missing: number;
  readonly wrong: number;
  readonly last: string | null;
}

/** The sections of a reply with how far each is and who saved something last. */
export function ReplySections({ sections }: { readonly sections: readonly SectionLine[] }) {
  const { t } = useFrame().words;
  return (
    <section className="prose" aria-labelledby="sections">
      <h2 id="sections">{t("replies:first.sections")}</h2>
      <ol className="reply-sections">
        {sections.map(({ id, number, title, to, questions, answered, missing, wrong, last }) => (
          <li key={id} className={answered === questions && wrong === 0 ? "done" : undefined}>
            <span className="reply-number">{number}</span>
            <div>
              {to === null ? title : <a href={to}>{title}</a>}
              <p className="reply-facts">
                <span>{t("replies:progress.of", { answered, questions })}</span>{" "}
                {missing > 0 && (
                  <span className="reply-missing">{t("replies:progress.missing", { n: missing })}</span>
                )}{" "}
                {wrong > 0 && (
                  <span className="reply-missing">{t("replies:progress.wrong", { n: wrong })}</span>
                )}{" "}
                {last !== null && <span>{last}</span>}
              </p>
            </div>
            <meter min={0} max={questions} value={answered} aria-hidden="true" />
          </li>
        ))}
      </ol>
    </section>
  );
}
