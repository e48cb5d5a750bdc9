import type { ReactNode } from "react";
import style from "../../styles/responses.css?url";
import { type PageWay, PageWays } from "../page-ways.tsx";

/** Around every page of responses: its own style sheet, which no other page loads. */
export function ResponsesPage({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <link rel="stylesheet" href={style} precedence="responses" />
      {children}
    </>
  );
}

/** The pages of a consultation, and how much of it the reader sees. */
export function ResponsesHead({
  title,
  lede,
  notes,
  ways,
}: {
  readonly title: string;
  readonly lede?: string | undefined;
  readonly notes: readonly string[];
  readonly ways: readonly PageWay[];
}) {
  return (
    <>
      <header className="prose">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {lede !== undefined && <p className="lede">{lede}</p>}
      </header>
      <PageWays label={title} ways={ways} />
      <div className="responses-notes">
        {notes.map((note) => (
          <p key={note} className="note">
            {note}
          </p>
        ))}
      </div>
    </>
  );
}
