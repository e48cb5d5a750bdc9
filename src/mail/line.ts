/**
 * Text for one line of a letter's head: line ends, other control characters and the marks that turn the direction of what
 * follows become spaces or nothing, so that no text can begin another header or show as another. At most `limit` characters.
 */
export function headLine(text: string, limit: number): string {
  const line = text
    .normalize("NFC")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, " ")
    .replace(/[\u202a-\u202e]/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
  const characters = [...line];
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`;
}
