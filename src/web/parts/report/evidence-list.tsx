import { useWords } from "../../frame.ts";
import { usesAddress } from "../../pages/report/addresses.ts";
import { type EvidenceShown, evidenceInWords } from "../../pages/report/evidence-words.ts";

/** Further references are folded away: a sum over a region rests on hundreds. */
const shown = 4;

/** References in words, each leading to what it names; those of one release stand behind its name. */
export function EvidenceList({ references }: { readonly references: readonly string[] }) {
  const words = useWords();
  const all = references.map((text) => evidenceInWords(words, text));
  const rest = all.slice(shown);
  return (
    <>
      <Lines lines={all.slice(0, shown)} />
      {rest.length > 0 && (
        <details className="folded screen-only">
          <summary>{words.t("report-pages:reading.more-evidence", { n: words.number(rest.length) })}</summary>
          <Lines lines={rest} />
        </details>
      )}
    </>
  );
}

/** Each cell leads to what it says in its release, whatever is current. */
function Cells({ cells }: { readonly cells: readonly EvidenceShown[] }) {
  const { language } = useWords();
  return (
    <bdi>
      {cells.map(({ text, slice }, at) => (
        <span key={text}>
          {at === 0 ? ": " : " · "}
          <a href={usesAddress(language, text)}>{slice}</a>
        </span>
      ))}
    </bdi>
  );
}

function Lines({ lines }: { readonly lines: readonly EvidenceShown[] }) {
  const groups = new Map<string, EvidenceShown[]>();
  for (const one of lines) groups.set(one.from, [...(groups.get(one.from) ?? []), one]);
  return [...groups].map(([from, own]) => (
    <span key={from} className="rp-source" title={own.map(({ text }) => text).join("\n")}>
      {own[0]?.to ? <a href={own[0].to}>{from}</a> : <bdi>{from}</bdi>}
      {own.some(({ slice }) => slice !== "") && <Cells cells={own} />}
    </span>
  ));
}
