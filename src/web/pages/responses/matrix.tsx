import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { questionsOf } from "../../../consultation/questionnaire/order.ts";
import { groupsOf } from "../../../consultation/responses/grouping.ts";
import { type CellKind, cellKinds } from "../../../consultation/responses/matrix.ts";
import { nameAnswerer, nameGroup } from "../../../consultation/responses/saying.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { MatrixTable } from "../../parts/responses/matrix.tsx";
import { ResponsesHead, ResponsesPage } from "../../parts/responses/responses-page.tsx";
import { matrixAddress, partyResponsesAddress, questionAddress } from "./addresses.ts";
import { askResponses, byName, crumbsOf, found, groupingOf, sightNotes } from "./asked.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["by", "group", "section"] };

/** Every party against every question. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askResponses(args);
  const { words, language, responses, actor, query } = asked;
  const by = groupingOf(query.get("by"));
  const [group, section] = [query.get("group") ?? undefined, query.get("section") ?? undefined];
  const { consultation, questionnaire, matrix } = found(
    await responses.matrix(actor, args.params.id ?? "", { by, group, section }),
  );
  const { id, quiet } = consultation;
  const title = words.t("responses:way.matrix");
  const choice = { by, group, section };
  const at = (next: Partial<typeof choice>) => matrixAddress(language, id, { ...choice, ...next });
  const questions = new Map(
    questionsOf(questionnaire).map((one) => [one.question.id as string, one.question]),
  );
  const groups = quiet
    ? [...new Set(matrix.rows.flatMap(({ who }) => (who.group === null ? [] : [who.group])))].sort()
    : groupsOf(by ?? "regional-group");
  return {
    head: {
      title,
      description: words.t("responses:page.matrix-about"),
      canonical: at({}),
      crumbs: crumbsOf(asked, consultation, title),
      sources: [],
    },
    ways: waysOf(asked, consultation, "matrix"),
    notes: sightNotes(consultation, words),
    choosers: [
      ...(quiet
        ? []
        : [
            {
              name: words.t("responses:choose.by"),
              choices: (["regional-group", "region", "development", "kind"] as const).map((one) => ({
                words: words.t(`responses:by-name.${one}`),
                to: at({ by: one === "regional-group" ? undefined : one, group: undefined }),
                chosen: (by ?? "regional-group") === one,
              })),
            },
          ]),
      {
        name: words.t("responses:choose.group"),
        choices: [
          {
            words: words.t("responses:choose.all"),
            to: at({ group: undefined }),
            chosen: group === undefined,
          },
          ...groups.map((one) => ({
            words: nameGroup(one, words),
            to: at({ group: one }),
            chosen: group === one,
          })),
        ],
      },
      {
        name: words.t("responses:choose.section"),
        choices: [
          {
            words: words.t("responses:choose.all"),
            to: at({ section: undefined }),
            chosen: section === undefined,
          },
          ...questionnaire.sections.map((one) => ({
            words: textIn(one.title, language, questionnaire.original).text,
            to: at({ section: one.id }),
            chosen: section === one.id,
          })),
        ],
      },
    ],
    questions: matrix.questions.map(({ id: question, number }) => {
      const one = questions.get(question);
      return {
        id: question,
        number,
        ask: one ? textIn(one.ask, language, questionnaire.original).text : question,
        to: questionAddress(language, id, question),
        near: `question/${question}`,
      };
    }),
    rows: byName(matrix.rows, words).map(({ who, state, cells }) => ({
      key: who.key,
      name: nameAnswerer(who, words),
      state: state === null ? null : words.t(`responses:state.${state}`),
      to: who.party === null || cells.startsWith(".") ? null : partyResponsesAddress(language, who.party.id),
      cells,
    })),
    // A cell is one letter; the legend says what it means, and so does the cell to whoever hears it.
    legend: Object.fromEntries(
      cellKinds.map((kind) => [kind, words.t(`responses:cell.${cellName[kind]}`)]),
    ) as Record<CellKind, string>,
  } satisfies PageData & Record<string, unknown>;
}

const cellName: Readonly<Record<CellKind, string>> = {
  a: "answered",
  x: "not-applicable",
  v: "not-available",
  p: "prefer-not",
  m: "missing",
  "-": "not-asked",
  ".": "no-reply",
};

export default function ResponsesMatrix() {
  const { words } = useFrame();
  const { head, ways, notes, choosers, questions, rows, legend } = useLoaderData<typeof loader>();
  return (
    <ResponsesPage>
      <ResponsesHead title={head.title} lede={head.description} ways={ways} notes={notes} />
      <div className="choosers stacked wide screen-only">
        {choosers.map(({ name, choices }) => (
          <Chooser key={name} name={name} choices={choices} />
        ))}
      </div>
      {rows.length === 0 ? (
        <p>{words.t("responses:page.no-rows")}</p>
      ) : (
        <MatrixTable questions={questions} rows={rows} legend={legend} caption={head.title} />
      )}
    </ResponsesPage>
  );
}
