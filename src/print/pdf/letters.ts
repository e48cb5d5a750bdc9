/** Characters that are seen by what they do to others: white space, joiners, marks of direction, selectors of a form. */
const unseen = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** Most characters of one run that are named by their numbers; the other formats hold them all. */
const mostNamed = 40;

export type Run =
  | { readonly kind: "text"; readonly text: string }
  /** Characters that no font has letters for, as `U+1208 U+1270`. */
  | { readonly kind: "unset"; readonly letters: string };

/** A text cut where its fonts end, in order. Joined, the texts and the named characters are the whole text, up to {@link mostNamed} of a run. */
export function runs(text: string, covered: ReadonlySet<number>): readonly Run[] {
  const found: Run[] = [];
  let set = "";
  let lacking: string[] = [];
  let spaces = "";
  const close = () => {
    if (lacking.length > 0) found.push({ kind: "unset", letters: named(lacking) });
    lacking = [];
    set += spaces;
    spaces = "";
  };
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (unseen.test(letter)) {
      if (lacking.length > 0) spaces += letter;
      else set += letter;
    } else if (covered.has(point)) {
      close();
      set += letter;
    } else {
      if (set !== "") found.push({ kind: "text", text: set });
      set = "";
      spaces = "";
      lacking.push(letter);
    }
  }
  close();
  if (set !== "") found.push({ kind: "text", text: set });
  return found;
}

function named(letters: readonly string[]): string {
  const numbers = letters
    .slice(0, mostNamed)
    .map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);
  const more = letters.length - numbers.length;
  return more > 0 ? `${numbers.join(" ")} … (+${more})` : numbers.join(" ");
}

/** True where every character of the text has a letter, or needs none. */
export function allCovered(text: string, covered: ReadonlySet<number>): boolean {
  for (const letter of text) {
    if (!covered.has(letter.codePointAt(0) ?? 0) && !unseen.test(letter)) return false;
  }
  return true;
}
