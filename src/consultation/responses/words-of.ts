import type { Answer } from "../replying/answer.ts";

/** Everything in an answer that the party wrote itself, in the order in which it is read; empty for choices and numbers. */
export function wordsOf(answer: Answer): string {
  const parts = (): readonly string[] => {
    switch (answer.kind) {
      case "text":
        return [answer.text];
      case "choice":
        return [answer.other ?? ""];
      case "practice":
        return [answer.title, answer.what, answer.results];
      case "table":
        return answer.rows.flatMap(({ cells }) => Object.values(cells));
      case "figure":
        return [answer.source, answer.comment];
      case "none":
        return [answer.comment];
      case "document":
        return answer.files.map(({ name }) => name);
      default:
        return [];
    }
  };
  return parts()
    .filter((part) => part !== "")
    .join("\n");
}

/**
 * The stretch of a text that somebody quotes, as it stands there: white space may differ, every other character must be the same.
 * Undefined where the text does not say it.
 */
export function quoted(text: string, quote: string): string | undefined {
  const words = quote.trim().split(/\s+/u);
  if (words[0] === "" || words.length === 0) return undefined;
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("\\s+");
  return new RegExp(pattern, "u").exec(text)?.[0];
}
