import { direction, type Language } from "../../../../kernel/language.ts";
import type { Text } from "../../../../kernel/texts.ts";
import { useFrame } from "../../../frame.ts";
import { PersonForm } from "../../person-form.tsx";

interface HeadFormProps {
  readonly head: {
    readonly titles: Text;
    readonly lines: Text;
    readonly symbol: string | null;
    readonly limit: number;
    readonly date: string | null;
  };
  /** The language that is written, and that in which the report was written first. */
  readonly language: Language;
  readonly original: Language;
  readonly seen: number;
}

/** What stands above the text: title, the lines of the masthead, symbol, day and the most words. */
export function HeadForm({ head, language, original, seen }: HeadFormProps) {
  const { t } = useFrame().words;
  const written = { lang: language, dir: direction[language] };
  return (
    <div className="wide">
      <PersonForm className="re-head-form" inside={t("report-pages:head.change")}>
        <input type="hidden" name="seen" value={seen} autoComplete="off" />
        <label>
          {t("report-pages:head.title")}
          <textarea
            name="title"
            rows={2}
            defaultValue={head.titles[language] ?? ""}
            placeholder={head.titles[original]}
            required={language === original}
            {...written}
          />
        </label>
        <label>
          {t("report-pages:head.lines")}
          <textarea
            name="lines"
            rows={3}
            defaultValue={head.lines[language] ?? ""}
            placeholder={head.lines[original]}
            {...written}
          />
        </label>
        <div className="re-head-row">
          <label>
            {t("report-pages:head.symbol")}
            <input name="symbol" defaultValue={head.symbol ?? ""} maxLength={80} dir="ltr" />
          </label>
          <label>
            {t("report-pages:head.date")}
            <input name="date" type="date" defaultValue={head.date ?? ""} />
          </label>
          <label>
            {t("report-pages:head.limit")}
            <input name="limit" type="number" min={1} max={1_000_000} defaultValue={head.limit} />
          </label>
        </div>
        <button type="submit" className="button" name="deed" value="describe">
          {t("report-pages:head.save")}
        </button>
      </PersonForm>
    </div>
  );
}
