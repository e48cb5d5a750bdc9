import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { ContributionKind, contributionKinds } from "../../../dialogue/contributions/model.ts";
import { dayIn } from "../../../dialogue/meetings/days.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { GiveForm } from "../../parts/contributions/give-form.tsx";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { field, personForm } from "../../signed.ts";
import { typedIn } from "../../typed.ts";
import { askMeeting, crumbsOf, dayInWords, found, frameOf, said } from "../meetings/asked.ts";
import { contributionAddress, contributionsAddress } from "./addresses.ts";
import { languageName, partyNames, partyOptions } from "./asked.ts";
import { givenText } from "./posted.ts";

/** What of the query this page reads. */
export const handle = { query: ["kind", "party", "phase", "q"] };

const phases = ["before", "during", "after"] as const;

/** What was handed in to a meeting, in the order of its numbers, and where one hands in more. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, services, actor, id, query, person } = asked;
  const { t } = words;
  const meeting = found(await asked.meetings.one(actor, id));
  const kind = ContributionKind.safeParse(query.get("kind")).data;
  const phase = phases.find((one) => one === query.get("phase"));
  const [party, q] = [query.get("party") ?? undefined, query.get("q") ?? undefined];
  const names = await partyNames(services, words);
  const listed = found(await services.contributions.list(actor, id, { kind, party, phase, words: q }));
  const all = (kind ?? party ?? phase ?? q) ? found(await services.contributions.list(actor, id)) : listed;
  const sessions = found(await services.roundTables.sessions(actor, id));
  const title = t("contributions:list.title");
  const may = (person?.may("contribution.give") ?? false) && meeting.state !== "past";
  return {
    head: {
      title,
      description: t("contributions:list.about"),
      canonical: contributionsAddress(language, id, { kind, party, phase, q }),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "contributions"),
    choice: { kind: kind ?? "", party: party ?? "", phase: phase ?? "", q: q ?? "" },
    kinds: contributionKinds.map((one) => ({ id: one, name: t(`contributions:kind.${one}`) })),
    phases: phases.map((one) => ({ id: one, name: t(`contributions:phase.${one}`) })),
    // Only those that have handed something in: nobody looks for one among hundreds.
    parties: [...new Set(all.flatMap((one) => (one.party === null ? [] : [one.party])))]
      .map((one) => ({ id: one, name: names.get(one) ?? one }))
      .sort((a, b) => words.compare(a.name, b.name)),
    counted: t("contributions:list.count", { count: listed.length }),
    chosen: (kind ?? party ?? phase ?? q) !== undefined,
    contributions: listed.map((one) => ({
      number: one.number,
      to: contributionAddress(language, id, one.number),
      title: one.title,
      language: one.language,
      inLanguage: languageName(one.language, words),
      by: one.party === null ? t("contributions:one.secretariat") : (names.get(one.party) ?? one.party),
      kind: t(`contributions:kind.${one.kind}`),
      day: dayInWords(one.given, words),
      phase: t(`contributions:phase.${one.phase}`),
      state: one.state === "shown" ? null : t(`contributions:state.${one.state}`),
      has: [
        ...(one.file ? [t("contributions:list.file")] : []),
        ...(one.link === null ? [] : [t("contributions:list.link")]),
        ...(one.delivered ? [t("contributions:list.checked")] : []),
      ],
      hit: one.hit && { text: one.hit.text, marks: one.hit.marks },
    })),
    give: may
      ? {
          ...(await partyOptions(asked, "contribution.give")),
          sessions: sessions.map((one) => ({
            id: one.id,
            title: textIn(one.title, language, meeting.original).text,
          })),
          today: dayIn(meeting.zone, services.now()),
        }
      : null,
  } satisfies PageData & Record<string, unknown>;
}

/** Hands something in, and leads to it. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const id = args.params.id ?? "";
  const done = await services.contributions.give(person.actor, id, {
    kind: ContributionKind.safeParse(field(form, "kind")).data ?? "written",
    party: field(form, "party"),
    title: field(form, "title") ?? "",
    language: field(form, "language") ?? language,
    given: field(form, "given") ?? "",
    session: field(form, "session"),
    link: field(form, "link"),
    text: await givenText(form),
  });
  if (!done.ok) return { said: said(done.problems, words), typed: typedIn(form) };
  return redirect(contributionAddress(language, id, done.value.number), { status: 303 });
}

export default function Contributions() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const { head, frame, choice, contributions, give } = shown;
  const refused = useActionData<typeof action>();
  return (
    <SaidPage title={head.title} lede={head.description} frame={frame} problems={refused?.said}>
      {give !== null && (
        <div className="wide">
          <GiveForm {...give} typed={refused?.typed ?? null} />
        </div>
      )}
      <form className="said-filter wide screen-only" method="get">
        <label>
          <span>{t("contributions:list.words")}</span>
          <input type="search" name="q" defaultValue={choice.q} dir="auto" maxLength={200} />
        </label>
        <label>
          <span>{t("contributions:give.kind")}</span>
          <select name="kind" defaultValue={choice.kind}>
            <option value="">{t("contributions:list.any")}</option>
            {shown.kinds.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {shown.parties.length > 1 && (
          <label>
            <span>{t("contributions:give.party")}</span>
            <select name="party" defaultValue={choice.party}>
              <option value="">{t("contributions:list.any")}</option>
              {shown.parties.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{t("contributions:list.when")}</span>
          <select name="phase" defaultValue={choice.phase}>
            <option value="">{t("contributions:list.any")}</option>
            {shown.phases.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t("contributions:list.find")}
        </button>
      </form>
      <p className="wide note" role="status">
        {shown.counted}
      </p>
      {contributions.length === 0 ? (
        <p className="prose">
          {t(shown.chosen ? "contributions:list.none-found" : "contributions:list.none")}
        </p>
      ) : (
        <ol className="said-list wide">
          {contributions.map((one) => (
            <li key={one.number} value={one.number}>
              <p className="said-title">
                <span className="said-number">{one.number}</span>{" "}
                <a href={one.to} lang={one.language} dir="auto">
                  {one.title}
                </a>
              </p>
              <p className="note">
                <bdi>{one.by}</bdi>
                {" · "}
                {[one.kind, one.day, one.phase, one.inLanguage, ...one.has].join(" · ")}
                {one.state !== null && <strong> · {one.state}</strong>}
              </p>
              {one.hit !== null && <Hit {...one.hit} language={one.language} />}
            </li>
          ))}
        </ol>
      )}
    </SaidPage>
  );
}

function Hit({
  text,
  marks,
  language,
}: {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
  readonly language: string;
}) {
  let from = 0;
  return (
    <p className="said-hit" lang={language} dir="auto">
      {marks.map(([start, end]) => {
        const before = text.slice(from, start);
        from = end;
        return (
          <span key={start}>
            {before}
            <mark>{text.slice(start, end)}</mark>
          </span>
        );
      })}
      {text.slice(from)}
    </p>
  );
}
