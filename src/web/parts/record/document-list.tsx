import { useFrame } from "../../frame.ts";
import { partialDate } from "./due.ts";
import { Source } from "./source-text.tsx";

export interface ListedDocument {
  readonly symbol: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly to: string;
  /** Its text has been imported; else only facts are known. */
  readonly text: boolean;
  readonly mandates: number;
}

export interface DocumentGroup {
  readonly name: string;
  readonly documents: readonly ListedDocument[];
}

/** Documents under their years, a line each: symbol, title, day, what it asks for. */
export function DocumentList({ groups }: { readonly groups: readonly DocumentGroup[] }) {
  const { words } = useFrame();
  if (groups.length === 0) return <p>{words.t("record-pages:list.none")}</p>;
  return groups.map(({ name, documents }) => (
    <section key={name} className="year">
      <h3>{name}</h3>
      <ul className="documents">
        {documents.map(({ symbol, title, date, to, text, mandates }) => (
          <li key={symbol}>
            <a href={to} className="documents-symbol">
              <bdi dir="ltr">{symbol}</bdi>
            </a>
            <span className="documents-title">
              <Source>{title ?? words.t("record-pages:document.untitled")}</Source>
              {!text && <span className="note"> {words.t("record-pages:list.facts")}</span>}
            </span>
            <span className="note">
              {date === null ? "" : `${partialDate(words, date)} `}
              {mandates > 0 && (
                <span className="documents-asks">
                  {words.t("record-pages:list.asks", { count: mandates })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}
