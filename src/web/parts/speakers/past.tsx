import type { PastAct } from "../../pages/speakers/posted.ts";

/** What was done, a line each, with when and by whom. */
export function Past({ acts }: { readonly acts: readonly PastAct[] }) {
  return (
    <ol className="speakers-past">
      {acts.map(({ number, words, who, at }) => (
        <li key={number} value={number}>
          <span className="note" dir="ltr">
            {at}
          </span>{" "}
          {words} <bdi className="note">{who}</bdi>
        </li>
      ))}
    </ol>
  );
}
