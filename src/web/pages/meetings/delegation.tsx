import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { dayIn } from "../../../dialogue/meetings/days.ts";
import { Level, ranks } from "../../../dialogue/participation/model.ts";
import type { Registration } from "../../../dialogue/participation/registering.ts";
import { problem } from "../../../kernel/problem.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { CredentialsForms } from "../../parts/meetings/credentials-forms.tsx";
import { DelegationForm } from "../../parts/meetings/delegation-form.tsx";
import { DelegationList } from "../../parts/meetings/delegation-list.tsx";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { field, personForm, signedIn } from "../../signed.ts";
import { delegationAddress, meetingPart } from "./addresses.ts";
import { askMeeting, crumbsOf, dayInWords, found, frameOf, said } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["done", "more"] };

/** Empty lines under those that are filled, and most that are asked for at once. */
const spare = 3;
const mostSpare = 60;

/** One delegation: registered by whoever speaks for the party, checked by the secretariat. */
export async function loader(args: LoaderFunctionArgs) {
  const { person } = signedIn(args, "delegation.register");
  const asked = askMeeting(args);
  const { words, language, actor, id, services, query } = asked;
  const delegation = args.params.delegation ?? "";
  const shown = found(await services.participation.delegation(actor, id, delegation));
  const { meeting, party, credentials } = shown;
  const { t } = words;
  const name = party?.names[language] ?? shown.name ?? delegation;
  const open = meeting.state === "preparing" || meeting.state === "open";
  const more = Math.min(mostSpare, Math.max(spare, Number(query.get("more")) || 0));
  const done = (["registered", "cancelled", "erased", "checked"] as const).find(
    (one) => one === query.get("done"),
  );
  return {
    head: {
      title: name,
      description: t("meetings:delegation.about"),
      canonical: delegationAddress(language, id, delegation),
      crumbs: crumbsOf(asked, meeting, name),
      sources: [],
    },
    frame: frameOf(asked, meeting, "participation"),
    back: meetingPart(language, id, "participation"),
    done: done ? t(`meetings:done.${done}`) : null,
    state: shown.delegation
      ? t("meetings:delegation.registered", { day: words.date(shown.delegation.registered) })
      : t("meetings:delegation.not-yet"),
    ceased:
      party?.until === undefined || party.until === null
        ? null
        : t("meetings:participation.ceased", { year: party.until }),
    level: shown.delegation?.level ?? null,
    levels:
      party === null ? [] : Level.options.map((level) => ({ level, words: t(`meetings:level.${level}`) })),
    revision: shown.delegation?.revision ?? null,
    delegates: shown.delegates.map(({ number, rank, name: own, post, sex, gone }) => ({
      number,
      rank,
      rankWords: t(`meetings:rank.${rank}`),
      name: gone === null ? own : t("meetings:participation.taken-out"),
      post,
      sex,
      gone: gone !== null,
    })),
    spare: more,
    more: delegationAddress(language, id, delegation),
    mayRegister: open && person.may("delegation.register", delegation),
    mayErase: person.may("meeting.keep"),
    registered: shown.delegation !== null,
    credentials:
      shown.withCredentials && (person.may("meeting.follow") || person.may("delegation.register", delegation))
        ? {
            state: t(`meetings:credentials.${credentials?.state ?? "none"}`),
            authority: credentials ? t(`meetings:authority.${credentials.authority ?? "none"}`) : null,
            issued: credentials?.issued ? dayInWords(credentials.issued, words) : null,
            received: credentials ? dayInWords(credentials.received, words) : null,
            steps: person.may("meeting.follow")
              ? shown.steps.map(({ number, state, note, at }) => ({
                  number,
                  words: t("meetings:credentials-step", {
                    state: t(`meetings:credentials.${state}`),
                    day: words.date(at),
                  }),
                  note,
                }))
              : [],
            today: dayIn(meeting.zone, services.now()),
            mayCheck: open && person.may("credentials.check"),
            has: credentials !== null,
          }
        : null,
  } satisfies PageData & Record<string, unknown>;
}

/** The delegates of a form, line by line; lines without a name are left out. */
function registrationIn(form: FormData): Registration {
  const column = (name: string) =>
    form.getAll(name).map((one) => (typeof one === "string" ? one.trim() : ""));
  const [rank, name, post, sex] = [column("rank"), column("name"), column("post"), column("sex")];
  const level = Level.safeParse(field(form, "level"));
  const seen = field(form, "revision");
  return {
    level: level.success ? level.data : null,
    seen: seen === null ? null : Number(seen),
    delegates: name.flatMap((own, line) =>
      own === "" && post[line] === ""
        ? []
        : [
            {
              name: own,
              rank: ranks.find((one) => one === rank[line]) ?? "adviser",
              post: post[line] || null,
              sex: sex[line] === "F" || sex[line] === "M" ? sex[line] : null,
            },
          ],
    ),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { participation } = services;
  const [actor, id, delegation] = [person.actor, args.params.id ?? "", args.params.delegation ?? ""];
  const back = (done: string) =>
    redirect(`${delegationAddress(language, id, delegation)}?done=${done}`, { status: 303 });
  const note = field(form, "note");
  switch (field(form, "deed")) {
    case "register": {
      const given = registrationIn(form);
      const done = await participation.register(actor, id, delegation, given);
      // What was typed comes back with what was wrong with it: nobody types fifteen names twice.
      return done.ok ? back("registered") : { said: sayProblems(done.problems), typed: given };
    }
    case "cancel": {
      if (form.get("sure") !== "yes") return { said: said([problem("consultations.not-sure")], words) };
      const done = await participation.cancel(actor, id, delegation);
      return done.ok ? back("cancelled") : { said: said(done.problems, words) };
    }
    case "erase": {
      const done = await participation.erase(actor, id, Number(field(form, "number")));
      return done.ok ? back("erased") : { said: said(done.problems, words) };
    }
    case "receive": {
      const authority = (["head-of-state", "head-of-government", "foreign-minister"] as const).find(
        (one) => one === field(form, "authority"),
      );
      const done = await participation.receive(actor, id, delegation, {
        authority: authority ?? null,
        issued: field(form, "issued"),
        received: field(form, "received") ?? "",
        note,
      });
      return done.ok ? back("checked") : { said: said(done.problems, words) };
    }
    default: {
      const done = await participation.examine(actor, id, delegation, {
        state: field(form, "state") ?? "",
        note,
      });
      return done.ok ? back("checked") : { said: said(done.problems, words) };
    }
  }

  function sayProblems(problems: Parameters<typeof said>[0]) {
    return said(
      problems.map((one) =>
        typeof one.facts.rank === "string"
          ? { ...one, facts: { ...one.facts, rank: words.t(`meetings:rank.${one.facts.rank}`) } }
          : one,
      ),
      words,
    );
  }
}

export default function DelegationPage() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = refused && "typed" in refused ? refused.typed : null;
  return (
    <MeetingPage
      title={shown.head.title}
      lede={shown.head.description}
      frame={shown.frame}
      problems={refused?.said}
      done={shown.done}
    >
      <div className="prose">
        <p>{shown.state}</p>
        {shown.ceased !== null && <p>{shown.ceased}</p>}
      </div>
      {shown.mayRegister ? (
        <DelegationForm
          levels={shown.levels}
          level={typed ? typed.level : shown.level}
          revision={shown.revision}
          delegates={typed ? typed.delegates : shown.delegates.filter(({ gone }) => !gone)}
          spare={shown.spare}
          more={shown.more}
          registered={shown.registered}
        />
      ) : (
        <DelegationList delegates={shown.delegates} />
      )}
      {shown.mayErase && shown.delegates.length > 0 && <DelegationList delegates={shown.delegates} erase />}
      {shown.credentials !== null && <CredentialsForms credentials={shown.credentials} />}
      <p className="prose screen-only">
        <a href={shown.back}>{t("meetings:delegation.back")}</a>
      </p>
    </MeetingPage>
  );
}
