import { Language } from "../../kernel/language.ts";
import type { Text } from "../../kernel/texts.ts";
import type { Stance } from "../round-tables/model.ts";
import type { SummaryContent, SummaryParagraph } from "./model.ts";

/** What a draft is made of. */
export interface DraftPoint {
  readonly session: string | null;
  readonly question: number | null;
  readonly kind: "point" | "proposal";
  readonly stance: Stance | null;
  readonly language: string;
  readonly text: string;
  readonly reference: string;
}

export interface DraftSession {
  readonly id: string;
  readonly title: Text;
}

export interface DraftWords {
  /** How a paragraph of such points begins, in a language: "There was convergence on the following." Empty for none. */
  lead(stance: Stance | "proposal" | null, language: Language): string;
  /** The heading over what belongs to no session, by language. */
  readonly others: Text;
}

/** In this order within a question: where views came together, what was said, where they went apart, what is proposed. */
const ranks = ["convergence", "none", "divergence", "proposal"] as const;
type Rank = (typeof ranks)[number];

/**
 * A first draft: a heading for each session, a paragraph for each guiding question and each way in which views met, in the words of the
 * points themselves. Nothing is invented and no point is left out; each paragraph rests on its points. The same points give the same
 * draft.
 */
export function draftSummary(
  title: Text,
  original: Language,
  {
    points,
    sessions,
    words,
  }: {
    readonly points: readonly DraftPoint[];
    readonly sessions: readonly DraftSession[];
    readonly words: DraftWords;
  },
): SummaryContent {
  const paragraphs: SummaryParagraph[] = [];
  let last = 0;
  const add = (kind: SummaryParagraph["kind"], text: Text, rests: readonly string[]) => {
    last += 1;
    paragraphs.push({
      id: `${kind === "heading" ? "h" : "p"}${last}`,
      kind,
      text,
      rests: [...rests],
      revision: 1,
    });
  };
  const known = new Set(sessions.map(({ id }) => id));
  const places: readonly (DraftSession | null)[] = [...sessions, null];
  for (const session of places) {
    const own = points.filter((point) =>
      session === null ? point.session === null || !known.has(point.session) : point.session === session.id,
    );
    if (own.length === 0) continue;
    add("heading", session?.title ?? words.others, []);
    for (const { rank, language, group } of groupsOf(own, original)) {
      const lead = words.lead(rank === "none" ? null : rank, language);
      const said = group.map(({ text }) => sentence(text, language));
      const joined = [lead, ...said].filter((part) => part !== "").join(language === "zh" ? "" : " ");
      add(
        "paragraph",
        { [language]: joined },
        group.map(({ reference }) => reference),
      );
    }
  }
  return { original, title, paragraphs, last };
}

interface Group {
  readonly question: number;
  readonly rank: Rank;
  readonly language: Language;
  readonly group: DraftPoint[];
}

/** By guiding question, what belongs to none behind them; then by rank, then by language; within each as they were noted. */
function groupsOf(points: readonly DraftPoint[], original: Language): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const point of points) {
    const question = point.question ?? Number.MAX_SAFE_INTEGER;
    const rank = point.kind === "proposal" ? "proposal" : (point.stance ?? "none");
    const language = Language.safeParse(point.language.split("-")[0]).data ?? original;
    const key = `${question} ${rank} ${language}`;
    const group = groups.get(key) ?? { question, rank, language, group: [] };
    group.group.push(point);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) =>
      a.question - b.question ||
      ranks.indexOf(a.rank) - ranks.indexOf(b.rank) ||
      Number(b.language === original) - Number(a.language === original) ||
      (a.language < b.language ? -1 : a.language > b.language ? 1 : 0),
  );
}

/** A point as a sentence: on one line, with a mark at its end. */
function sentence(text: string, language: Language): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return /[.!?。！？؟…:;]["”»’)）]?$/u.test(line) ? line : `${line}${language === "zh" ? "。" : "."}`;
}
