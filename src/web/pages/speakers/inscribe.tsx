import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { levels } from "../../../dialogue/speakers/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { InscribeForm } from "../../parts/speakers/inscribe-form.tsx";
import { partyName } from "../../parts/speakers/saying.ts";
import { SpeakersPage } from "../../parts/speakers/speakers-page.tsx";
import { requireDeed, signedIn } from "../../signed.ts";
import { titleIn } from "../meetings/asked.ts";
import { inscribeAddress, screenAddress, speakersAddress } from "./addresses.ts";
import { askList, headOf, type ListAsk, waysOf } from "./asked.ts";
import { postAct } from "./posted.ts";

/** What of the query this page reads: the party, the statement to which a right of reply is asked for, and who was inscribed just now. */
export const handle = { query: ["party", "reply", "done"] };

/** The form by which a delegation, or the secretariat for one, puts a speaker on the list. */
export async function loader(args: LoaderFunctionArgs) {
  const { person } = signedIn(args);
  requireDeed(person, "speakers.inscribe");
  const asked = await askList(args);
  const { own, saying, words, query, seen } = asked;
  const parties = [...saying.parties.values()]
    .filter(({ id }) => own === "all" || own.includes(id))
    .map(({ id }) => ({ id: id as string, name: partyName(saying, id) }))
    .sort((a, b) => words.compare(a.name, b.name));
  const reply = query.get("reply");
  const party =
    parties.find(({ id }) => id === query.get("party"))?.id ??
    (parties.length === 1 ? parties[0]?.id : null) ??
    null;
  return {
    head: headOf(asked, "inscribe"),
    meeting: titleIn(seen.meeting, words),
    ways: waysOf(asked, null),
    done: doneIn(parties.find(({ id }) => id === query.get("done"))),
    form: {
      seen: seen.list.acts,
      parties,
      party,
      head: party === null ? null : await headOfDelegation(asked, party),
      levels: levels.map((level) => ({ level: level as string, words: words.t(`speakers:level.${level}`) })),
      many: own === "all",
      reply: reply !== null,
      to: Number(reply ?? 0) || 0,
      statements: [...seen.list.entries.values()]
        .filter(({ kind, state }) => kind === "statement" && (state === "spoken" || state === "speaking"))
        .map(({ id, party }) => ({ id, name: partyName(saying, party) }))
        .toReversed(),
    },
  } satisfies PageData & Record<string, unknown>;

  function doneIn(party: { readonly name: string } | undefined) {
    return party ? words.t("speakers:inscribe.done", { party: party.name }) : null;
  }
}

/** Who leads the delegation as it is registered, and at which level: whoever is most likely to speak. Null where that is not known. */
async function headOfDelegation({ services, actor, seen }: ListAsk, party: string) {
  const known = await services.participation.delegation(actor, seen.meeting.id, party);
  if (!known.ok) return null;
  const head = known.value.delegates.find(({ rank, gone }) => rank === "head" && gone === null);
  return head ? { name: head.name, level: known.value.delegation?.level ?? null, sex: head.sex } : null;
}

/** Back to where it stands then: the desk of the secretariat, the list of a delegation; or to the next one. What was typed stands in the form where it was refused. */
export async function action(args: ActionFunctionArgs) {
  const kept = await args.request.clone().formData();
  const text = (name: string) => {
    const value = kept.get(name);
    return typeof value === "string" ? value : "";
  };
  const undone = await postAct(args, ({ language, person }) => {
    const list = args.params.list ?? "";
    if (text("then") === "another")
      return `${inscribeAddress(language, list)}?${new URLSearchParams({ done: text("party") }).toString()}`;
    return person.may("speakers.run")
      ? screenAddress(language, list, "desk")
      : speakersAddress(language, list);
  });
  if (undone instanceof Response) return undone;
  const names = ["party", "name", "level", "sex", "group", "members", "to"] as const;
  return { ...undone, typed: Object.fromEntries(names.map((name) => [name, text(name)])) };
}

export default function Inscribe() {
  const { t } = useFrame().words;
  const { head, meeting, ways, done, form } = useLoaderData<typeof loader>();
  const undone = useActionData<typeof action>();
  return (
    <SpeakersPage meeting={meeting} title={head.title} ways={ways} undone={undone}>
      {done !== null && !undone && (
        <p className="prose" role="status">
          {done}
        </p>
      )}
      <p className="prose">{t(form.reply ? "speakers:inscribe.about-reply" : "speakers:inscribe.about")}</p>
      <InscribeForm form={form} typed={undone?.typed ?? {}} />
    </SpeakersPage>
  );
}
