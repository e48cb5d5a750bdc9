import { useWords } from "../frame.ts";
import type { VintageWords } from "../vintage.ts";

/** Above everything else on a page: that what follows is not the current release, and the way back to it. */
export function VintageNote({ vintage }: { readonly vintage: VintageWords | null }) {
  const words = useWords();
  if (!vintage?.older) return null;
  const { said, back, backTo, about } = vintage.older;
  return (
    <aside className="vintage wide" aria-label={words.t("web:vintage.label")}>
      <p>{said}</p>
      <p>
        <a href={backTo}>{back}</a> <a href={about}>{words.t("web:vintage.about")}</a>
      </p>
    </aside>
  );
}
