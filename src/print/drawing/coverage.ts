/**
 * The characters that a TrueType or OpenType font has letters for: the subtables of its `cmap` for Unicode, in formats 4 and 12
 * (OpenType 1.9, "cmap – Character to Glyph Index Mapping Table"). Throws where the file is no font: fonts are our own files.
 */
export function fontCoverage(font: Buffer): ReadonlySet<number> {
  const points = new Set<number>();
  const at = tableAt(font, "cmap");
  const count = font.readUInt16BE(at + 2);
  for (let index = 0; index < count; index++) {
    const record = at + 4 + index * 8;
    const platform = font.readUInt16BE(record);
    if (platform !== 0 && platform !== 3) continue;
    const subtable = at + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) readSegments(font, subtable, points);
    if (format === 12) readGroups(font, subtable, points);
  }
  return points;
}

function tableAt(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16;
    if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`a font without ${tag}`);
}

function readSegments(font: Buffer, at: number, points: Set<number>): void {
  const length = font.readUInt16BE(at + 6);
  const [ends, starts] = [at + 14, at + 16 + length];
  const [deltas, offsets] = [starts + length, starts + 2 * length];
  for (let segment = 0; segment < length; segment += 2) {
    const [start, end] = [font.readUInt16BE(starts + segment), font.readUInt16BE(ends + segment)];
    const delta = font.readUInt16BE(deltas + segment);
    const offset = font.readUInt16BE(offsets + segment);
    for (let point = start; point <= end && point < 0xffff; point++) {
      const glyph =
        offset === 0
          ? (point + delta) & 0xffff
          : font.readUInt16BE(offsets + segment + offset + (point - start) * 2);
      if (glyph !== 0) points.add(point);
    }
  }
}

function readGroups(font: Buffer, at: number, points: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let index = 0; index < groups; index++) {
    const group = at + 16 + index * 12;
    const last = font.readUInt32BE(group + 4);
    for (let point = font.readUInt32BE(group); point <= last; point++) points.add(point);
  }
}
