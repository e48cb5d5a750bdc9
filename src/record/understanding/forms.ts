/** The documents that a mandate may ask for. */
export const documentForms = [
  "report",
  "oral-report",
  "interim-report",
  "in-report",
  "note",
  "summary",
  "study",
  "evaluation",
  "recommendations",
] as const;

/** What a mandate asks for (GRAMMAR.md §5). */
export const mandateForms = [
  ...documentForms,
  "information",
  "transmit",
  "convene",
  "agenda-item",
  "consider",
  "action",
] as const;
export type MandateForm = (typeof mandateForms)[number];

const submitting =
  "(?:submit|present|provide|prepare|produce|issue|deliver|give|make|publish|continue to submit|compile|continue submitting|continue to present|continue to prepare|continue to provide|continue to issue|develop)";
const patterns: readonly (readonly [RegExp, MandateForm])[] = [
  [
    /^include\b.{0,300}\b(?:in|on) the (?:draft )?(?:provisional |preliminary )?agenda\b|^(?:continue to )?include .{0,80}(?:item|sub-item) (?:entitled|on)|^place .{0,80}on the (?:provisional )?agenda/s,
    "agenda-item",
  ],
  [
    /^(?:transmit|forward|convey|circulate|communicate|disseminate|bring (?:.{0,120}\b)?to (?:the|its|their) attention)\b/s,
    "transmit",
  ],
  [
    /\b(?:oral(?:ly)?|verbal) (?:interim |progress )?(?:report|update|presentation|briefing)|\b(?:report|brief|update)\b.{0,80}\borally\b|\boral (?:and written )?(?:report|update|briefing)/s,
    "oral-report",
  ],
  [
    /^(?:continue to )?(?:include|integrate|incorporate|reflect|provide|address|cover|take .{0,40} into account|devote|give|pay|focus|consider|present|submit|report|analyse|examine|elaborate)\b.{0,500}(?<!\b(?:contained|set out|made|outlined|presented|described|included|identified|proposed|referred to|recommended) )in (?!the (?:light|course|present|context of the report|basis)\b)(?:(?:his|her|its|the|their|a|any|all|each|that)\b[^,;]{0,60}?\breports?\b|the context of (?:his|her|its|the) [^,;]{0,60}reports?\b)/s,
    "in-report",
  ],
  [new RegExp(`^${submitting}\\b.{0,200}\\b(?:interim|preliminary) report`, "s"), "interim-report"],
  [/^(?:continue to )?report(?:ing)?\b/, "report"],
  [
    /^(?:continue (?:to )?)?(?:submit|present|prepare|issue|provide)(?:ting|ing)?(?: [a-z]+){0,2} reports\b/,
    "report",
  ],
  [
    new RegExp(
      `^(?:continue (?:to )?)?(?:also )?${submitting}\\b.{0,400}?\\b(?:an?|the|his|her|its|their|one|two|periodic|regular|annual|biennial|further|updated|such)(?: [a-z-]+,?(?: and)?){0,6}? reports?\\b`,
      "s",
    ),
    "report",
  ],
  [
    /^(?:continue to )?keep\b.{0,200}\binformed\b|^(?:continue to )?(?:inform|brief|update|apprise|notify)\b/s,
    "information",
  ],
  [new RegExp(`^${submitting}\\b.{0,160}\\bnote\\b`, "s"), "note"],
  [new RegExp(`^${submitting}\\b.{0,160}\\bsummar(?:y|ies)\\b`, "s"), "summary"],
  [
    /^(?:carry out|commission|conduct|undertake|prepare|initiate|make|submit|continue|finalize)\b.{0,120}\b(?:study|studies|research)\b|^study\b/s,
    "study",
  ],
  [
    new RegExp(
      `^(?:carry out|conduct|undertake|${submitting})\\b.{0,120}\\b(?:evaluation|assessment)\\b|^(?:undertake|conduct|carry out)\\b.{0,80}\\breviews?\\b|^(?:evaluate|assess)\\b`,
      "s",
    ),
    "evaluation",
  ],
  [
    /^(?:continue (?:to )?)?(?:convene|convening|reconvene|hold|host|devote)\b|^(?:continue (?:to )?)?(?:organiz|arrang)(?:e|ing)\b.{0,160}\b(?:meetings?|sessions?|conferences?|workshops?|seminars?|symposi(?:um|a)|dialogues?|forums?|consultations?|panels?|discussions?|debates?|events?|courses?|trainings?|rounds?|briefings?|hearings?|observances?|activities|commemorations?)\b/s,
    "convene",
  ],
  [
    new RegExp(
      `^(?:${submitting}|formulate)\\b.{0,120}\\b(?:recommendations|proposals)\\b|^(?:recommend|propose|make recommendations)\\b`,
      "s",
    ),
    "recommendations",
  ],
  [
    new RegExp(
      `^(?:${submitting}|share|supply|furnish)\\b.{0,80}\\b(?:information|views|comments|data|replies|updates?)\\b.{0,60}\\b(?:to|on)\\b`,
      "s",
    ),
    "information",
  ],
  [
    /^(?:continue (?:to consider|considering|its consideration)|(?:continue giving|give) (?:priority|further) consideration|consider|review|examine|resume|revert|take up|discuss)\b/,
    "consider",
  ],
];

/** The form of a task from its words, the infinitive first. */
export function formOf(task: string): MandateForm {
  const plain = task
    .replace(/^(?:also |further |urgently |actively |fully )+/, "")
    .replace(/^, [^,]{1,120}, /, "");
  const head = withoutParenthesis(plain);
  return patterns.find(([pattern]) => pattern.test(head))?.[1] ?? "action";
}

/** `submit, at its next session, a report`: what stands between commas behind the infinitive is taken out. */
function withoutParenthesis(task: string): string {
  return task.replace(/^([a-z]+(?: to [a-z]+)?), [^,]{1,160}, /, "$1 ").slice(0, 700);
}

/** The infinitive that says what is to be done: `submit`, `convene`; `continue` keeps what is continued. */
export function actionOf(task: string): string {
  const words = task.slice(0, 400).replace(/[,:;]/g, "").split(/\s+/);
  let i = 0;
  while (
    i < words.length - 1 &&
    /^(?:also|further|not|better|fully|jointly|urgently|[a-z]+ly)$/.test(words[i] ?? "") &&
    words[i] !== "apply" &&
    words[i] !== "supply" &&
    words[i] !== "comply" &&
    words[i] !== "rely" &&
    words[i] !== "reply"
  )
    i++;
  const first = words[i] ?? "";
  if (first !== "continue") return first;
  const rest = words.slice(i + 1).filter((word) => !/^(?:to|also|further|[a-z]+ly)$/.test(word));
  const next = rest[0] ?? "";
  if (words[i + 1] === "to" || /ing$/.test(words[i + 1] ?? ""))
    return `continue ${words[i + 1] === "to" ? `to ${next}` : next}`;
  return first;
}

const recipientName =
  "(?:General Assembly|Human Rights Council|Economic and Social Council|Security Council|Assembly|Council|Commission(?: on [A-Z][a-z]+(?:(?: and|,)? [A-Z][a-z]+)*| for [A-Z][a-z]+(?: [A-Z][a-z]+)*)?|Conference of (?:the )?(?:States )?Parties|(?:[A-Z][a-z]+ )*Committee(?: on [A-Z][a-z]+(?:(?: and|,| of| the| against)? [A-Z][a-z]+)*)?|Secretary[- ]General|Member States|States|Governments|[Hh]igh[- ][Ll]evel [Dd]ialogue(?: on [A-Z][a-z]+ [A-Z][a-z]+ and [A-Z][a-z]+)?|[Hh]igh-level [a-z]+ [a-z]+(?: on [a-z]+ [a-z]+)?|[Hh]igh-level (?:meeting|segment)|United Nations Environment Assembly|Executive Board|Congress|Conference|Forum|International Migration Review Forum|Special Rapporteur)";
const to = new RegExp(
  `\\b(?:to the (?:[a-z]+(?:[ -][a-z]+)?|\\d+[a-z]{2}) session of|to|for (?:the )?consideration (?:by|of)|for the attention of|before|inform|brief|keep|update) (?:the |all |both )?(${recipientName})\\b(?! (?:resolutions?|decisions?)\\b)`,
);
const throughWhom = new RegExp(`\\bthrough (?:the )?(${recipientName})\\b`);

export function recipientOf(task: string): string | null {
  return to.exec(task.slice(0, 900))?.[1] ?? null;
}

export function throughOf(task: string): string | null {
  return task.includes("through") ? (throughWhom.exec(task.slice(0, 900))?.[1] ?? null) : null;
}
