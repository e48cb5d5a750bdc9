/** One of several states of the page, each a link. */
export interface Choice {
  readonly words: string;
  readonly to: string;
  readonly chosen: boolean;
}

interface ChooserProps {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** A row of links to the page's other states; the present one is marked, and still a link. Nothing where there is no choice. */
export function Chooser({ name, choices }: ChooserProps) {
  if (choices.length < 2) return null;
  return (
    <nav className="chooser" aria-label={name}>
      <span className="chooser-name" aria-hidden="true">
        {name}
      </span>
      <ul>
        {choices.map(({ words, to, chosen }) => (
          <li key={to}>
            <a href={to} aria-current={chosen ? "true" : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
