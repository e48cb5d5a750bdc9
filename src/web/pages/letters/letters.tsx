import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { unwrap } from "../../../kernel/problem.ts";
import { letterStates } from "../../../mail/model.ts";
import { worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { LetterFilter } from "../../parts/letters/filter.tsx";
import { LetterList } from "../../parts/letters/list.tsx";
import { LetterWay } from "../../parts/letters/way.tsx";
import { signedIn } from "../../signed.ts";
import style from "../../styles/letters.css?url";
import { letterAddress, lettersAddress } from "./addresses.ts";
import { letterChoice } from "./choice.ts";

/** What of the query this page reads. */
export const handle = { query: ["state", "kind", "about", "party", "text", "page"] };

/** The ledger: every letter that was ever to be sent, where it stands, and what became of it. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services, person, query } = signedIn(args, "mail.read");
  const { page = 1, ...choice } = letterChoice(query);
  const found = unwrap(await services.letters.letters(person.actor, choice, page));
  const title = words.t("mail:page.title");
  const at = (next: number) => lettersAddress(language, { ...choice, page: next });
  const all = Object.values(found.counts).reduce((sum, one) => sum + one, 0);
  return {
    head: {
      title,
      description: words.t("mail:page.description"),
      canonical: lettersAddress(language, { ...choice, page }),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    choice,
    states: [
      { state: null, letters: all, to: lettersAddress(language, { ...choice, state: undefined }) },
      ...letterStates.map((state) => ({
        state,
        letters: found.counts[state],
        to: lettersAddress(language, { ...choice, state }),
      })),
    ],
    letters: found.letters.map((letter) => ({
      number: letter.number,
      to: letterAddress(language, letter.number),
      kind: letter.kind,
      subject: letter.subject,
      language: letter.language,
      name: letter.name,
      address: letter.address,
      party: letter.party,
      state: letter.state,
      tries: letter.tries,
      queued: letter.queued.toISOString(),
      settled: letter.settled?.toISOString() ?? null,
      nextTry: letter.state === "queued" && letter.tries > 0 ? (letter.nextTry?.toISOString() ?? null) : null,
    })),
    newer: page > 1 ? at(page - 1) : null,
    older: page < found.pages ? at(page + 1) : null,
    way: services.letters.way,
  } satisfies PageData & Record<string, unknown>;
}

export default function Letters() {
  const { t } = useFrame().words;
  const { head, choice, states, letters, newer, older, way } = useLoaderData<typeof loader>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="letters" />
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("mail:page.description")}</p>
      </header>
      <LetterFilter choice={choice} states={states} />
      <LetterList letters={letters} newer={newer} older={older} />
      <LetterWay way={way} />
    </>
  );
}
