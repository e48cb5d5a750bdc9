import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { direction } from "../../../kernel/language.ts";
import { shownBody } from "../../../mail/message.ts";
import type { AttemptOutcome, LetterState } from "../../../mail/model.ts";
import { worldAddress } from "../../addresses.ts";
import { notFound } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { LetterTries } from "../../parts/letters/tries.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { RefusedLines } from "../../parts/refused-lines.tsx";
import { personForm, signedIn } from "../../signed.ts";
import style from "../../styles/letters.css?url";
import { letterAddress, lettersAddress } from "./addresses.ts";

function numberOf(text: string | undefined): number {
  const number = /^\d{1,15}$/.test(text ?? "") ? Number(text) : 0;
  if (number < 1) throw notFound("mail.unknown-letter", { number: text ?? "" });
  return number;
}

/** One letter as it was sent, and what was tried. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services, person } = signedIn(args, "mail.read");
  const number = numberOf(args.params.number);
  const found = await services.letters.letter(person.actor, number);
  if (!found.ok) throw notFound("mail.unknown-letter", { number });
  const letter = found.value;
  const title = words.t("mail:letter.title", { number });
  return {
    head: {
      title,
      description: letter.subject,
      canonical: letterAddress(language, number),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("mail:page.title"), to: lettersAddress(language) },
        { words: title },
      ],
      sources: [],
    },
    letter: {
      ...letter,
      queued: letter.queued.toISOString(),
      settled: letter.settled?.toISOString() ?? null,
      nextTry: letter.nextTry?.toISOString() ?? null,
      attempts: letter.attempts.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
    },
    paragraphs: shownBody(letter.body, words).split(/\n{2,}/),
    direction: direction[letter.language],
    same: letter.about === null ? null : lettersAddress(language, { about: letter.about }),
    may: {
      retry:
        ["failed", "bounced", "cancelled"].includes(letter.state) &&
        !letter.hadSecret &&
        letter.address !== "",
      cancel: letter.state === "queued",
    },
  } satisfies PageData & Record<string, unknown>;
}

/** What is known of a letter: of one that was sent, also what its receiver's mail system has said since. */
function standing({
  state,
  attempts,
}: {
  readonly state: LetterState;
  readonly attempts: readonly { readonly outcome: AttemptOutcome }[];
}): LetterState | "delivered" | "relayed" {
  const heard = (["delivered", "relayed"] as const).find((news) =>
    attempts.some(({ outcome }) => outcome === news),
  );
  return state === "sent" ? (heard ?? state) : state;
}

/** Sends it again, or takes it back. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, person, services, words } = await personForm(args);
  const number = numberOf(args.params.number);
  const deed = form.get("deed") === "cancel" ? "cancel" : "retry";
  const done = await services.letters[deed](person.actor, number);
  if (!done.ok) return { said: done.problems.map(words.problem) };
  return redirect(letterAddress(language, number), { status: 303 });
}

export default function LetterPage() {
  const { t, date } = useFrame().words;
  const { head, letter, paragraphs, direction: dir, same, may } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const when = (at: string) => date(at, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return (
    <>
      <link rel="stylesheet" href={style} precedence="letters" />
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t(`mail:about-state.${standing(letter)}`)}</p>
      </header>
      <RefusedLines className="prose" lines={refused?.said ?? []} />
      <dl className="facts prose">
        <div>
          <dt>{t("mail:letter.kind")}</dt>
          <dd>{t(`mail:kind.${letter.kind}`)}</dd>
        </div>
        <div>
          <dt>{t("mail:letter.to")}</dt>
          <dd>
            {letter.address === "" ? (
              t("mail:letter.taken-out")
            ) : (
              <>
                <bdi>{letter.name}</bdi> <bdi dir="ltr">{`<${letter.address}>`}</bdi>
              </>
            )}
          </dd>
        </div>
        {letter.about !== null && same !== null && (
          <div>
            <dt>{t("mail:letter.about")}</dt>
            <dd>
              <a href={same}>
                <bdi>{letter.about}</bdi>
              </a>
            </dd>
          </div>
        )}
        <div>
          <dt>{t("mail:letter.queued")}</dt>
          <dd>
            <time dateTime={letter.queued}>{when(letter.queued)}</time>
          </dd>
        </div>
        <div>
          <dt>{t("mail:letter.message-id")}</dt>
          <dd>
            <code dir="ltr" className="hash">
              {letter.messageId}
            </code>
          </dd>
        </div>
      </dl>
      <article className="letter-sheet" lang={letter.language} dir={dir}>
        <h2>{letter.subject}</h2>
        {paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a letter never move
          <p key={index}>{paragraph}</p>
        ))}
      </article>
      <LetterTries attempts={letter.attempts} nextTry={letter.state === "queued" ? letter.nextTry : null} />
      {(may.retry || may.cancel) && (
        <PersonForm deed="mail.send" className="prose form-row screen-only">
          {may.retry && (
            <button type="submit" name="deed" value="retry" className="button">
              {t("mail:letter.retry")}
            </button>
          )}
          {may.cancel && (
            <button type="submit" name="deed" value="cancel" className="button">
              {t("mail:letter.cancel")}
            </button>
          )}
        </PersonForm>
      )}
      {letter.hadSecret && <p className="note prose">{t("mail:letter.had-secret")}</p>}
    </>
  );
}
