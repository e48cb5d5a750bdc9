import { aknNamespace } from "./names.ts";
import { childrenOf, type XmlElement } from "./xml.ts";

/** What an element may hold: children in order with how often each may stand, and the attributes that it must have. */
interface Model {
  /** Groups of children in their order; `+` once or more, `*` any number, `?` at most once, nothing exactly once. */
  readonly children: readonly string[];
  readonly words?: boolean;
  readonly required?: readonly string[];
}

const blocks = "p|block|blockList|table|foreign";
const hierarchy = "paragraph|point|subparagraph";
const inline: Model = {
  children: ["ref|docAuthority|docNumber|docTitle|docProponent|session|authorialNote|noteRef*"],
  words: true,
};
const hierarchical: Model = {
  children: ["num?", `intro?`, `${hierarchy}|crossHeading*`, "content?"],
  required: ["eId"],
};
const open: Model = {
  children: ["meta", "preface?", "preamble?", "mainBody", "conclusions?", "attachments?"],
  required: ["name"],
};
const core = ["FRBRthis", "FRBRuri+", "FRBRalias*", "FRBRdate+", "FRBRauthor+"];
const value: Model = { children: [], required: ["value"] };
const reference: Model = { children: [], required: ["eId", "href", "showAs"] };

/**
 * The part of the schema of Akoma Ntoso 3.0 (akomantoso30.xsd, OASIS Standard of 2018) that the files of this program use: order and number
 * of children, required attributes, where words may stand.
 */
const models: Readonly<Record<string, Model>> = {
  akomaNtoso: { children: ["statement"] },
  statement: open,
  doc: open,
  meta: { children: ["identification", "references*", "notes*", "proprietary*"] },
  identification: { children: ["FRBRWork", "FRBRExpression", "FRBRManifestation"], required: ["source"] },
  FRBRWork: { children: [...core, "FRBRcountry", "FRBRsubtype?", "FRBRnumber*", "FRBRname*"] },
  FRBRExpression: { children: [...core, "FRBRlanguage+"] },
  FRBRManifestation: { children: [...core, "FRBRformat?"] },
  FRBRthis: value,
  FRBRuri: value,
  FRBRcountry: value,
  FRBRsubtype: value,
  FRBRnumber: value,
  FRBRname: value,
  FRBRformat: value,
  FRBRdate: { children: [], required: ["date", "name"] },
  FRBRauthor: { children: [], required: ["href"] },
  FRBRlanguage: { children: [], required: ["language"] },
  references: { children: ["TLCOrganization|TLCRole*"], required: ["source"] },
  TLCOrganization: reference,
  TLCRole: reference,
  notes: { children: ["note+"], required: ["source"] },
  note: { children: [`${blocks}+`], required: ["eId"] },
  proprietary: { children: [], required: ["source"] },
  preface: { children: [`${blocks}|formula|container+`] },
  preamble: { children: [`${blocks}|formula|recitals+`] },
  formula: { children: [`${blocks}*`], required: ["eId", "name"] },
  recitals: { children: ["recital+"], required: ["eId"] },
  recital: { children: ["num?", `${blocks}+`], required: ["eId"] },
  blockList: { children: ["listIntroduction?", "item+", "listWrapUp?"], required: ["eId"] },
  item: { children: ["num?", `${blocks}+`], required: ["eId"] },
  mainBody: { children: [`${hierarchy}|${blocks}+`] },
  paragraph: hierarchical,
  point: hierarchical,
  subparagraph: hierarchical,
  intro: { children: [`${blocks}*`], required: ["eId"] },
  content: { children: [`${blocks}*`], required: ["eId"] },
  conclusions: { children: [`${blocks}|formula|container+`] },
  attachments: { children: ["attachment+"] },
  attachment: { children: ["heading?", "doc"], required: ["eId"] },
  num: inline,
  heading: inline,
  crossHeading: { ...inline, required: ["eId"] },
  block: { ...inline, required: ["name"] },
  p: inline,
  docAuthority: inline,
  docNumber: inline,
  docTitle: inline,
  docProponent: inline,
  session: inline,
  ref: { ...inline, required: ["href"] },
  authorialNote: { children: [`${blocks}+`], required: ["eId"] },
  noteRef: { children: [], required: ["href"] },
};

/**
 * Where a tree departs from the schema, as paths with what is wrong; empty where it keeps to it. Attributes and elements of other namespaces
 * are allowed where the schema allows them. eIds must be unique within their document and without spaces.
 */
export function departures(root: XmlElement): readonly string[] {
  const found: string[] = [];
  const walk = (element: XmlElement, path: string, ids: Set<string>) => {
    const here = `${path}/${element.name}`;
    const model = models[element.name];
    if (element.namespace !== aknNamespace || !model) {
      found.push(`${here}: not in the vocabulary`);
      return;
    }
    for (const name of model.required ?? [])
      if (!element.attributes.has(name)) found.push(`${here}: no ${name}`);
    const own = element.name === "statement" || element.name === "doc" ? new Set<string>() : ids;
    const eId = element.attributes.get("eId");
    if (eId !== undefined) {
      if (/\s/.test(eId) || eId === "") found.push(`${here}: eId "${eId}"`);
      if (own.has(eId)) found.push(`${here}: eId ${eId} twice`);
      own.add(eId);
    }
    if (!model.words && element.children.some((child) => typeof child === "string" && child.trim() !== ""))
      found.push(`${here}: words`);
    const children = childrenOf(element).filter(
      ({ namespace }) => element.name !== "proprietary" || namespace === aknNamespace,
    );
    const order = children.map(({ name }) => `${name} `).join("");
    if (!patternOf(model.children).test(order)) found.push(`${here}: holds ${order.slice(0, 200)}`);
    for (const child of children) walk(child, here, own);
  };
  walk(root, "", new Set());
  return found;
}

const patterns = new Map<readonly string[], RegExp>();

function patternOf(children: readonly string[]): RegExp {
  const known = patterns.get(children);
  if (known) return known;
  const parts = children.map((part) => {
    const often = /[+*?]$/.exec(part)?.[0] ?? "";
    return `(?:(?:${often === "" ? part : part.slice(0, -1)}) )${often}`;
  });
  const made = new RegExp(`^${parts.join("")}$`);
  patterns.set(children, made);
  return made;
}
