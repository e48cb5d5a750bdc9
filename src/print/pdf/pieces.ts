import type { PrintInline } from "../model.ts";

/** Characters in a paragraph beyond which it is set as several: whoever breaks lines looks at the whole of it. */
export const longest = 6000;

/** The content of a paragraph in pieces of {@link longest} characters at most, cut between words where there are any. Nothing is lost. */
export function pieces(content: readonly PrintInline[]): readonly (readonly PrintInline[])[] {
  const found: PrintInline[][] = [[]];
  let length = 0;
  const add = (part: PrintInline, size: number) => {
    if (length > 0 && length + size > longest) {
      found.push([]);
      length = 0;
    }
    found.at(-1)?.push(part);
    length += size;
  };
  for (const part of content) {
    if (part.kind !== "text") add(part, "text" in part ? part.text.length : 1);
    else for (const text of cut(part.text)) add({ ...part, text }, text.length);
  }
  return found;
}

function cut(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const space = rest.lastIndexOf(" ", longest);
    const split = space > longest / 2 ? space + 1 : longest - (isLow(rest, longest) ? 1 : 0);
    parts.push(rest.slice(0, split));
    rest = rest.slice(split);
  }
  return [...parts, rest];
}

/** True where a cut here would part the halves of one character. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
