import { data, redirect } from "react-router";
import type { NewPerson } from "../../../directory/people/model.ts";
import { failed, problem, type Result } from "../../../kernel/problem.ts";
import { field, type PersonForm } from "../../signed.ts";

/** What a form of the directory gives where it was refused: why, and what had been written, so that nothing is lost. */
export interface Refused {
  readonly refused: readonly string[];
  readonly deed: string;
  /** The post or holding that the form was about. */
  readonly about: string;
  /** What had been written, by field. */
  readonly given: Readonly<Record<string, string>>;
}

/**
 * Does what a form of the posts asks for (`deed`): appoint, release, delegate, withdraw, change-post, add-post, end-post. Leads back to `to`, or
 * says why not.
 */
export async function keepPosts(asked: PersonForm, to: string, party: string | null) {
  const { form } = asked;
  const deed = field(form, "deed") ?? "";
  const done = await deedOf(asked, deed, party);
  if (done.ok) return redirect(to, { status: 303 });
  return refused(asked, done, deed, field(form, "post") ?? field(form, "holding") ?? "");
}

/** The answer to a form that was refused. */
export function refused(
  { words, form }: PersonForm,
  result: Result<unknown>,
  deed: string,
  about = "",
): ReturnType<typeof data<Refused>> {
  const problems = result.ok ? [] : result.problems;
  const status = problems.some(({ code }) => code === "directory.not-allowed") ? 403 : 422;
  const given = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && name !== "token" ? [[name, value] as const] : [],
    ),
  );
  return data({ refused: problems.map((one) => words.problem(one)), deed, about, given }, { status });
}

async function deedOf(
  { form, person, services: { directory } }: PersonForm,
  deed: string,
  party: string | null,
): Promise<Result<unknown>> {
  const { actor } = person;
  const text = (name: string) => field(form, name) ?? "";
  const post = text("post");
  // A post is of this page's party: a form that names another was not made by it.
  if (post !== "" && post.split("/")[0] !== (party ?? "secretariat"))
    return failed(problem("directory.unknown-post", { post }));
  const term = { since: text("since"), until: field(form, "until"), note: field(form, "remark") };
  switch (deed) {
    case "appoint":
      return directory.appoint(actor, {
        post,
        person: personIn(form),
        ...term,
        keepDelegates: form.get("keep") !== null,
      });
    case "delegate":
      return directory.delegate(actor, {
        post,
        colleague: personIn(form),
        ...term,
        clears: form.get("clears") !== null,
      });
    case "release":
      return directory.release(actor, Number(text("holding")), text("until"));
    case "withdraw":
      return directory.withdraw(actor, Number(text("holding")), text("until"));
    case "change-post":
      return directory.changePost(actor, post, {
        email: field(form, "email"),
        language: field(form, "language"),
      });
    case "end-post":
      return directory.endPost(actor, post, text("until"));
    case "add-post":
      return directory.addPost(actor, { kind: text("kind"), party });
    default:
      return failed(problem("directory.kind-unknown", { text: deed }));
  }
}

/** The person whom a form describes. */
export function personIn(form: FormData): NewPerson {
  return {
    name: field(form, "name") ?? "",
    email: field(form, "email"),
    telephone: field(form, "telephone"),
    language: field(form, "language") ?? "",
    sex: field(form, "sex"),
    note: field(form, "note"),
  };
}
