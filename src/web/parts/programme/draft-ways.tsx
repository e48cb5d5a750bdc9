import { useFrame } from "../../frame.ts";
import style from "../../styles/programme.css?url";

interface DraftWaysProps {
  readonly ways: readonly { readonly words: string; readonly to: string; readonly here: boolean }[];
}

/** The pages on which a draft is worked on, and their style sheet. */
export function DraftWays({ ways }: DraftWaysProps) {
  const { t } = useFrame().words;
  return (
    <>
      <link rel="stylesheet" href={style} precedence="programme" />
      <nav className="wide pg-ways screen-only" aria-label={t("programme:way.label")}>
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
    </>
  );
}
