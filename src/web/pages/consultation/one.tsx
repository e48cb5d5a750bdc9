import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { Progress } from "../../../consultation/running/asked-of.ts";
import { replyStates } from "../../../consultation/running/model.ts";
import { languages } from "../../../kernel/language.ts";
import { problem } from "../../../kernel/problem.ts";
import type { Words } from "../../../kernel/words.ts";
import { letterStates } from "../../../mail/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ConsultationPage } from "../../parts/consultation/consultation-page.tsx";
import { Deeds } from "../../parts/consultation/deeds.tsx";
import { GroupsTable } from "../../parts/consultation/groups-table.tsx";
import { field, personForm } from "../../signed.ts";
import { lettersAddress } from "../letters/addresses.ts";
import { responsesAddress } from "../responses/addresses.ts";
import { consultationAddress, consultationsAddress, recipientsAddress } from "./addresses.ts";
import { askConsultation, crumbsOf, dayInWords, found, said, titleIn, waysOf } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["done"] };

/** How far a consultation is, what comes next, and what can be done. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askConsultation(args);
  const { words, language, consultations, actor, id, query, person } = asked;
  const progress = found(await consultations.one(actor, id));
  const { consultation } = progress;
  const { t } = words;
  return {
    head: {
      title: titleIn(consultation, words),
      description: t("consultations:page.period", {
        opens: dayInWords(consultation.opens, words),
        closes: dayInWords(consultation.closes, words),
      }),
      canonical: consultationAddress(language, id),
      crumbs: crumbsOf(asked, consultation, "one"),
      sources: [],
    },
    ways: waysOf(asked, id, "one"),
    state: consultation.state,
    stateWords: t(`consultations:state-about.${consultation.state}`),
    done: doneWords(query.get("done"), query.get("count"), words),
    questionnaire: t("consultations:one.questionnaire", {
      questionnaire: consultation.questionnaire,
      version: consultation.version,
    }),
    promise: consultation.promise === "anonymous" ? t("consultations:promise.anonymous") : null,
    counts: countsIn(progress, words),
    groups: groupsIn(progress, words),
    next: progress.next
      ? t("consultations:one.next", {
          day: dayInWords(progress.next.day, words),
          count: progress.next.parties,
        })
      : null,
    letters: letterStates.flatMap((state) => {
      const number = progress.letters[state] ?? 0;
      const to = lettersAddress(language, { about: id, state });
      return number === 0
        ? []
        : [{ state, number: words.number(number), to, words: t(`mail:state.${state}`) }];
    }),
    asked: progress.asked,
    nobody: await unreachable(asked),
    closes: consultation.closes,
    titles: languages.map((one) => ({ language: one, text: consultation.title[one] ?? "" })),
    responses: responsesAddress(language, id),
    recipients: recipientsAddress(language, id),
    mayKeep: person.may("consultation.keep"),
  } satisfies PageData & Record<string, unknown>;
}

async function unreachable({
  consultations,
  actor,
  id,
}: ReturnType<typeof askConsultation>): Promise<number> {
  const recipients = found(await consultations.recipients(actor, id));
  return recipients.filter(({ writtenTo }) => writtenTo === null).length;
}

function countsIn({ counts, asked, consultation }: Progress, words: Words) {
  if (consultation.state === "preparing")
    return [{ state: "chosen", words: words.t("consultations:one.chosen"), number: words.number(asked) }];
  return replyStates.map((state) => ({
    state: state as string,
    words: words.t(`replies:state.${state}`),
    number: words.number(counts[state]),
  }));
}

function groupsIn({ groups }: Progress, words: Words) {
  return groups.map(({ group, asked, submitted, begun }) => ({
    group: words.has(`directory:group.${group}`)
      ? words.t(`directory:group.${group}`)
      : words.t(`directory:kinds.${group}`),
    asked: words.number(asked),
    submitted: words.number(submitted),
    begun: words.number(begun),
    share: words.number(asked === 0 ? 0 : submitted / asked, { style: "percent" }),
  }));
}

const doneKinds = ["opened", "reminded", "written", "closed", "reopened", "changed"] as const;

/** What was done before the page was shown again. */
function doneWords(done: string | null, count: string | null, { t }: Words): string | null {
  const kind = doneKinds.find((one) => one === done);
  if (!kind) return null;
  const number = /^\d{1,6}$/.test(count ?? "") ? Number(count) : 0;
  return t(`consultations:done.${kind}`, { count: number });
}

/** One deed of the secretariat's; each but the harmless ones wants a tick that it is meant. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { consultations } = services;
  const [actor, id, deed] = [person.actor, args.params.id ?? "", field(form, "deed")];
  const back = (done: string, count?: number) =>
    redirect(
      `${consultationAddress(language, id)}?done=${done}${count === undefined ? "" : `&count=${count}`}`,
      { status: 303 },
    );
  const refused = (result: { readonly problems: Parameters<typeof said>[0] }) => ({
    said: said(result.problems, words),
  });
  if (deed !== "change" && form.get("sure") !== "yes")
    return refused({ problems: [problem("consultations.not-sure")] });
  switch (deed) {
    case "open":
    case "remind":
    case "write-missing": {
      const done = await (deed === "open"
        ? consultations.open(actor, id)
        : deed === "remind"
          ? consultations.remindNow(actor, id)
          : consultations.writeMissing(actor, id));
      const kind = { open: "opened", remind: "reminded", "write-missing": "written" } as const;
      return done.ok ? back(kind[deed], done.value.written) : refused(done);
    }
    case "close": {
      const done = await consultations.close(actor, id);
      return done.ok ? back("closed") : refused(done);
    }
    case "reopen": {
      const done = await consultations.reopen(actor, id, field(form, "closes") ?? "");
      return done.ok ? back("reopened") : refused(done);
    }
    case "discard": {
      const done = await consultations.discard(actor, id);
      return done.ok ? redirect(consultationsAddress(language), { status: 303 }) : refused(done);
    }
    default: {
      const title = Object.fromEntries(
        languages.flatMap((one) => {
          const text = field(form, `title.${one}`);
          return text === null ? [] : [[one, text] as const];
        }),
      );
      const closes = field(form, "closes");
      const done = await consultations.change(actor, id, { title, ...(closes === null ? {} : { closes }) });
      return done.ok ? back("changed") : refused(done);
    }
  }
}

export default function OneConsultation() {
  const { t } = useFrame().words;
  const shown = useLoaderData<typeof loader>();
  const { head, ways, state, counts, groups, letters } = shown;
  const refused = useActionData<typeof action>();
  return (
    <ConsultationPage title={head.title} lede={head.description} ways={ways} problems={refused?.said}>
      {shown.done !== null && (
        <p className="prose" role="status">
          {shown.done}
        </p>
      )}
      <div className="prose">
        <p>{shown.stateWords}</p>
        {shown.next !== null && <p>{shown.next}</p>}
        {shown.promise !== null && <p>{shown.promise}</p>}
        <p className="note">{shown.questionnaire}</p>
      </div>
      <dl className="consultation-states wide">
        {counts.map(({ state: one, words, number }) => (
          <div key={one}>
            <dt>{words}</dt>
            <dd>{number}</dd>
          </div>
        ))}
      </dl>
      {shown.asked === 0 ? (
        <p className="prose">
          {t("consultations:one.nobody-yet")} <a href={shown.recipients}>{t("consultations:one.choose")}</a>
        </p>
      ) : (
        <GroupsTable groups={groups} preparing={state === "preparing"} />
      )}
      {letters.length > 0 && (
        <section className="prose">
          <h2>{t("consultations:one.letters")}</h2>
          <ul className="inline-list">
            {letters.map(({ state: one, number, to, words }) => (
              <li key={one}>
                <a href={to}>{words}</a> {number}
              </li>
            ))}
          </ul>
        </section>
      )}
      {state !== "preparing" && (
        <p className="prose">
          <a href={shown.responses}>{t("consultations:one.responses")}</a>
        </p>
      )}
      {shown.mayKeep && (
        <Deeds
          state={state}
          asked={shown.asked}
          nobody={shown.nobody}
          closes={shown.closes}
          titles={shown.titles}
        />
      )}
    </ConsultationPage>
  );
}
