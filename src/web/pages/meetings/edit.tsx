import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingForm } from "../../parts/meetings/meeting-form.tsx";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { personForm } from "../../signed.ts";
import { meetingAddress, meetingPart } from "./addresses.ts";
import { askMeetingAs, crumbsOf, found, frameOf, said } from "./asked.ts";
import { fieldsOf, readFields } from "./meeting-fields.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** All that is said of a meeting, to be changed. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeetingAs(args, "meeting.keep");
  const { words, language, meetings, actor, id, services } = asked;
  const meeting = found(await meetings.one(actor, id));
  const title = words.t("meetings:edit.title");
  return {
    head: {
      title,
      description: words.t("meetings:edit.about"),
      canonical: meetingPart(language, id, "edit"),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "edit"),
    fields: fieldsOf(meeting, await services.directory.parties(), words),
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const id = args.params.id ?? "";
  const given = readFields(form, await services.directory.parties(), words);
  const done = given.ok ? await services.meetings.change(person.actor, id, given.value) : given;
  if (!done.ok) return { said: said(done.problems, words) };
  throw redirect(`${meetingAddress(language, id)}?done=changed`, { status: 303 });
}

export default function EditMeeting() {
  const { t } = useFrame().words;
  const { head, frame, fields } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <MeetingPage title={head.title} lede={head.description} frame={frame} problems={refused?.said}>
      <MeetingForm fields={fields} kind={null} submit={t("meetings:edit.keep")} />
    </MeetingPage>
  );
}
