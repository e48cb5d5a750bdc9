import { readFileSync } from "node:fs";

/**
 * The cells of a workbook of Excel 97-2003 ([MS-CFB], [MS-XLS]): as much of the format as the World Bank's files use. For
 * making the starter figures only; what people import is read by `statistics/reading`.
 */
export type XlsCell = string | number;

/** The rows of a sheet by its name; cells by column index, those that are empty left out. */
export function readXls(path: string, sheet: string): readonly ReadonlyMap<number, XlsCell>[] {
  const stream = workbookStream(readFileSync(path));
  let texts: readonly string[] = [];
  let start: number | undefined;
  for (const { id, at, size } of records(stream, 0)) {
    if (id === 0x85 && sheetName(stream, at) === sheet) start = stream.readUInt32LE(at);
    if (id === 0xfc) texts = sharedStrings(stream, at, size);
    if (id === 0x0a) break;
  }
  if (start === undefined) throw new Error(`no sheet ${sheet} in ${path}`);
  const rows: Map<number, XlsCell>[] = [];
  const put = (row: number, column: number, value: XlsCell) => {
    while (rows.length <= row) rows.push(new Map());
    rows[row]?.set(column, value);
  };
  for (const { id, at, size } of records(stream, start)) {
    if (id === 0x0a) break;
    const [row, column] = size >= 6 ? [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)] : [0, 0];
    if (id === 0xfd) put(row, column, texts[stream.readUInt32LE(at + 6)] ?? "");
    else if (id === 0x203) put(row, column, stream.readDoubleLE(at + 6));
    else if (id === 0x27e) put(row, column, rkNumber(stream, at + 6));
    else if (id === 0xbd) {
      const count = (size - 6) / 6;
      for (let i = 0; i < count; i++) put(row, column + i, rkNumber(stream, at + 6 + 6 * i));
    }
  }
  return rows;
}

function* records(stream: Buffer, from: number) {
  for (let at = from; at + 4 <= stream.length; ) {
    const size = stream.readUInt16LE(at + 2);
    yield { id: stream.readUInt16LE(at), at: at + 4, size };
    at += 4 + size;
  }
}

/** The stream named Workbook, sector by sector along the table of sectors. */
function workbookStream(file: Buffer): Buffer {
  const size = 2 ** file.readUInt16LE(30);
  const sector = (n: number) => file.subarray((n + 1) * size, (n + 2) * size);
  const tables = Array.from({ length: 109 }, (_, i) => file.readInt32LE(76 + 4 * i)).filter((n) => n >= 0);
  const next = tables.flatMap((n) =>
    Array.from({ length: size / 4 }, (_, i) => sector(n).readInt32LE(4 * i)),
  );
  const chain = (first: number) => {
    const parts: Buffer[] = [];
    for (let n = first; n >= 0; n = next[n] ?? -1) parts.push(sector(n));
    return Buffer.concat(parts);
  };
  const directory = chain(file.readInt32LE(48));
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const name = directory.toString("utf16le", at, at + Math.max(0, directory.readUInt16LE(at + 64) - 2));
    if (name === "Workbook")
      return chain(directory.readInt32LE(at + 116)).subarray(0, directory.readUInt32LE(at + 120));
  }
  throw new Error("no workbook");
}

function sheetName(stream: Buffer, at: number): string {
  const length = stream.readUInt8(at + 6);
  const wide = (stream.readUInt8(at + 7) & 1) === 1;
  return stream.toString(wide ? "utf16le" : "latin1", at + 8, at + 8 + length * (wide ? 2 : 1));
}

/** A number of 30 bits: the high half of a double, or a whole number; in hundredths where the first bit says so. */
function rkNumber(stream: Buffer, at: number): number {
  const bits = stream.readInt32LE(at);
  const half = Buffer.alloc(8);
  half.writeInt32LE(bits & ~3, 4);
  const value = bits & 2 ? bits >> 2 : half.readDoubleLE(0);
  return bits & 1 ? value / 100 : value;
}

/** The table of strings runs on over records; where one ends within a string, the next says anew how wide its letters are. */
function sharedStrings(stream: Buffer, at: number, size: number): readonly string[] {
  const parts = [stream.subarray(at, at + size)];
  for (const { id, at: start, size: more } of records(stream, at + size)) {
    if (id !== 0x3c) break;
    parts.push(stream.subarray(start, start + more));
  }
  let [part, place] = [0, 8];
  const here = () => parts[part] ?? Buffer.alloc(0);
  const settle = () => {
    if (place < here().length) return;
    part += 1;
    place = 0;
  };
  const bytes = (count: number) => {
    const taken: number[] = [];
    while (taken.length < count) {
      settle();
      taken.push(here()[place] ?? 0);
      place += 1;
    }
    return Buffer.from(taken);
  };
  const count = here().readUInt32LE(4);
  return Array.from({ length: count }, () => {
    const length = bytes(2).readUInt16LE(0);
    let flags = bytes(1)[0] ?? 0;
    const runs = flags & 8 ? bytes(2).readUInt16LE(0) : 0;
    const extra = flags & 4 ? bytes(4).readUInt32LE(0) : 0;
    let text = "";
    while (text.length < length) {
      if (place >= here().length) {
        part += 1;
        flags = here()[0] ?? 0;
        place = 1;
      }
      const wide = flags & 1 ? 2 : 1;
      const room = Math.floor((here().length - place) / wide);
      const letters = Math.min(length - text.length, room);
      text += here().toString(wide === 2 ? "utf16le" : "latin1", place, place + letters * wide);
      place += letters * wide;
    }
    bytes(4 * runs + extra);
    return text;
  });
}
