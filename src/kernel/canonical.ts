/**
 * JSON of one form for one value: names sorted by code unit, those whose value is undefined left out. What is hashed or
 * compared is written so.
 *
 * @param spaces how far each level is indented; 0 writes all on one line
 */
export function canonicalJson(value: unknown, spaces = 0): string {
  return JSON.stringify(value, (_name, part: unknown) => (isPlain(part) ? sorted(part) : part), spaces);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
