import { useFrame } from "../../frame.ts";
import { newMeetingAddress } from "../../pages/meetings/addresses.ts";

interface ConvenedProps {
  readonly convened: {
    /** Meetings that a document convened. */
    readonly meetings: readonly {
      readonly id: string;
      readonly title: string;
      readonly when: string;
      readonly to: string;
    }[];
    /** Its paragraphs that decide to convene one, by address. */
    readonly decisions: readonly { readonly mandate: string; readonly number: string }[];
    /** Its paragraphs that set out how one is organized. */
    readonly details: readonly { readonly mandate: string; readonly number: string }[];
  };
}

/** On a document's page: the meetings that it convened, and for whoever prepares meetings the way to begin one from a paragraph. */
export function Convened({ convened: { meetings, decisions, details } }: ConvenedProps) {
  const { words, language, person } = useFrame();
  const { t } = words;
  const mayKeep = person?.may("meeting.keep") ?? false;
  const ways = [
    ...decisions.map(({ mandate, number }) => ({
      mandate,
      words: t("meetings:convened.prepare", { number }),
    })),
    ...details.map(({ mandate, number }) => ({ mandate, words: t("meetings:convened.details", { number }) })),
  ];
  if (meetings.length === 0 && !(mayKeep && ways.length > 0)) return null;
  return (
    <section className="prose screen-only">
      <h2>{t("meetings:convened.title")}</h2>
      <ul className="plain-list">
        {meetings.map(({ id, title, when, to }) => (
          <li key={id}>
            <a href={to}>{title}</a> <span className="note">{when}</span>
          </li>
        ))}
        {mayKeep &&
          ways.map(({ mandate, words: said }) => (
            <li key={mandate}>
              <a href={newMeetingAddress(language, { mandate })}>{said}</a>
            </li>
          ))}
      </ul>
    </section>
  );
}
