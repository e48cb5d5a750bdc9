import { z } from "zod";
import type { Extracted, Glyphs, Page } from "./model.ts";

const Item = z.object({
  str: z.string(),
  dir: z.string(),
  transform: z.array(z.number()).length(6),
  width: z.number(),
});

/** All that a page may hold; one of print has some thousand runs. */
const mostRuns = 100_000;

/** The runs of glyphs of a PDF's pages, in the order of its content, from pdf.js. Scripts and attachments in it are not looked at. */
export async function extract(bytes: Uint8Array, mostPages: number): Promise<Extracted> {
  const { getDocument } = await import("unpdf/pdfjs");
  const loading = getDocument({
    data: bytes,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > mostPages) {
      return { code: "record.pdf-too-long", facts: { pages: document.numPages, limit: mostPages } };
    }
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      const glyphs = content.items.slice(0, mostRuns).flatMap((item) => run(item, left, bottom));
      pages.push({ width: right - left, height: top - bottom, glyphs });
      page.cleanup();
    }
    return { pages };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    return { code: name === "PasswordException" ? "record.pdf-encrypted" : "record.pdf-damaged" };
  } finally {
    await loading.destroy();
  }
}

/** Empty runs only say that a space or a line's end was drawn; places tell that better. */
function run(item: unknown, left: number, bottom: number): readonly Glyphs[] {
  const parsed = Item.safeParse(item);
  if (!parsed.success || parsed.data.str.trim() === "") return [];
  const { str, dir, transform, width } = parsed.data;
  const [, , c = 0, d = 0, x = 0, y = 0] = transform;
  return [
    { text: str, x: x - left, y: y - bottom, width, size: Math.hypot(c, d), rightToLeft: dir === "rtl" },
  ];
}
