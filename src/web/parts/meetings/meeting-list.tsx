interface MeetingListProps {
  readonly name: string;
  /** What stands there where there are none. */
  readonly none: string;
  readonly meetings: readonly {
    readonly id: string;
    readonly title: string;
    readonly to: string;
    readonly when: string;
    readonly where: string | null;
    readonly state: string | null;
  }[];
}

/** Meetings, one line each: when, what and where. */
export function MeetingList({ name, none, meetings }: MeetingListProps) {
  return (
    <section className="wide">
      <h2>{name}</h2>
      {meetings.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="meeting-list">
          {meetings.map(({ id, title, to, when, where, state }) => (
            <li key={id}>
              <span className="when">{when}</span>
              <span>
                <a href={to}>{title}</a>
                {where !== null && <span className="where">{where}</span>}
              </span>
              <span className="state">{state}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
