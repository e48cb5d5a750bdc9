import type { HeldMandate } from "./held.ts";

/** What a decision includes in an agenda. */
export interface ItemTitle {
  readonly item: string;
  readonly subItem?: string;
}

const quoted = '[“"]([^”"]{2,400})[”"]';
const under = new RegExp(`\\bunder (?:the|an) (?:agenda )?item (?:entitled |on )?${quoted}`);
const subItem = new RegExp(`\\bsub-?item (?:entitled |on )?${quoted}`);
const item = new RegExp(`\\bitem\\b[^“"]{0,200}?${quoted}`);
/** Titles that a draft leaves without quotation marks. */
const bare =
  /\b(?:sub-?)?item (?:entitled|on|concerning)(?: the question of)? ([^,;.]{3,200}?)(?= (?:in|on) the (?:draft |provisional |annual |preliminary )*agenda\b|[,;.]|$)/;

/**
 * The title of the item that a decision includes in an agenda, and of its sub-item, as printed. A sub-item whose item is not named
 * stands for itself; a decision without any title takes that of its document.
 */
export function itemTitle({ mandate: { text }, held }: HeldMandate): ItemTitle {
  const from = Math.max(0, text.search(/\binclude\b/));
  const words = text.slice(from);
  const above = under.exec(words)?.[1];
  const below = subItem.exec(words)?.[1];
  if (above !== undefined && below !== undefined) return { item: clean(above), subItem: clean(below) };
  const title = below ?? item.exec(words)?.[1] ?? bare.exec(words)?.[1] ?? held.document.title ?? text;
  return { item: clean(title) };
}

/** The item under which a request says that it is to be met, `under the item entitled “…”`; undefined where it names none. */
export function itemUnderWhich({ mandate: { text } }: HeldMandate): ItemTitle | undefined {
  const words = text.slice(0, text.search(/\bdecides? to include\b/) >>> 0);
  const above = under.exec(words)?.[1];
  const below = subItem.exec(words)?.[1];
  if (above === undefined) return below === undefined ? undefined : { item: clean(below) };
  return { item: clean(above), ...(below === undefined ? {} : { subItem: clean(below) }) };
}

function clean(title: string): string {
  return title
    .replace(/\s+/g, " ")
    .replace(/[\s,.;]+$/, "")
    .trim();
}
