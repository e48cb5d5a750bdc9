import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ListForm } from "../../parts/speakers/list-form.tsx";
import { SpeakersPage } from "../../parts/speakers/speakers-page.tsx";
import { personForm } from "../../signed.ts";
import { found, said, titleIn } from "../meetings/asked.ts";
import { screenAddress } from "./addresses.ts";
import { askToRun, headOf, waysOf } from "./asked.ts";
import { fieldsOf, listOf } from "./list-form.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** What a list is, said anew: its order only until somebody was called. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askToRun(args);
  const { seen, words } = asked;
  const { policy } = seen.record;
  return {
    head: headOf(asked, "settings"),
    meeting: titleIn(seen.meeting, words),
    ways: waysOf(asked, "settings"),
    fields: fieldsOf(seen.meeting, seen.record),
    zone: seen.meeting.zone,
    mayOrder: !seen.acts.some(({ act }) => act === "call"),
    drawn:
      policy.order === "window" && seen.record.lot !== null
        ? words.t("speakers:form.drawn", { letter: policy.letter, seed: seen.record.lot })
        : null,
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, services, person, words } = await personForm(args);
  const id = args.params.list ?? "";
  const { meeting } = found(await services.speakers.look(person.actor, id));
  const read = listOf(form, meeting.zone);
  if (!read.ok) return { said: said(read.problems, words), happened: [] };
  const { title, plan, shown, ...ordered } = read.value;
  // A fieldset that is switched off sends nothing, and then nothing of the order changes.
  const change = form.has("order") ? { title, plan, shown, ...ordered } : { title, plan, shown };
  const done = await services.speakers.change(person.actor, id, change);
  if (!done.ok) return { said: said(done.problems, words), happened: [] };
  return redirect(screenAddress(language, id, "settings"), { status: 303 });
}

export default function Settings() {
  const { t } = useFrame().words;
  const { head, meeting, ways, fields, zone, mayOrder, drawn } = useLoaderData<typeof loader>();
  const undone = useActionData<typeof action>();
  return (
    <SpeakersPage meeting={meeting} title={head.title} ways={ways} undone={undone}>
      {drawn !== null && <p className="prose">{drawn}</p>}
      <ListForm fields={fields} mayOrder={mayOrder} zone={zone} submit={t("speakers:form.save")} />
    </SpeakersPage>
  );
}
