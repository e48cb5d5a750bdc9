import { parseEvidence } from "../../kernel/evidence.ts";
import type { Words } from "../../kernel/words.ts";
import type { Catalogue } from "../../statistics/releases/catalogue.ts";

/**
 * What references rest on, said as footnotes say it: a line for each release, paragraph, answer and statement, in their order, each once. A release
 * that is no longer held is said to be so.
 */
export async function sourceLines(
  evidence: readonly string[],
  { catalogue, words }: { readonly catalogue: Pick<Catalogue, "find">; readonly words: Words },
): Promise<readonly string[]> {
  const lines = new Set<string>();
  for (const text of evidence) lines.add(await sourceLine(text, catalogue, words));
  return [...lines];
}

async function sourceLine(text: string, catalogue: Pick<Catalogue, "find">, { t }: Words): Promise<string> {
  const read = parseEvidence(text);
  if (!read.ok) return t("print:report.source-other", { reference: text });
  const { kind, subject, version, fragment } = read.value;
  if (kind === "observation" && version !== undefined) {
    const release = await catalogue.find(subject, version);
    const short = version.slice(0, 8);
    if (!release.ok) return t("print:report.source-withdrawn", { dataset: subject, release: short });
    const { source, version: revision } = release.value.description;
    const title = source.title.includes(revision) ? source.title : `${source.title} (${revision})`;
    return t("print:report.source-release", { publisher: source.publisher, title, release: short });
  }
  if (kind === "paragraph") {
    const number = /^op_(.+)$/.exec(fragment ?? "")?.[1];
    return number === undefined
      ? t("print:report.source-document", { symbol: subject })
      : t("print:report.source-paragraph", { symbol: subject, number: paragraphNumber(number) });
  }
  const reference = text.replace(/^corridor:[a-z-]+\//, "").replace(/@[^#?]*/, "");
  if (kind === "answer") return t("print:report.source-answer", { reference });
  if (kind === "statement") return t("print:report.source-statement", { reference });
  return t("print:report.source-other", { reference: text });
}

/** `9` and `9.b` as they are printed: 9, 9 (b). */
function paragraphNumber(id: string): string {
  const [number = "", ...below] = id.replace(/~\d+$/, "").split(".");
  return [number, ...below.map((letter) => `(${letter})`)].join(" ");
}
