import { encode } from "uqr";

/** A QR code as a drawing: squares of one unit, with the quiet zone of four that ISO/IEC 18004 asks for. */
export interface QrDrawing {
  /** Units on each side. */
  readonly size: number;
  readonly path: string;
}

export function qrDrawing(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const rows = data.map((row, y) => {
    const marks: string[] = [];
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      marks.push(`M${from} ${y}h${x - from + 1}v1H${from}z`);
    }
    return marks.join("");
  });
  return { size, path: rows.join("") };
}
