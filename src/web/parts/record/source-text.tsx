import type { ReactNode } from "react";

interface SourceProps {
  readonly children: ReactNode;
  readonly className?: string;
}

/** Words of a document: they stay in its language and direction, whatever the page's. Only English is read so far. */
export const sourceLanguage = { lang: "en", dir: "ltr" } as const;

/** A run of source text inside a sentence of the page. */
export function Source({ children, className }: SourceProps) {
  return (
    <bdi {...sourceLanguage} {...(className === undefined ? {} : { className })}>
      {children}
    </bdi>
  );
}
