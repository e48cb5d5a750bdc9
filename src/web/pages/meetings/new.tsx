import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { dayIn } from "../../../dialogue/meetings/days.ts";
import type { MandateSaid } from "../../../dialogue/meetings/from-mandate.ts";
import { MeetingKind } from "../../../dialogue/model.ts";
import { meetingKinds } from "../../../dialogue/planning/deadlines.ts";
import { languages } from "../../../kernel/language.ts";
import type { Text } from "../../../kernel/texts.ts";
import { words as wordsOf } from "../../../kernel/words.ts";
import { worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingForm } from "../../parts/meetings/meeting-form.tsx";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { personForm } from "../../signed.ts";
import { meetingAddress, meetingsAddress, newMeetingAddress } from "./addresses.ts";
import { askMeetingAs, found, said } from "./asked.ts";
import { fieldsOf, proposedFields, readNew } from "./meeting-fields.ts";

/** What of the query this page reads. */
export const handle = { query: ["kind", "mandate"] };

/** Where a meeting begins: from the paragraph that convenes it, from a template, or from nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, query, meetings, actor, services } = askMeetingAs(args, "meeting.keep");
  const title = words.t("meetings:new.title");
  const [mandate, asked] = [query.get("mandate"), MeetingKind.safeParse(query.get("kind"))];
  const read = mandate === null ? null : found(await meetings.fromMandate(actor, mandate));
  const kind = read?.kind ?? (asked.success ? asked.data : null);
  const parties = await services.directory.parties();
  const proposed = kind && {
    ...proposedFields(kind, read?.title ?? titleOf(kind), dayIn("UTC", services.now())),
    ...(read && saidBy(read)),
  };
  return {
    head: {
      title,
      description: words.t("meetings:new.about"),
      canonical: newMeetingAddress(language, {
        kind: query.get("kind") ?? undefined,
        mandate: mandate ?? undefined,
      }),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("meetings:list.title"), to: meetingsAddress(language) },
        { words: title },
      ],
      sources: [],
    },
    kinds: meetingKinds.map((one) => ({
      kind: one,
      words: words.t(`meetings:kind.${one}`),
      about: words.t(`meetings:kind-about.${one}`),
      to: newMeetingAddress(language, { kind: one }),
    })),
    kind,
    kindWords: kind && words.t(`meetings:kind.${kind}`),
    read: read && {
      mandate: read.mandate,
      year:
        read.opens === null && read.year !== null
          ? words.t("meetings:new.year-only", { year: read.year })
          : null,
      known: read.known !== null,
    },
    fields: proposed && fieldsOf(proposed, parties, words),
  } satisfies PageData & Record<string, unknown>;
}

function titleOf(kind: MeetingKindName): Text {
  return Object.fromEntries(languages.map((one) => [one, wordsOf(one).t(`meetings:title.${kind}`)]));
}

type MeetingKindName = (typeof meetingKinds)[number];

/** What a mandate says, in the place of what a template would. */
function saidBy({ mandate, opens, closes, place, zone, details, year }: MandateSaid) {
  const text = details
    .map(({ number, text: one }) => (number === "" ? one : `${number}. ${one}`))
    .join("\n\n");
  const days = opens ?? (year === null ? null : `${year}-09-15`);
  return {
    mandate,
    ...(days === null ? {} : { opens: days, closes: closes ?? days }),
    ...(place ? { place } : {}),
    ...(zone === null ? {} : { zone }),
    ...(text === "" ? {} : { details: { en: text.slice(0, 10_000) } }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const given = readNew(form, await services.directory.parties(), words);
  const done = given.ok ? await services.meetings.create(person.actor, given.value) : given;
  if (!done.ok) return { said: said(done.problems, words) };
  throw redirect(meetingAddress(language, done.value.id), { status: 303 });
}

export default function NewMeeting() {
  const { t } = useFrame().words;
  const { head, kinds, kind, kindWords, read, fields } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <MeetingPage title={head.title} lede={head.description} problems={refused?.said}>
      {kind === null || fields === null ? (
        <ul className="meeting-kinds wide">
          {kinds.map(({ kind: one, words, about, to }) => (
            <li key={one}>
              <a href={to}>{words}</a>
              <p>{about}</p>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <div className="prose">
            <p>
              {read ? t("meetings:new.from-mandate", { kind: kindWords, mandate: read.mandate }) : kindWords}
            </p>
            {read?.year && <p>{read.year}</p>}
            {read?.known && <p>{t("meetings:new.days-known")}</p>}
          </div>
          <MeetingForm fields={fields} kind={kind} submit={t("meetings:new.prepare")} />
        </>
      )}
    </MeetingPage>
  );
}
