/** The text of a contribution as it is kept: line ends of one kind, nothing that is no text, one empty line between paragraphs. */
export function tidyText(given: string): string {
  return (
    given
      .normalize("NFC")
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .replace(/\r\n?|[\u2028\u2029\f]/gu, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, "")
      .replace(/[ \t]+\n/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim()
  );
}

/** Its paragraphs, which references count from 1. */
export function paragraphsOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(/\n{2,}/).map((paragraph) => paragraph.trim());
}
