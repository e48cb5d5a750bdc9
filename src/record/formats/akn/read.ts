import { failed, ok, problem, type Result, warning } from "../../../kernel/problem.ts";
import { type UnderstoodDocument, understand } from "../../understanding/understand.ts";
import { readForeign } from "./foreign.ts";
import { ownFacts, readOwn } from "./own.ts";
import { childrenOf, parseXml, type XmlElement } from "./xml.ts";

const documentTypes = new Set(
  "act bill statement doc amendment amendmentList debate debateReport judgment officialGazette documentCollection portion".split(
    " ",
  ),
);

/**
 * Reads Akoma Ntoso, of any version since 2.0: what `writeAkn` wrote to the letter, what others wrote, or have
 * put in since, as far as the structure of a resolution goes. Verbs, mandates and citations are understood anew. Nothing outside the text is fetched. Problems:
 * `relations.xml-malformed`, `relations.akn-missing`, `relations.too-long`, `relations.too-deep`.
 */
export function readAkn(text: string): Result<UnderstoodDocument> {
  const parsed = parseXml(text.replace(/^\ufeff/, ""));
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const statement = documentIn(root);
  if (!statement) return failed(problem("relations.akn-missing", { root: root.name }));
  const facts = ownFacts(statement);
  const ours = facts && readOwn(statement, facts);
  if (ours) {
    const { document, problems } = ours;
    const understood = understand(document);
    return ok(
      problems.length === 0 ? understood : { ...understood, problems: [...problems, ...understood.problems] },
    );
  }
  const understood = understand(readForeign(statement));
  const isEmpty = understood.preambular.length + understood.operative.length === 0;
  return ok(
    isEmpty
      ? { ...understood, problems: [warning("record.no-resolution"), ...understood.problems] }
      : understood,
  );
}

/** The document in the root, or the root itself, where its namespace is Akoma Ntoso's. */
function documentIn(root: XmlElement): XmlElement | undefined {
  if (!/akn|akomantoso/i.test(root.namespace)) return undefined;
  if (documentTypes.has(root.name)) return root;
  return childrenOf(root).find(({ name }) => documentTypes.has(name));
}
