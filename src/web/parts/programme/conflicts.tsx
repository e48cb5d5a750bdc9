import { useFrame } from "../../frame.ts";
import { draftSessionAddress } from "../../pages/programme/addresses.ts";
import type { ConflictShown } from "../../pages/programme/conflict-words.ts";

interface ConflictsProps {
  readonly conflicts: readonly ConflictShown[];
  readonly meeting: string;
}

/** The conflicts of a draft, each leading to the later of its sessions. */
export function Conflicts({ conflicts, meeting }: ConflictsProps) {
  const { words, language } = useFrame();
  const { t } = words;
  return (
    <section className="pg-conflicts wide" aria-labelledby="conflicts">
      <h2 id="conflicts">{t("programme:conflict.title", { count: conflicts.length })}</h2>
      {conflicts.length > 0 && (
        <ul>
          {conflicts.map(({ words: line, sessions, grave }) => (
            <li key={`${line} ${sessions.join(" ")}`} className={grave ? "grave" : undefined}>
              <a href={draftSessionAddress(language, meeting, sessions.at(-1) ?? "")}>{line}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
