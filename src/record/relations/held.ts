import { romanNumber } from "../grammar/ordinals.ts";
import { organOfSymbol } from "../grammar/symbols.ts";
import type { Organ } from "../model.ts";
import type { Mandate } from "../understanding/model.ts";
import { sessionOpens } from "../understanding/sessions.ts";
import { allMandates, type UnderstoodDocument } from "../understanding/understand.ts";

/** A document among others, under a key that is its own. */
export interface Held {
  /** Its symbol; where it has none, a name made of title and date: `~international-migration-and-development`. */
  readonly key: string;
  readonly document: UnderstoodDocument;
  /** Not adopted: what it asks for is not in force. */
  readonly draft: boolean;
  /** When it was adopted, as exactly as is known: `2006-12-20`, `2006-04`; null where nothing tells. */
  readonly when: string | null;
}

/** A mandate with the document that gave it. */
export interface HeldMandate {
  /** The document's key and the mandate's place in it: `A/RES/61/208#op_9`. */
  readonly address: string;
  readonly mandate: Mandate;
  readonly held: Held;
}

/** Gives every document its key. Of several with one symbol the first has it, the others `symbol~2` and so on. */
export function heldDocuments(documents: readonly UnderstoodDocument[]): readonly Held[] {
  const counts = new Map<string, number>();
  return documents.map((document) => {
    const name =
      document.symbol ?? `~${[slug(document.title ?? ""), document.date].filter(Boolean).join("-")}`;
    const n = (counts.get(name) ?? 0) + 1;
    counts.set(name, n);
    return {
      key: n === 1 ? name : `${name}~${n}`,
      document,
      draft: isDraft(document),
      when: adoptedWhen(document),
    };
  });
}

/** Every mandate of the documents, in their order. */
export function heldMandates(held: readonly Held[]): readonly HeldMandate[] {
  return held.flatMap((one) =>
    allMandates(one.document).map((mandate) => ({
      address: one.key + mandate.id.slice(mandate.id.indexOf("#")),
      mandate,
      held: one,
    })),
  );
}

function slug(title: string): string {
  return (
    title
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join("-") ?? "untitled"
  );
}

/** A draft has sponsors or a symbol of the L. series, or neither a symbol nor a line that says who adopted it. */
function isDraft({ symbol, front }: UnderstoodDocument): boolean {
  if (front.some(({ kind }) => kind === "sponsors") || /\/L\.\d/.test(symbol ?? "")) return true;
  return symbol === null && !front.some(({ kind }) => kind === "adoption" || kind === "closing");
}

function adoptedWhen({ date, organ, session, symbol }: UnderstoodDocument): string | null {
  if (date !== null) return date;
  const opens = organ !== null && session !== null ? sessionOpens(organ, session) : null;
  return opens ?? (symbol === null ? null : whenOfSymbol(symbol));
}

/** When a document was adopted, as far as its symbol tells: the opening of its session, or its year. */
export function whenOfSymbol(symbol: string): string | null {
  const { organ, session } = sessionOfSymbol(symbol);
  const opens = organ !== undefined && session !== undefined ? sessionOpens(organ, session) : null;
  return opens ?? /[/(]((?:19|20)\d{2})(?=[/)])/.exec(symbol)?.[1] ?? null;
}

/** The organ and the session that a symbol holds: `A/RES/60/227`, `A/RES/3362(S-VII)` has none that counts on. */
export function sessionOfSymbol(symbol: string): { readonly organ?: Organ; readonly session?: number } {
  const organ = organOfSymbol(symbol);
  if (organ === undefined) return {};
  if (organ === "CPD") {
    const year = /\/((?:19|20)\d{2})\//.exec(symbol)?.[1];
    return year === undefined ? { organ } : { organ, session: Number(year) - 1967 };
  }
  const sessional = /^A\/(?:RES\/|DEC\/|C\.\d\/)?(\d{1,3})\/\d/.exec(symbol)?.[1];
  const roman = romanNumber(/\(([IVXLC]+)\)/.exec(symbol)?.[1] ?? "");
  const session = organ !== "GA" ? undefined : sessional === undefined ? roman : Number(sessional);
  return session === undefined ? { organ } : { organ, session };
}
