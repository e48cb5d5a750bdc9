import type { Run } from "../../../record/relations/comparing/runs.ts";

/** A text with what was taken out of it and what was added, told apart without colour too. */
export function Runs({ runs, language }: { readonly runs: readonly Run[]; readonly language: string }) {
  return (
    <div className="said-text" lang={language} dir="auto">
      {runs.map((run, place) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name, and never change place
        if (run.kind === "removed") return <del key={place}>{run.text}</del>;
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name, and never change place
        if (run.kind === "added") return <ins key={place}>{run.text}</ins>;
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name, and never change place
        return <span key={place}>{run.text}</span>;
      })}
    </div>
  );
}
