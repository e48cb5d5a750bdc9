import { useWords } from "../../frame.ts";
import { type EvidenceShown, evidenceInWords } from "../../pages/report/evidence-words.ts";
import { EvidenceList } from "./evidence-list.tsx";

/** References at most that stand beside their value; more of them are listed beneath it. */
const beside = 4;

interface SourcesProps {
  readonly references: readonly string[];
  /** Those of the value after it: what rests on the same sources names them only once, after the last. */
  readonly next: readonly string[] | undefined;
}

/** What a value rests on: its places in the sources, each leading there, then the names of the sources. */
export function Sources({ references, next }: SourcesProps) {
  const words = useWords();
  const own = references.map((text) => evidenceInWords(words, text));
  if (own.length > beside) return <EvidenceList references={references} />;
  const names = namesOf(own);
  const goesOn =
    next !== undefined && names.join() === namesOf(next.map((text) => evidenceInWords(words, text))).join();
  const places = own.filter(({ slice }) => slice !== "");
  // What is cited as a whole is linked by its name.
  const wholes = new Map(
    own.flatMap(({ slice, from, to }) => (slice === "" && to !== null ? [[from, to]] : [])),
  );
  return (
    <>
      {places.map((one, at) => (
        <span key={one.text} className="rp-slice" title={one.text}>
          {at > 0 && " · "}
          {one.to === null ? <bdi>{one.slice}</bdi> : <a href={one.to}>{one.slice}</a>}
        </span>
      ))}
      {!goesOn &&
        names.map((name) => (
          <span key={name} className="rp-source">
            {wholes.has(name) ? <a href={wholes.get(name)}>{name}</a> : <bdi>{name}</bdi>}
          </span>
        ))}
    </>
  );
}

function namesOf(all: readonly EvidenceShown[]): readonly string[] {
  return [...new Set(all.map(({ from }) => from))].sort();
}
