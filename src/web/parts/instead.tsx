import type { Instead } from "../instead.ts";

/** Where a page has no figure: why, and where there are some. */
export function InsteadOfFigures({ instead }: { readonly instead: Instead }) {
  return (
    <div className="instead prose">
      {instead.said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {instead.leads.length > 0 && (
        <dl>
          {instead.leads.map(({ name, links }) => (
            <div key={name}>
              <dt>{name}</dt>
              {links.map(({ words, to, about }) => (
                <dd key={to}>
                  <a href={to}>{words}</a>
                  {about !== undefined && <span className="note">{about}</span>}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
