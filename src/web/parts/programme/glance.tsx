import type { GridCell } from "../../../dialogue/programme/grid.ts";
import type { TextShown } from "../../../kernel/texts.ts";
import { Written } from "./written.tsx";

/** A day at a glance: rooms beside one another, time downwards. */
export interface GlanceShown {
  readonly label: string;
  /** The rooms; null for what has none yet. */
  readonly rooms: readonly { readonly id: string; readonly name: TextShown }[];
  readonly lines: readonly { readonly from: string; readonly cells: readonly GridCell[] }[];
  /** By identifier. */
  readonly sessions: Readonly<Record<string, { readonly title: TextShown; readonly time: string }>>;
}

export function Glance({ day }: { readonly day: GlanceShown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame pg-glance-frame" aria-label={day.label} tabIndex={0}>
      <table className="pg-glance">
        <thead>
          <tr>
            <td />
            {day.rooms.map(({ id, name }) => (
              <th key={id} scope="col">
                <Written shown={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {day.lines.map(({ from, cells }) => (
            <tr key={from}>
              <th scope="row">
                <bdi>{from}</bdi>
              </th>
              {cells.map((cell, at) => {
                const room = day.rooms[at]?.id ?? "";
                if (cell.kind === "covered") return null;
                if (cell.kind === "free") return <td key={room} />;
                return (
                  <td key={room} rowSpan={cell.lines} className="pg-held">
                    {cell.sessions.map((id) => {
                      const session = day.sessions[id];
                      return (
                        session && (
                          <a key={id} href={`#${id}`}>
                            <Written shown={session.title} /> <span className="note">{session.time}</span>
                          </a>
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
  );
}
