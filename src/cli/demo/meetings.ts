import type { MeetingId } from "../../dialogue/model.ts";
import { Level, type NewDelegate } from "../../dialogue/participation/model.ts";
import type { Party } from "../../directory/model.ts";
import type { Actor } from "../../kernel/actor.ts";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import type { Opened } from "../../server/open.ts";
import { type Draws, languageOf } from "./invented.ts";
import { personName } from "./people.ts";
import { addDays } from "./rounds.ts";

interface Convened {
  readonly officer: Actor;
  readonly parties: readonly Party[];
  readonly draw: Draws;
  /** The day on which the story is looked at. */
  readonly today: string;
  /** Sets the clock to an hour of a day. */
  readonly at: (day: string, hour: number) => void;
}

/** Of a hundred States, so many have registered by now. */
const registered = 61;

/**
 * The meetings that were held, and one that is coming: a High-level Dialogue in some weeks, with delegations, credentials in every
 * state, and organizations on which Member States are asked.
 */
export async function fillMeetings(
  { meetings, participation }: Pick<Opened, "meetings" | "participation">,
  { officer, parties, draw, today, at }: Convened,
): Promise<MeetingId> {
  unwrap(await meetings.takePast({ kind: "system" }));
  const opens = addDays(today, 24);
  at(addDays(today, -1), 9);
  const { id } = unwrap(
    await meetings.create(officer, {
      kind: "high-level-dialogue",
      title: Object.fromEntries(
        languages.map((language) => [
          language,
          words(language).t("meetings:title-of-year.high-level-dialogue", { year: opens.slice(0, 4) }),
        ]),
      ),
      opens,
      closes: addDays(opens, 1),
      place: Object.fromEntries(languages.map((language) => [language, newYork[language]])),
      zone: "America/New_York",
      mandate: "A/RES/61/208#op_4",
    }),
  );
  unwrap(await meetings.announce(officer, id));
  unwrap(await meetings.mark(officer, id, "report", addDays(today, -43)));
  at(addDays(today, -1), 10);
  for (const [name, acronym, territory] of organizations)
    unwrap(await participation.addOrganization(officer, id, { name, acronym, territory, site: null }));
  unwrap(await participation.circulate(officer, id, addDays(today, 14)));
  const [known] = unwrap(await participation.organizations(officer, id));
  if (known) unwrap(await participation.decide(officer, id, known.organization.id, "admitted"));
  at(addDays(today, -1), 11);
  const states = parties.filter(({ kind }) => kind === "member-state" || kind === "observer-state");
  for (const { id: party } of states) {
    if (!draw.chance(registered)) continue;
    const delegates = delegationOf(draw, party);
    unwrap(await participation.register(officer, id, party, { level: levelOf(draw), delegates, seen: null }));
    if (!draw.chance(70)) continue;
    const formal = draw.chance(85);
    const day = addDays(today, -14 + draw.below(10));
    unwrap(
      await participation.receive(officer, id, party, {
        authority: formal
          ? draw.one(["head-of-state", "head-of-government", "foreign-minister"] as const)
          : null,
        issued: addDays(today, -28),
        received: day,
        note: null,
      }),
    );
    if (draw.chance(80))
      unwrap(
        await participation.examine(officer, id, party, {
          state: formal ? "accepted" : "provisional",
          note: null,
        }),
      );
  }
  return id;
}

const newYork = {
  ar: "نيويورك",
  en: "New York",
  es: "Nueva York",
  fr: "New York",
  ru: "Нью-Йорк",
  zh: "纽约",
};

/** Organizations that do not exist. */
const organizations = [
  ["Bridge of Remittances", "BoR", "KEN"],
  ["Voces en Camino", null, "MEX"],
  ["Réseau des familles transnationales", "RFT", "SEN"],
] as const;

function levelOf(draw: Draws): Level {
  return draw.one(Level.options.flatMap((level) => Array.from({ length: weights[level] }, () => level)));
}

const weights: Readonly<Record<Level, number>> = {
  "head-of-state": 1,
  "head-of-government": 1,
  "vice-president": 1,
  "crown-prince": 0,
  "deputy-prime-minister": 1,
  minister: 14,
  "vice-minister": 7,
  "chair-of-delegation": 5,
  representative: 3,
};

function delegationOf(draw: Draws, party: string): NewDelegate[] {
  const size = 1 + draw.below(6);
  return Array.from({ length: size }, (_, place) => ({
    rank: place === 0 ? "head" : place < 3 ? "representative" : draw.chance(40) ? "alternate" : "adviser",
    name: personName(draw, languageOf(party)),
    post: null,
    sex: draw.chance(8) ? null : draw.chance(47) ? "F" : "M",
  }));
}
