/**
 * The form in which spellings are compared: two texts that differ only in case, accents, apostrophes, dashes, spaces,
 * "&" or "and", "Saint" or "St.", an article, or a publisher's footnote mark have the same key. Numbers are padded as
 * M49 pads them. The key is never shown.
 */
export function spellingKey(text: string): string {
  const words = fold(withoutMarks(text))
    .split(" ")
    .map((word) => wordForms.get(word) ?? word);
  while (words.length > 1 && articles.has(words[0] ?? "")) words.shift();
  while (words.length > 1 && words.at(-1) === "the") words.pop();
  const key = words.join(" ");
  return /^\d{1,4}$/.test(key) ? String(Number(key)).padStart(3, "0") : key;
}

/** Articles before a name: "the Gambia", "la República de Chile". Those of one letter go with their apostrophe. */
const articles = new Set(["the", "el", "la", "los", "las", "le", "les"]);

/** Words that publishers write in several ways. */
const wordForms = new Map([
  ["st", "saint"],
  ["ste", "sainte"],
]);

/** What stands after a name without being part of it: asterisks, raised figures, `(3)`, `[a]`, `1/`, `(el)`, `(l')`. */
const marks =
  /(?:\s*(?:[*†‡¹²³⁰⁴-⁹]+|\[[\da-z]{1,2}\]|\((?:\d{1,2}|[a-z]|l['’]|le|la|les|el|los|las)\)|\s\d{1,2}\/))+\s*$/i;

function withoutMarks(text: string): string {
  const bare = text.replace(/[\u200b-\u200f\u061c\ufeff\u00ad]/g, "").trim();
  const shorter = bare.replace(marks, "").replace(/^l['’](?=\p{L})/iu, "");
  return shorter === "" ? bare : shorter;
}

/** Lower case without accents and punctuation, words parted by one space, initials together (`U.K.`); letters of all scripts are kept. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+|['’‘ʼʻ`´ـ]/gu, "")
    .replace(/&/g, " and ")
    .replace(/(?<!\p{L})(\p{L})\.(?=\p{L}(?!\p{L}))/gu, "$1")
    .replace(/[ßæœøłđðþıى]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Letters that Unicode does not decompose. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ى: "ي",
};

/**
 * The same name with its parts in the other order, where a comma or brackets show that there are two: `Korea, Republic
 * of` and `Korea (Republic of)` give `Republic of Korea`. Undefined for other names.
 */
export function turned(text: string): string | undefined {
  const bare = withoutMarks(text);
  const parts = /^([^,()،，（]+)(?:[,،，]\s*|\s*[(（])([^()（）]+?)[)）]?$/.exec(bare);
  return parts ? `${parts[2]} ${parts[1]}` : undefined;
}
