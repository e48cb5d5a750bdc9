import type { ActionFunctionArgs, LoaderFunctionArgs } from "react-router";
import type { Problem } from "../../../kernel/problem.ts";
import { answerInWords } from "../../parts/reply/answer-words.ts";
import { personForm, signedIn } from "../../signed.ts";
import { addressOf, ago, basisOf, found, sectionOf, statusOf, whoIs } from "./asked.ts";
import { othersInWords } from "./people.ts";
import { savePosted } from "./posted.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** What the script asks while a section is open: who else is there, and which answers have changed since. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const at = addressOf(args);
  const asked = signedIn(args, "reply.read", at.party);
  const { words, services, person } = asked;
  const { content, revisions, names } = found(
    await services.replies.standing(person.actor, at, args.params.section ?? ""),
  );
  const section = sectionOf({ view: { asked: { content } } }, args);
  const others = services.replies.present(person.actor, at, section.id);
  return json({
    others: othersInWords({ ...asked, content }, others),
    answers: Object.fromEntries(
      section.questions.map(({ id }) => {
        const kept = revisions.get(id);
        const who = kept ? whoIs(words, kept.actor, names) : "";
        return [id, { revision: kept?.revision ?? 0, changed: words.t("replies:script.changed", { who }) }];
      }),
    ),
  });
}

/** The same saving as the page's own, told to the script. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const posted = await personForm(args);
  const { services, person, words, language } = posted;
  const at = addressOf(args);
  const basis = await basisOf(posted, args);
  const told = (problems: readonly Problem[]) => problems.map((one) => words.problem(one));
  const done = await savePosted(posted, at, basis);
  if (!done.ok) return json({ problems: told(done.problems) }, statusOf(done.problems[0]?.code));
  const { outcome, wrong } = done.value;
  services.replies.present(person.actor, at, basis.section.id);
  const names =
    outcome.conflicts.length === 0
      ? new Map<string, string>()
      : found(await services.replies.look(person.actor, at)).names;
  return json({
    saved: Object.fromEntries(outcome.saved.map(({ question, revision }) => [question, revision])),
    wrong: Object.fromEntries(Object.entries(wrong).map(([id, { problems }]) => [id, told(problems)])),
    conflicts: Object.fromEntries(
      outcome.conflicts.map(({ question, theirs }) => [
        question,
        {
          said: words.t("replies:conflict.theirs", {
            who: whoIs(words, theirs.actor, names),
            when: ago(words, theirs.at, services.now()),
          }),
          text:
            theirs.value === null
              ? words.t("replies:conflict.taken-back")
              : answerInWords(words, language, basis.content, question, theirs.value),
        },
      ]),
    ),
    clearanceEnded: outcome.clearanceEnded ? words.t("replies:form.clearance-ended") : null,
  });
}

function json(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { "Cache-Control": "no-store" } });
}
