import type { StudyName } from "../../statistics/studies/model.ts";

/** Which ready-made study speaks to a topic of the record's thesaurus; topics that no figure speaks to have none. */
const studies: Readonly<Record<string, StudyName>> = {
  remittances: "remittances",
  women: "women",
  "skilled-migration": "brain-drain",
  education: "brain-drain",
  health: "brain-drain",
  return: "return",
  refugees: "displacement",
  development: "contribution",
  diaspora: "contribution",
  labour: "contribution",
  data: "contribution",
  population: "contribution",
};

/** The studies that speak to these topics, each once, in the order of the topics. */
export function studiesOn(topics: readonly string[]): readonly StudyName[] {
  return [...new Set(topics.flatMap((topic) => studies[topic] ?? []))];
}
