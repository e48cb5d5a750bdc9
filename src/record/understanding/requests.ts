/** A clause after its verb, taken apart: whom it addresses and what they shall do. */
export interface Request {
  readonly addressee: string;
  /** From the infinitive on, without its `to`. */
  readonly task: string;
}

/** Words after `to` that are no infinitives. */
const notInfinitive =
  /^(?:the|a|an|all|its|their|his|her|this|that|these|those|which|whom|date|any|each|every|other|such|some|both|states?|developing|member|countries|migrants?|women|children|education|health|it|them|him|one|more|most|less|within|and|or|other|same|national|international|\d.*)$/;
/** Words before `to` that want a noun after it. */
const wantsNoun =
  /\b(?:part(?:y|ies)|relation|regard|respect|addition|response|due|according|related|relating|relevant|pursuant|attention|prior|subject|next|contrary|belonging|referred|close|compared|owing|thanks|adherence|access|accordance|as|up|available|common|applicable|accredited|reference|able|unable|position|wishing|wish|continue|continues|required|needed|intend(?:ing|s)?|efforts?|capacity|ability|seek(?:ing|s)?|yet|willing|aim(?:s|ed|ing)?|order|designed|need(?:s|ed|ing)?|ready|committed|right|obligation|commitment|desire|expected|invited|requested|mandate[sd]?|so as|help|working|right of peoples)$/i;

/** Infinitives that follow `States parties to`, which wants a treaty's name otherwise. */
const acts =
  /^(?:take|consider|ensure|cooperate|implement|adopt|promote|provide|submit|report|support|continue|strengthen|review|comply|respect|fulfil|enact|make|give|establish|develop|withdraw|refrain|share|bring|pay|intensify|enhance|facilitate|address|participate|nominate|apply|include|prevent|protect|designate|abide|accept|engage|work)$/;

/** Cuts `the Secretary-General, in …, to submit …` at its infinitive; undefined where it has none. */
export function requestOf(clause: string): Request | undefined {
  const window = clause.slice(0, 1500);
  const that =
    /^(?:,? ?that )(.{2,200}?)(?: (?:should|shall|may|must))? ((?:be|transmit|consider|submit|report|include|prepare|convene|continue|take|adopt|provide|give|present|approve|establish|review|ensure|hold|organize|keep|undertake|examine|make|develop|support|address|promote|strengthen|adjust|intensify|contribute|facilitate|increase|implement|cooperate|invite|request|decide|determine|appoint|authorize|integrate|apply|use|work|pay|allocate|assist|become|encourage|extend|participate|respond|play|focus|identify|introduce|monitor|enhance|improve|coordinate|protect|endorse|recommend|update|brief|inform|notify|issue|publish|share|circulate|forward|seek|set|begin|meet|assume|proclaim|designate|devote|elect|request|conduct|carry)\b.*)$/s.exec(
      window,
    );
  if (that) return { addressee: that[1] ?? "", task: `${that[2] ?? ""}${clause.slice(1500)}` };
  for (const match of window.matchAll(/(?:^|[\s,])(?:not )?to (?:not )?([a-z][a-z-]*)/g)) {
    const word = match[1] ?? "";
    if (notInfinitive.test(word) || (word.endsWith("ing") && word !== "bring")) continue;
    const addressee = window.slice(0, match.index);
    if (word === "be" && /,$/.test(window.slice(0, match.index + 1).trimEnd())) continue;
    const closed = addressee.replace(/[,\s]+$/, "");
    if (closed === "" && match.index === 0) continue;
    if (
      wantsNoun.test(closed) &&
      !(/\bparties$/i.test(closed) && acts.test(word)) &&
      !/,\s*$/.test(addressee) &&
      !/,$/.test(window.slice(match.index, match.index + 1))
    )
      continue;
    const from = match.index + match[0].length - word.length;
    return { addressee, task: clause.slice(from) };
  }
  return undefined;
}

/** Infinitives that begin a duty of their own when they follow another one. */
const separate =
  /^(?:also |further |then |subsequently |thereafter |continue to )*(?:report|submit|present|transmit|convene|include|prepare|provide|inform|keep|collect|forward|circulate|issue|make|propose|organize|bring|hold|publish|communicate|update)\b/;
/** Those that do so even without a comma before their conjunction. */
const always = /^(?:also |further )?(?:report|submit|present|transmit|convene|inform|keep|bring)\b/;

/** The tasks of a request: `to continue convening meetings, and to report on …` is two. */
export function tasksOf(task: string): readonly string[] {
  const tasks: string[] = [];
  let from = 0;
  for (const match of task.matchAll(/(,? and|,|;)(?: also| further| in this regard,?)? to (?=[a-z])/g)) {
    const rest = task.slice(match.index + match[0].length);
    if (!(match[1] === ", and" ? separate : always).test(rest)) continue;
    tasks.push(task.slice(from, match.index));
    from = match.index + match[0].length;
  }
  tasks.push(task.slice(from));
  return tasks.map((one) => one.replace(/[\s,;.]+$/, "").trim()).filter((one) => one !== "");
}
