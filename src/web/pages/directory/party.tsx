import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { type Party, partyKinds, regionalGroups } from "../../../directory/model.ts";
import { dayOf } from "../../../directory/people/days.ts";
import { languages } from "../../../kernel/language.ts";
import { territoryAddress, worldAddress } from "../../addresses.ts";
import { refusal } from "../../answers.ts";
import { ask } from "../../ask.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PartyAbout, PartyForm } from "../../parts/directory/party-about.tsx";
import { Posts } from "../../parts/directory/posts.tsx";
import { field, type PersonForm, personForm } from "../../signed.ts";
import style from "../../styles/directory.css?url";
import { directoryAddress, partyAddress } from "./addresses.ts";
import { keepPosts, refused } from "./keep.ts";
import { shownPosts } from "./posts.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** A party: what is public for everybody; posts and people for whoever may see them. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = ask(args);
  const { language, words, services } = asked;
  const party = await partyAt(args);
  const { person } = args.context;
  const book = person ? services.directory.seenBy(person.actor) : null;
  const sees = book?.sees(party.id) === true;
  const name = party.names[language];
  return {
    head: {
      title: name,
      description: words.t("directory-pages:party-description", { name }),
      canonical: partyAddress(language, party.id),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("directory-pages:title"), to: directoryAddress(language) },
        { words: name },
      ],
      sources: [words.t("directory-pages:source")],
    },
    party: {
      id: party.id,
      name,
      acronym: party.acronym,
      kind: party.kind,
      group: party.regionalGroup,
      since: party.since,
      until: party.until,
      site: party.site,
      isState: party.territory !== null,
      names: languages.map((one) => ({ language: one, name: party.names[one] })),
    },
    kinds: partyKinds.filter((kind) => kind.endsWith("-state") === (party.territory !== null)),
    groups: party.kind === "member-state" ? regionalGroups : [],
    kindAddress: directoryAddress(language, { kind: party.kind }),
    groupAddress: party.regionalGroup && directoryAddress(language, { group: party.regionalGroup }),
    territory: party.territory && territoryAddress(language, party.territory),
    today: dayOf(services.now()),
    posts: person && sees ? await shownPosts({ ...asked, person }, party.id) : null,
    known: book?.whole
      ? (await book.persons()).flatMap(({ email, name: own }) => (email ? [{ email, name: own }] : []))
      : [],
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const party = await partyAt(args);
  const asked = await personForm(args);
  const to = partyAddress(asked.language, party.id);
  if (field(asked.form, "deed") !== "change-party") return keepPosts(asked, to, party.id);
  const done = await changeParty(asked, party);
  return done.ok ? redirect(to, { status: 303 }) : refused(asked, done, "change-party");
}

function changeParty({ form, person, services }: PersonForm, party: Party) {
  const text = (name: string) => field(form, name);
  return services.directory.changeParty(person.actor, party.id, {
    kind: text("kind") ?? party.kind,
    acronym: text("acronym"),
    since: text("since"),
    until: text("until"),
    site: text("site"),
    ...(party.kind === "member-state" ? { regionalGroup: text("group") } : {}),
    names: Object.fromEntries(
      languages.map((language) => [language, text(`name_${language}`) ?? party.names[language]]),
    ),
  });
}

/** The party of the address; another spelling leads to its own. */
async function partyAt(args: LoaderFunctionArgs): Promise<Party> {
  const { language, services } = ask(args);
  const given = args.params.party ?? "";
  const party = await services.directory.party(given);
  if (party) return party;
  const found = await services.directory.resolveParty(given);
  if (!found.ok) throw refusal(404, ...found.problems);
  throw redirect(partyAddress(language, found.value.id), 301);
}

export default function PartyPage() {
  const { t } = useFrame().words;
  const { head, party, posts, today, known, ...about } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="directory" />
      <header className="prose">
        <p className="note">{t(`directory:kind.${party.kind}`)}</p>
        <h1>
          {head.title}
          {party.acronym !== null && (
            <>
              {" "}
              <bdi className="acronym" dir="ltr">
                {party.acronym}
              </bdi>
            </>
          )}
        </h1>
      </header>
      <PartyAbout party={party} {...about} />
      {posts !== null && (
        <Posts posts={posts} party={party.id} today={today} known={known} refused={answer} />
      )}
      <PartyForm party={party} kinds={about.kinds} groups={about.groups} refused={answer} />
    </>
  );
}
