import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { ReplySummary } from "../../../consultation/replying/view.ts";
import { textIn } from "../../../kernel/texts.ts";
import { worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { signedIn } from "../../signed.ts";
import style from "../../styles/reply.css?url";
import { repliesAddress, replyAddress } from "./addresses.ts";
import { dueInWords, stateInWords } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** What the parties of whoever is signed in are and were asked. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services, person } = signedIn(args);
  const now = services.now();
  const mine = await services.replies.mine(person.actor);
  const several = new Set(mine.map(({ party }) => party.id)).size > 1;
  const row = ({ reply, asked, party, term, answered, questions, closed }: ReplySummary) => ({
    key: `${reply.consultation}/${reply.party}`,
    to: replyAddress(language, reply),
    title: textIn(asked.title, language, asked.content.original).text,
    party: several ? party.names[language] : null,
    state: stateInWords(words, reply),
    due: dueInWords(words, term, now),
    extended: term.extended && !closed,
    progress: words.t("replies:progress.of", { answered: Math.min(answered, questions), questions }),
  });
  const isOpen = ({ reply, closed }: ReplySummary) =>
    !closed && reply.state !== "submitted" && reply.state !== "declined";
  const title = words.t("replies:list.title");
  return {
    head: {
      title,
      description: words.t("replies:list.description"),
      canonical: repliesAddress(language),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    open: mine.filter(isOpen).map(row),
    done: mine
      .filter((one) => !isOpen(one))
      .map(row)
      .reverse(),
  } satisfies PageData & Record<string, unknown>;
}

type Row = Awaited<ReturnType<typeof loader>>["open"][number];

export default function Replies() {
  const { t } = useFrame().words;
  const { head, open, done } = useLoaderData<typeof loader>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="reply" />
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("replies:list.description")}</p>
      </header>
      {open.length + done.length === 0 && <p className="prose">{t("replies:list.none")}</p>}
      <Rows id="open" title={t("replies:list.open")} rows={open} />
      <Rows id="done" title={t("replies:list.done")} rows={done} />
    </>
  );
}

interface RowsProps {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

function Rows({ id, title, rows }: RowsProps) {
  const { t } = useFrame().words;
  if (rows.length === 0) return null;
  return (
    <section className="prose" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="reply-list">
        {rows.map(({ key, to, title: name, party, state, due, extended, progress }) => (
          <li key={key}>
            <a href={to}>{name}</a>
            {party !== null && <span className="reply-party">{party}</span>}
            <p className="reply-facts">
              <span>{state}</span> <span>{due}</span> {extended && <span>{t("replies:due.extended")}</span>}{" "}
              <span>{progress}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
