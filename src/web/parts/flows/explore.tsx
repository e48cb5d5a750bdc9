import { useWords } from "../../frame.ts";

interface ExploreProps {
  /** Where the map's numbers are fetched. */
  readonly data: string;
  /** The address of a corridor's page, with gaps for origin and destination. */
  readonly corridor: string;
  readonly locale: string;
}

/** Offers the map to explore where a script can show it; without one nothing is missing. */
export function ExploreFlows({ data, corridor, locale }: ExploreProps) {
  const words = useWords();
  const t = (key: string) => words.t(`flow-figures:page.${key}`, asWritten);
  return (
    <div
      className="explore wide screen-only"
      hidden
      data-flow-map={data}
      data-corridor={corridor}
      data-locale={locale}
      data-move={t("map-move")}
      data-place={t("map-place")}
      data-others={t("map-others")}
      data-hint={t("map-hint")}
      data-loading={t("loading")}
      data-failed={t("map-failed")}
    >
      <div
        className="explore-canvas"
        data-canvas=""
        hidden
        role="img"
        aria-label={t("map-label")}
        dir="ltr"
      />
      <p className="figure-said" data-said="" aria-live="polite" />
      <button className="plain-button" type="button">
        {t("show-map")}
      </button>
    </div>
  );
}

/** The script fills the gaps, so they are sent as they stand. */
const asWritten = {
  count: "{{count}}",
  origin: "{{origin}}",
  destination: "{{destination}}",
  name: "{{name}}",
  arrived: "{{arrived}}",
  left: "{{left}}",
};
