import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { dayIn } from "../../../dialogue/meetings/days.ts";
import { takesPart } from "../../../dialogue/participation/model.ts";
import type { OrganizationSeen } from "../../../dialogue/participation/seen.ts";
import { territory } from "../../../kernel/territory/register.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { OrganizationForms } from "../../parts/meetings/organization-forms.tsx";
import { OrganizationsTable } from "../../parts/meetings/organizations-table.tsx";
import { nameOf } from "../../say.ts";
import { field, personForm } from "../../signed.ts";
import { typedIn } from "../../typed.ts";
import { delegationAddress, meetingPart } from "./addresses.ts";
import { askMeeting, crumbsOf, dayInWords, found, frameOf, said } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["done", "count"] };

/** Organizations that take part, and for those concerned the procedure by which they come to. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, actor, id, services, meetings, person, query } = asked;
  const meeting = found(await meetings.one(actor, id));
  const all = found(await services.participation.organizations(actor, id));
  const keeps = person?.may("meeting.keep") ?? false;
  const own =
    actor.kind === "person"
      ? [...new Set(actor.seats.flatMap(({ party }) => (party === null ? [] : [party])))].filter((party) =>
          person?.may("organization.object", party),
        )
      : [];
  const parties = await services.directory.parties();
  const names = new Map(parties.map(({ id: one, names: of }) => [one as string, of[language]]));
  const title = words.t("meetings:tab.organizations");
  const today = dayIn(meeting.zone, services.now());
  const open = meeting.state === "preparing" || meeting.state === "open";
  return {
    head: {
      title,
      description: words.t("meetings:organizations.about"),
      canonical: meetingPart(language, id, "organizations"),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "organizations"),
    done:
      query.get("done") === "circulated"
        ? words.t("meetings:organizations.circulated", { count: Number(query.get("count")) || 0 })
        : null,
    rows: all
      .map((one) => row(one, { words, names, keeps, own, today, open, to: delegationTo(one) }))
      .sort((a, b) => words.compare(a.name, b.name)),
    waiting: all.filter(({ state, organization }) => state === "applied" && organization.circulated === null)
      .length,
    keeps: keeps && open,
    own: own.map((party) => ({ party, name: names.get(party) ?? party })),
    until: new Date(Date.parse(`${today}T00:00:00Z`) + 28 * 86_400_000).toISOString().slice(0, 10),
  } satisfies PageData & Record<string, unknown>;

  function delegationTo({ organization, state }: OrganizationSeen): string | null {
    return keeps && takesPart(state) ? delegationAddress(language, id, `ngo/${organization.id}`) : null;
  }
}

interface RowOptions {
  readonly words: Words;
  readonly names: ReadonlyMap<string, string>;
  readonly keeps: boolean;
  readonly own: readonly string[];
  readonly today: string;
  readonly open: boolean;
  readonly to: string | null;
}

function row({ organization, state, objections, by, own: objected }: OrganizationSeen, options: RowOptions) {
  const { words, names, own, today, open, to } = options;
  const { id, name, acronym, territory: seat, site, until } = organization;
  const inPeriod = open && until !== null && today <= until;
  return {
    id: id as string,
    name: acronym === null ? name : words.t("meetings:organizations.with-acronym", { name, acronym }),
    plain: name,
    to,
    site,
    seat: seat === null ? null : nameOf(words, seat),
    state: words.t(`meetings:organization-state.${state}`),
    until: until === null ? null : words.t("meetings:organizations.until", { day: dayInWords(until, words) }),
    objections:
      objections === null || objections === 0
        ? null
        : words.t("meetings:organizations.objections", { count: objections }),
    by: by.map(({ party, reason }) => ({ party: names.get(party) ?? party, reason })),
    mayObject: inPeriod ? own.filter((party) => !objected.includes(party)) : [],
    mayWithdraw: open ? own.filter((party) => objected.includes(party)) : [],
    decision: organization.decision,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { participation } = services;
  const [actor, id, organization] = [person.actor, args.params.id ?? "", field(form, "organization") ?? ""];
  const back = (query = {}) => redirect(meetingPart(language, id, "organizations", query), { status: 303 });
  const deed = field(form, "deed");
  switch (deed) {
    case "add": {
      const seat = field(form, "territory");
      const done = await participation.addOrganization(actor, id, {
        name: field(form, "name") ?? "",
        acronym: field(form, "acronym"),
        territory: seat === null ? null : (territory(seat.toUpperCase())?.id ?? null),
        site: field(form, "site"),
      });
      return done.ok ? back() : { said: said(done.problems, words), typed: typedIn(form) };
    }
    case "circulate": {
      const done = await participation.circulate(actor, id, field(form, "until") ?? "");
      return done.ok
        ? back({ done: "circulated", count: String(done.value.written) })
        : { said: said(done.problems, words), typed: typedIn(form) };
    }
    case "object":
    case "withdraw": {
      const done = await participation.object(actor, {
        ...{ meeting: id, organization, party: field(form, "party") ?? "", reason: field(form, "reason") },
        object: deed === "object",
      });
      return done.ok ? back() : { said: said(done.problems, words), typed: typedIn(form) };
    }
    default: {
      const done = await participation.decide(actor, id, organization, field(form, "decision"));
      return done.ok ? back() : { said: said(done.problems, words), typed: typedIn(form) };
    }
  }
}

export default function Organizations() {
  const { t } = useFrame().words;
  const { head, frame, done, rows, waiting, keeps, own, until } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <MeetingPage
      title={head.title}
      lede={head.description}
      frame={frame}
      problems={refused?.said}
      done={done}
    >
      {rows.length === 0 ? (
        <p className="prose">
          {t(keeps ? "meetings:organizations.none-keep" : "meetings:organizations.none")}
        </p>
      ) : (
        <OrganizationsTable rows={rows} keeps={keeps} own={own} />
      )}
      {keeps && <OrganizationForms waiting={waiting} until={until} typed={refused?.typed ?? null} />}
    </MeetingPage>
  );
}
