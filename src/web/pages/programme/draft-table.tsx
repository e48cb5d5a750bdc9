import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { wallAt } from "../../../dialogue/programme/clock.ts";
import type { TableOutcome } from "../../../dialogue/programme/importing.ts";
import { SessionKind, sessionKinds } from "../../../dialogue/programme/model.ts";
import { byDay, dayWords } from "../../../dialogue/programme/saying.ts";
import { problem, type Result } from "../../../kernel/problem.ts";
import { type Text, textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { DraftPage } from "../../parts/programme/draft-page.tsx";
import { TableFiles } from "../../parts/programme/table-files.tsx";
import { TableForm } from "../../parts/programme/table-form.tsx";
import { field, personForm } from "../../signed.ts";
import { found, frameOf } from "../meetings/asked.ts";
import { draftAddress, draftFileAddress, draftTableAddress } from "./addresses.ts";
import { askDraft, crumbsIn, numberIn, refusedOr } from "./asked.ts";
import { doneWords } from "./done.ts";
import { givenOf, whenIn } from "./session-form.ts";
import { draftWays } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["day", "done"] };

/** A day of the draft as a table of fields, and the whole as a file to take away and bring back. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askDraft(args, "programme.keep");
  const { words, language, programme, actor, id, query } = asked;
  const { meeting, draft } = found(await programme.draft(actor, id));
  const { zone, original } = meeting;
  const days = byDay(draft.sessions, zone);
  const shown = days.find(({ day }) => day === query.get("day")) ?? days[0];
  const title = words.t("programme:table.title");
  const named = (text: Parameters<typeof textIn>[0]) => textIn(text, language, original).text;
  return {
    head: {
      title,
      description: words.t("programme:table.about"),
      canonical: draftTableAddress(language, id),
      crumbs: crumbsIn(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "programme"),
    ways: draftWays(asked, "table"),
    done: doneWords(query.get("done"), words),
    original,
    day: shown?.day ?? null,
    dayWords: shown ? dayWords(shown.day, words) : "",
    days: days.map(({ day }) => ({
      day,
      words: dayWords(day, words),
      to: draftTableAddress(language, id, { day }),
    })),
    rows: (shown?.sessions ?? []).map((session) => {
      const [from, to] = [wallAt(Date.parse(session.begins), zone), wallAt(Date.parse(session.ends), zone)];
      return {
        ...{ id: session.id, revision: session.revision, kind: session.kind },
        ...{ room: session.room ?? "", segment: session.segment ?? "", title: session.title[original] ?? "" },
        label: named(session.title),
        ...{ day: from.day, begins: from.time, ends: to.time, endsDay: to.day === from.day ? "" : to.day },
      };
    }),
    kinds: sessionKinds.map((kind) => ({ id: kind, name: words.t(`programme:kind.${kind}`) })),
    rooms: draft.rooms.map(({ id: room, name }) => ({ id: room, name: named(name) })),
    segments: draft.segments.map(({ id: segment, title: text }) => ({ id: segment, name: named(text) })),
    files: (["xlsx", "csv"] as const).map((format) => ({
      format,
      words: words.t(`programme:file.${format}`),
      to: draftFileAddress(language, id, format),
    })),
  } satisfies PageData & Record<string, unknown>;
}

/** What came of a file: what it would change, or why it was refused. */
interface FileAnswer {
  readonly waiting: string | null;
  readonly name: string;
  readonly rest: "stay" | "remove";
  readonly lines: readonly string[] | null;
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { programme } = services;
  const [actor, id, deed] = [person.actor, args.params.id ?? "", field(form, "deed")];
  if (deed === "rows") {
    const done = await keepRows(args, form);
    const day = field(form, "shown") ?? undefined;
    if (done.ok)
      return redirect(draftTableAddress(language, id, { ...(day ? { day } : {}), done: "change" }), 303);
    return data({ problems: refusedOr(done, words), file: null, typed: typedIn(form) }, { status: 422 });
  }
  const rest = field(form, "rest") === "remove" ? ("remove" as const) : ("stay" as const);
  const answer = (name: string, done: Result<TableOutcome>, waiting: string | null) =>
    done.ok
      ? data({
          problems: [],
          file: { waiting, name, rest, lines: outcomeLines(done.value, words) } as FileAnswer,
          typed: null,
        })
      : data({ problems: refusedOr(done, words), file: null, typed: null }, { status: 422 });
  if (deed === "keep") {
    const file = person.waiting.take(field(form, "file") ?? "");
    if (!file) return answer("", { ok: false, problems: [problem("record-pages.file-gone")] }, null);
    const done = await programme.takeTable(actor, id, file, { dryRun: false, rest });
    return done.ok
      ? redirect(draftAddress(language, id, { done: "table" }), 303)
      : answer(file.name, done, null);
  }
  const given = form.get("file");
  if (!(given instanceof File) || given.size === 0)
    return answer("", { ok: false, problems: [problem("programme.no-file")] }, null);
  const file = { name: given.name.slice(0, 120), bytes: new Uint8Array(await given.arrayBuffer()) };
  const looked = await programme.takeTable(actor, id, file, { dryRun: true, rest });
  const waits = looked.ok && outcomeLines(looked.value, words).length > 0;
  return answer(file.name, looked, waits ? person.waiting.put(file) : null);
}

/** Every session of which a field was changed, in one step. */
async function keepRows(args: ActionFunctionArgs, form: FormData) {
  const { programme, actor, id } = askDraft(args, "programme.keep");
  const { meeting, draft } = found(await programme.draft(actor, id));
  const changes = form.getAll("row").flatMap((one) => {
    const session = draft.sessions.find((own) => own.id === one);
    if (!session) return [];
    const said = (name: string) => field(form, `${session.id}.${name}`);
    const kind = SessionKind.safeParse(said("kind"));
    const now = givenOf(session, meeting.zone);
    const [title, when] = [said("title"), whenIn(form, `${session.id}.`)];
    const still =
      now.when.day === when.day &&
      now.when.begins === when.begins &&
      now.when.ends === when.ends &&
      now.when.endsDay === when.endsDay;
    const texts: Text = { ...session.title };
    if (title === null) delete texts[meeting.original];
    else texts[meeting.original] = title;
    const given = {
      ...now,
      kind: kind.success ? kind.data : session.kind,
      room: said("room"),
      segment: said("segment"),
      title: texts,
      // A time that stands as it was keeps its instant, also where the clock shows it twice.
      when: still ? now.when : when,
    };
    const seen = numberIn(said("seen")) ?? 0;
    const same =
      still &&
      given.kind === session.kind &&
      given.room === session.room &&
      given.segment === session.segment &&
      (given.title[meeting.original] ?? "") === (session.title[meeting.original] ?? "");
    return same ? [] : [{ session: session.id, given, seen }];
  });
  return programme.changeMany(actor, id, changes);
}

function typedIn(form: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** What a file would change, in lines; none where it changes nothing. */
function outcomeLines({ plan, removed }: TableOutcome, { t, language }: Words): readonly string[] {
  const titled = (session: { readonly title: Parameters<typeof textIn>[0] }) =>
    textIn(session.title, language, "en").text;
  return [
    ...plan.newRooms.map((name) => t("programme:table.new-room", { name })),
    ...plan.newSegments.map((name) => t("programme:table.new-segment", { name })),
    ...plan.sessions.map(({ before, after }) =>
      t(before ? "programme:table.changes" : "programme:table.adds", { title: titled(after) }),
    ),
    ...removed.map((session) => t("programme:table.removes", { title: titled(session) })),
  ];
}

export default function TablePage() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { head, frame, ways, done, days, day } = shown;
  return (
    <DraftPage
      title={head.title}
      lede={head.description}
      frame={frame}
      ways={ways}
      problems={refused?.problems}
      done={done}
    >
      {days.length > 1 && (
        <nav className="wide pg-days" aria-label={t("programme:page.days")}>
          <ul>
            {days.map((one) => (
              <li key={one.day}>
                <a href={one.to} aria-current={one.day === day ? "true" : undefined}>
                  {one.words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {day !== null && <TableForm {...shown} day={day} typed={refused?.typed ?? {}} />}
      <TableFiles files={shown.files} answer={refused?.file ?? null} />
    </DraftPage>
  );
}
