import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { levels } from "../../../dialogue/speakers/model.ts";
import { type Total, totals } from "../../../dialogue/speakers/totals.ts";
import type { FigureTable } from "../../../figures/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { clockText } from "../../parts/speakers/saying.ts";
import { SpeakersPage } from "../../parts/speakers/speakers-page.tsx";
import { DataTable } from "../../parts/table.tsx";
import { titleIn } from "../meetings/asked.ts";
import { speakersFileAddress } from "./addresses.ts";
import { askList, headOf, type ListAsk, waysOf } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [], refresh: 30 };

/** How many have spoken and how long, by regional group, sex, level, and whether for a group. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askList(args);
  const { language, seen } = asked;
  return {
    head: headOf(asked, "totals"),
    meeting: titleIn(seen.meeting, asked.words),
    ways: waysOf(asked, "totals"),
    tables: tablesOf(asked),
    files: (["csv", "json"] as const).map((format) => ({
      to: speakersFileAddress(language, seen.record.id, format),
      words: format.toUpperCase(),
    })),
  } satisfies PageData & Record<string, unknown>;
}

function tablesOf(asked: ListAsk): readonly FigureTable[] {
  const { seen, saying, words, at } = asked;
  const { t } = words;
  const { list } = seen;
  const partyOf = (id: string) => saying.parties.get(id);
  return [
    table(
      asked,
      "region",
      totals(list, ({ party }) => partyOf(party)?.regionalGroup ?? "none", at),
      (key) => (key === "none" ? t("speakers:totals.no-group") : t(`directory:group.${key}`)),
    ),
    table(
      asked,
      "sex",
      totals(list, ({ speaker }) => speaker.sex ?? "none", at),
      (key) => t(`speakers:totals.sex-${key}`),
    ),
    table(
      asked,
      "level",
      [...totals(list, ({ speaker }) => speaker.level, at)].sort((a, b) => rank(a) - rank(b)),
      (key) => t(`speakers:level.${key}`),
    ),
    table(
      asked,
      "behalf",
      totals(list, (entry) => (entry.kind === "reply" ? "reply" : entry.onBehalfOf ? "group" : "own"), at),
      (key) => t(`speakers:totals.behalf-${key}`),
    ),
  ];
}

const ranks = new Map<string, number>(levels.map((level, index) => [level, index]));

/** The highest level first. */
function rank({ key }: Total): number {
  return ranks.get(key) ?? levels.length;
}

function table(
  { words }: ListAsk,
  by: string,
  given: readonly Total[],
  name: (key: string) => string,
): FigureTable {
  const all = given.reduce((sum, { time }) => sum + time, 0);
  const { t } = words;
  return {
    caption: t(`speakers:totals.by-${by}`),
    columns: [
      { key: "name", label: t(`speakers:totals.${by}`), kind: "text" },
      { key: "speakers", label: t("speakers:totals.speakers"), kind: "number" },
      { key: "time", label: t("speakers:totals.time"), kind: "text" },
      { key: "share", label: t("speakers:totals.share"), kind: "percent" },
    ],
    rows: given.map(({ key, speakers, time }) => ({
      name: name(key),
      speakers,
      time: clockText(time),
      share: all === 0 ? null : (time / all) * 100,
    })),
  };
}

export default function Totals() {
  const { t } = useFrame().words;
  const { head, meeting, ways, tables, files } = useLoaderData<typeof loader>();
  return (
    <SpeakersPage meeting={meeting} title={head.title} ways={ways}>
      {tables.map((one) => (
        <section key={one.caption} className="wide">
          <DataTable table={one} />
        </section>
      ))}
      <p className="wide screen-only">
        {t("speakers:totals.files")}{" "}
        {files.map(({ to, words }) => (
          <a key={to} className="button" href={to}>
            {words}
          </a>
        ))}
      </p>
    </SpeakersPage>
  );
}
