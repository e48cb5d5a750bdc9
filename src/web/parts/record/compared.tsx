import type { ChangeKind, Run } from "../../../record/relations/compare.ts";
import { useFrame } from "../../frame.ts";
import { Source, sourceLanguage } from "./source-text.tsx";

export interface ShownUnit {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly depth: number;
  readonly to: string;
}

export interface ShownChange {
  readonly kind: ChangeKind;
  readonly moved: boolean;
  readonly before: readonly ShownUnit[];
  readonly after: readonly ShownUnit[];
  readonly runs: readonly Run[];
}

interface Side {
  readonly symbol: string;
  readonly title: string | null;
  readonly to: string;
}

interface ComparedProps {
  readonly before: Side;
  readonly after: Side;
  readonly changes: readonly ShownChange[];
}

/** Two texts beside each other where there is room, else one below the other; what was taken out is struck, what came is underlined. */
export function ComparedTexts({ before, after, changes }: ComparedProps) {
  const { t } = useFrame().words;
  return (
    <section className="compared wide">
      <div className="compared-heads">
        <Head side={before} />
        <Head side={after} />
      </div>
      <ol>
        {changes.map((change) => (
          <li
            key={`${change.before.map(({ id }) => id)} ${change.after.map(({ id }) => id)}`}
            className={`change change-${change.kind}`}
          >
            <p className="change-kind">
              {t(`record-pages:change.${change.kind}`)}
              {change.moved && change.kind !== "moved" && ` · ${t("record-pages:change.and-moved")}`}
            </p>
            {change.kind === "same" || change.kind === "moved" ? (
              <Unchanged change={change} />
            ) : (
              <Changed change={change} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Head({ side: { symbol, title, to } }: { readonly side: Side }) {
  return (
    <p>
      <a href={to}>
        <bdi dir="ltr">{symbol}</bdi>
      </a>{" "}
      <Source className="quiet">{title ?? ""}</Source>
    </p>
  );
}

/** The same words: they stand once, with both numbers. */
function Unchanged({ change: { before, after } }: { readonly change: ShownChange }) {
  return (
    <>
      <p className="change-places">
        <Places units={before} />
      </p>
      <div className="change-text" {...sourceLanguage}>
        <p className="change-places">
          <Places units={after} />
        </p>
        <p>{after.map(({ text }) => text).join(" ")}</p>
      </div>
    </>
  );
}

function Changed({ change: { before, after, runs } }: { readonly change: ShownChange }) {
  const { t } = useFrame().words;
  return (
    <>
      <div className="change-text change-before" {...sourceLanguage}>
        {before.length > 0 && (
          <>
            <p className="change-places">
              <Places units={before} />
            </p>
            <p>
              {runs.map(({ kind, text }, index) =>
                kind === "kept" ? (
                  text
                ) : kind === "removed" ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name of their own and never move
                  <Marked key={index} mark="del" text={text} />
                ) : null,
              )}
            </p>
          </>
        )}
      </div>
      <div className="change-text change-after" {...sourceLanguage}>
        {after.length > 0 && (
          <>
            <p className="change-places">
              <Places units={after} />
            </p>
            <p>
              {runs.map(({ kind, text }, index) =>
                kind === "kept" ? (
                  text
                ) : kind === "added" ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name of their own and never move
                  <Marked key={index} mark="ins" text={text} />
                ) : null,
              )}
            </p>
          </>
        )}
        {after.length === 0 && <p className="visually-hidden">{t("record-pages:change.dropped")}</p>}
      </div>
    </>
  );
}

/** Words that came or went; spaces at the edges stay outside of the mark. */
function Marked({ mark: Mark, text }: { readonly mark: "ins" | "del"; readonly text: string }) {
  const [, lead = "", words = "", tail = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return (
    <>
      {lead}
      {words !== "" && <Mark>{words}</Mark>}
      {tail}
    </>
  );
}

function Places({ units }: { readonly units: readonly ShownUnit[] }) {
  return units.map(({ id, label, to }, index) => (
    <span key={id}>
      {index > 0 && ", "}
      <a href={to}>{label === "" ? id.replace(/^pp_/, "¶ ") : label}</a>
    </span>
  ));
}
