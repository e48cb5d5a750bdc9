import { direction, type Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface TableFormProps {
  readonly day: string;
  readonly dayWords: string;
  readonly original: Language;
  readonly rows: readonly {
    readonly id: string;
    readonly revision: number;
    readonly kind: string;
    readonly room: string;
    readonly segment: string;
    readonly title: string;
    readonly label: string;
    readonly day: string;
    readonly begins: string;
    readonly ends: string;
    readonly endsDay: string;
  }[];
  readonly kinds: readonly Named[];
  readonly rooms: readonly Named[];
  readonly segments: readonly Named[];
  /** What was sent and refused. */
  readonly typed: Readonly<Record<string, string>>;
}

/** The sessions of a day, a line each; all that was changed is kept in one step, or none of it. */
export function TableForm({ day, dayWords, original, rows, kinds, rooms, segments, typed }: TableFormProps) {
  const { t } = useFrame().words;
  const value = (id: string, name: string, now: string) => typed[`${id}.${name}`] ?? now;
  return (
    <PersonForm deed="programme.keep" className="wide">
      <input type="hidden" name="shown" value={day} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="table-frame whole" aria-label={dayWords} tabIndex={0}>
        <table className="pg-table">
          <thead>
            <tr>
              {(["title", "day", "begins", "ends", "kind", "room", "segment"] as const).map((column) => (
                <th key={column} scope="col" id={`col.${column}`}>
                  {t(`programme:column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const label = (column: string) => `${row.id}.label col.${column}`;
              const chooser = (
                name: "kind" | "room" | "segment",
                all: readonly Named[],
                none: string | null,
              ) => (
                <select
                  name={`${row.id}.${name}`}
                  aria-labelledby={label(name)}
                  defaultValue={value(row.id, name, row[name])}
                >
                  {none !== null && <option value="">{none}</option>}
                  {all.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              );
              return (
                <tr key={row.id}>
                  <td>
                    <span className="visually-hidden" id={`${row.id}.label`}>
                      {row.label}
                    </span>
                    <input type="hidden" name="row" value={row.id} />
                    <input type="hidden" name={`${row.id}.seen`} value={row.revision} />
                    <input
                      type="hidden"
                      name={`${row.id}.endsDay`}
                      value={value(row.id, "endsDay", row.endsDay)}
                    />
                    <input
                      name={`${row.id}.title`}
                      aria-labelledby={label("title")}
                      lang={original}
                      dir={direction[original]}
                      defaultValue={value(row.id, "title", row.title)}
                      maxLength={10_000}
                      autoComplete="off"
                      className="pg-wide-field"
                    />
                  </td>
                  <td>
                    <input
                      type="date"
                      name={`${row.id}.day`}
                      aria-labelledby={label("day")}
                      defaultValue={value(row.id, "day", row.day)}
                      required
                    />
                  </td>
                  {(["begins", "ends"] as const).map((name) => (
                    <td key={name}>
                      <input
                        type="time"
                        name={`${row.id}.${name}`}
                        aria-labelledby={label(name)}
                        defaultValue={value(row.id, name, row[name])}
                        required
                      />
                    </td>
                  ))}
                  <td>{chooser("kind", kinds, null)}</td>
                  <td>{chooser("room", rooms, t("programme:session.room-none"))}</td>
                  <td>{chooser("segment", segments, t("programme:form.none"))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="pg-save">
        <button type="submit" className="button" name="deed" value="rows">
          {t("programme:table.save")}
        </button>
      </p>
    </PersonForm>
  );
}
