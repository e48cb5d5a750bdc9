/** Words with which a phrase begins that is no addressee: with whom, within what, when. */
const adjunct =
  /^(?:and )?(?:in|within|with|through|as|where|wherever|when|whenever|who|which|that|whose|if|by|at|on|upon|from|under|pursuant|subject|taking|including|bearing|inter|especially|particularly|notably|for|without|building|drawing|following|acting|during|after|before|while|once|until|together|working|using|consistent|having|recognizing|considering|making|not|based|according|consulting|via|given|also|further|among|among others|other than|on the basis|regardless|jointly|to the extent|such)\b/i;

const heads =
  "States|States parties|Governments?|organizations?|bodies|body|agencies|agency|funds?|programmes?|institutions?|commissions?|system|community|society|sectors?|committees?|councils?|organs?|assembly|secretar(?:y|iat|iats|ies)|Secretary[- ]General|director|office|offices|parties|countries|donors?|stakeholders?|partners?|entities|mechanisms?|rapporteurs?|conference|processes|groups?|networks?|members?|authorities|leaders|parliaments|parliamentarians|universities|academia|media|banks?|foundations?|communities|centres?|forum|forums|holders|chairs?|chairperson|co-chairs|coordinators?|representatives?|envoys?|experts?|delegations?|missions?|individuals?|enterprises|business(?:es)?|companies|employers|associations|unions|actors|initiatives|heads|regions|Powers?|President|panel|team|facilitators?|High Commissioner|Commissioner|Administrator|operations|organizers|arrangements|police|Force|Territories|Nations|women|youth|civil society|boards?|chief|executive|inspectors?|tribunal|court|registrar";
const head = new RegExp(`(?:^|[\\s-])(?:${heads})\\b`, "i");
const endsWithHead = new RegExp(`(?:^|[\\s-])(?:${heads})$|\\)$|\\bconcerned$`, "i");
const endsWithName = /(?:^|\s)[A-Z][\w’'-]*$/;
const fullName =
  /^(?:United Nations|Member States|Governments|States|International|World|Organi[sz]ation|Office|Department|European|African)\b/;
const starts =
  /^(?:the|other|others|all|relevant|its|international|regional|subregional|intergovernmental|non-governmental|multilateral|bilateral|specialized|interested|appropriate|civil|private|United|donor|development|observer|national|local|transit|developed|financial|concerned|individual|academic|philanthropic|humanitarian|women’s|any|those|each|both|partner|major|their|global|human|[A-Z])/;

/**
 * The addressees of a request from the words between its verb and its infinitive: the phrase is cut at its adjuncts and taken
 * apart where a coordinate phrase has a head of its own. As printed, without the article.
 */
export function addresseesOf(phrase: string): readonly string[] {
  const segments = phrase
    .trim()
    .replace(/^[,\s]+/, "")
    .split(/, /);
  const kept: string[] = [];
  let adjunctAt = -1;
  for (const [i, segment] of segments.entries()) {
    if (adjunct.test(segment) && !/^(?:as well as) /.test(segment)) {
      if (i === 0) return [];
      adjunctAt = i;
    } else if (adjunctAt < 0) {
      kept.push(segment);
    } else if (
      adjunctAt === i - 1 &&
      i === segments.length - 1 &&
      /^and (?:the|other|all|its) /.test(segment)
    ) {
      // Behind an adjunct of one piece the commas have closed, `and the …` goes on with those who are asked.
      kept.push(segment);
    }
  }
  const efforts =
    /^(?:the |their |further |continued |continuing |ongoing |all )*efforts (?:by|of|made by) (.+)$/.exec(
      kept.join(", "),
    )?.[1];
  return apart(efforts ?? kept.join(", "))
    .map((name) => trimmed(name))
    .filter((name) => name !== "" && name.length < 300 && isSomeone(name));
}

/** Someone who can act: its first noun is a body, a State, a person, or it is a name. */
function isSomeone(name: string): boolean {
  if (/^(?:them|it|him|her|all|those|others)$/.test(name)) return true;
  const core = name.split(/ (?:of|by|to|from|for|in|that|which|who|with|on|at|as)\b/)[0] ?? "";
  return (
    head.test(core) ||
    /^[A-Z]/.test(core) ||
    /[A-Z]{2,}/.test(core) ||
    /\b(?:all|those|people|persons|migrants|participants|others|(?:those|actors) (?:involved|concerned|responsible|engaged))$/.test(
      core,
    )
  );
}

function apart(phrase: string): readonly string[] {
  const pieces: string[] = [];
  let rest = phrase;
  let from = 0;
  for (;;) {
    const match = /(?:,? and |,? as well as |, )/g;
    match.lastIndex = from;
    const found = match.exec(rest);
    if (!found) break;
    const left = rest.slice(0, found.index);
    const right = rest.slice(found.index + found[0].length);
    if (parts(left, right)) {
      pieces.push(left);
      rest = right;
      from = 0;
    } else from = found.index + found[0].length;
  }
  return [...pieces, rest];
}

/** True where both sides of a conjunction are addressees of their own. */
function parts(left: string, right: string): boolean {
  if (!head.test(right) || shareTail(left, right)) return false;
  if (/(?:^|\s)(?:Governments|States|Parties)$/.test(left)) return true;
  if (endsWithHead.test(left)) return starts.test(right);
  return endsWithName.test(left) && (fullName.test(right) || (/^[a-z]/.test(right) && starts.test(right)));
}

/** `the Fund and the Programme of the United Nations` stay apart; `its Chair and members of the Bureau` too; names in one title not. */
function shareTail(left: string, right: string): boolean {
  return (
    /\b(?:of|for|on) [A-Z][\w-]*$/.test(left) &&
    /^[A-Z]/.test(right) &&
    !/^(?:Member|United|Governments|States|Secretary)/.test(right)
  );
}

function trimmed(name: string): string {
  return name
    .replace(/^(?:and|as well as) /, "")
    .replace(/^(?:upon|on|for) /, "")
    .replace(/^(?:the|its|their) /i, "")
    .replace(/ (?:as|when|where|with|in order|within|through)\b.*$/, (tail) =>
      /^ (?:in order|with a view|as appropriate|within|through|as necessary|where|when|as a matter)/.test(
        tail,
      )
        ? ""
        : tail,
    )
    .replace(
      / in (?:close )?(?:collaboration|cooperation|consultation|coordination|partnership) with .*$/,
      "",
    )
    .replace(/[,;:\s]+$/, "")
    .trim();
}
