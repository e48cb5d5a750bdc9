import { direction, type Language } from "../../../../kernel/language.ts";
import { parseMarkup } from "../../../../report/writing/markup.ts";
import type { Inline } from "../../../../report/writing/model.ts";
import type { EditorBlock } from "../../../pages/report/editing.ts";

interface PreviewProps {
  readonly block: EditorBlock;
  readonly language: Language;
  readonly markup: string;
}

/**
 * A paragraph as it will be read, where its text field says it otherwise: values printed, footnotes in their place. A script shows it in
 * the place of the field until one writes there; `enhance/report/preview.ts` draws the same.
 */
export function Preview({ block, language, markup }: PreviewProps) {
  const read = parseMarkup(markup);
  const plain = read.ok && read.value.every((one) => one.kind === "text" && !one.strong && !one.emphasis);
  return (
    <div
      className="re-preview"
      data-preview=""
      data-plain={plain ? "" : undefined}
      lang={language}
      dir={direction[language]}
      aria-hidden="true"
    >
      {read.ok ? read.value.map((one, at) => piece(one, at, block)) : markup}
    </div>
  );
}

function piece(one: Inline, at: number, block: EditorBlock): React.ReactNode {
  if (one.kind === "text") {
    const emphasised = one.emphasis ? <em>{one.text}</em> : one.text;
    return one.strong ? <strong key={at}>{emphasised}</strong> : <span key={at}>{emphasised}</span>;
  }
  if (one.kind === "note")
    return (
      <span key={at} className="re-preview-note">
        {one.content.map((part, place) => piece(part, place, block))}
      </span>
    );
  const bound = block.bindings.find(({ id }) => id === one.binding);
  return (
    <span key={at} className={bound && !bound.missing ? "re-chip" : "re-chip re-missing"}>
      {bound?.shows ?? `[[${one.binding}]]`}
    </span>
  );
}
