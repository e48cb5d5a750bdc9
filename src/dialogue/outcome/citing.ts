import type { Actor } from "../../kernel/actor.ts";
import { Language } from "../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { parseStatementReference } from "../contributions/reference.ts";
import type { SaidServices } from "./opening.ts";

/** What a reference to a statement names, as text. */
export interface CitedText {
  readonly text: string;
  /** Null where it is none of the six. */
  readonly language: Language | null;
  readonly reference: string;
}

/**
 * Finds what references to statements name, contributions, points and follow-up actions alike, as an actor may see it. Problems:
 * `contributions.reference-unclear`, and those of the service whose it is.
 */
export function citeStatements({
  contributions,
  roundTables,
  outcomes,
}: Pick<SaidServices, "contributions" | "roundTables" | "outcomes">): (
  actor: Actor,
  reference: string,
) => Promise<Result<CitedText>> {
  return async (actor, reference) => {
    const address = parseStatementReference(reference);
    if (!address)
      return failed(problem("contributions.reference-unclear", { text: reference.slice(0, 200) }));
    switch (address.what) {
      case "contribution": {
        const found = await contributions.cited(actor, address);
        if (!found.ok) return found;
        const { paragraphs, text, reference: read } = found.value;
        return ok({ text: paragraphs.join("\n\n"), language: officialOf(text.language), reference: read });
      }
      case "point": {
        const found = await roundTables.cited(actor, address);
        if (!found.ok) return found;
        const { point } = found.value;
        return ok({ text: point.text, language: officialOf(point.language), reference });
      }
      case "follow-up": {
        const found = await outcomes.cited(actor, address);
        if (!found.ok) return found;
        const { text, original } = found.value.action;
        return ok({ text: text[original] ?? Object.values(text)[0] ?? "", language: original, reference });
      }
    }
  };
}

function officialOf(tag: string): Language | null {
  return Language.safeParse(tag.split("-")[0]).data ?? null;
}
