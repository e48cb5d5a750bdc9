/** A run of Latin text at a place of a page, in points from its lower left corner. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

export interface PdfOptions {
  /** Asks for a password that nobody knows. */
  readonly encrypted?: boolean;
}

/** A PDF 1.4 of pages of US letter with these runs in Helvetica; a page without runs is a picture of nothing. For tests. */
export function writePdf(
  pages: readonly (readonly PdfRun[])[],
  { encrypted = false }: PdfOptions = {},
): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (const [i, runs] of pages.entries()) {
    const content = runs.length === 0 ? "0 0 612 792 re f" : runs.map(drawn).join("\n");
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    add(`<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`);
  }
  const hex = "ab".repeat(32);
  const encryption = encrypted
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /O <${hex}> /U <${hex}> /P -4 >> /ID [<${"cd".repeat(16)}> <${"cd".repeat(16)}>]`
    : "";
  let file = "%PDF-1.4\n";
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${encryption} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

function drawn({ text, x, y, size = 10 }: PdfRun): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`;
}

/** Lines one under the other from the top of a page, each paragraph apart from the next. */
export function paragraphRuns(
  paragraphs: readonly (readonly string[])[],
  x = 123,
  top = 700,
  size = 10,
): PdfRun[] {
  let y = top + 18;
  return paragraphs.flatMap((lines) => {
    y -= 6;
    return lines.map((text) => {
      y -= 12;
      return { text, x, y, size };
    });
  });
}
