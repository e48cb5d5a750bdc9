import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { numberOf, postWords } from "../../../directory/people/book/columns.ts";
import { PostKind } from "../../../directory/people/model.ts";
import { refusal } from "../../answers.ts";
import type { PagePerson, PageServices } from "../../context.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonAbout, PersonChange } from "../../parts/directory/person.tsx";
import { type AccountAbout, PersonAccount } from "../../parts/directory/person-account.tsx";
import { RefusedLines } from "../../parts/refused-lines.tsx";
import { field, personForm, signedIn } from "../../signed.ts";
import style from "../../styles/directory.css?url";
import { officesAddress, partyAddress, peopleAddress, personAddress } from "./addresses.ts";
import { personIn, refused } from "./keep.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Somebody of the address book: how to reach them, what they hold and held, and whether they can sign in. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services, person } = signedIn(args, "people.keep");
  const book = services.directory.seenBy(person.actor);
  const found = await book.person(args.params.person ?? "");
  if (!found.ok) throw refusal(404, ...found.problems);
  const { gone: _, ...entry } = found.value;
  const names = new Map<string, string>(
    (await services.directory.parties()).map(({ id, names: own }) => [id, own[language]]),
  );
  return {
    head: {
      title: entry.name,
      description: words.t("directory-pages:person-description"),
      canonical: personAddress(language, entry.id),
      crumbs: [
        { words: words.t("directory-pages:people.title"), to: peopleAddress(language) },
        { words: entry.name },
      ],
      sources: [],
    },
    entry,
    account: await accountOf(person, services, entry.id),
    held: (await book.holdingsOf(entry.id)).map((held) => {
      const [party = "", kind = ""] = held.post.split("/");
      const isParty = names.has(party);
      const known = PostKind.safeParse(kind.replace(/-\d+$/, ""));
      return {
        number: held.number,
        to: `${isParty ? partyAddress(language, party) : officesAddress(language)}#${held.post.replace("/", "-")}`,
        party: isParty ? (names.get(party) ?? "") : words.t("directory:post.house"),
        post: known.success ? postWords(words, known.data, numberOf(held.post)) : held.post,
        part: held.part,
        since: held.since,
        until: held.until,
      };
    }),
  } satisfies PageData & Record<string, unknown>;
}

/** The account of somebody, for those who may know of it. */
async function accountOf(
  { actor }: PagePerson,
  { accounts }: PageServices,
  id: string,
): Promise<AccountAbout | null> {
  const found = await accounts.of(actor, id);
  if (!found.ok) throw refusal(403, ...found.problems);
  if (found.value === null) return null;
  const { email, closed } = found.value;
  return {
    email,
    closed: closed?.toISOString().slice(0, 10) ?? null,
    own: actor.kind === "person" && actor.id === id,
  };
}

export async function action(args: ActionFunctionArgs) {
  const asked = await personForm(args);
  const { form, language, person, services } = asked;
  const id = args.params.person ?? "";
  const deed = field(form, "deed") ?? "change";
  if (deed === "close-account" || deed === "reopen-account") {
    const done = await services.accounts.setClosed(person.actor, id, deed === "close-account");
    return done.ok ? redirect(personAddress(language, id), { status: 303 }) : refused(asked, done, deed);
  }
  if (deed === "remove") {
    if (form.get("sure") === null) return refused(asked, { ok: true, value: null }, "remove");
    const done = await services.directory.removePerson(person.actor, id);
    return done.ok ? redirect(peopleAddress(language), { status: 303 }) : refused(asked, done, "remove");
  }
  const done = await services.directory.changePerson(person.actor, id, personIn(form));
  return done.ok ? redirect(personAddress(language, id), { status: 303 }) : refused(asked, done, "change");
}

export default function PersonPage() {
  const { t } = useFrame().words;
  const { head, entry, held, account } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="directory" />
      <header className="prose">
        <h1>
          <bdi>{head.title}</bdi>
        </h1>
      </header>
      {answer && (
        <RefusedLines
          className="prose"
          lines={answer.refused.length > 0 ? answer.refused : [t("directory-pages:remove-unsure")]}
        />
      )}
      <PersonAbout entry={entry} held={held} />
      <PersonAccount account={account} />
      <PersonChange entry={entry} refused={answer} />
    </>
  );
}
