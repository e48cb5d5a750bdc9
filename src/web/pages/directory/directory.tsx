import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { type Party, partyKinds, regionalGroups } from "../../../directory/model.ts";
import { languages } from "../../../kernel/language.ts";
import { spellingKey } from "../../../kernel/territory/spelling.ts";
import { worldAddress } from "../../addresses.ts";
import { ask } from "../../ask.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { PartyFilter } from "../../parts/directory/filter.tsx";
import { PartyLists } from "../../parts/directory/party-lists.tsx";
import style from "../../styles/directory.css?url";
import { directoryAddress, type PartyChoice, partyAddress, peopleAddress } from "./addresses.ts";

/** What of the query this page reads. */
export const handle = { query: ["q", "kind", "group"] };

/** Who takes part: the parties by kind and group, and a search through all their names. No personal data. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services, query } = ask(args);
  const choice = choiceOf(query);
  const all = await services.directory.parties();
  const sought = spellingKey(choice.q ?? "");
  const shown = all.filter(
    (party) =>
      (choice.kind === undefined || party.kind === choice.kind) &&
      (choice.group === undefined || party.regionalGroup === choice.group) &&
      (sought === "" || isMeant(party, sought)),
  );
  const at = (next: PartyChoice) => directoryAddress(language, { ...choice, q: undefined, ...next });
  const every = (to: string, chosen: boolean) => ({ words: words.t("directory-pages:all"), to, chosen });
  const kinds = partyKinds.filter((kind) => all.some((party) => party.kind === kind));
  const title = words.t("directory-pages:title");
  return {
    head: {
      title,
      description: words.t("directory-pages:description"),
      canonical: directoryAddress(language, choice),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [words.t("directory-pages:source")],
    },
    q: choice.q ?? "",
    filtered: Object.values(choice).some((one) => one !== undefined),
    count: words.t("directory-pages:count", { count: shown.length, n: words.number(shown.length) }),
    choosers: [
      {
        name: words.t("directory-pages:kind"),
        choices: [
          every(at({ kind: undefined, group: undefined }), choice.kind === undefined),
          ...kinds.map((kind) => ({
            words: words.t(`directory:kinds.${kind}`),
            to: at({ kind, group: undefined }),
            chosen: kind === choice.kind,
          })),
        ],
      },
      {
        name: words.t("directory-pages:group"),
        choices: [
          every(at({ group: undefined }), choice.group === undefined),
          ...regionalGroups.map((group) => ({
            words: words.t(`directory:group.${group}`),
            to: at({ group, kind: undefined }),
            chosen: group === choice.group,
          })),
        ],
      },
    ],
    lists: kinds.flatMap((kind) => {
      const parties = shown.filter((party) => party.kind === kind);
      if (parties.length === 0) return [];
      return {
        kind,
        title: words.t(`directory:kinds.${kind}`),
        parties: parties
          .map(({ id, names, acronym, until }) => ({
            to: partyAddress(language, id),
            name: names[language],
            acronym,
            until,
          }))
          .sort((a, b) => words.compare(a.name, b.name)),
      };
    }),
    people: args.context.person?.may("people.keep") ? peopleAddress(language) : null,
  } satisfies PageData & Record<string, unknown>;
}

function choiceOf(query: URLSearchParams): PartyChoice {
  const q = (query.get("q") ?? "").normalize("NFC").trim().slice(0, 100);
  const kind = partyKinds.find((one) => one === query.get("kind"));
  const group = regionalGroups.find((one) => one === query.get("group"));
  return {
    ...(q === "" ? {} : { q }),
    ...(kind === undefined ? {} : { kind }),
    ...(group === undefined ? {} : { group }),
  };
}

/** Where a name in any language, the acronym or the identifier holds what is sought. */
function isMeant({ id, names, acronym }: Party, sought: string): boolean {
  return [id, acronym ?? "", ...languages.map((language) => names[language])].some((name) =>
    spellingKey(name).includes(sought),
  );
}

export default function Directory() {
  const { t } = useFrame().words;
  const { head, q, filtered, count, choosers, lists, people } = useLoaderData<typeof loader>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="directory" />
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("directory-pages:lede")}</p>
        {people !== null && (
          <p className="screen-only">
            <a href={people}>{t("directory-pages:people.title")}</a>
          </p>
        )}
      </header>
      <PartyFilter q={q} />
      <div className="choosers wide screen-only">
        {choosers.map(({ name, choices }) => (
          <Chooser key={name} name={name} choices={choices} />
        ))}
      </div>
      <p className="note" role={filtered ? "status" : undefined}>
        {count}
      </p>
      {lists.length === 0 && <p>{t("directory-pages:none", { q })}</p>}
      <PartyLists lists={lists} />
    </>
  );
}
