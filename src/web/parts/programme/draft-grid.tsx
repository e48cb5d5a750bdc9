import type { Intervals } from "../../../dialogue/programme/conflicts.ts";
import type { GridCell } from "../../../dialogue/programme/grid.ts";
import type { TextShown } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import { draftSessionAddress } from "../../pages/programme/addresses.ts";
import { PersonForm } from "../person-form.tsx";
import { Written } from "./written.tsx";

export interface DraftGridShown {
  readonly label: string;
  readonly rooms: readonly { readonly id: string; readonly name: TextShown }[];
  readonly lines: readonly {
    /** The instant at which the line begins, in milliseconds. */
    readonly at: string;
    readonly time: string;
    readonly day: string;
    readonly label: string | null;
    /** Which of two it is, where the clock shows the time twice. */
    readonly fold: "first" | "second" | null;
    readonly cells: readonly GridCell[];
  }[];
  readonly sessions: Readonly<
    Record<
      string,
      {
        readonly begins: number;
        readonly ends: number;
        readonly room: string | null;
        readonly people: readonly string[];
        readonly names: string;
        readonly revision: number;
        readonly title: TextShown;
        readonly time: string;
        readonly to: string;
      }
    >
  >;
  readonly intervals: Intervals;
}

interface DraftGridProps {
  readonly grid: DraftGridShown;
  readonly day: string;
  readonly meeting: string;
  readonly keeps: boolean;
}

/**
 * A day of the draft: rooms beside one another, a line for each quarter of an hour. With script a session is taken by its handle and laid elsewhere, by
 * pointer or by keys; without it, its form says when and where. The one form beneath sends what was moved.
 */
export function DraftGrid({ grid, day, meeting, keeps }: DraftGridProps) {
  const { words, language } = useFrame();
  const { t } = words;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="table-frame whole wide pg-grid-frame" aria-label={grid.label} tabIndex={0}>
        <table
          className="pg-grid"
          data-programme-grid=""
          data-room-interval={grid.intervals.room}
          data-person-interval={grid.intervals.person}
          data-held={t("programme:drag.held")}
          data-at={t("programme:drag.at")}
          data-left={t("programme:drag.left")}
          data-room-words={t("programme:drag.room")}
          data-person-words={t("programme:drag.person")}
          data-free-words={t("programme:drag.free")}
        >
          <thead>
            <tr>
              <td />
              {grid.rooms.map(({ id, name }) => (
                <th key={id} scope="col" data-room={id}>
                  <Written shown={name} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.lines.map(({ at, time, label, cells, fold, day: own }) => (
              <tr key={at} data-line={at} data-time={time} data-day={own} data-fold={fold ?? undefined}>
                <th scope="row" className={label === null ? "quarter" : "hour"}>
                  {label === null ? <span className="visually-hidden">{time}</span> : <bdi>{label}</bdi>}
                </th>
                {cells.map((cell, column) => {
                  const room = grid.rooms[column]?.id ?? "";
                  if (cell.kind === "covered") return null;
                  if (cell.kind === "free")
                    return (
                      <td key={room} className="free">
                        {keeps && label !== null && (
                          <a
                            href={draftSessionAddress(language, meeting, "new", {
                              day: own,
                              begins: time,
                              room,
                            })}
                            tabIndex={-1}
                            aria-label={t("programme:draft.add-at", {
                              time,
                              room: grid.rooms[column]?.name.text ?? "",
                            })}
                          >
                            {t("programme:draft.plus")}
                          </a>
                        )}
                      </td>
                    );
                  return (
                    <td
                      key={room}
                      rowSpan={cell.lines}
                      className={cell.sessions.length > 1 ? "held twice" : "held"}
                    >
                      {cell.sessions.map((id) => {
                        const session = grid.sessions[id];
                        return (
                          session && (
                            <div
                              key={id}
                              id={`session.${id}`}
                              className="pg-laid"
                              data-session={id}
                              data-seen={session.revision}
                              data-begins={session.begins}
                              data-ends={session.ends}
                              data-room={session.room ?? ""}
                              data-people={JSON.stringify(session.people)}
                            >
                              <a href={session.to}>
                                <Written shown={session.title} />
                              </a>
                              <span className="note">{session.time}</span>
                              {session.names !== "" && <span className="note pg-names">{session.names}</span>}
                              {keeps && (
                                <button
                                  type="button"
                                  className="pg-handle"
                                  data-handle=""
                                  hidden
                                  aria-label={t("programme:drag.handle", { title: session.title.text })}
                                >
                                  {t("programme:drag.sign")}
                                </button>
                              )}
                            </div>
                          )
                        );
                      })}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {keeps && (
        <PersonForm deed="programme.keep" className="wide pg-move">
          <p role="status" data-programme-said="" />
          <input type="hidden" name="deed" value="move" />
          {["session", "seen", "begins", "ends", "endsDay", "room", "fold"].map((name) => (
            <input key={name} type="hidden" name={name} value="" />
          ))}
          <input type="hidden" name="day" value={day} />
        </PersonForm>
      )}
    </>
  );
}
