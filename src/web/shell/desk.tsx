import type { Deed } from "../../directory/rights.ts";
import type { Language } from "../../kernel/language.ts";
import { accountAddress } from "../addresses.ts";
import { useFrame } from "../frame.ts";
import { auditAddress } from "../pages/audit/addresses.ts";
import { consultationsAddress } from "../pages/consultation/addresses.ts";
import { peopleAddress } from "../pages/directory/addresses.ts";
import { lettersAddress } from "../pages/letters/addresses.ts";
import { meetingsAddress } from "../pages/meetings/addresses.ts";
import { questionnairesAddress } from "../pages/questionnaire/addresses.ts";
import { repliesAddress } from "../pages/reply/addresses.ts";
import { reportsAddress } from "../pages/report/addresses.ts";
import { responsesAddress } from "../pages/responses/addresses.ts";

interface Place {
  readonly name: string;
  readonly to: (language: Language) => string;
  /** The place is shown to whoever may do one of these for somebody at least; null to everyone who is signed in. */
  readonly deed: Deed | readonly Deed[] | null;
}

/** The places of work, in the order in which work goes. */
const places: readonly Place[] = [
  { name: "replies", to: (language) => repliesAddress(language), deed: "reply.write" },
  { name: "questionnaires", to: (language) => questionnairesAddress(language), deed: "questionnaire.read" },
  { name: "consultations", to: (language) => consultationsAddress(language), deed: "consultation.follow" },
  { name: "meetings", to: meetingsAddress, deed: ["meeting.follow", "delegation.register"] },
  { name: "responses", to: (language) => responsesAddress(language), deed: "reply.read" },
  { name: "reports", to: (language) => reportsAddress(language), deed: "report.comment" },
  { name: "people", to: (language) => peopleAddress(language), deed: "people.keep" },
  { name: "letters", to: (language) => lettersAddress(language), deed: "mail.read" },
  { name: "audit", to: (language) => auditAddress(language), deed: "audit.read" },
  { name: "account", to: accountAddress, deed: null },
];

/** Beneath the masthead, for whoever is signed in: the places where their work is, and no others. Visitors have none. */
export function Desk() {
  const { words, language, path, person } = useFrame();
  if (!person) return null;
  const [here] = path.split("?");
  return (
    <nav className="desk page screen-only" aria-label={words.t("desk:label")}>
      <ul className="wide">
        {places
          .filter(({ deed }) => deed === null || [deed].flat().some((one) => person.may(one)))
          .map(({ name, to }) => {
            const [address = ""] = to(language).split("?");
            const inside = here === address || here?.startsWith(`${address}/`);
            return (
              <li key={name}>
                <a href={address} {...(inside ? { "aria-current": here === address ? "page" : "true" } : {})}>
                  {words.t(`desk:${name}`)}
                </a>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}
