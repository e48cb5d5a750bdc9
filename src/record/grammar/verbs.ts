/** How strongly a verb of a resolution binds (GRAMMAR.md §5). */
export type Force = "deciding" | "directive" | "observing" | "reinforcing" | "evaluative";

export interface VerbEntry {
  /** The verb's name in data: `request`, `call-upon`, `take-note`. */
  readonly lemma: string;
  readonly force: Force;
  /** `requests`: operative paragraphs of resolutions. */
  readonly third: string;
  /** `request`: declarations, "we request". */
  readonly plain: string;
  /** `requesting`: preambular paragraphs. */
  readonly participle: string;
  /** What must follow for the word to be this verb: `takes` only with `note`. */
  readonly then?: readonly string[];
}

const irregularThird: Readonly<Record<string, string>> = {
  reaffirm: "reaffirms",
  express: "expresses",
  address: "addresses",
  stress: "stresses",
  wish: "wishes",
  establish: "establishes",
  deny: "denies",
  pay: "pays",
  apply: "applies",
};

function entry(force: Force, stem: string, then?: readonly string[], lemma?: string): VerbEntry {
  const third = irregularThird[stem] ?? `${stem}s`;
  const participle = stem.endsWith("e") && stem !== "be" ? `${stem.slice(0, -1)}ing` : `${stem}ing`;
  return {
    lemma: lemma ?? stem,
    force,
    third,
    plain: stem,
    participle: doubled[stem] ?? participle,
    ...(then ? { then } : {}),
  };
}

const doubled: Readonly<Record<string, string>> = {
  submit: "submitting",
  commit: "committing",
  recommit: "recommitting",
  regret: "regretting",
  transmit: "transmitting",
  refer: "referring",
  defer: "deferring",
  admit: "admitting",
};

const plainVerbs: Readonly<Record<Force, string>> = {
  deciding:
    "decide resolve endorse approve adopt authorize authorise establish declare proclaim agree determine  appropriate commit recommit pledge appoint elect confirm concur renew extend designate accept assign entrust undertake admit ratify defer suspend amend revise terminate apportion intend",
  directive:
    "request urge encourage invite recommend demand appeal remind instruct direct ask advise require exhort implore propose suggest insist solicit",
  observing:
    "note recognize recognise acknowledge consider observe believe realize understand trust anticipate hope ",
  reinforcing:
    "reaffirm recall reiterate stress emphasize emphasise underline underscore highlight affirm  reassert reconfirm repeat restate",
  evaluative:
    "welcome commend support regret deplore condemn congratulate applaud thank appreciate deprecate salute praise denounce reject honour lament oppose favour",
};

/** Verbs that are more than one word; the longer stands first. */
const phrases: readonly VerbEntry[] = [
  entry("directive", "call", ["upon", "on"], "call-upon"),
  entry("directive", "call", ["for"], "call-for"),
  entry("directive", "call", ["attention", "the attention"], "call-attention"),
  entry("directive", "call", ["once", "again", "also", "further", "in"], "call-upon"),
  entry("observing", "take", ["note", "also note", "further note", "careful note"], "take-note"),
  entry("observing", "take", ["into", "account"], "take-into-account"),
  entry("directive", "draw", ["the attention", "attention"], "draw-attention"),
  entry("directive", "bring", ["to the attention"], "bring-to-attention"),
  entry("evaluative", "look", ["forward"], "look-forward"),
  entry("evaluative", "pay", ["tribute", "particular", "special"], "pay-tribute"),
  entry("evaluative", "express", undefined, "express"),
  entry(
    "evaluative",
    "remain",
    ["concerned", "deeply", "gravely", "convinced", "committed", "determined", "resolved", "seized"],
    "remain",
  ),
  entry("deciding", "reserve", ["the right", "its right"], "reserve"),
  entry("deciding", "give", ["effect"], "give-effect"),
  entry("deciding", "set", ["up"], "set-up"),
  entry("deciding", "assume", undefined, "assume"),
  entry("deciding", "transmit", undefined, "transmit"),
  entry("deciding", "refer", ["to", "the"], "refer"),
  entry("deciding", "conclude", ["that", "its"], "conclude"),
  entry("deciding", "act", ["under"], "act-under"),
  entry("observing", "bear", ["in mind"], "bear-in-mind"),
  entry("observing", "keep", ["in mind"], "bear-in-mind"),
  entry(
    "reinforcing",
    "attach",
    ["great", "particular", "the", "importance", "high", "special"],
    "attach-importance",
  ),
];

/** Words by which only preambular paragraphs open: participles without an operative verb, and adjectives. */
const preambularOnly: Readonly<Record<string, string>> = {
  having: "having",
  being: "being",
  concerned: "concerned",
  alarmed: "alarmed",
  disturbed: "disturbed",
  appalled: "appalled",
  shocked: "shocked",
  dismayed: "dismayed",
  distressed: "distressed",
  outraged: "outraged",
  convinced: "convinced",
  persuaded: "persuaded",
  determined: "determined",
  resolved: "resolved",
  committed: "committed",
  dedicated: "dedicated",
  conscious: "conscious",
  mindful: "mindful",
  cognizant: "cognizant",
  aware: "aware",
  guided: "guided",
  inspired: "inspired",
  encouraged: "encouraged",
  gratified: "gratified",
  grateful: "grateful",
  confident: "confident",
  desirous: "desirous",
  desiring: "desire",
  wishing: "wish",
  seeking: "seek",
  acting: "act",
  fulfilling: "fulfil",
  pursuant: "pursuant",
  motivated: "motivated",
  moved: "moved",
  impressed: "impressed",
  troubled: "troubled",
  keenly: "keenly",
  anxious: "anxious",
  eager: "eager",
  recognized: "recognized",
  noted: "noted",
  proceeding: "proceed",
  recognising: "recognise",
  saluting: "salute",
  hoping: "hope",
  expecting: "expect",
  fearing: "fear",
  regarding: "regard",
  sharing: "share",
  appreciating: "appreciate",
  responding: "respond",
  remembering: "remember",
  commemorating: "commemorate",
  building: "build",
  striving: "strive",
  pledging: "pledge",
  intending: "intend",
  upholding: "uphold",
  following: "follow",
  continuing: "continue",
  preoccupied: "preoccupied",
  heartened: "heartened",
  hailing: "hail",
  viewing: "view",
  bearing: "bear-in-mind",
  keeping: "bear-in-mind",
  taking: "take-note",
  looking: "look-forward",
  calling: "call-upon",
  drawing: "draw-attention",
  paying: "pay-tribute",
  giving: "give",
  referring: "refer",
  attaching: "attach-importance",
  wanting: "want",
};

/** Adverbs and phrases that stand before or after a verb and change it no more than in emphasis or order (§5). */
export const modifiers: readonly string[] = [
  "in this regard",
  "in that regard",
  "in this connection",
  "in that connection",
  "in this context",
  "in this respect",
  "in that context",
  "to this end",
  "to that end",
  "in particular",
  "once again",
  "once more",
  "with appreciation",
  "with concern",
  "with deep concern",
  "with grave concern",
  "with serious concern",
  "with regret",
  "with deep regret",
  "with satisfaction",
  "with great satisfaction",
  "with interest",
  "with keen interest",
  "with gratitude",
  "with alarm",
  "inter alia",
  "as appropriate",
  "as a matter of priority",
  "as a matter of urgency",
  "also",
  "further",
  "furthermore",
  "again",
  "therefore",
  "thus",
  "hereby",
  "strongly",
  "deeply",
  "gravely",
  "seriously",
  "fully",
  "firmly",
  "solemnly",
  "profoundly",
  "particularly",
  "especially",
  "urgently",
  "accordingly",
  "likewise",
  "warmly",
  "highly",
  "sincerely",
  "categorically",
  "unequivocally",
  "specifically",
  "earnestly",
  "emphatically",
  "vigorously",
  "resolutely",
  "extremely",
  "greatly",
  "equally",
  "expressly",
  "respectfully",
  "keenly",
  "additionally",
  "moreover",
  "finally",
  "consequently",
  "provisionally",
  "nevertheless",
];

export const verbEntries: readonly VerbEntry[] = [
  ...phrases,
  ...(Object.entries(plainVerbs) as [Force, string][]).flatMap(([force, list]) =>
    list
      .split(" ")
      .filter((stem) => stem !== "")
      .map((stem) => entry(force, stem)),
  ),
];

function byForm(form: "third" | "plain" | "participle"): ReadonlyMap<string, readonly VerbEntry[]> {
  const map = new Map<string, VerbEntry[]>();
  for (const verb of verbEntries) {
    const list = map.get(verb[form]);
    if (list) list.push(verb);
    else map.set(verb[form], [verb]);
  }
  return map;
}

export const verbsByThird = byForm("third");
export const verbsByPlain = byForm("plain");
export const verbsByParticiple = byForm("participle");

/** The lemma of a word by which a preambular paragraph may open, in small letters; undefined for any other word. */
export function preambularLemma(word: string): string | undefined {
  return verbsByParticiple.get(word)?.[0]?.lemma ?? preambularOnly[word];
}

/** The entry that a form and the words after it name; undefined where the word is another one here. */
export function verbEntry(
  forms: ReadonlyMap<string, readonly VerbEntry[]>,
  word: string,
  rest: string,
): VerbEntry | undefined {
  const found = forms.get(word);
  if (!found) return undefined;
  const following = withoutModifiers(rest.slice(0, 120).toLowerCase());
  return found.find(
    ({ then }) => then === undefined || then.some((words) => startsWithWords(following, words)),
  );
}

function startsWithWords(text: string, words: string): boolean {
  return text.startsWith(words) && !/^[a-z]/.test(text.slice(words.length));
}

/** Modifiers by their first letter, in the order in which they are tried. */
const modifiersBy = new Map<string, string[]>();
for (const words of modifiers) {
  const list = modifiersBy.get(words.charAt(0));
  if (list) list.push(words);
  else modifiersBy.set(words.charAt(0), [words]);
}

/** The first words of modifiers. */
const modifierStarts = new Set(modifiers.map((words) => words.split(" ")[0] ?? ""));

/** The small letters that stand at a place of a text, if they may begin a verb of these forms or a modifier before one. */
export function maybeVerb(text: string, at: number, forms: { has(word: string): boolean }): boolean {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code < 97 || code > 122) break;
  }
  if (end === at) return false;
  const word = text.slice(at, end);
  return forms.has(word) || modifierStarts.has(word);
}

/** The modifier with which a text begins; undefined where it begins with another word. */
function modifierAt(text: string, at: number): string | undefined {
  const candidates = modifiersBy.get(text.charAt(at).toLowerCase());
  if (!candidates) return undefined;
  const lower = text.slice(at, at + 40).toLowerCase();
  return candidates.find((words) => startsWithWords(lower, words));
}

function skipped(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === "," || text[at] === " " || /\s/.test(text.charAt(at)))) at++;
  return at;
}

/** The text after the modifiers and commas with which it begins. */
export function withoutModifiers(text: string): string {
  let at = skipped(text, 0);
  for (;;) {
    const modifier = modifierAt(text, at);
    if (!modifier) return at === 0 ? text : text.slice(at);
    at = skipped(text, at + modifier.length);
  }
}

/** The modifiers at the beginning of a text, in order, and how many characters they and their commas take. */
export function leadingModifiers(text: string): {
  readonly found: readonly string[];
  readonly length: number;
} {
  const found: string[] = [];
  let at = 0;
  for (;;) {
    const start = skipped(text, at);
    const modifier = modifierAt(text, start);
    if (!modifier) return { found, length: found.length === 0 ? 0 : start };
    found.push(modifier);
    at = start + modifier.length;
  }
}

/** True where a paragraph that begins so is an operative one: its first word after modifiers is a verb in the third person (§4). */
export function opensOperative(text: string): boolean {
  const rest = withoutModifiers(text.slice(0, 200));
  const word = /^[A-Za-z-]+/.exec(rest)?.[0];
  if (!word || !/^["“'‘*[(]*\p{Lu}/u.test(text)) return false;
  return verbEntry(verbsByThird, word.toLowerCase(), rest.slice(word.length)) !== undefined;
}

/** True where a paragraph that begins so is a preambular one (§3). */
export function opensPreambular(text: string): boolean {
  if (!/^["“'‘*[(]*\p{Lu}/u.test(text)) return false;
  const rest = withoutModifiers(text.slice(0, 200));
  const word = /^[A-Za-z-]+/.exec(rest)?.[0];
  return word !== undefined && preambularLemma(word.toLowerCase()) !== undefined;
}
