import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { ministerial } from "../../../dialogue/participation/model.ts";
import type { ParticipationRow } from "../../../dialogue/participation/seen.ts";
import { fewest, groupOf, type SexCount, womenShare } from "../../../dialogue/participation/statistics.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { ParticipantsTable } from "../../parts/meetings/participants-table.tsx";
import { ParticipationStatistics } from "../../parts/meetings/participation-statistics.tsx";
import { delegationAddress, meetingPart } from "./addresses.ts";
import { askMeeting, crumbsOf, found, frameOf } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["group", "state"] };

const states = ["registered", "missing", "ministerial", "no-credentials"] as const;

/** All who are invited side by side with their delegations, and how many they are. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, actor, id, services, person, query } = asked;
  const { t } = words;
  const { meeting, rows, statistics, withCredentials } = found(await services.participation.seen(actor, id));
  const follows = person?.may("meeting.follow") ?? false;
  const group = query.get("group") ?? undefined;
  const state = states.find((one) => one === query.get("state"));
  const title = t("meetings:tab.participation");
  const groups = statistics.groups.filter(({ invited, registered }) => invited + registered > 0);
  const to = (set: { readonly group?: string | undefined; readonly state?: string | undefined }) =>
    meetingPart(language, id, "participation", { group, state, ...set });
  const shown = rows.filter((row) => isIn(row, group) && isMeant(row, state));
  return {
    head: {
      title,
      description:
        statistics.invited + statistics.parties === 0
          ? t("meetings:participation.nobody")
          : t("meetings:participation.about", {
              registered: statistics.parties,
              invited: statistics.invited,
              ministerial: statistics.ministerial,
            }),
      canonical: to({}),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "participation"),
    statistics: {
      levels: statistics.levels.map(({ level, delegations }) => ({
        level: t(`meetings:level.${level ?? "none"}`),
        delegations: words.number(delegations),
      })),
      groups: groups.map((one) => ({
        group: groupName(one.group, words),
        invited: words.number(one.invited),
        registered: words.number(one.registered),
        ministerial: words.number(one.ministerial),
        delegates: words.number(one.delegates),
        // By group the numbers may be so small that they speak of persons: for those who see the names anyway.
        sex: follows ? sexInWords(one.sex, words) : null,
      })),
      sex: sexInWords(statistics.sex, words, follows),
      delegates: t("meetings:participation.delegates", { count: statistics.delegates }),
      withSex: follows,
    },
    choosers: [
      {
        name: t("meetings:participation.group"),
        choices: [undefined, ...groups.map((one) => one.group)].map((one) => ({
          words: one === undefined ? t("meetings:participation.all") : groupName(one, words),
          to: to({ group: one }),
          chosen: one === group,
        })),
      },
      {
        name: t("meetings:participation.state"),
        choices: [
          undefined,
          ...states.filter((one) => one !== "no-credentials" || (withCredentials && follows)),
        ].map((one) => ({
          words: one === undefined ? t("meetings:participation.all") : t(`meetings:participation.is.${one}`),
          to: to({ state: one }),
          chosen: one === state,
        })),
      },
    ],
    rows: shown
      .map((row) => rowOf(row, { words, follows, withCredentials, link: linkTo(row) }))
      .sort((a, b) => Number(a.organization) - Number(b.organization) || words.compare(a.name, b.name)),
    withHead: follows,
    withCredentials: withCredentials && follows,
    // Where there is nobody, the way to invite somebody stands in place of empty tables.
    empty: rows.length === 0,
    invite:
      rows.length === 0 && meeting.state === "preparing" && person?.may("meeting.keep")
        ? meetingPart(language, id, "edit")
        : null,
    badges: rows.length > 0 && person?.may("meeting.keep") ? meetingPart(language, id, "badges") : null,
  } satisfies PageData & Record<string, unknown>;

  function linkTo({ id: delegation, party }: ParticipationRow): string | null {
    const may = follows || (party !== null && person?.may("delegation.register", party.id));
    return may ? delegationAddress(language, id, delegation) : null;
  }
}

interface RowOptions {
  readonly words: Words;
  readonly follows: boolean;
  readonly withCredentials: boolean;
  readonly link: string | null;
}

function rowOf(row: ParticipationRow, { words, follows, withCredentials, link }: RowOptions) {
  const { party, name, delegation, counts, head, credentials } = row;
  const { t } = words;
  const brings = withCredentials && (party?.kind === "member-state" || party?.kind === "observer-state");
  return {
    id: row.id,
    name: party?.names[words.language] ?? name ?? row.id,
    organization: party === null,
    to: link,
    group: party ? groupName(groupOf(party), words) : t("meetings:participation.organization"),
    ceased:
      party?.until === undefined || party.until === null
        ? null
        : t("meetings:participation.ceased", { year: party.until }),
    registered: delegation !== null,
    level:
      delegation === null ? null : party === null ? null : t(`meetings:level.${delegation.level ?? "none"}`),
    head: head === "" ? t("meetings:participation.taken-out") : head,
    counts: counts && t("meetings:participation.counts", counts),
    credentials: brings && follows ? t(`meetings:credentials.${credentials?.state ?? "none"}`) : null,
  };
}

function isIn({ party }: ParticipationRow, wanted: string | undefined): boolean {
  return wanted === undefined || (party ? groupOf(party) : "non-governmental") === wanted;
}

function isMeant(
  { delegation, credentials, party }: ParticipationRow,
  wanted: (typeof states)[number] | undefined,
): boolean {
  switch (wanted) {
    case undefined:
      return true;
    case "registered":
      return delegation !== null;
    case "missing":
      return delegation === null;
    case "ministerial":
      return (
        delegation?.level !== undefined && delegation.level !== null && ministerial.has(delegation.level)
      );
    case "no-credentials":
      return (
        (party?.kind === "member-state" || party?.kind === "observer-state") &&
        (credentials === null || credentials.state === "withdrawn")
      );
  }
}

function groupName(group: string, { t, has }: Words): string {
  return has(`directory:group.${group}`) ? t(`directory:group.${group}`) : t(`directory:kinds.${group}`);
}

/** Women, men and those of whom it is not known; a share only where they are enough. Visitors get no numbers that could be persons. */
function sexInWords(sex: SexCount, words: Words, all = true): string | null {
  const { women, men, unstated } = sex;
  if (women + men + unstated === 0) return null;
  const share = womenShare(sex);
  if (share === null && !all) return words.t("meetings:participation.too-few", { fewest });
  const counts = words.t("meetings:participation.sex", { women, men, unstated });
  return share === null
    ? counts
    : words.t("meetings:participation.sex-share", {
        counts,
        share: words.number(share, { style: "percent" }),
      });
}

export default function ParticipationPage() {
  const { t } = useFrame().words;
  const { head, frame, statistics, choosers, rows, badges, withHead, withCredentials, empty, invite } =
    useLoaderData<typeof loader>();
  if (empty)
    return (
      <MeetingPage title={head.title} lede={head.description} frame={frame}>
        {invite !== null && (
          <p className="prose">
            {t("meetings:participation.invite-about")}{" "}
            <a href={invite}>{t("meetings:participation.invite")}</a>
          </p>
        )}
      </MeetingPage>
    );
  return (
    <MeetingPage title={head.title} lede={head.description} frame={frame}>
      {badges !== null && (
        <p className="prose screen-only">
          <a href={badges}>{t("meetings:badges.to")}</a>
        </p>
      )}
      <ParticipationStatistics statistics={statistics} />
      <div className="choosers wide screen-only">
        {choosers.map(({ name, choices }) => (
          <Chooser key={name} name={name} choices={choices} />
        ))}
      </div>
      {rows.length === 0 ? (
        <p className="prose">{t("meetings:participation.none")}</p>
      ) : (
        <ParticipantsTable rows={rows} withHead={withHead} withCredentials={withCredentials} />
      )}
    </MeetingPage>
  );
}
