import type { Language } from "../../kernel/language.ts";
import type { PrintInline } from "../../print/model.ts";

/** A footnote that has its place but no number yet: what somebody wrote, or the sources of what stands before it. */
export type Sign =
  | { readonly kind: "sign"; readonly written: readonly PrintInline[] }
  | { readonly kind: "sign"; readonly sources: readonly string[] };

export type Signed = Exclude<PrintInline, { kind: "note" }> | Sign;

/** A space so narrow that sign and word stay together, and on one line. */
const apart = "\u202f";

/** Where the sign stands before the mark that ends a sentence; elsewhere it stands behind it. */
const before: ReadonlySet<Language> = new Set(["fr", "es", "ru", "ar"]);

const sentenceEnd = /[.!?؟…]+["”»’)\]]*(?=[ \t\n]|$)|[。！？]+["”’）》]*/u;
const stops = /^[.,;:،؛。，；：]/u;
const stopped = /[.,;:،؛。，；：]$/u;

/**
 * Signs of footnotes where editors put them (United Nations Editorial Manual, footnote indicators): the sources of a statement at the end of its
 * sentence, those of several under one sign; behind punctuation in English and Chinese, before it in French, Spanish, Russian and
 * Arabic. After a digit, where it would read as a power of the number, and after another sign it keeps a narrow space.
 */
export function placedSigns(parts: readonly Signed[], language: Language): readonly Signed[] {
  return spaced(punctuated(atSentenceEnds(parts, language), language));
}

function atSentenceEnds(parts: readonly Signed[], language: Language): readonly Signed[] {
  const out: Signed[] = [];
  let waiting: string[] = [];
  const put = () => {
    if (waiting.length > 0) out.push({ kind: "sign", sources: waiting });
    waiting = [];
  };
  for (const part of parts) {
    if (part.kind === "sign" && "sources" in part) {
      waiting = [...new Set([...waiting, ...part.sources])];
      continue;
    }
    // Two signs stand in the order of what they are of.
    if (part.kind === "sign") put();
    const end = part.kind === "text" && waiting.length > 0 ? sentenceEnd.exec(part.text) : null;
    if (part.kind !== "text" || end === null) {
      out.push(part);
      continue;
    }
    const cut = before.has(language) ? end.index : end.index + end[0].length;
    out.push({ ...part, text: part.text.slice(0, cut) });
    put();
    out.push({ ...part, text: part.text.slice(cut) });
  }
  put();
  return filled(out);
}

/** On the side of punctuation where the language has them. */
function punctuated(parts: readonly Signed[], language: Language): readonly Signed[] {
  const out: Signed[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (before.has(language)) {
      // A sign that was put behind a mark goes before it.
      if (part.kind === "sign" && last?.kind === "text" && stopped.test(last.text)) {
        out.splice(-1, 1, { ...last, text: last.text.slice(0, -1) }, part, {
          ...last,
          text: last.text.slice(-1),
        });
      } else out.push(part);
      continue;
    }
    const mark = part.kind === "text" && last?.kind === "sign" ? stops.exec(part.text)?.[0] : undefined;
    if (part.kind !== "text" || mark === undefined) {
      out.push(part);
      continue;
    }
    let at = out.length;
    while (out[at - 1]?.kind === "sign") at -= 1;
    out.splice(at, 0, { ...part, text: mark });
    out.push({ ...part, text: part.text.slice(mark.length) });
  }
  return filled(out);
}

function spaced(parts: readonly Signed[]): readonly Signed[] {
  return parts.flatMap((part, index): readonly Signed[] => {
    const last = parts[index - 1];
    if (part.kind !== "sign" || last === undefined) return [part];
    const close = last.kind === "sign" || /\p{Nd}$/u.test(last.text);
    return close ? [{ kind: "text", text: apart }, part] : [part];
  });
}

function filled(parts: readonly Signed[]): readonly Signed[] {
  return parts.filter((part) => part.kind === "sign" || part.text !== "");
}
