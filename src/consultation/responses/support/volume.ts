import { type Party, PartyId } from "../../../directory/model.ts";
import { starterParties } from "../../../directory/parties.ts";
import { languages } from "../../../kernel/language.ts";
import { Questionnaire } from "../../questionnaire/model.ts";
import type { GivenReply } from "./fixture.ts";

/** For benchmarks and for looking at pages: a consultation of any size, the same at every run. */

/** A small generator of even numbers between 0 and 1 (mulberry32), seeded. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** So many parties: those known from the start, then others made after them. */
export function manyParties(count: number): readonly Party[] {
  const known = starterParties();
  return Array.from({ length: count }, (_, index): Party => {
    const model = known[index % known.length];
    if (!model) throw new Error("no parties are known from the start");
    return index < known.length ? model : { ...model, id: PartyId.parse(`extra-${index}`) };
  });
}

/** A questionnaire of `count` questions in sections of ten: choices, scales, numbers and texts by turns, some asked only after a yes. */
export function longQuestionnaire(count: number): Questionnaire {
  const id = (index: number) => `q${index + 1}`;
  const common = (index: number) => ({
    id: id(index),
    ask: {
      en: `Question ${index + 1}: what does your Government do to make migration work for development?`,
      ar: `السؤال ${index + 1}: ماذا تفعل حكومتكم كي تسهم الهجرة في التنمية؟`,
    },
    help: null,
    required: false,
    about: [],
    when: index % 8 === 3 ? { if: "chosen" as const, question: id(index - 3), options: ["yes"] } : null,
  });
  const question = (index: number) => {
    switch (index % 4) {
      case 0:
        return {
          ...common(index),
          kind: "choice",
          options: [
            { id: "yes", text: { en: "Yes", ar: "نعم" } },
            { id: "planned", text: { en: "Planned", ar: "مخطط لها" } },
            { id: "no", text: { en: "No", ar: "لا" } },
          ],
          several: false,
          other: false,
        };
      case 1:
        return { ...common(index), kind: "scale", least: 1, most: 5, leastWords: null, mostWords: null };
      case 2:
        return {
          ...common(index),
          kind: "number",
          unit: { code: index % 8 === 2 ? "persons" : "percent" },
          least: 0,
          most: null,
          decimals: 1,
        };
      default:
        return { ...common(index), kind: "text", mostWords: 500, long: true };
    }
  };
  return Questionnaire.parse({
    title: { en: "Long", ar: "طويل" },
    introduction: null,
    original: "en",
    sections: Array.from({ length: Math.ceil(count / 10) }, (_, s) => ({
      id: `s${s + 1}`,
      title: { en: `Section ${s + 1}`, ar: `القسم ${s + 1}` },
      introduction: null,
      when: null,
      questions: Array.from({ length: Math.min(10, count - s * 10) }, (__, q) => question(s * 10 + q)),
    })),
  });
}

const sentences = {
  en: "The Government has adopted a policy on remittances, together with banks and diaspora associations. ",
  fr: "Le Gouvernement a adopté une politique sur les envois de fonds, avec les banques et la diaspora. ",
  es: "El Gobierno ha adoptado una política sobre las remesas, junto con los bancos y la diáspora. ",
  ru: "Правительство приняло политику в области денежных переводов вместе с банками и диаспорой. ",
  zh: "政府与银行和侨民团体一道通过了汇款政策。",
  ar: "اعتمدت الحكومة سياسة بشأن التحويلات المالية بالتعاون مع المصارف وجمعيات المغتربين. ",
};

/** Replies of these parties: two in three have submitted, in six languages, with all three choices of publication. */
export function manyReplies(parties: readonly Party[], questions: number, seed = 1): readonly GivenReply[] {
  const random = seeded(seed);
  const day = (index: number) => new Date(Date.UTC(2027, 1, 1 + index)).toISOString();
  return parties.map((party): GivenReply => {
    const start = Math.floor(random() * 40);
    const fate = random();
    if (fate > 0.92) return { party: party.id };
    if (fate > 0.8) return { party: party.id, state: "opened", opened: day(start) };
    if (fate > 0.66) return { party: party.id, state: "begun", opened: day(start), begun: day(start + 2) };
    const language = languages[Math.floor(random() * languages.length)] ?? "en";
    const answers: Record<string, unknown> = {};
    for (let index = 0; index < questions; index++) {
      if (random() < 0.1) continue;
      if (random() < 0.08) {
        answers[`q${index + 1}`] = { kind: "none", why: "not-available", comment: "" };
        continue;
      }
      answers[`q${index + 1}`] = [
        () => ({ kind: "choice", chosen: [["yes", "planned", "no"][Math.floor(random() * 3)]], other: null }),
        () => ({ kind: "scale", value: 1 + Math.floor(random() * 5) }),
        () => ({ kind: "number", value: Math.round(random() ** 6 * 1e6) / 10 }),
        () => ({
          kind: "text",
          text: sentences[language].repeat(1 + Math.floor(random() * 5)).trim(),
          language,
        }),
      ][index % 4]?.();
    }
    const submitted = start + 4 + Math.floor(random() * 30);
    const publication = (["public", "member-states", "secretariat"] as const)[Math.floor(random() * 3)];
    return {
      party: party.id,
      opened: day(start),
      begun: day(start + 2),
      cleared: day(submitted - 1),
      ...(random() < 0.1 ? { enteredFor: "mail" } : {}),
      submissions: [{ answers, publication: publication ?? "public", at: day(submitted), language }],
    };
  });
}
