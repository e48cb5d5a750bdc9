const predefined: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * The text of character data: line ends made one (XML 1.0, 2.11) and references replaced. Only the five predefined
 * entities exist, since a document type is refused; anything else gives undefined.
 */
export function xmlText(raw: string): string | undefined {
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (!text.includes("&")) return text;
  let known = true;
  const replaced = text.replace(/&([^;&]{0,12})(;?)/g, (_, name: string, end: string) => {
    const value = end === "" ? undefined : reference(name);
    if (value === undefined) known = false;
    return value ?? "";
  });
  return known ? replaced : undefined;
}

function reference(name: string): string | undefined {
  const number = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}))$/.exec(name);
  if (!number) return predefined.get(name);
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** XML 1.0, production 2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/**
 * Undoes the escapes with which spreadsheets write characters that XML cannot hold: `_x000D_` is a carriage return, `_x005F_`
 * the underscore before what would look like an escape (ECMA-376-1, 22.9.2.19).
 */
export function unescapeCellText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The text without white space of XML around it; no pattern, since those go back and forth over long runs of spaces. */
export function trimXmlSpace(text: string): string {
  const isSpace = (at: number) => " \t\r\n".includes(text.charAt(at));
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}
