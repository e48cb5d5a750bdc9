import { useWords } from "../frame.ts";
import type { ShownFigures } from "../release-figures.ts";
import { Chooser } from "./chooser.tsx";
import { DataTable } from "./table.tsx";

/** The figures of a release by destination, with the choice of period and measure, and all of them to take away. */
export function ReleaseFigures({ figures }: { readonly figures: ShownFigures | null }) {
  const words = useWords();
  return (
    <section className="section wide">
      <h2>{words.t("web:dataset.figures")}</h2>
      {figures === null ? (
        <p>{words.t("web:dataset.figures-none")}</p>
      ) : (
        <>
          <div className="choosers">
            <Chooser name={words.t("web:chooser.measure")} choices={figures.measures} />
            <Chooser name={words.t("web:chooser.period")} choices={figures.periods} />
          </div>
          <DataTable table={figures.table} whole />
          {figures.notes.map((note) => (
            <p key={note} className="note">
              {note}
            </p>
          ))}
          <p>
            <a href={figures.csv} download="">
              {words.t("web:dataset.figures-csv")}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
