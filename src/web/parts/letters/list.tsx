import type { LetterKind, LetterState } from "../../../mail/model.ts";
import { useFrame } from "../../frame.ts";

export interface ShownLetter {
  readonly number: number;
  /** Its page. */
  readonly to: string;
  readonly kind: LetterKind;
  readonly subject: string;
  readonly language: string;
  readonly name: string;
  readonly address: string;
  readonly party: string | null;
  readonly state: LetterState;
  readonly tries: number;
  readonly queued: string;
  readonly settled: string | null;
  /** Where it was tried and will be again. */
  readonly nextTry: string | null;
}

interface LetterListProps {
  readonly letters: readonly ShownLetter[];
  readonly newer: string | null;
  readonly older: string | null;
}

/** Letters as a table, the newest first. */
export function LetterList({ letters, newer, older }: LetterListProps) {
  const { t, date } = useFrame().words;
  if (letters.length === 0) return <p className="prose">{t("mail:page.none")}</p>;
  const when = (at: string) => (
    <time dateTime={at}>{date(at, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })}</time>
  );
  return (
    <div className="wide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="table-frame whole" aria-label={t("mail:page.title")} tabIndex={0}>
        <table className="table full letters">
          <thead>
            <tr>
              <th scope="col" className="numeric">
                {t("mail:column.number")}
              </th>
              {(["letter", "to", "state", "when"] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`mail:column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <tr key={letter.number}>
                <th scope="row" className="numeric">
                  {letter.number}
                </th>
                <td>
                  <a href={letter.to} lang={letter.language}>
                    <bdi>{letter.subject}</bdi>
                  </a>
                  <small>{t(`mail:kind.${letter.kind}`)}</small>
                </td>
                <td>
                  <bdi>{letter.name}</bdi>
                  {letter.address === "" ? (
                    <small>{t("mail:letter.taken-out")}</small>
                  ) : (
                    <small dir="ltr">{letter.address}</small>
                  )}
                </td>
                <td>
                  <span className="letter-state" data-state={letter.state}>
                    {t(`mail:state.${letter.state}`)}
                  </span>
                  {letter.nextTry !== null && (
                    <small>
                      {t("mail:page.tried", { count: letter.tries })} {t("mail:page.next")}{" "}
                      {when(letter.nextTry)}
                    </small>
                  )}
                </td>
                <td>{when(letter.settled ?? letter.queued)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {(newer ?? older) !== null && (
        <nav className="pager screen-only" aria-label={t("mail:page.pages")}>
          {newer !== null && (
            <a href={newer} rel="prev">
              {t("mail:page.newer")}
            </a>
          )}
          {older !== null && (
            <a href={older} rel="next">
              {t("mail:page.older")}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}
