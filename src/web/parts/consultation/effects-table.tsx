import { useFrame } from "../../frame.ts";

interface EffectsTableProps {
  readonly effects: readonly {
    readonly step: string;
    readonly words: string;
    readonly due: string;
    readonly letters: readonly { readonly state: string; readonly words: string }[];
    readonly nobody: readonly string[];
    readonly submittedAfter: string | null;
  }[];
}

/** Each reminder with its day, what became of its letters, who could not be written to, and how many submitted after it. */
export function EffectsTable({ effects }: EffectsTableProps) {
  const { t, list } = useFrame().words;
  const caption = t("consultations:reminders.title");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame wide" aria-label={caption} tabIndex={0}>
      <table className="table full">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {(["reminder", "due", "letters", "unreached"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`consultations:column.${column}`)}
              </th>
            ))}
            <th scope="col" className="numeric">
              {t("consultations:column.submitted-after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {effects.map(({ step, words, due, letters, nobody, submittedAfter }) => (
            <tr key={step}>
              <th scope="row">{words}</th>
              <td className="day">{due}</td>
              <td>{letters.length === 0 ? t("web:table.none") : list(letters.map((one) => one.words))}</td>
              <td className={nobody.length > 0 ? "nobody" : undefined}>
                {nobody.length === 0 ? t("web:table.none") : list(nobody)}
              </td>
              <td className="numeric">{submittedAfter ?? t("web:table.none")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
