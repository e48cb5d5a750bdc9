import type { Deed, Instant, Level, Policy } from "./model.ts";

/** Where an entry stands: the stage it has come to, then what its policy orders by, then when it asked. Smaller comes first. */
export type SpeakingPlace = readonly (number | string)[];

/** Stages of a list: put before all by hand, on time, after the window, called in vain, rights of reply at the end of the day. */
const stages = { front: -1, onTime: 0, late: 1, absent: 2, reply: 3 } as const;

type Inscription = Extract<Deed, { act: "inscribe" }>;

/** How each policy places an inscription. Strategies are pure: the same inscription has the same place. */
const strategies: {
  readonly [Order in Policy["order"]]: (
    policy: Extract<Policy, { order: Order }>,
    inscription: Inscription,
    number: number,
  ) => SpeakingPlace;
} = {
  inscription: (_policy, _inscription, number) => [number],
  bands: (_policy, { speaker }, number) => [bandOf(speaker.level), number],
  window: ({ letter }, { english }, number) => [...fromLetter(english, letter), number],
};

/** The place of an inscription that is act `number`, done at an instant. */
export function placeOf(
  policy: Policy,
  inscription: Inscription,
  number: number,
  at: Instant,
): SpeakingPlace {
  if (policy.order === "window" && at > policy.closes) return [stages.late, number];
  const group = policy.groupsFirst && inscription.onBehalfOf === null ? 1 : 0;
  return [stages.onTime, group, ...orderOf(policy, inscription, number)];
}

function orderOf(policy: Policy, inscription: Inscription, number: number): SpeakingPlace {
  switch (policy.order) {
    case "inscription":
      return strategies.inscription(policy, inscription, number);
    case "bands":
      return strategies.bands(policy, inscription, number);
    case "window":
      return strategies.window(policy, inscription, number);
  }
}

/** Directly after a place, put there by act `number`: a place that begins like another follows it, the later put the nearer. */
export function placeAfter(place: SpeakingPlace, number: number): SpeakingPlace {
  return [...place, -number];
}

/** Before all others of its kind, put there by act `number`. */
export function placeInFront(kind: "statement" | "reply", number: number): SpeakingPlace {
  return kind === "reply" ? [stages.reply, 0, -number] : [stages.front, -number];
}

/** The place of one who was called in vain by act `number`: the end, in the order of having been called. */
export function placeOfAbsent(number: number): SpeakingPlace {
  return [stages.absent, number];
}

/** The place of a right of reply asked for by act `number`; second replies come after all first ones. */
export function placeOfReply(nth: number, number: number): SpeakingPlace {
  return [stages.reply, nth, number];
}

/** 0: Heads of State or Government; 1: other heads of delegation of ministerial level and chairs; 2: all others. */
export function bandOf(level: Level): number {
  if (level === "head-of-state" || level === "head-of-government") return 0;
  return level === "representative" ? 2 : 1;
}

/** English alphabetical order that begins with a letter and goes round: 0 from the letter on, 1 before it. */
function fromLetter(english: string, letter: string): readonly [number, string] {
  const plain = english.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
  return [plain.slice(0, 1) >= letter.toUpperCase() ? 0 : 1, plain];
}

/** Orders places piece by piece; a place that is the beginning of another comes first. */
export function comparePlaces(a: SpeakingPlace, b: SpeakingPlace): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
