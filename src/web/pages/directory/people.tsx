import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { partyKinds, regionalGroups } from "../../../directory/model.ts";
import { numberOf, postWords } from "../../../directory/people/book/columns.ts";
import { postKinds } from "../../../directory/people/model.ts";
import { languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { AddForms, BookForms, PeopleFilter } from "../../parts/directory/people-forms.tsx";
import { type BookRow, PeopleTable } from "../../parts/directory/people-table.tsx";
import { RefusedLines } from "../../parts/refused-lines.tsx";
import { field, personForm, type SignedAsk, signedIn } from "../../signed.ts";
import style from "../../styles/directory.css?url";
import {
  bookFileAddress,
  bookImportAddress,
  directoryAddress,
  officesAddress,
  type PeopleChoice,
  partyAddress,
  peopleAddress,
  personAddress,
} from "./addresses.ts";
import { personIn, refused } from "./keep.ts";

/** What of the query this page reads. */
export const handle = { query: ["q", "kind", "group", "lang", "show"] };

/** The address book: who holds which post, which are vacant, who has none. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = signedIn(args, "people.keep");
  const { language, words, query } = asked;
  const choice = choiceOf(query);
  const title = words.t("directory-pages:people.title");
  const rows = choice.show === "without" ? await withoutPost(asked, choice) : await posts(asked, choice);
  const { show: _, ...rest } = choice;
  return {
    head: {
      title,
      description: words.t("directory-pages:people.description"),
      canonical: peopleAddress(language, choice),
      crumbs: [{ words: words.t("directory-pages:title"), to: directoryAddress(language) }, { words: title }],
      sources: [],
    },
    choice,
    shows: ([undefined, "vacant", "without"] as const).map((show) => ({
      words: words.t(`directory-pages:show.${show ?? "held"}`),
      to: peopleAddress(language, { ...rest, show }),
      chosen: show === choice.show,
    })),
    count: words.t("directory-pages:people.count", { count: rows.length, n: words.number(rows.length) }),
    rows,
    offices: officesAddress(language),
    importing: bookImportAddress(language),
    file: bookFileAddress(language),
  } satisfies PageData & Record<string, unknown>;
}

function choiceOf(query: URLSearchParams): PeopleChoice {
  const one = <T extends string>(name: string, all: readonly T[]) => all.find((it) => it === query.get(name));
  const q = (query.get("q") ?? "").normalize("NFC").trim().slice(0, 100);
  return {
    q: q === "" ? undefined : q,
    kind: one("kind", postKinds),
    group: one("group", regionalGroups),
    lang: one("lang", languages),
    show: one("show", ["vacant", "without"]),
  };
}

async function posts(
  { language, words, services: { directory }, person }: SignedAsk,
  { q, kind, group, lang, show }: PeopleChoice,
): Promise<readonly BookRow[]> {
  const found = await directory.seenBy(person.actor).posts({
    kind: postKinds.find((one) => one === kind),
    group,
    language: languages.find((one) => one === lang),
    vacant: show === "vacant",
  });
  const names = new Map<string, string>(
    (await directory.parties()).map(({ id, names: own }) => [id, own[language]]),
  );
  const sought = (q ?? "").toLowerCase();
  return found
    .map((post): BookRow => {
      const { holder, party } = post;
      return {
        key: post.id,
        party: party === null ? words.t("directory:post.house") : (names.get(party) ?? party),
        partyTo: `${party === null ? officesAddress(language) : partyAddress(language, party)}#${post.id.replace("/", "-")}`,
        post: postWords(words, post.kind, numberOf(post.id)),
        name: holder?.who.name ?? null,
        nameTo: holder && personAddress(language, holder.person),
        email: holder?.who.email ?? post.email,
        language: holder?.who.language ?? post.language,
        since: holder?.since ?? null,
        delegates: post.delegates.length,
      };
    })
    .filter((row) =>
      [row.party, row.name, row.email].some((text) => text?.toLowerCase().includes(sought) ?? sought === ""),
    );
}

/** Those in the book who hold nothing today and help nowhere. */
async function withoutPost(
  { language, services: { directory }, person }: SignedAsk,
  { q, lang }: PeopleChoice,
): Promise<readonly BookRow[]> {
  const book = directory.seenBy(person.actor);
  const seated = new Set(
    (await book.posts()).flatMap(({ holder, delegates }) =>
      [holder, ...delegates].flatMap((held) => held?.person ?? []),
    ),
  );
  const persons = await book.persons({ q, language: languages.find((one) => one === lang) });
  return persons
    .filter(({ id }) => !seated.has(id))
    .map((one) => ({
      key: one.id,
      party: null,
      partyTo: null,
      post: null,
      name: one.name,
      nameTo: personAddress(language, one.id),
      email: one.email,
      language: one.language,
      since: null,
      delegates: 0,
    }));
}

/** Adds a person or a party, and leads to its page. */
export async function action(args: ActionFunctionArgs) {
  const asked = await personForm(args);
  const { form, language, person, services } = asked;
  const deed = field(form, "deed") ?? "";
  if (deed === "add-party") {
    const added = await services.directory.addParty(person.actor, {
      kind: field(form, "kind") ?? "",
      names: { [language]: field(form, "name") ?? "" },
      acronym: field(form, "acronym"),
      site: field(form, "site"),
    });
    return added.ok
      ? redirect(partyAddress(language, added.value.id), { status: 303 })
      : refused(asked, added, deed);
  }
  const added = await services.directory.addPerson(person.actor, personIn(form));
  return added.ok
    ? redirect(personAddress(language, added.value.id), { status: 303 })
    : refused(asked, added, deed);
}

export default function People() {
  const { t } = useFrame().words;
  const { head, choice, shows, count, rows, offices, importing, file } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="directory" />
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("directory-pages:people.description")}</p>
        <p className="screen-only">
          <a href={offices}>{t("directory:post.house")}</a>
        </p>
      </header>
      <RefusedLines className="prose" lines={answer?.refused ?? []} />
      <PeopleFilter choice={choice} shows={shows} />
      <PeopleTable rows={rows} caption={count} />
      <AddForms kinds={partyKinds.filter((kind) => !kind.endsWith("-state"))} refused={answer} />
      <BookForms importing={importing} file={file} />
    </>
  );
}
