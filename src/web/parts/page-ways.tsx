/** A page among those that belong together: of one meeting, one report, one consultation. */
export interface PageWay {
  readonly words: string;
  readonly to: string;
  /** True for the page that is shown. */
  readonly here: boolean;
}

/** The pages that belong together, as links under their common name; nothing where there are none. */
export function PageWays({ label, ways }: { readonly label: string; readonly ways: readonly PageWay[] }) {
  if (ways.length === 0) return null;
  return (
    <nav className="ways wide screen-only" aria-label={label}>
      <ul>
        {ways.map(({ words, to, here }) => (
          <li key={to}>
            <a href={to} aria-current={here ? "page" : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
