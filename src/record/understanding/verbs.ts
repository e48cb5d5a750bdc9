import {
  type Force,
  leadingModifiers,
  maybeVerb,
  preambularLemma,
  type VerbEntry,
  verbEntry,
  verbsByParticiple,
  verbsByPlain,
  verbsByThird,
  withoutModifiers,
} from "../grammar/verbs.ts";

/** A verb by which a paragraph does something (GRAMMAR.md §5). */
export interface VerbUse {
  readonly lemma: string;
  /** As printed. */
  readonly form: string;
  readonly modifiers: readonly string[];
  /** Null for preambular adjectives such as `aware`. */
  readonly force: Force | null;
  /** Where the verb's word begins in the paragraph, in UTF-16 units. */
  readonly at: number;
  /** It is the first of its paragraph. */
  readonly leading: boolean;
}

/** After which a verb of a coordinate clause may stand. */
const boundary = /(?:[,;:] (?:and |but )?|\band |\. (?=We ))/g;
/** Forms that are plural nouns as well; the others are verbs wherever a clause may begin. */
const alsoNouns = new Set(
  "requests notes demands appeals supports regrets welcomes recalls stresses thanks hopes trusts praises honours urges reports calls designates commits advances".split(
    " ",
  ),
);
/** What follows a word that only looks like the verb: `requests of States`, `notes and reports`. */
const nounFollows =
  /^(?:of|from|and|or|by|are|is|was|were|will|to|made|received|contained|under|within|among|between|per)\b|^[.,;)]|^:(?!$)|^$/;
const weFollows = /^(?:we|they) /i;

/** The verbs of an operative paragraph, in order. `declares` reads the bare plurals of declarations, `We recognize`, too. */
export function operativeVerbs(text: string): readonly VerbUse[] {
  const verbs: VerbUse[] = [];
  const start =
    /^["“'‘*[(]*(?:(?:The|the) (?:General Assembly|Economic and Social Council|Security Council)[ ,]+)?/.exec(
      text,
    )?.[0].length ?? 0;
  const declared = /, we [a-z]/.test(text) ? participle(text, start, true) : undefined;
  const first = third(text, start, true) ?? plural(text, start) ?? declared;
  if (first) verbs.push(first);
  const from = first ? first.at + first.form.length : start;
  const declares = first ? !verbsByThird.has(first.form.toLowerCase()) : false;
  const needsWe = first === undefined || first === declared;
  boundary.lastIndex = from;
  for (let match = boundary.exec(text); match; match = boundary.exec(text)) {
    const at = match.index + match[0].length;
    const found = declares ? plural(text, at, needsWe) : third(text, at, false);
    if (found) {
      verbs.push({ ...found, leading: verbs.length === 0 });
      boundary.lastIndex = found.at + found.form.length;
    }
  }
  return verbs;
}

function third(text: string, at: number, leading: boolean): VerbUse | undefined {
  if (!leading && !maybeVerb(text, at, verbsByThird)) return undefined;
  const { found: before, length } = leadingModifiers(text.slice(at, at + 200));
  const wordAt = at + length + (/^[\s,]*/.exec(text.slice(at + length, at + length + 4))?.[0].length ?? 0);
  const word = /^[A-Za-z]+/.exec(text.slice(wordAt, wordAt + 30))?.[0];
  if (!word || (!leading && /^[A-Z]/.test(word))) return undefined;
  return use(text, wordAt, word, before, verbsByThird, leading);
}

/** `We recognize`, or a paragraph that begins with the bare plural. */
function plural(text: string, at: number, needsWe = false): VerbUse | undefined {
  const we = /^(?:[Ww]e|[Ww]e, [^,]{3,120},) /.exec(text.slice(at, at + 140))?.[0].length ?? 0;
  if (needsWe && we === 0) return undefined;
  const from = at + we;
  const { found: before, length } = leadingModifiers(text.slice(from, from + 200));
  const wordAt =
    from + length + (/^[\s,]*/.exec(text.slice(from + length, from + length + 4))?.[0].length ?? 0);
  const word = /^[A-Za-z]+/.exec(text.slice(wordAt, wordAt + 30))?.[0];
  if (!word || (we === 0 && at > 2 && !/^[a-z]/.test(word))) return undefined;
  return (
    undertaking(text, wordAt, word, before, we > 0, at <= 2) ??
    use(text, wordAt, word, before, verbsByPlain, at <= 2)
  );
}

/** `We will protect`: what a declaration commits those who make it to. */
function undertaking(
  text: string,
  at: number,
  word: string,
  modifiers: readonly string[],
  ours: boolean,
  leading: boolean,
): VerbUse | undefined {
  if (!ours || (word !== "will" && word !== "shall")) return undefined;
  const form = /^(?:will|shall) [a-z]+/.exec(text.slice(at, at + 40))?.[0];
  return form ? { lemma: "commit", form, modifiers, force: "deciding", at, leading } : undefined;
}

function use(
  text: string,
  at: number,
  word: string,
  before: readonly string[],
  forms: ReadonlyMap<string, readonly VerbEntry[]>,
  leading: boolean,
): VerbUse | undefined {
  const rest = text.slice(at + word.length, at + word.length + 160);
  const entry = verbEntry(forms, word.toLowerCase(), rest);
  if (!entry) return undefined;
  if (
    !leading &&
    alsoNouns.has(word.toLowerCase()) &&
    entry.then === undefined &&
    nounFollows.test(withoutModifiers(rest)) &&
    !weFollows.test(rest)
  ) {
    return undefined;
  }
  return {
    lemma: entry.lemma,
    form: word,
    modifiers: [...before, ...afterVerb(entry, rest)],
    force: entry.force,
    at,
    leading,
  };
}

/** The modifiers behind a verb of one or more words: `takes note with appreciation of`. */
function afterVerb(entry: VerbEntry, rest: string): readonly string[] {
  const first = leadingModifiers(rest);
  const particle = entry.then?.find((words) => withoutModifiers(rest).startsWith(words));
  if (particle === undefined) return first.found;
  const behind = rest.indexOf(particle) + particle.length;
  return [...first.found, ...leadingModifiers(rest.slice(behind)).found];
}

/** Participles that open a further clause of a preambular paragraph; others are gerunds too often. */
const coordinate = new Set(
  "recalling reaffirming recognizing recognising noting taking acknowledging stressing emphasizing emphasising welcoming expressing bearing underlining underscoring reiterating requesting inviting calling deploring regretting condemning commending highlighting concerned aware mindful convinced conscious alarmed encouraged".split(
    " ",
  ),
);

/** The participles and adjectives of a preambular paragraph, in order. */
export function preambularVerbs(text: string): readonly VerbUse[] {
  const verbs: VerbUse[] = [];
  const start = /^["“'‘*[(]*/.exec(text)?.[0].length ?? 0;
  const first = participle(text, start, true);
  if (first) verbs.push(first);
  boundary.lastIndex = first ? first.at + first.form.length : start;
  for (let match = boundary.exec(text); match; match = boundary.exec(text)) {
    const found = participle(text, match.index + match[0].length, false);
    if (found) verbs.push({ ...found, leading: verbs.length === 0 });
  }
  return verbs;
}

function participle(text: string, at: number, leading: boolean): VerbUse | undefined {
  if (!leading && !maybeVerb(text, at, coordinate)) return undefined;
  const { found: before, length } = leadingModifiers(text.slice(at, at + 200));
  const wordAt = at + length + (/^[\s,]*/.exec(text.slice(at + length, at + length + 4))?.[0].length ?? 0);
  const word = /^[A-Za-z]+/.exec(text.slice(wordAt, wordAt + 30))?.[0];
  if (!word) return undefined;
  const small = word.toLowerCase();
  if (!leading && (word !== small || !coordinate.has(small))) return undefined;
  const rest = text.slice(wordAt + word.length, wordAt + word.length + 160);
  const entry = verbEntry(verbsByParticiple, small, rest);
  const lemma = entry?.lemma ?? preambularLemma(small);
  if (lemma === undefined) return undefined;
  if (!leading && small === "taking" && entry === undefined) return undefined;
  return {
    lemma,
    form: word,
    modifiers: [...before, ...leadingModifiers(rest).found],
    force: entry?.force ?? null,
    at: wordAt,
    leading,
  };
}
