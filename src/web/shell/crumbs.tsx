import { useWords } from "../frame.ts";
import type { Crumb } from "../page.ts";

/** The address in words. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const words = useWords();
  if (crumbs.length === 0) return null;
  return (
    <div className="page">
      <nav className="crumbs wide" aria-label={words.t("web:site.where")}>
        <ol>
          {crumbs.map(({ words: name, to }) => (
            <li key={name}>
              {to === undefined ? <span aria-current="page">{name}</span> : <a href={to}>{name}</a>}
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}
