import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { useFrame } from "../../frame.ts";
import { moreButton } from "../../parts/questionnaire/fields/names.ts";
import { SectionConflict } from "../../parts/reply/conflict.tsx";
import { SectionForm } from "../../parts/reply/section-form.tsx";
import { field, personForm } from "../../signed.ts";
import style from "../../styles/reply.css?url";
import { reviewAddress, sectionAddress } from "./addresses.ts";
import { addressOf, ago, basisOf, found, statusOf, whoIs } from "./asked.ts";
import { allTyped, savePosted } from "./posted.ts";
import { type Refused, sectionData } from "./section-data.ts";

/** What of the query this page reads. */
export const handle = { query: ["saved", "ended", "more"] };

/** One section of a reply, to be filled page by page. */
export function loader(args: LoaderFunctionArgs) {
  return sectionData(args);
}

/** Saves, and leads on; stays, with all that was typed, where something could not be saved. */
export async function action(args: ActionFunctionArgs) {
  const posted = await personForm(args);
  const { form, services, person, words, language } = posted;
  const at = addressOf(args);
  const basis = await basisOf(posted, args);
  const { section, content } = basis;
  const take = field(form, "take");
  const typed = allTyped(form, section);
  const done = await savePosted(posted, at, basis, take ?? undefined);
  if (!done.ok) {
    const wrong = Object.fromEntries(
      Object.entries(typed).map(([id, own]) => [id, { problems: [], typed: own }]),
    );
    const refused: Refused = { whole: done.problems, wrong, conflicts: [] };
    return data(refused, { status: statusOf(done.problems[0]?.code) });
  }
  const { outcome, wrong } = done.value;
  for (const { id } of section.questions) {
    const text = field(form, `n.${id}`);
    if (text !== null)
      found(await services.replies.addNote(person.actor, at, { text, question: id, readers: "party" }));
  }
  if (outcome.conflicts.length > 0 || Object.keys(wrong).length > 0) {
    const now = found(await services.replies.look(person.actor, at));
    const conflicts = outcome.conflicts.map((one) => ({
      ...one,
      typed: typed[one.question] ?? {},
      who: whoIs(words, one.theirs.actor, now.names),
      when: ago(words, one.theirs.at, services.now()),
    }));
    const refused: Refused = { whole: [], wrong, conflicts };
    return data(refused, { status: conflicts.length > 0 ? 409 : 422 });
  }
  const to = (path: string) => redirect(path, { status: 303, headers: { "Cache-Control": "no-store" } });
  if (take !== null) {
    found(await services.replies.takeOver(person.actor, at, [take]));
    return to(sectionAddress(language, at, section.id, { question: take, saved: true }));
  }
  const more = field(form, moreButton);
  if (more !== null) {
    const here = sectionAddress(language, at, section.id, { saved: true });
    return to(`${here}&${moreButton}=${encodeURIComponent(more)}#q.${encodeURIComponent(more)}`);
  }
  const ended = outcome.clearanceEnded ? "&ended=1" : "";
  if (field(form, "go") !== "next")
    return to(`${sectionAddress(language, at, section.id, { saved: true })}${ended}`);
  // What was answered may have changed what is asked next.
  const { progress } = found(await services.replies.look(person.actor, at));
  const after = progress.sections.find(
    ({ number }) => Number(number) > content.sections.indexOf(section) + 1,
  );
  return to(
    after
      ? `${sectionAddress(language, at, after.section.id, { saved: true })}${ended}`
      : reviewAddress(language, at),
  );
}

export default function Section() {
  const { words } = useFrame();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { head, why, saved, ended, others, place, content, canWrite } = loaded;
  return (
    <>
      <link rel="stylesheet" href={style} precedence="reply" />
      <header className="prose">
        <p className="reply-place">
          {words.t("replies:form.of", { number: String(place), count: content.sections.length })}
        </p>
        <h1>{head.title}</h1>
        {why !== null && <p className="reply-why">{why}</p>}
        {saved && !refused && canWrite && (
          <p role="status" className="reply-saved">
            {words.t("replies:form.saved")}
          </p>
        )}
        {ended && <p role="status">{words.t("replies:form.clearance-ended")}</p>}
        <div className="reply-others" data-others aria-live="polite">
          {others.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {refused && refused.conflicts.length === 0 && (
          <div role="alert" className="refused">
            {refused.whole.map((one) => (
              <p key={one.code}>{words.problem(one)}</p>
            ))}
            <p>{words.t("replies:form.not-saved")}</p>
          </div>
        )}
      </header>
      {refused && refused.conflicts.length > 0 ? (
        <SectionConflict {...loaded} refused={refused} />
      ) : (
        <SectionForm {...loaded} refused={refused} />
      )}
    </>
  );
}
