import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { SessionGiven } from "../../../dialogue/programme/asked-of.ts";
import { clashesIn, sessionsOf } from "../../../dialogue/programme/clashes.ts";
import { clockNotes } from "../../../dialogue/programme/printing.ts";
import { partiesFor } from "../../../directory/rights.ts";
import { problem } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import { notFound } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ChangeList } from "../../parts/programme/change-list.tsx";
import { DraftPage } from "../../parts/programme/draft-page.tsx";
import { SessionDeeds, SessionForm } from "../../parts/programme/session-form.tsx";
import { field, personForm } from "../../signed.ts";
import { found, frameOf } from "../meetings/asked.ts";
import { draftAddress, draftSessionAddress } from "./addresses.ts";
import { askDraft, crumbsIn, numberIn, refusedOr } from "./asked.ts";
import { shownChange } from "./change-words.ts";
import { shownConflicts } from "./conflict-words.ts";
import { doneWords } from "./done.ts";
import { givenOf, sessionIn } from "./session-form.ts";
import { partyNames } from "./shown.ts";
import { draftWays } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["day", "begins", "room", "more", "done"] };

/** The form of a session of the draft; `new` is one that is added. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askDraft(args, "programme.keep");
  const { words, language, programme, actor, id, query, services } = asked;
  const { t } = words;
  const { meeting, draft } = found(await programme.draft(actor, id));
  const wanted = args.params.session ?? "";
  const session = draft.sessions.find((one) => one.id === wanted);
  if (!session && wanted !== "new")
    throw notFound("programme.session-unknown", { session: wanted.slice(0, 60) });
  const day = query.get("day") ?? meeting.opens;
  const begins = query.get("begins") ?? "10:00";
  const room = draft.rooms.find((one) => one.id === query.get("room"))?.id ?? null;
  const given = session ? givenOf(session, meeting.zone) : freshSession(day, begins, room);
  const title = session ? textIn(session.title, language, meeting.original).text : t("programme:form.new");
  const clashes = clashesIn(draft);
  const own = session ? clashes.conflicts.filter((one) => sessionsOf(one).includes(session.id)) : [];
  return {
    head: {
      title,
      description: t("programme:form.about"),
      canonical: draftSessionAddress(language, id, session?.id ?? "new"),
      crumbs: crumbsIn(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "programme"),
    ways: draftWays(asked, "grid"),
    done: doneWords(query.get("done"), words),
    session: session ? { id: session.id, revision: session.revision } : null,
    given,
    original: meeting.original,
    zone: meeting.zone,
    blanks: Math.min(numberIn(query.get("more")) ?? 2, 12),
    rooms: draft.rooms.map((one) => ({
      id: one.id,
      name: textIn(one.name, language, meeting.original).text,
    })),
    segments: draft.segments.map((one) => ({
      id: one.id,
      name: textIn(one.title, language, meeting.original).text,
    })),
    people: await peopleOf(asked),
    parties: (await services.directory.parties())
      .map((party) => ({ id: party.id, name: party.names[language] }))
      .sort((a, b) => words.compare(a.name, b.name)),
    conflicts: shownConflicts({ ...clashes, conflicts: own }, draft, words, meeting.original).map(
      (one) => one.words,
    ),
    clocks: clockNotes(meeting, [given.when.day], words),
    back: draftAddress(language, id, { day: given.when.day }),
  } satisfies PageData & Record<string, unknown>;
}

/** Those of the directory who can be named, where the writer may see them. */
async function peopleOf({ services, actor, words }: ReturnType<typeof askDraft>) {
  if (partiesFor(actor, "people.see") !== "all") return [];
  return (await services.directory.persons())
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => words.compare(a.name, b.name));
}

/** Those whom a form may name: of the directory, and who stands in the draft already. */
async function namedIn(asked: ReturnType<typeof askDraft>) {
  const { draft } = found(await asked.programme.draft(asked.actor, asked.id));
  const standing = draft.sessions.flatMap(({ people }) =>
    people.flatMap(({ person, name }) => (person === null ? [] : [{ id: person, name }])),
  );
  return [...(await peopleOf(asked)), ...standing];
}

function freshSession(day: string, begins: string, room: string | null): SessionGiven {
  const [hour = 10] = begins.split(":").map(Number);
  const ends = `${String(Math.min(hour + 1, 23)).padStart(2, "0")}${begins.slice(2, 5)}`;
  return {
    ...{ kind: "plenary", segment: null, room, when: { day, begins, ends }, title: {}, theme: null },
    ...{ questions: [], people: [], documents: [], note: null, attendance: "open" },
  };
}

/** Keeps what was filled in, copies or removes. What was typed is never lost: a refused form is shown as it was sent. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { programme } = services;
  const [actor, id, session] = [person.actor, args.params.id ?? "", args.params.session ?? "new"];
  const seen = numberIn(field(form, "seen")) ?? 0;
  const deed = field(form, "deed");
  if (deed === "copy") {
    const done = await programme.copy(actor, id, session);
    if (done.ok)
      return redirect(draftSessionAddress(language, id, done.value.session ?? "new", { done: "copy" }), 303);
    return { problems: refusedOr(done, words), given: null, meanwhile: null, seen };
  }
  if (deed === "remove") {
    const sure = field(form, "sure") === "yes";
    const done = sure
      ? await programme.remove(actor, id, session, seen)
      : ({ ok: false, problems: [problem("programme.not-sure")] } as const);
    if (done.ok)
      return redirect(
        draftAddress(language, id, { day: field(form, "back") ?? undefined, done: "remove" }),
        303,
      );
    return { problems: refusedOr(done, words), given: null, meanwhile: null, seen };
  }
  const asked = askDraft(args, "programme.keep");
  const named = await namedIn(asked);
  const given = sessionIn(form, named);
  const done = await (session === "new"
    ? programme.add(actor, id, given)
    : programme.change(actor, id, session, given, seen));
  if (done.ok) {
    const kept = done.value.session ?? session;
    const more = deed === "more" ? { more: "8" } : {};
    if (deed === "more" || deed === "stay")
      return redirect(
        draftSessionAddress(language, id, kept, { done: session === "new" ? "add" : "change", ...more }),
        303,
      );
    const day = given.when.day;
    return redirect(
      `${draftAddress(language, id, { day, done: session === "new" ? "add" : "change" })}#session.${kept}`,
      303,
    );
  }
  const problems = refusedOr(done, words);
  const late = done.problems.some(({ code }) => code === "programme.changed-since");
  return { problems, given, ...(late ? await meanwhile(args, form, given) : { meanwhile: null, seen }) };
}

/** What somebody else made of the session since, beside what it was when this form was opened, and the revision to write over. */
async function meanwhile(args: ActionFunctionArgs, form: FormData, given: SessionGiven) {
  const { words, programme, actor, id, services } = askDraft(args, "programme.keep");
  const { meeting, draft } = found(await programme.draft(actor, id));
  const now = draft.sessions.find((one) => one.id === args.params.session);
  const seen = numberIn(field(form, "seen")) ?? 0;
  if (!now) return { meanwhile: null, seen };
  const around = {
    ...{ meeting, before: draft, after: draft, words },
    party: await partyNames(services.directory),
  };
  const { begins, ends } = now;
  const typed = { ...given, id: now.id, begins, ends };
  const differs = (
    [
      "title",
      "theme",
      "questions",
      "people",
      "documents",
      "note",
      "room",
      "segment",
      "kind",
      "attendance",
    ] as const
  ).filter((aspect) => JSON.stringify(now[aspect]) !== JSON.stringify(typed[aspect]));
  const when = givenOf(now, meeting.zone).when;
  const moved = JSON.stringify(when) !== JSON.stringify(given.when);
  const shown = shownChange(
    { kind: "changed", id: now.id, before: now, after: typed, aspects: differs },
    around,
  );
  const typedWhen = words.t("programme:time.on", {
    day: given.when.day,
    time: words.t("programme:time.span", { from: given.when.begins, to: given.when.ends }),
  });
  const time = shownChange(
    { kind: "changed", id: now.id, before: now, after: now, aspects: ["time"] },
    around,
  ).lines;
  return {
    meanwhile: [
      {
        ...shown,
        lines: [...time.filter(() => moved).map((line) => ({ ...line, after: typedWhen })), ...shown.lines],
      },
    ],
    seen: now.revision,
  };
}

export default function DraftSessionPage() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { head, frame, ways, done, session, conflicts } = shown;
  return (
    <DraftPage
      title={head.title}
      lede={head.description}
      frame={frame}
      ways={ways}
      problems={refused?.problems}
      done={done}
    >
      {conflicts.length > 0 && (
        <ul className="prose pg-own-conflicts">
          {conflicts.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {shown.clocks.map((line) => (
        <p className="prose note" key={line}>
          {line}
        </p>
      ))}
      {refused?.meanwhile && (
        <section className="wide pg-meanwhile" aria-labelledby="meanwhile">
          <h2 id="meanwhile">{t("programme:form.meanwhile")}</h2>
          <ChangeList changes={refused.meanwhile} />
        </section>
      )}
      <SessionForm
        given={refused?.given ?? shown.given}
        seen={refused?.seen ?? session?.revision ?? 0}
        fresh={session === null}
        original={shown.original}
        zone={shown.zone}
        blanks={shown.blanks}
        rooms={shown.rooms}
        segments={shown.segments}
        people={shown.people}
        parties={shown.parties}
      />
      {session !== null && (
        <SessionDeeds seen={refused?.seen ?? session.revision} day={shown.given.when.day} />
      )}
      <p className="prose">
        <a href={shown.back}>{t("programme:form.back")}</a>
      </p>
    </DraftPage>
  );
}
