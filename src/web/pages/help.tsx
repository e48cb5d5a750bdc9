import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import {
  aboutAddress,
  accountAddress,
  corridorAddress,
  datasetsAddress,
  helpAddress,
  searchAddress,
  signInAddress,
  territoryAddress,
  worldAddress,
} from "../addresses.ts";
import { ask } from "../ask.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";
import { type WorkChapter, WorkHelp } from "../parts/work-help.tsx";
import { nameOf } from "../say.ts";
import { searchExamples } from "../search-examples.ts";
import { auditAddress } from "./audit/addresses.ts";
import { consultationsAddress } from "./consultation/addresses.ts";
import { peopleAddress } from "./directory/addresses.ts";
import { lettersAddress } from "./letters/addresses.ts";
import { meetingsAddress } from "./meetings/addresses.ts";
import { questionnairesAddress } from "./questionnaire/addresses.ts";
import { recordAddress } from "./record/addresses.ts";
import { repliesAddress } from "./reply/addresses.ts";
import { reportsAddress } from "./report/addresses.ts";
import { responsesAddress } from "./responses/addresses.ts";

/** The corridor that stands for all on this page. */
const [origin, destination] = ["PHL", "SAU"] as const;

/** What of the query this page reads. */
export const handle = { query: [] };

/** What one can do here, and how. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words } = ask(args);
  const corridor = words.t("web:corridor.title", {
    origin: nameOf(words, origin),
    destination: nameOf(words, destination),
  });
  return {
    head: {
      title: words.t("help:title"),
      description: words.t("help:description"),
      canonical: helpAddress(language),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("help:title") },
      ],
      sources: [],
    },
    see: [
      ["world", words.t("web:foot.world"), worldAddress(language)],
      ["territory", nameOf(words, origin), territoryAddress(language, origin)],
      ["corridor", corridor, corridorAddress(language, origin, destination)],
      ["datasets", words.t("web:foot.datasets"), datasetsAddress(language)],
      ["about", words.t("web:foot.about"), aboutAddress(language)],
    ] as const,
    work: [
      {
        name: "secretariat",
        see: [
          [words.t("record-pages:nav.record"), recordAddress(language)],
          [words.t("questionnaires:page.list"), questionnairesAddress(language)],
          [words.t("consultations:page.all"), consultationsAddress(language)],
          [words.t("responses:page.all"), responsesAddress(language)],
        ],
      },
      {
        name: "focal-point",
        see: [
          [words.t("accounts:sign-in.title"), signInAddress(language)],
          [words.t("replies:list.title"), repliesAddress(language)],
          [words.t("accounts:posts.title"), accountAddress(language)],
        ],
      },
      {
        name: "chair",
        see: [
          [words.t("meetings:list.title"), meetingsAddress(language)],
          [words.t("report-pages:list.title"), reportsAddress(language)],
        ],
      },
      {
        name: "delegation",
        see: [
          [words.t("meetings:list.title"), meetingsAddress(language)],
          [words.t("accounts:posts.title"), accountAddress(language)],
        ],
      },
      {
        name: "administrator",
        see: [
          [words.t("directory-pages:people.title"), peopleAddress(language)],
          [words.t("mail:page.title"), lettersAddress(language)],
          [words.t("audit:page.title"), auditAddress(language)],
          [words.t("accounts:account.title"), accountAddress(language)],
        ],
      },
    ] satisfies readonly WorkChapter[],
    examples: searchExamples.map((example) => ({ words: example, to: searchAddress(language, example) })),
  } satisfies PageData & Record<string, unknown>;
}

const keys = [
  ["/", "slash"],
  ["?", "question"],
  ["Tab", "tab"],
  ["← ↑ → ↓", "arrows"],
  ["Esc", "escape"],
] as const;

/** Gives the corridor of this page as a file; a program would take the same address. */
const apiExample = `/api/observations/un-desa-stock?origin=${origin}&destination=${destination}&format=csv`;

export default function Help() {
  const { words } = useFrame();
  const { head, see, work, examples } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{head.title}</h1>
      <p className="lede">{words.t("help:lede")}</p>
      <section className="section prose" id="see">
        <h2>{words.t("help:see.title")}</h2>
        <ul className="bulleted">
          {see.map(([name, called, to]) => (
            <li key={name}>
              <a href={to}>{called}</a> – {words.t(`help:see.${name}`)}
            </li>
          ))}
        </ul>
      </section>
      <Chapter name="search">
        <ul className="examples">
          {examples.map(({ words: example, to }) => (
            <li key={to}>
              <a href={to}>{example}</a>
            </li>
          ))}
        </ul>
      </Chapter>
      <Chapter name="choose" />
      <Chapter name="take" />
      <Chapter name="cite" />
      <section className="section prose" id="keys">
        <h2>{words.t("help:keys.title")}</h2>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.t("help:keys.key")}</th>
              <th scope="col">{words.t("help:keys.does")}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map(([key, name]) => (
              <tr key={name}>
                <th scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td>{words.t(`help:keys.${name}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Chapter name="line" />
      <Chapter name="import">
        <code className="command">{words.t("web:nothing-yet.command")}</code>
      </Chapter>
      <Chapter name="api">
        <a className="command" href={apiExample}>
          <code>{apiExample}</code>
        </a>
        <p>
          <a href="/api">{words.t("help:api.on")}</a>
        </p>
      </Chapter>
      <WorkHelp chapters={work} />
    </>
  );
}

interface ChapterProps {
  readonly name: string;
  readonly children?: React.ReactNode;
}

function Chapter({ name, children }: ChapterProps) {
  const { words } = useFrame();
  return (
    <section className="section prose" id={name}>
      <h2>{words.t(`help:${name}.title`)}</h2>
      {words
        .t(`help:${name}.text`)
        .split("\n")
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      {children}
    </section>
  );
}
