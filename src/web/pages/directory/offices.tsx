import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { dayOf } from "../../../directory/people/days.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Posts } from "../../parts/directory/posts.tsx";
import { personForm, signedIn } from "../../signed.ts";
import style from "../../styles/directory.css?url";
import { officesAddress, peopleAddress } from "./addresses.ts";
import { keepPosts } from "./keep.ts";
import { shownPosts } from "./posts.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** The posts of the secretariat and of its meetings, which belong to no party. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = signedIn(args, "people.keep");
  const { language, words, services, person } = asked;
  const title = words.t("directory:post.house");
  const people = await services.directory.seenBy(person.actor).persons();
  return {
    head: {
      title,
      description: words.t("directory-pages:offices-description"),
      canonical: officesAddress(language),
      crumbs: [
        { words: words.t("directory-pages:people.title"), to: peopleAddress(language) },
        { words: title },
      ],
      sources: [],
    },
    today: dayOf(services.now()),
    posts: await shownPosts(asked, null),
    known: people.flatMap(({ email, name }) => (email ? [{ email, name }] : [])),
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const asked = await personForm(args);
  return keepPosts(asked, officesAddress(asked.language), null);
}

export default function Offices() {
  const { t } = useFrame().words;
  const { head, posts, today, known } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="directory" />
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("directory-pages:offices-description")}</p>
      </header>
      <Posts posts={posts} party={null} today={today} known={known} refused={answer} />
    </>
  );
}
