import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../kernel/language.ts";
import { projectRoot } from "../../kernel/root.ts";
import { fontCoverage } from "../drawing/coverage.ts";
import { fontData } from "../drawing/fonts.ts";
import { openWoff } from "../drawing/woff.ts";

/** The faces of text in a language and of what stands beside it, the first first. A script that joins its letters finds all of them in one. */
export function families(language: Language): { readonly serif: string[]; readonly sans: string[] } {
  const serif = ["Source Serif 4", "Noto Naskh Arabic", "Noto Serif SC", "Noto Sans SC"];
  const sans = ["IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Sans SC"];
  if (language !== "ar") return { serif, sans };
  return {
    serif: ["Noto Naskh Arabic", ...serif.filter((one) => one !== "Noto Naskh Arabic")],
    sans: ["IBM Plex Sans Arabic", ...sans.filter((one) => one !== "IBM Plex Sans Arabic")],
  };
}

/** Fonts for a text, as TrueType, and the characters that they have letters for. */
export interface Faces {
  readonly fonts: readonly Buffer[];
  readonly covered: ReadonlySet<number>;
}

const arabic = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufefc]/;
const chinese = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;

/**
 * The fonts that a text needs (all under the SIL Open Font License 1.1): Source Serif 4, Noto Naskh Arabic and Noto Serif SC from
 * `data/print/fonts/`, and those of drawings from `data/fonts/`. Arabic and Chinese ones only where the text has such letters.
 */
export function facesFor(text: string): Faces {
  const files = [
    ...["Regular", "Italic", "Bold"].map((form) => `source-serif-4/${form}.woff`),
    ...(arabic.test(text) ? ["noto-naskh-arabic/Regular.woff", "noto-naskh-arabic/Bold.woff"] : []),
    ...(chinese.test(text) ? ["noto-serif-sc/Regular.woff"] : []),
  ];
  const folder = join(projectRoot(), "data", "print", "fonts");
  const fonts = [...files.map((file) => openWoff(readFileSync(join(folder, file)))), ...fontData(text)];
  const covered = new Set<number>();
  for (const font of fonts) for (const point of fontCoverage(font)) covered.add(point);
  return { fonts, covered };
}
