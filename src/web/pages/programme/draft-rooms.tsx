import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { ProgrammeFrame } from "../../../dialogue/programme/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { DraftPage } from "../../parts/programme/draft-page.tsx";
import { RoomsForm } from "../../parts/programme/rooms-form.tsx";
import { field, personForm } from "../../signed.ts";
import { found, frameOf } from "../meetings/asked.ts";
import { draftRoomsAddress } from "./addresses.ts";
import { askDraft, crumbsIn, numberIn, refusedOr } from "./asked.ts";
import { doneWords } from "./done.ts";
import { textOf } from "./session-form.ts";
import { draftWays } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["done"] };

/** Rooms, segments, and the minutes that must lie between two sessions. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askDraft(args, "programme.keep");
  const { words, language, programme, actor, id, query } = asked;
  const { meeting, draft } = found(await programme.draft(actor, id));
  const title = words.t("programme:rooms.title");
  const { rooms, segments, intervals } = draft;
  return {
    head: {
      title,
      description: words.t("programme:rooms.about"),
      canonical: draftRoomsAddress(language, id),
      crumbs: crumbsIn(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "programme"),
    ways: draftWays(asked, "rooms"),
    done: doneWords(query.get("done"), words),
    given: { rooms, segments, intervals },
    original: meeting.original,
    seen: draft.revision,
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const id = args.params.id ?? "";
  const given = frameIn(form);
  const done = await services.programme.frame(person.actor, id, given, numberIn(field(form, "seen")) ?? 0);
  if (done.ok) return redirect(draftRoomsAddress(language, id, { done: "frame" }), 303);
  return { problems: refusedOr(done, words), given };
}

/** What the form says; what has no name is left out, what is new gets the first free number. */
function frameIn(form: FormData): ProgrammeFrame {
  const listed = (kind: string) => {
    const numbers = [
      ...new Set(
        [...form.keys()].flatMap((key) => new RegExp(`^${kind}\\.(\\d{1,3})\\.`).exec(key)?.[1] ?? []),
      ),
    ];
    const used = new Set(numbers.flatMap((at) => field(form, `${kind}.${at}.id`) ?? []));
    return numbers
      .sort((a, b) => Number(a) - Number(b))
      .flatMap((at) => {
        const text = textOf(form, `${kind}.${at}`);
        if (Object.keys(text).length === 0) return [];
        let own = field(form, `${kind}.${at}.id`);
        for (let number = 1; own === null; number += 1)
          if (!used.has(`${kind}-${number}`)) own = `${kind}-${number}`;
        used.add(own);
        return [{ id: own, text, seats: numberIn(field(form, `${kind}.${at}.seats`)) ?? null }];
      });
  };
  return {
    rooms: listed("room").map(({ id, text, seats }) => ({ id, name: text, seats })),
    segments: listed("segment").map(({ id, text }) => ({ id, title: text })),
    intervals: {
      room: numberIn(field(form, "interval.room")) ?? 0,
      person: numberIn(field(form, "interval.person")) ?? 0,
    },
  };
}

export default function RoomsPage() {
  const { t } = useFrame().words;
  const { head, frame, ways, done, given, original, seen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <DraftPage
      title={head.title}
      lede={t("programme:rooms.about")}
      frame={frame}
      ways={ways}
      problems={refused?.problems}
      done={done}
    >
      <RoomsForm given={refused?.given ?? given} original={original} seen={seen} />
    </DraftPage>
  );
}
