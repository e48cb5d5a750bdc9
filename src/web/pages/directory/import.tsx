import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from "react-router";
import { numberOf, postWords } from "../../../directory/people/book/columns.ts";
import type { BookOutcome } from "../../../directory/people/book/import.ts";
import { PostKind } from "../../../directory/people/model.ts";
import type { DirectoryService } from "../../../directory/service.ts";
import { problem, type Result } from "../../../kernel/problem.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { BookChooser, BookPreview } from "../../parts/directory/book.tsx";
import { field, personForm, signedIn } from "../../signed.ts";
import style from "../../styles/directory.css?url";
import { bookImportAddress, peopleAddress } from "./addresses.ts";
import type { BookAnswer } from "./book-answer.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Taking an address book in: look at what would change, and only then change it. */
export function loader(args: LoaderFunctionArgs) {
  const { language, words } = signedIn(args, "people.import");
  const title = words.t("directory-pages:import.title");
  return {
    head: {
      title,
      description: words.t("directory-pages:import.lede"),
      canonical: bookImportAddress(language),
      crumbs: [
        { words: words.t("directory-pages:people.title"), to: peopleAddress(language) },
        { words: title },
      ],
      sources: [],
    },
  } satisfies PageData & Record<string, unknown>;
}

/** `look` tells what would change, `keep` does it. */
export async function action(args: ActionFunctionArgs) {
  const { form, person, services, words } = await personForm(args);
  const { directory } = services;
  const answer = async (name: string, done: Result<BookOutcome>, waiting: string | null) => {
    if (done.ok) {
      const posts = await postsInWords(directory, words, done.value);
      return data<BookAnswer>({ waiting, name, outcome: done.value, refused: [], posts });
    }
    const refused = done.problems.map((one) => words.problem(one));
    return data<BookAnswer>({ waiting: null, name, outcome: null, refused, posts: {} }, { status: 422 });
  };
  if (field(form, "deed") === "keep") {
    const file = person.waiting.take(field(form, "file") ?? "");
    if (!file) return answer("", { ok: false, problems: [problem("record-pages.file-gone")] }, null);
    return answer(file.name, await directory.importBook(person.actor, file), null);
  }
  const given = form.get("file");
  if (!(given instanceof File) || given.size === 0)
    return answer("", { ok: false, problems: [problem("directory-pages.no-file")] }, null);
  const file = { name: given.name.slice(0, 120), bytes: new Uint8Array(await given.arrayBuffer()) };
  const looked = await directory.importBook(person.actor, file, { dryRun: true });
  const waits = looked.ok && looked.value.steps.length > 0;
  return answer(file.name, looked, waits ? person.waiting.put(file) : null);
}

async function postsInWords(
  directory: DirectoryService,
  words: Words,
  { steps }: BookOutcome,
): Promise<Readonly<Record<string, string>>> {
  const names = new Map<string, string>(
    (await directory.parties()).map(({ id, names: own }) => [id, own[words.language]]),
  );
  const posts = new Set(steps.flatMap(({ post }) => post ?? []));
  return Object.fromEntries(
    [...posts].map((id) => {
      const [party = "", kind = ""] = id.split("/");
      const known = PostKind.safeParse(kind.replace(/-\d+$/, ""));
      const post = known.success ? postWords(words, known.data, numberOf(id)) : id;
      return [id, [names.get(party), post].filter((text) => text !== undefined).join(": ")];
    }),
  );
}

export default function BookImport() {
  const { t } = useFrame().words;
  const { head } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="directory" />
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("directory-pages:import.lede")}</p>
      </header>
      {answer && <BookPreview answer={answer} />}
      <BookChooser again={answer !== undefined} />
    </>
  );
}
