import { getDocumentProxy } from "unpdf";

/** A fault of a tagged PDF, in words for whoever reads a test. */
export type StructureFault = string;

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/**
 * What a program can see of the demands of PDF/UA-1 (ISO 14289-1) in a file, apart from whoever wrote it: that it is marked as tagged, has a
 * title and a language (7.1, 7.2), bookmarks (7.17), every word in its structure or an artifact (7.1), drawings described (7.3), headings that step
 * down one at a time (7.4.2), heads of tables (7.5), and notes and links as such (7.9, 7.18.5). Nothing where all is well.
 */
export async function structureFaults(bytes: Uint8Array): Promise<readonly StructureFault[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const faults: StructureFault[] = [];
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  if (!info.Title) faults.push("no title");
  if (!info.Language) faults.push("no language");
  if ((await pdf.getMarkInfo())?.Marked !== true) faults.push("not marked as tagged");
  if (((await pdf.getOutline()) ?? []).length === 0) faults.push("no bookmarks");
  const roles: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const nodes: Node[] = [];
    collect((await page.getStructTree()) as Node | null, nodes);
    roles.push(...nodes.flatMap(({ role }) => (role === undefined ? [] : [role])));
    for (const { role, alt } of nodes)
      if (role === "Figure" && !alt) faults.push(`page ${number}: a drawing without a description`);
    const tagged = new Set(nodes.flatMap(({ type, id }) => (type === "content" && id ? [id] : [])));
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    faults.push(
      ...untagged(items as readonly Item[], tagged).map((text) => `page ${number}: not tagged: ${text}`),
    );
  }
  const rows = roles.filter((role) => role === "Table").length;
  if (rows > 0 && !roles.includes("TH")) faults.push("tables without heads");
  let last = 0;
  for (const role of roles) {
    const level = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (level === 0) continue;
    if (level > last + 1) faults.push(`H${level} after H${last}`);
    last = level;
  }
  return faults;
}

interface Item {
  readonly type?: string;
  readonly str?: string;
  readonly id?: string | null;
  readonly tag?: string;
}

/** Words that stand neither in the structure nor in an artifact. */
function untagged(items: readonly Item[], tagged: ReadonlySet<string>): readonly string[] {
  const open: boolean[] = [];
  const found: string[] = [];
  for (const { type, str, id, tag } of items) {
    if (type === "beginMarkedContent" || type === "beginMarkedContentProps") {
      open.push(tag === "Artifact" || (id !== undefined && id !== null && tagged.has(id)));
    } else if (type === "endMarkedContent") open.pop();
    else if (str?.trim() && !open.includes(true)) found.push(str);
  }
  return found;
}

function collect(node: Node | null, into: Node[]): void {
  if (node === null) return;
  into.push(node);
  for (const child of node.children ?? []) collect(child, into);
}
