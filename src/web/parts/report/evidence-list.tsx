import { useWords } from "../../frame.ts";
import { type EvidenceShown, evidenceInWords } from "../../pages/report/evidence-words.ts";

/** Further references are folded away: a sum over a region rests on hundreds. */
const shown = 3;

/** References in words, each leading to what it names. */
export function EvidenceList({ references }: { readonly references: readonly string[] }) {
  const words = useWords();
  const all = references.map((text) => evidenceInWords(words, text));
  const rest = all.slice(shown);
  return (
    <>
      {all.slice(0, shown).map((one) => (
        <EvidenceLine key={one.text} one={one} />
      ))}
      {rest.length > 0 && (
        <details className="folded screen-only">
          <summary>{words.t("report-pages:reading.more-evidence", { n: words.number(rest.length) })}</summary>
          {rest.map((one) => (
            <EvidenceLine key={one.text} one={one} />
          ))}
        </details>
      )}
    </>
  );
}

function EvidenceLine({ one }: { readonly one: EvidenceShown }) {
  return (
    <span className="rp-source" title={one.text}>
      {one.to === null ? <bdi>{one.words}</bdi> : <a href={one.to}>{one.words}</a>}
    </span>
  );
}
