import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { problem } from "../../kernel/problem.ts";
import { evidenceOf } from "../../statistics/studies/evidence.ts";
import type { BoundFigure, Paragraph, Section, StudyTable } from "../../statistics/studies/model.ts";
import { type StudyName, studyNames } from "../../statistics/studies/model.ts";
import { study } from "../../statistics/studies/study.ts";
import { studiesAddress, studyAddress, territoryAddress, worldAddress } from "../addresses.ts";
import { refusal } from "../answers.ts";
import { ask } from "../ask.ts";
import { evidenceLink } from "../evidence-links.ts";
import { useFrame } from "../frame.ts";
import type { PageData } from "../page.ts";
import { Chooser } from "../parts/chooser.tsx";
import { placeAt } from "../places.ts";
import { briefAddress } from "./report/brief-addresses.ts";

/** What of the query this page reads: nothing. */
export const handle = { query: [] };

/** A saved question answered from the current releases: text and tables whose every figure leads to what it rests on. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, services } = ask(args);
  const name = named(args.params.name);
  const place = placeAt(args.params.territory, (id) => studyAddress(language, name, id));
  const answer = await study(name, place.id, services, language);
  return {
    head: {
      title: `${answer.title} – ${answer.subject}`,
      description: answer.about,
      canonical: studyAddress(language, name, place.id),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("study-pages:title"), to: studiesAddress(language) },
        { words: answer.subject, to: territoryAddress(language, place.id) },
        { words: answer.title },
      ],
      sources: answer.sources.map(({ line }) => line),
    },
    study: answer,
    others: studyNames.map((one) => ({
      words: words.t(`studies:${one}.title`),
      to: studyAddress(language, one, place.id),
      chosen: one === name,
    })),
    evidence: evidenceOf(answer).sets.map((set) => set.map((one) => evidenceLink(language, one))),
    files: [
      ...(["pdf", "docx"] as const).map((format) => ({
        words: format.toUpperCase(),
        to: briefAddress(language, format, { kind: "study", study: name, territory: place.id }),
      })),
      ...(["html", "json"] as const).map((format) => ({
        words: format.toUpperCase(),
        to: `/api/studies/${name}/${place.id}?${new URLSearchParams({ format, lang: language })}`,
      })),
    ],
  } satisfies PageData & Record<string, unknown>;
}

function named(text: string | undefined): StudyName {
  const found = studyNames.find((one) => one === text);
  if (!found)
    throw refusal(404, problem("studies.unknown", { text: text ?? "", known: studyNames.join(", ") }));
  return found;
}

export default function StudyPage() {
  const { words } = useFrame();
  const { study: answer, others, evidence, files } = useLoaderData<typeof loader>();
  const { numberOf } = evidenceOf(answer);
  return (
    <>
      <header>
        <p className="kind">{answer.title}</p>
        <h1 className="finding">{answer.subject}</h1>
        <p className="lede">{answer.about}</p>
      </header>
      <div className="choosers wide">
        <Chooser name={words.t("study-pages:others")} choices={others} />
      </div>
      {answer.sections.map((section) => (
        <StudySection key={section.id} section={section} place={numberOf} />
      ))}
      {evidence.length > 0 && (
        <section className="section wide evidence" id="evidence">
          <h2>{words.t("studies:heading.evidence")}</h2>
          <ol>
            {evidence.map((references, index) => (
              <li key={references[0]?.text ?? index} id={`e${index + 1}`}>
                {references.map(({ text, short, to }) => (
                  <code key={text} dir="ltr">
                    {to === null ? short : <a href={to}>{short}</a>}
                  </code>
                ))}
              </li>
            ))}
          </ol>
        </section>
      )}
      <ul className="downloads section screen-only" aria-label={words.t("study-pages:download")}>
        {files.map((file) => (
          <li key={file.to}>
            <a href={file.to} download="">
              {file.words}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

type PlaceOf = (figure: BoundFigure) => number;

function StudySection({ section, place }: { readonly section: Section; readonly place: PlaceOf }) {
  return (
    <section className="section" id={section.id}>
      <h2>{section.heading}</h2>
      <div className="prose">
        {section.paragraphs.map((paragraph, index) => (
          // Paragraphs of a study have no name of their own and never change their order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <StudyParagraph key={index} paragraph={paragraph} place={place} />
        ))}
      </div>
      {section.tables.map((table) => (
        <StudyTableView key={table.caption} table={table} place={place} />
      ))}
    </section>
  );
}

function StudyParagraph({ paragraph, place }: { readonly paragraph: Paragraph; readonly place: PlaceOf }) {
  return (
    <p>
      {paragraph.map((part, index) =>
        part.kind === "words" ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a paragraph never change their order
          <Bound key={index} figure={part} place={place} />
        ),
      )}
    </p>
  );
}

function Bound({ figure, place }: { readonly figure: BoundFigure; readonly place: PlaceOf }) {
  return (
    <a className="bound" href={`#e${place(figure)}`}>
      <data value={String(figure.value)}>{figure.text}</data>
    </a>
  );
}

function StudyTableView({ table, place }: { readonly table: StudyTable; readonly place: PlaceOf }) {
  const words = useFrame().words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by the keyboard
    <section className="table-frame whole" aria-label={table.caption} tabIndex={0}>
      <table className="table full">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={column} scope="col" className={index === 0 ? undefined : "numeric"}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={table.columns[index + 1] ?? index} className="numeric">
                  {cell ? <Bound figure={cell} place={place} /> : words.t("web:table.none")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
