import type { EvidenceLink } from "../../evidence-links.ts";

/** References, each whole for whoever copies it and leading to what it names. */
export function ReferenceLine({ links }: { readonly links: readonly EvidenceLink[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="said-rests">
      {links.map(({ text, short, to }) => (
        <li key={text}>
          {to === null ? (
            <code dir="ltr">{short}</code>
          ) : (
            <a href={to} title={text} dir="ltr">
              {short}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
