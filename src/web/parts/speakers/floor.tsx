import { useFrame } from "../../frame.ts";
import { clockText } from "./saying.ts";
import { clockOf, type Told } from "./told.ts";

/** A live screen as it was when the page was made. */
export interface Live {
  readonly told: Told;
  readonly line: string;
  readonly at: number;
}

interface FloorProps {
  readonly live: Live;
  readonly className: string;
  /** So many of the next are shown. */
  readonly next: number;
  /** Parts of the page that are fetched again with each change: `always` for whoever runs the list; else the own parties. */
  readonly fetches?: "always" | readonly string[];
}

/** A name that can stand larger in the hall, in one line beside the clock. */
function isShort(name: string): boolean {
  return name.length <= shortest;
}

/** As `enhance/speakers.ts` has it. */
const shortest = 10;

/**
 * Who has the floor, the clock, and who is next. The script listens on the line and sets what comes as text; without it the page is
 * fetched again after some seconds. Every word that it may show is here or comes over the line.
 */
export function Floor({ live: { told, line, at }, className, next, fetches = [] }: FloorProps) {
  const { t } = useFrame().words;
  const { floor } = told;
  const clock = floor ? clockOf(floor, at) : null;
  const shown = floor ? floor.party : t("speakers:floor.nobody");
  return (
    <section
      className={`floor ${className}`}
      aria-label={t("speakers:floor.label")}
      data-speakers={line}
      data-number={told.number}
      data-fetches={fetches === "always" ? "always" : fetches.join(" ")}
      data-told={JSON.stringify(told)}
      data-next={next}
    >
      <p className="floor-notice" data-show="notice" role="status">
        {told.notice}
      </p>
      <div className="floor-speaker">
        <p className="floor-party" data-short={isShort(shown) ? "" : undefined}>
          <bdi data-show="party">{shown}</bdi>
          <span hidden data-nobody="">
            {t("speakers:floor.nobody")}
          </span>
        </p>
        <p className="floor-name">
          <bdi data-show="name">{floor?.name ?? ""}</bdi>
        </p>
        <p className="floor-level">
          <span data-show="level">{floor?.level ?? ""}</span> <bdi data-show="note">{floor?.note ?? ""}</bdi>
        </p>
      </div>
      <p className="floor-clock" data-over={clock !== null && clock < 0 ? "" : undefined} data-clock="">
        <span className="floor-time" dir="ltr" data-show="time" role="timer" aria-live="off">
          {clock === null ? "" : clockText(clock)}
        </span>
        <span className="floor-given" data-show="given">
          {floor?.given ?? ""}
        </span>
        <span className="floor-over" data-show="over" data-words={t("speakers:floor.over")}>
          {clock !== null && clock < 0 ? t("speakers:floor.over") : ""}
        </span>
      </p>
      <div className="floor-next">
        <h2>{t("speakers:floor.next")}</h2>
        <ol data-show="next">
          {told.next.slice(0, next).map((one) => (
            <li key={one.entry}>
              <bdi className="next-party">{one.party}</bdi> <bdi className="next-name">{one.name}</bdi>{" "}
              <span className="next-level">{one.level}</span> <bdi className="next-note">{one.note}</bdi>{" "}
              <span className="next-time" dir="ltr">
                {one.time}
              </span>
            </li>
          ))}
        </ol>
        <p className="note" data-show="counts">
          {told.counts}
        </p>
        <p className="note" data-show="limit">
          {told.limit}
        </p>
      </div>
      <p
        className="floor-line"
        role="status"
        data-line=""
        data-lost={t("speakers:floor.lost")}
        data-back={t("speakers:floor.back")}
      />
      <noscript>
        <p className="floor-line">{t("speakers:floor.refresh")}</p>
      </noscript>
    </section>
  );
}
