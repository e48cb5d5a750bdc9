import { createContext, type ReactNode, useContext } from "react";
import type { Footnote, FrontLine, NoteMark, Paragraph } from "../../../record/model.ts";
import type { Citation } from "../../../record/understanding/citations.ts";
import type { UnderstoodDocument, UnderstoodParagraph } from "../../../record/understanding/understand.ts";
import { useWords } from "../../frame.ts";
import type { VerbPlace } from "./inline.ts";
import { type Block, bodyBlocks } from "./layout.ts";
import { FootnoteNote, MandateNote, type MandateStanding } from "./margin.tsx";
import { Masthead } from "./masthead.tsx";
import { type HeldAddresses, SetText } from "./set-text.tsx";
import { sourceLanguage } from "./source-text.tsx";

/** What the parts of a document need of the whole. */
interface Setting {
  readonly held: HeldAddresses;
  readonly standings: Readonly<Record<string, MandateStanding>>;
  readonly citationsIn: (id: string) => readonly Citation[];
  readonly footnotesAt: (id: string) => readonly Footnote[];
}

const SettingContext = createContext<Setting | undefined>(undefined);

function useSetting(): Setting {
  const setting = useContext(SettingContext);
  if (!setting) throw new Error("no document around this paragraph");
  return setting;
}

interface ArticleProps {
  readonly document: UnderstoodDocument;
  readonly held: HeldAddresses;
  /** How each mandate stands, by its address. */
  readonly standings: Readonly<Record<string, MandateStanding>>;
}

/** A document as a good printer sets it: numbers hang, verbs are in italics, requests and notes stand in the margin. */
export function Article({ document, held, standings }: ArticleProps) {
  const words = useWords();
  const setting = settingOf(document, held, standings);
  const leftOver = document.footnotes.filter(({ usedIn }) => usedIn.length === 0);
  return (
    <SettingContext value={setting}>
      <article
        className="resolution"
        data-permalinks=""
        data-copy={words.t("record-pages:permalink.copy")}
        data-copied={words.t("record-pages:permalink.copied")}
      >
        <Masthead document={document} notes={(kind) => <Footnotes of={kind} />} held={held} />
        {bodyBlocks(document).map((block) => (
          <BodyBlock key={keyOf(block)} block={block} />
        ))}
        {leftOver.length > 0 && (
          <section className="left-over">
            <h2>{words.t("record-pages:note.unplaced")}</h2>
            {leftOver.map((footnote) => (
              <FootnoteNote
                key={footnote.marker}
                footnote={footnote}
                citations={setting.citationsIn(`note_${footnote.marker}`)}
                held={held}
              />
            ))}
          </section>
        )}
      </article>
    </SettingContext>
  );
}

function settingOf(
  document: UnderstoodDocument,
  held: HeldAddresses,
  standings: ArticleProps["standings"],
): Setting {
  return {
    held,
    standings,
    citationsIn: (id) => document.citations.filter((citation) => citation.in === id),
    footnotesAt: (id) => document.footnotes.filter(({ usedIn }) => usedIn[0] === id),
  };
}

function keyOf(block: Block): string {
  if ("paragraph" in block) return block.paragraph.id;
  if (block.kind === "heading") return block.heading.id;
  if (block.kind === "annex") return block.annex.id;
  return block.kind === "unread" ? `unread ${block.unread.line}` : `${block.kind} ${block.line.line}`;
}

function BodyBlock({ block }: { readonly block: Block }) {
  const { t } = useWords();
  switch (block.kind) {
    case "enacting":
    case "closing":
      return <Line line={block.line} />;
    case "preambular":
    case "operative":
      return <ParagraphBlock paragraph={block.paragraph} kind={block.kind} />;
    case "annex-paragraph":
      return <ParagraphBlock paragraph={block.paragraph} kind="annexed" />;
    case "heading":
      return (
        // Not every document with headings has an annex above them: a Chair's summary has its title alone.
        <h2 id={block.heading.id} className="resolution-heading" {...sourceLanguage}>
          {block.heading.label !== null && `${block.heading.label} `}
          <Words id={block.heading.id} text={block.heading.text} notes={block.heading.notes} />
        </h2>
      );
    case "annex":
      return (
        <h2 id={block.annex.id} className="annex-title" {...sourceLanguage}>
          {block.annex.label}
        </h2>
      );
    case "unread":
      return (
        <div className="unread" role="note">
          <p className="unread-label">{t("record-pages:unread.here", { line: block.unread.line })}</p>
          <p {...sourceLanguage}>{block.unread.text}</p>
        </div>
      );
  }
}

function Line({ line }: { readonly line: FrontLine }) {
  return (
    <div className={`para ${line.kind}`}>
      <Footnotes of={line.kind} />
      <p {...sourceLanguage}>
        {line.kind === "enacting" ? (
          <i>{line.text}</i>
        ) : (
          <Words id={line.kind} text={line.text} notes={line.notes} />
        )}
      </p>
    </div>
  );
}

interface ParagraphBlockProps {
  readonly paragraph: Paragraph | UnderstoodParagraph;
  readonly kind: "preambular" | "operative" | "annexed" | "sub";
}

function ParagraphBlock({ paragraph, kind }: ParagraphBlockProps) {
  const { t } = useWords();
  const { standings } = useSetting();
  const { id, label, number, text, notes, children } = paragraph;
  const mandates = "mandates" in paragraph ? paragraph.mandates : [];
  const verbs = "verbs" in paragraph ? paragraph.verbs : [];
  const name = number ?? t("record-pages:permalink.mark");
  return (
    <div className={`para ${kind}`} id={id}>
      {mandates.map((mandate) => (
        <MandateNote key={mandate.id} mandate={mandate} standing={standings[mandate.id]} />
      ))}
      <Footnotes of={id} />
      <div className="para-text" {...sourceLanguage}>
        <a
          className={label === "" ? "number unnumbered" : "number"}
          href={`#${id}`}
          aria-label={t("record-pages:permalink.label", { paragraph: number ?? id })}
        >
          {label === "" ? name : label}
        </a>
        <p>
          <Words id={id} text={text} notes={notes} verbs={verbs} />
        </p>
      </div>
      {children.length > 0 && (
        <div className="subs">
          {children.map((child) => (
            <ParagraphBlock key={child.id} paragraph={child} kind="sub" />
          ))}
        </div>
      )}
    </div>
  );
}

/** The notes whose first mark stands there. */
function Footnotes({ of }: { readonly of: string }): ReactNode {
  const { footnotesAt, citationsIn, held } = useSetting();
  return footnotesAt(of).map((footnote) => (
    <FootnoteNote
      key={footnote.marker}
      footnote={footnote}
      citations={citationsIn(`note_${footnote.marker}`)}
      held={held}
    />
  ));
}

interface WordsProps {
  readonly id: string;
  readonly text: string;
  readonly notes: readonly NoteMark[];
  readonly verbs?: readonly VerbPlace[];
}

function Words({ id, text, notes, verbs = [] }: WordsProps) {
  const { citationsIn, held } = useSetting();
  return <SetText text={text} knowledge={{ verbs, notes, citations: citationsIn(id) }} held={held} />;
}
