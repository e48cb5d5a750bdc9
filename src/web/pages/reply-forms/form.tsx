import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { FormEntry } from "../../../consultation/forms/service.ts";
import { type Problem, problem } from "../../../kernel/problem.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { RefusedLines } from "../../parts/refused-lines.tsx";
import { FormDownload } from "../../parts/reply-forms/download.tsx";
import { FormFound } from "../../parts/reply-forms/found.tsx";
import { FormUpload } from "../../parts/reply-forms/upload.tsx";
import { field, personForm } from "../../signed.ts";
import style from "../../styles/reply.css?url";
import { replyAddress } from "../reply/addresses.ts";
import { addressOf, askReply, found, replyCrumbs, titleOf } from "../reply/asked.ts";
import { formFileAddress, formsAddress } from "./addresses.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** The forms of one reply: fetched, filled in elsewhere, sent back. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askReply(args);
  const { words, language, view, at } = asked;
  const title = words.t("reply-forms:page.title");
  const { may } = view;
  return {
    head: {
      title,
      description: words.t("reply-forms:page.description"),
      canonical: formsAddress(language, at),
      crumbs: replyCrumbs(asked, title),
      sources: [],
    },
    at,
    party: view.party.names[language],
    consultation: titleOf(view, language),
    questionnaire: view.asked.content,
    closed: view.closed ? words.problem(view.closed) : null,
    reply: replyAddress(language, at),
    file: formFileAddress(language, at),
    language: view.reply.language ?? language,
    may: {
      write: may.write && view.closed === null,
      download: may.write || may.enterFor,
      enter: may.enterFor && !may.write,
      onBehalf: may.enterFor,
    },
  } satisfies PageData & Record<string, unknown>;
}

export type FormOutcome =
  | {
      readonly kind: "read";
      readonly id: string;
      readonly name: string;
      readonly entries: readonly FormEntry[];
      readonly problems: readonly Problem[];
      readonly state: string;
    }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "taken"; readonly count: number; readonly left: readonly string[] };

/** `look` shows what a form holds and keeps nothing; `take` saves it; `enter` marks the reply as entered from a form. */
export async function action(args: ActionFunctionArgs) {
  const { form, person, services, language } = await personForm(args);
  const { forms, replies } = services;
  const at = addressOf(args);
  const refused = (problems: readonly Problem[]) =>
    data<FormOutcome>({ kind: "refused", problems }, { status: 400 });
  const deed = field(form, "deed");
  if (deed === "enter") {
    found(await replies.enterFor(person.actor, at, "form"));
    throw redirect(formsAddress(language, at), { status: 303, headers: { "Cache-Control": "no-store" } });
  }
  if (deed === "take") {
    const file = person.waiting.get(field(form, "file") ?? "");
    if (!file) return refused([problem("reply-forms.file-gone")]);
    const instead = form.getAll("instead").filter((one) => typeof one === "string");
    const done = await forms.take(person.actor, at, file, { state: field(form, "state") ?? "", instead });
    if (!done.ok) return refused(done.problems);
    person.waiting.take(field(form, "file") ?? "");
    const { saved, conflicts } = done.value;
    const left = conflicts.map(({ question }) => question);
    return data<FormOutcome>({ kind: "taken", count: saved.length, left });
  }
  const given = form.get("form");
  if (!(given instanceof File) || given.size === 0) return refused([problem("reply-forms.no-file")]);
  const file = { name: given.name, bytes: new Uint8Array(await given.arrayBuffer()) };
  const seen = await forms.preview(person.actor, at, file);
  if (!seen.ok) return refused(seen.problems);
  const id = person.waiting.put(file);
  return data<FormOutcome>({ kind: "read", id, name: file.name, ...seen.value });
}

export default function Form() {
  const { words } = useFrame();
  const { t } = words;
  const { head, at, may, ...loaded } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="reply" />
      <header className="prose">
        <p className="reply-place">
          {loaded.party} · {loaded.consultation}
        </p>
        <h1>{head.title}</h1>
        <p className="lede">{head.description}</p>
      </header>
      {outcome?.kind === "refused" && (
        <RefusedLines className="prose" lines={outcome.problems.map(words.problem)} />
      )}
      {outcome?.kind === "taken" && (
        <div role="status" className="prose">
          <p>{t("reply-forms:page.taken", { count: outcome.count })}</p>
          {outcome.left.length > 0 && (
            <p>{t("reply-forms:page.not-saved", { questions: words.list(outcome.left) })}</p>
          )}
          <p>
            <a href={loaded.reply}>{t("reply-forms:page.reply")}</a>
          </p>
        </div>
      )}
      {outcome?.kind === "read" && <FormFound found={outcome} questionnaire={loaded.questionnaire} at={at} />}
      {may.download && <FormDownload file={loaded.file} language={loaded.language} />}
      <FormUpload
        may={may}
        closed={loaded.closed}
        party={loaded.party}
        again={outcome !== undefined && outcome.kind !== "taken"}
      />
    </>
  );
}
