import type { Party } from "../../directory/model.ts";
import { languages } from "../../kernel/language.ts";
import { fold } from "../../kernel/territory/spelling.ts";

/**
 * The parties that a text names, in any of the six languages, by acronym or by code; in Russian in whatever case, in Arabic also
 * behind a particle. What only alludes to one (an adjective, a capital) is not found: it takes a reader.
 */
export function partiesNamed<P extends Pick<Party, "acronym" | "names"> & { readonly id: string }>(
  text: string,
  parties: Iterable<P>,
): readonly P[] {
  const words = wordsOf(text);
  const plain = text.normalize("NFC");
  return [...parties].filter(({ id, acronym, names }) => {
    const spelled = languages.some((language) => {
      const name = names[language];
      if (name.length < 2) return false;
      // Chinese sets no spaces between words.
      return language === "zh" ? plain.includes(name) : holds(words, wordsOf(name));
    });
    const codes = [/^[A-Z]{3}$/.test(id) ? id : null, acronym];
    return spelled || codes.some((code) => code !== null && hasWord(plain, code));
  });
}

/**
 * The persons whom a text names: by two words of their name that follow each other, or by one word of four letters and more that it
 * writes with a capital as names are written. Forms of address are no names. A name of one word in a script without capitals counts
 * as it stands.
 */
export function personsNamed(text: string, names: Iterable<string>): readonly string[] {
  const words = wordsOf(text);
  const plain = text.normalize("NFC");
  const capitalized = new Set(words.flatMap(({ folded, capital }) => (capital ? [folded] : [])));
  return [...new Set(names)].filter((name) => {
    const own = wordsOf(name).filter(({ folded }) => !address.has(folded));
    if (own.slice(1).some((one, place) => holds(words, [own[place] ?? one, one]))) return true;
    if (own.some(({ folded, capital }) => capital && folded.length >= 4 && capitalized.has(folded)))
      return true;
    const [only] = own;
    return (
      own.length === 1 && only?.capital === false && only.folded.length > 1 && plain.includes(only.folded)
    );
  });
}

/** A word as it is compared, and as it began. */
interface Word {
  readonly folded: string;
  readonly capital: boolean;
}

function wordsOf(text: string): readonly Word[] {
  return (text.normalize("NFC").match(/[\p{L}\p{M}\p{N}'’‘ʼ]+/gu) ?? [])
    .map((word) => ({ folded: fold(word), capital: /^\p{Lu}/u.test(word) }))
    .filter(({ folded }) => folded !== "");
}

/** True where the words of a name follow each other in a text. */
function holds(text: readonly Word[], name: readonly Word[]): boolean {
  if (name.length === 0) return false;
  // “Togo” is a word that every Russian sentence has, but for its capital.
  const short = name.length === 1 && (name[0]?.folded.length ?? 0) <= 4;
  return text.some((first, from) => {
    if (short && name[0]?.capital && !first.capital) return false;
    return name.every(({ folded }, place) => isWord(text[from + place]?.folded ?? "", folded, place));
  });
}

/** True where a word of a text is a word of a name: Russian ends it by its case, Arabic sets particles before the first. */
function isWord(word: string, named: string, place: number): boolean {
  if (word === named) return true;
  if (/^\p{Script=Cyrillic}{4,}$/u.test(named)) {
    const stem = named.length > 4 ? named.replace(/[аеиоуыэюяь]$/u, "") : named;
    return word.startsWith(stem) && caseEndings.test(word.slice(stem.length));
  }
  if (place === 0 && /^\p{Script=Arabic}{3,}$/u.test(named))
    return particles.some((one) => word === one + named || word === one + named.replace(/^ال/u, "ل"));
  return false;
}

/** Folded, so that й is и. */
const caseEndings = /^(?:[аеиоуыюяхм]|[ое][им]|[ая][мх]|ов|а?ми|ями)?$/u;

/** And, so, in, to, as; the last three also behind “and”. */
const particles = ["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك"];

/** Codes and acronyms count in their own capitals alone: `WHO` is no question. */
function hasWord(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").test(text);
}

/** How somebody is addressed, folded: words that stand before a name in programmes and are nobody's. */
const address = new Set(
  [
    "h.e. his her excellency honourable hon mr ms mrs miss dr prof professor sir dame lady lord minister prime deputy vice",
    "ambassador president secretary general director head chair state foreign affairs",
    "s.e. son sa excellence m. mme mlle ministre premier ambassadeur ambassadrice présidente président secrétaire directeur directrice",
    "excelentísimo excelentísima sr sra srta don doña ministro ministra primer embajador embajadora presidente presidenta secretario",
    "его её превосходительство господин госпожа г-н г-жа министр посол президент премьер директор секретарь генеральный",
    "السيد السيدة معالي سعادة فخامة دولة الدكتور الدكتورة الوزير الوزيرة السفير السفيرة الأمير الأميرة الشيخ الرئيس الرئيسة وزير وزيرة سفير سفيرة",
  ].flatMap((line) => wordsOf(line).map(({ folded }) => folded)),
);
