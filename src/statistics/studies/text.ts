import type { Paragraph, Study } from "./model.ts";

/** The words of a paragraph without what binds its figures. */
export function paragraphText(paragraph: Paragraph): string {
  return paragraph.map(({ text }) => text).join("");
}

/** A study as plain lines: headings, paragraphs, sources; tables are left to those who set tables. */
export function studyText(study: Study): string[] {
  const { title, subject, about, sections, sources } = study;
  return [
    `${title} – ${subject}`,
    "",
    about,
    ...sections.flatMap(({ heading, paragraphs }) =>
      paragraphs.length === 0 ? [] : ["", heading, "", ...paragraphs.map(paragraphText)],
    ),
    "",
    ...sources.map(({ line }) => line),
  ];
}
